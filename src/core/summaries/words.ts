import { z } from 'zod';
import { perhaps } from '../json.ts';
import { answerWordsSchema, levels } from '../model/reviews.ts';
import { sharings } from '../sharing.ts';

/** The words of one member about one item, with what decides who may read them. */
export const summaryWordsSchema = z.object({
  memberId: z.string(),
  name: z.string(),
  item: z.int(),
  sharing: z.enum(sharings),
  sharedWithId: perhaps(z.string()),
  level: perhaps(z.enum(levels)),
  ...answerWordsSchema.shape,
  /** Who entered it, where it came on paper. */
  enteredBy: z.string().optional(),
});
export type SummaryWords = z.output<typeof summaryWordsSchema>;
