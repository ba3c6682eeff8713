import { z } from 'zod';
import { oneQuestion, readText, type Reading } from '../forms/form.ts';
import type { TextProblem } from '../text/typed.ts';

const draftSchema = z.object({
  dialogue: z.enum(['reply', 'rsvp']),
  meetingId: z.string(),
  lastInputId: z.int().optional(),
});

export type ReasonProblem = TextProblem | 'not_text';

/** A reason is shown in a pop-up, which holds 200 characters with the name. */
const longestReason = 140;

/** Why somebody is away, in their own words. */
export const reasonForm = oneQuestion(draftSchema, (text): Reading<string, ReasonProblem> =>
  readText(text, longestReason),
);
