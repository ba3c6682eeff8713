import { z } from 'zod';
import { causeKinds } from '../core/model/reviews.ts';

/** What a question was answered with, as it is kept. */
const itemValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('choice'), option: z.string() }),
  z.object({ kind: z.literal('choices'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('scale'), step: z.int() }),
  z.object({ kind: z.literal('number'), amount: z.int() }),
  z.object({ kind: z.literal('date'), on: z.iso.date() }),
  z.object({ kind: z.literal('left') }),
]);

/** What somebody wrote of an item, or answered to a question, as it is kept. */
export const answerWords = z.object({
  skipReason: z.string().optional(),
  how: z.string().optional(),
  causeKind: z.enum(causeKinds).optional(),
  cause: z.string().optional(),
  remedy: z.string().optional(),
  deadlineOn: z.iso.date().optional(),
  help: z.string().optional(),
  value: itemValueSchema.optional(),
});
