import type { LocalDate } from '../time/local-time.ts';

/** Paper forms of a round that were made on one day: whom they are to be handed to, and to what their signature agrees. */
export type PaperPrinting = { on: LocalDate; holderId: string | undefined; consentVersion: number };

/** A form with a name is for the cell or for the office-holder printed on it. */
export const paperSharings = ['cell', 'secretary'] as const;
export type PaperSharing = (typeof paperSharings)[number];

/** The signature under a form, and what was chosen above it. */
export type PaperConsent = {
  version: number;
  printedOn: LocalDate;
  signedOn: LocalDate;
  receivedOn: LocalDate;
  sharing: PaperSharing;
  /** The office-holder printed on the form, where it is for them alone. */
  sharedWithId: string | undefined;
};

/** A named form as somebody enters it, and what was made of it. */
export type PaperEntry = {
  /** Of whom enters it while that is under way; of whose form it is once it is entered. */
  participantId: string;
  roundId: string;
  /** Whose form it is. */
  memberId: string;
  enteredById: string;
  startedAt: Date;
  consent: PaperConsent;
  /** The version of the review that it became. */
  entered: { number: number; at: Date } | undefined;
  /** When the member said that it is not theirs, or whoever entered it took it back. */
  endedAt: Date | undefined;
};

/** How often each level was ticked on forms without a name; `skipped` where nothing was. */
export type PaperItemSums = {
  item: number;
  none: number;
  at_risk: number;
  correcting: number;
  skipped: number;
};

/** The forms without a name that were entered so far: their sums, and nothing of a single one. */
export type PaperSums = { forms: number; items: readonly PaperItemSums[] };

export type PaperSheet = {
  roundId: string;
  printings: readonly PaperPrinting[];
  sums: PaperSums | undefined;
};
