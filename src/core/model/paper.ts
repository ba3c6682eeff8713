import { z } from 'zod';
import { jsonDate, jsonInstant, perhaps } from '../json.ts';

/** A form with a name is for the cell or for the office-holder printed on it. */
export const paperSharings = ['cell', 'secretary'] as const;
export type PaperSharing = (typeof paperSharings)[number];

/** The signature under a form, and what was chosen above it. */
const paperConsent = z.object({
  version: z.int(),
  printedOn: jsonDate,
  signedOn: jsonDate,
  receivedOn: jsonDate,
  sharing: z.enum(paperSharings),
  /** The office-holder printed on the form, where it is for them alone. */
  sharedWithId: perhaps(z.string()),
});
export type PaperConsent = z.output<typeof paperConsent>;

/** As it is kept, beside its participant and round. */
export const paperEntrySchema = z.object({
  /** Whose form it is. */
  memberId: z.string(),
  enteredById: z.string(),
  startedAt: jsonInstant,
  consent: paperConsent,
  /** The version of the review that it became. */
  entered: perhaps(z.object({ number: z.int(), at: jsonInstant })),
  /** When the member said that it is not theirs, or whoever entered it took it back. */
  endedAt: perhaps(jsonInstant),
});

/**
 * A named form as somebody enters it, and what was made of it. Its participant is that of whom enters it while that is
 * under way, and of whose form it is once it is entered.
 */
export type PaperEntry = { participantId: string; roundId: string } & z.output<typeof paperEntrySchema>;

/** Paper forms of a round that were made on one day: whom they are to be handed to, and to what their signature agrees. */
const paperPrinting = z.object({ on: jsonDate, holderId: perhaps(z.string()), consentVersion: z.int() });
export type PaperPrinting = z.output<typeof paperPrinting>;

/** How often each level was ticked on forms without a name; `skipped` where nothing was. */
const paperItemSums = z.object({
  item: z.int(),
  none: z.int(),
  at_risk: z.int(),
  correcting: z.int(),
  skipped: z.int(),
});
export type PaperItemSums = z.output<typeof paperItemSums>;

/** The forms without a name that were entered so far: their sums, and nothing of a single one. */
const paperSums = z.object({ forms: z.int(), items: z.array(paperItemSums).readonly() });
export type PaperSums = z.output<typeof paperSums>;

/** As it is kept, beside its round. */
export const paperSheetSchema = z.object({
  printings: z.array(paperPrinting).readonly(),
  sums: perhaps(paperSums),
});
export type PaperSheet = { roundId: string } & z.output<typeof paperSheetSchema>;
