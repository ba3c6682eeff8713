import { z } from 'zod';
import { readText, unclear, type Form, type Question, type Reading } from '../forms/form.ts';
import { pledgeParts, type PledgePart, type PledgeTexts } from '../model/pledges.ts';
import type { TextProblem } from '../text/typed.ts';

export type PledgeProblem = TextProblem | 'typed' | 'press_button';

/** `making`: the parts are asked for one after the other, then who may read it. */
const draftSchema = z.object({
  dialogue: z.literal('pledge'),
  unitId: z.string(),
  year: z.int(),
  making: z.boolean(),
  asks: z.enum([...pledgeParts, 'sharing', 'note']),
  texts: z.partialRecord(z.enum(pledgeParts), z.string()),
  lastInputId: z.int().optional(),
});
export type PledgeDraft = z.infer<typeof draftSchema>;

export const longestPart = 1000;
const longestNote = 500;

const typed = (longest: number): Question<PledgeDraft, unknown, string, PledgeProblem> => ({
  read: (text): Reading<string, PledgeProblem> => readText(text, longest),
});

export const pledgeForm: Form<PledgeDraft, PledgeDraft['asks'], unknown, string, PledgeProblem> = {
  draft: draftSchema,
  asks: ({ asks }) => asks,
  questions: {
    ideology: typed(longestPart),
    ethics: typed(longestPart),
    duties: typed(longestPart),
    discipline: typed(longestPart),
    sharing: { read: () => unclear('press_button') },
    note: typed(longestNote),
  },
};

export function partAfter(part: PledgePart): PledgePart | 'sharing' {
  return pledgeParts[pledgeParts.indexOf(part) + 1] ?? 'sharing';
}

export function saysAnything(texts: PledgeTexts): boolean {
  return pledgeParts.some((part) => texts[part] !== undefined);
}
