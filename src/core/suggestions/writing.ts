import { z } from 'zod';
import { oneQuestion, readText, type Reading } from '../forms/form.ts';
import type { TextProblem } from '../text/typed.ts';

export type WritingProblem = TextProblem | 'typed';

const draftSchema = z.discriminatedUnion('mode', [
  z.object({
    ...{ dialogue: z.literal('suggestion'), mode: z.literal('write') },
    ...{ unitId: z.string(), text: z.string().optional(), lastInputId: z.int().optional() },
    /** What it will be sent as. */
    id: z.string().optional(),
  }),
  z.object({
    ...{ dialogue: z.literal('suggestion'), mode: z.literal('answer') },
    ...{ suggestionId: z.string(), text: z.string().optional(), lastInputId: z.int().optional() },
  }),
]);
export type WritingDraft = z.infer<typeof draftSchema>;

/** A suggestion, or the answer to one, as it is typed. */
export const suggestionForm = oneQuestion(draftSchema, (text): Reading<string, WritingProblem> =>
  readText(text),
);
