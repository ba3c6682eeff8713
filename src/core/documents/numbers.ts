import { z } from 'zod';
import { oneQuestion, read, unclear } from '../forms/form.ts';
import { foldMarks } from '../text/fold.ts';
import type { DocumentKind } from './legal-bases.ts';
import { mostNumber, type DocumentSettings } from './settings.ts';

/** One document of a unit that bears a number: the report on a round or on a span of months, the minutes of a meeting. */
export type NumberedDocument = {
  unitId: string;
  kind: DocumentKind;
  /** The id of the round or of the meeting, or the span. */
  about: string;
};

/** What somebody decided for one document, in all its copies; undefined where its place is left open. */
export type KeptNumber = {
  number: number | undefined;
  /** The last number of the term before this document raised it; undefined where it did not. */
  lastBefore?: number | undefined;
};

/** What may be decided by a button: the number after the last one, the last one itself, or to write it by hand. */
export const numberChoices = ['next', 'last', 'open'] as const;
export type NumberChoice = (typeof numberChoices)[number];

export type ChosenNumber = { choice: NumberChoice; number: number | undefined };

/** What a button carries: the number that it shows, as a second tap means no other one, and whether another document bears it. */
export function choiceKey({ choice, number }: ChosenNumber): string {
  if (number === undefined) return 'open';
  return choice === 'last' ? `last${number}` : String(number);
}

export function parseChoice(key: string | undefined): ChosenNumber | undefined {
  if (key === 'open') return { choice: 'open', number: undefined };
  const [, last, digits] = /^(last)?(\d{1,4})$/.exec(key ?? '') ?? [];
  return digits === undefined
    ? undefined
    : { choice: last === undefined ? 'next' : 'last', number: Number(digits) };
}

/**
 * Whether a button that means this number holds still: it is one of the choices, or was decided by it already. What was the
 * next number when it was shown may be another document's by now.
 */
export function isChoosable(
  { kept, choices }: { kept: KeptNumber | undefined; choices: readonly ChosenNumber[] },
  { choice, number }: ChosenNumber,
): boolean {
  return (
    (kept !== undefined && kept.number === number) ||
    choices.some((one) => one.choice === choice && one.number === number)
  );
}

const lastOf = { report: 'lastReport', minutes: 'lastMinutes' } as const satisfies Record<
  DocumentKind,
  keyof DocumentSettings
>;

/** The number that the last document of this kind bears; undefined where nobody has said it, 0 where there is none yet. */
export function lastNumber(settings: DocumentSettings, kind: DocumentKind): number | undefined {
  return settings[lastOf[kind]];
}

/** What may be chosen, with the number that it means. The bot gives no number without being told the last one. */
export function choicesOf(last: number | undefined): ChosenNumber[] {
  return [
    ...(last !== undefined && last < mostNumber ? [{ choice: 'next' as const, number: last + 1 }] : []),
    ...(last !== undefined && last > 0 ? [{ choice: 'last' as const, number: last }] : []),
    { choice: 'open', number: undefined },
  ];
}

/**
 * What is kept of a document that gets another number, and the last one of the term: only what this document had raised goes
 * back, so that what is corrected is not counted twice.
 */
export function withNumber(
  settings: DocumentSettings,
  {
    kind,
    former,
    number,
  }: { kind: DocumentKind; former: KeptNumber | undefined; number: number | undefined },
): { settings: DocumentSettings; kept: KeptNumber } {
  const last = lastNumber(settings, kind);
  const raisedFrom = former?.number === last ? former?.lastBefore : undefined;
  const others = raisedFrom ?? last;
  const isRaised = number !== undefined && (others === undefined || number > others);
  const newest = isRaised ? number : others;
  return {
    settings: newest === undefined ? settings : { ...settings, [lastOf[kind]]: newest },
    kept: { number, lastBefore: isRaised ? (others ?? number - 1) : undefined },
  };
}

/** "05", "5", "05-BC/CB", "số 5". */
export function readNumber(text: string) {
  const [, digits] = /^(?:so )?(\d{1,4})(?: ?[-/].*)?$/.exec(foldMarks(text)) ?? [];
  return digits === undefined ? unclear('number' as const) : read(Number(digits));
}

/** A number that a document may bear. */
export function readOwnNumber(text: string) {
  const said = readNumber(text);
  return said.status === 'read' && said.answer === 0 ? unclear('number' as const) : said;
}

export const numberForm = oneQuestion(
  z.object({
    dialogue: z.literal('document_number'),
    of: z.enum(['round', 'meeting']),
    id: z.string(),
    /** What is to be made once it is known. */
    then: z.string(),
    lastInputId: z.int().optional(),
  }),
  readOwnNumber,
);
export type NumberDraft = z.infer<typeof numberForm.draft>;
