import { z } from 'zod';
import type { Level } from '../model/reviews.ts';
import { bilingual, faulty, lineOfText, slug } from '../text/content-schema.ts';

const LONGEST_SHORT = 48;
/** Stays on one line of a group's screen on a small phone, with letters a third larger. */
const LONGEST_LINE = 24;
const LONGEST_OPTION = 32;

const common = {
  number: z.int().min(1),
  short: bilingual(LONGEST_SHORT),
  /** Stands for it in the list of its group, where nine are to be seen at a glance; without it `short` does. */
  line: bilingual(LONGEST_LINE).optional(),
  text: bilingual(300),
  hint: bilingual(240),
  toVerify: bilingual(300).optional(),
  /** The wording is not known yet: no round uses the item until somebody has filled it in and taken this away. */
  blank: z.literal(true).optional(),
};

/** A question may be left where this is false; otherwise it has to be answered. */
const question = { ...common, required: z.boolean().optional() };

const options = z
  .array(z.strictObject({ id: slug(16), label: bilingual(LONGEST_OPTION) }))
  .min(2)
  .max(8)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, faulty({ is: 'id_twice' }));

const manifestationSchema = z.strictObject({
  kind: z.literal('manifestation'),
  ...common,
  /** What it names is an offence: nothing is admitted or written here, whoever has to report it does so in person. */
  grave: z.literal(true).optional(),
});

const shortTextSchema = z.strictObject({
  kind: z.literal('short_text'),
  ...question,
  /** An answer as it might be, shown where one was too long. */
  example: bilingual(80),
});

const longTextSchema = z.strictObject({
  kind: z.literal('long_text'),
  ...question,
  /** What is written here is for the cell committee, which answers it. */
  suggestion: z.literal(true).optional(),
  /** "Không có" is an answer, and has a button. */
  none: z.literal(true).optional(),
  /** What is written here becomes a commitment. */
  remedy: z.literal(true).optional(),
  /** The numbers of earlier items that say what is to be put right; where none of them does, this is not asked. */
  mends: z.array(z.int().min(1)).min(1).max(5).optional(),
});

const choiceSchema = z.strictObject({ kind: z.literal('choice'), ...question, options });

const choicesSchema = z.strictObject({ kind: z.literal('choices'), ...question, options });

/** Steps from 1, each with its name. */
const scaleSchema = z.strictObject({
  kind: z.literal('scale'),
  ...question,
  steps: z.array(bilingual(LONGEST_OPTION)).min(2).max(7),
});

const numberSchema = z.strictObject({
  kind: z.literal('number'),
  ...question,
  min: z.int(),
  max: z.int(),
  unit: z.strictObject({ vi: lineOfText(16), en: lineOfText(16) }).optional(),
});

/** From today on. */
const dateSchema = z.strictObject({
  kind: z.literal('date'),
  ...question,
  /** The number of the item whose commitment is due on this date. */
  deadlineOf: z.int().min(1).optional(),
});

export const itemSchema = z
  .discriminatedUnion('kind', [
    manifestationSchema,
    shortTextSchema,
    longTextSchema,
    choiceSchema,
    choicesSchema,
    scaleSchema,
    numberSchema,
    dateSchema,
  ])
  .superRefine((item, context) => {
    if (item.blank && item.toVerify === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['blank'],
        message: faulty({ is: 'to_verify' }),
      });
    }
    if (item.kind === 'number' && item.min >= item.max) {
      context.addIssue({ code: 'custom', path: ['max'], message: faulty({ is: 'max_below_min' }) });
    }
  });

export type ChecklistItem = z.infer<typeof itemSchema>;
/** An item that is answered by a value rather than by a level. */
export type Question = Exclude<ChecklistItem, { kind: 'manifestation' }>;

export function isQuestion(item: ChecklistItem): item is Question {
  return item.kind !== 'manifestation';
}

export function isGrave(item: ChecklistItem): boolean {
  return item.kind === 'manifestation' && item.grave === true;
}

/** Whether an item may be answered with this level. */
export function offersLevel(item: ChecklistItem, level: Level): boolean {
  return !isQuestion(item) && !(isGrave(item) && level === 'correcting');
}

/** Whether a review may be sent without an answer to it. */
export function mayBeLeft(item: ChecklistItem): boolean {
  return isQuestion(item) && item.required === false;
}
