import type { Answer } from '../model/reviews.ts';
import type { RoundName } from '../rounds/round.ts';
import type { LocalDate } from '../time/local-time.ts';
import type { OwnYearPledge } from './pledge.ts';
import type { DocumentChecklist, DocumentFacts, KeptTrack } from './facts.ts';

/** A round of the year in which the member sent a review. */
export type OwnYearRound = {
  round: RoundName;
  checklist: DocumentChecklist;
  sentOn: LocalDate;
  late: boolean;
  /** Who entered it, where it came on paper. */
  enteredBy?: string;
  /** Undefined where what was written is not kept any more. */
  answers: readonly Answer[] | undefined;
};

export type OwnYearTrack = KeptTrack & {
  /** About an item that is talked about in person only. */
  grave: boolean;
  open: boolean;
};

/** What one member sent during a year, for nobody but them. */
export type OwnYearFacts = {
  unit: DocumentFacts;
  year: number;
  name: string;
  /** In their order. */
  rounds: readonly OwnYearRound[];
  /** Undefined where none was made, or it is not kept any more. */
  pledge: OwnYearPledge | undefined;
  /** Commitments that were made or open during the year. */
  tracks: readonly OwnYearTrack[];
};
