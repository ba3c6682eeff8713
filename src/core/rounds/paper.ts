import { z } from 'zod';
import { read, unclear, type Form, type Reading } from '../forms/form.ts';
import { paperSharings, type PaperConsent, type PaperEntry, type PaperPrinting } from '../model/paper.ts';
import type { Revision } from '../model/reviews.ts';
import { parseDate } from '../time/date-input.ts';
import { addDays, addMonths, isLocalDate, type LocalDate } from '../time/local-time.ts';

/** Raised when the text above the signature comes to say something else: a form agrees to what was printed on it. */
export const paperConsentVersion = 1;

/** The printings of a round with one more; what was printed alike on one day is one. */
export function withPrinting(
  printings: readonly PaperPrinting[],
  printing: PaperPrinting,
): readonly PaperPrinting[] {
  return printings.some((one) => isAlike(one, printing)) ? printings : [...printings, printing];
}

function isAlike(one: PaperPrinting, other: PaperPrinting): boolean {
  return (
    one.on === other.on && one.holderId === other.holderId && one.consentVersion === other.consentVersion
  );
}

/** Those to whom forms of this round are to be handed, in the order in which they were first printed. */
export function holdersOf(printings: readonly PaperPrinting[]): string[] {
  return [...new Set(printings.flatMap(({ holderId }) => holderId ?? []))];
}

/** Which printing a form is of: the last one before it was signed; where it is for one reader, of those that name them. */
export function printingOf(
  printings: readonly PaperPrinting[],
  { signedOn, holderId }: { signedOn: LocalDate; holderId: string | undefined },
): PaperPrinting | undefined {
  return printings
    .filter((one) => one.on <= signedOn && (holderId === undefined || one.holderId === holderId))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    .at(-1);
}

const draftSchema = z.object({
  dialogue: z.literal('paper'),
  /** Whose form it is. */
  participantId: z.string(),
  sharing: z.enum(paperSharings).optional(),
  /** The office-holder printed on the form, where it is for them alone. */
  holderId: z.string().optional(),
  signedOn: z.string().refine(isLocalDate).optional(),
  receivedOn: z.string().refine(isLocalDate).optional(),
  lastInputId: z.int().optional(),
});

/** What stands at the foot of a form, as far as it is known. */
export type PaperDraft = z.infer<typeof draftSchema>;

/** `not_printed`: none was printed by then. */
export type PaperProblem = 'choose' | 'date' | 'future' | 'not_printed' | 'before_signed';

/** Between which days a form can have been signed and received. */
export type PaperDays = { printings: readonly PaperPrinting[]; today: LocalDate };

type PaperDates = Pick<PaperDraft, 'signedOn' | 'receivedOn'>;

/** Who may read it is tapped; when it was signed and received may be typed as well. */
export const paperForm: Form<
  PaperDraft,
  'sharing' | 'signedOn' | 'receivedOn',
  PaperDays,
  PaperDates,
  PaperProblem
> = {
  draft: draftSchema,
  asks: ({ sharing, signedOn }) =>
    sharing === undefined ? 'sharing' : signedOn === undefined ? 'signedOn' : 'receivedOn',
  questions: {
    sharing: { read: () => unclear('choose') },
    signedOn: { read: (text, days, draft) => readDay('signedOn', text, days, draft) },
    receivedOn: { read: (text, days, draft) => readDay('receivedOn', text, days, draft) },
  },
};

export type PaperDay = keyof PaperDates;

function readDay(
  which: PaperDay,
  text: string,
  days: PaperDays,
  draft: PaperDraft,
): Reading<PaperDates, PaperProblem> {
  const day = readPast(text, days.today);
  if (day === undefined) return unclear('date');
  const problem = dayProblem(which, day, days, draft);
  return problem === undefined ? read({ [which]: day }) : unclear(problem);
}

/** A day without a year is the last one of that name. */
function readPast(text: string, today: LocalDate): LocalDate | undefined {
  const date = parseDate(text, { today });
  if (date.status === 'past') return date.on;
  if (date.status !== 'parsed') return undefined;
  const yearBefore = addMonths(date.on, -12);
  return date.on > today && !/\d{4}/.test(text) && yearBefore > addDays(today, -daysBack)
    ? yearBefore
    : date.on;
}

const daysBack = 92;

export function dayProblem(
  which: PaperDay,
  on: LocalDate,
  { printings, today }: PaperDays,
  { holderId, signedOn }: PaperDraft,
): PaperProblem | undefined {
  if (on > today) return 'future';
  if (which === 'receivedOn') return signedOn !== undefined && on < signedOn ? 'before_signed' : undefined;
  return printingOf(printings, { signedOn: on, holderId }) === undefined ? 'not_printed' : undefined;
}

/** The foot of a form once all of it is known. */
export function consentOf(
  { sharing, holderId, signedOn, receivedOn }: PaperDraft,
  printings: readonly PaperPrinting[],
): PaperConsent | undefined {
  if (sharing === undefined || signedOn === undefined || receivedOn === undefined) return undefined;
  const printing = printingOf(printings, { signedOn, holderId });
  if (printing === undefined) return undefined;
  return {
    ...{ version: printing.consentVersion, printedOn: printing.on, signedOn, receivedOn },
    ...{ sharing, sharedWithId: holderId },
  };
}

/** What is for one office-holder alone nobody else may enter. */
export function mayEnter(
  { sharing, sharedWithId }: Pick<PaperConsent, 'sharing' | 'sharedWithId'>,
  memberId: string,
): boolean {
  return sharing === 'cell' || sharedWithId === memberId;
}

/** Whether the newest version of a review is what was entered from paper. */
export function isFromPaper(
  entry: Pick<PaperEntry, 'entered' | 'endedAt'> | undefined,
  newest: Pick<Revision, 'number'> | undefined,
): boolean {
  return (
    entry?.entered !== undefined && entry.endedAt === undefined && entry.entered.number === newest?.number
  );
}
