import { z } from 'zod';
import { levels } from '../core/model/reviews.ts';
import { sharings } from '../core/sharing.ts';
import { answerWords } from './answer-json.ts';
import { type FrozenSummary } from '../core/summaries/summary.ts';
import { obstacles, personStates } from '../core/summaries/people.ts';

export const participationSchema = z.object({
  total: z.int(),
  sent: z.int(),
  late: z.int(),
  paper: z.int(),
  excused: z.int(),
  exempt: z.int(),
  entered: z.int().optional(),
});

export const commitmentCountsSchema = z.object({
  made: z.int(),
  kept: z.int(),
  running: z.int(),
  notYet: z.int(),
  overdue: z.int(),
});

const wordsSchema = z.object({
  memberId: z.string(),
  name: z.string(),
  item: z.int(),
  sharing: z.enum(sharings),
  sharedWithId: z.string().optional(),
  level: z.enum(levels).optional(),
  ...answerWords.shape,
  enteredBy: z.string().optional(),
});

const shareSchema = z.object({ raised: z.int(), of: z.int() });

/** A bare number is a difference whose rounds may have been counted differently; it is not shown. */
const changeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('compared'), before: shareSchema, now: shareSchema }),
  z.object({ status: z.literal('not_comparable') }),
]);

const summarySchema = z.object({
  closed: z.boolean(),
  participation: participationSchema,
  people: z.array(
    z.object({
      memberId: z.string(),
      name: z.string(),
      state: z.enum(personStates),
      obstacle: z.enum(obstacles),
      enteredBy: z.string().optional(),
    }),
  ),
  items: z.array(
    z.object({
      item: z.int(),
      at_risk: z.int(),
      correcting: z.int(),
      discuss: z.int(),
      skipped: z.int(),
      rest: z.int(),
      change: z.union([changeSchema, z.int().transform(() => undefined)]).optional(),
    }),
  ),
  values: z
    .array(z.object({ item: z.int(), people: z.int(), counts: z.record(z.string(), z.int()) }))
    .optional(),
  committee: z
    .object({
      memberId: z.string(),
      state: z.enum(['missing', 'sent', 'late']),
      words: z.array(wordsSchema),
    })
    .optional(),
  words: z.array(wordsSchema),
  pooledReviews: z.int(),
  paperForms: z.int().optional(),
  read: z.object({ reviews: z.int(), of: z.int() }).optional(),
  commitments: commitmentCountsSchema,
});

export function readSummary(json: unknown): FrozenSummary {
  const summary = summarySchema.parse(json);
  return {
    ...summary,
    items: summary.items.map(({ change, ...item }) => ({ ...item, change })),
    committee: summary.committee && {
      ...summary.committee,
      words: summary.committee.words.map(toWords),
    },
    words: summary.words.map(toWords),
  };
}

function toWords(words: z.infer<typeof wordsSchema>): FrozenSummary['words'][number] {
  const { sharedWithId, level, skipReason, how, causeKind, cause, remedy, deadlineOn, help, ...rest } = words;
  return { ...rest, sharedWithId, level, skipReason, how, causeKind, cause, remedy, deadlineOn, help };
}
