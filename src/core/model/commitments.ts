import type { LocalDate } from '../time/local-time.ts';
import type { Sharing } from '../sharing.ts';

/** Made and not asked about yet; then what the member says: đã khắc phục, đang khắc phục, chưa. */
export const commitmentStatuses = ['made', 'running', 'not_yet', 'kept'] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

/** What a member says has become of a commitment. */
export const commitmentReports = [
  'kept',
  'running',
  'not_yet',
] as const satisfies readonly CommitmentStatus[];
export type CommitmentReport = (typeof commitmentReports)[number];

export const commitmentEventKinds = [...commitmentStatuses, 'withdrawn'] as const;

/** What is to be put right, in the member's own words. */
export type CommitmentText = {
  remedy: string;
  how: string | undefined;
  cause: string | undefined;
  help: string | undefined;
};

/** What somebody will put right, made by a remedy in a review that was sent. */
export type Commitment = {
  id: string;
  unitId: string;
  memberId: string;
  /** The round in whose review it was made. */
  roundId: string;
  checklistKey: string;
  item: number;
  /** Undefined once it was erased, withdrawn or no longer kept. */
  text: CommitmentText | undefined;
  sharing: Sharing;
  sharedWithId: string | undefined;
  dueOn: LocalDate | undefined;
  status: CommitmentStatus;
  reminding: boolean;
  /** Somebody could once read it under the member's name. */
  everNamed: boolean;
  madeAt: Date;
  changedAt: Date;
  settledAt: Date | undefined;
  withdrawnAt: Date | undefined;
  /** Oldest first. */
  events: readonly CommitmentEvent[];
};

export type CommitmentEvent = {
  id: string;
  status: (typeof commitmentEventKinds)[number];
  /** How far, or why not. */
  note: string | undefined;
  /** The deadline from then on, where it changed. */
  dueOn: LocalDate | undefined;
  /** The round in whose review it was said. */
  roundId: string | undefined;
  at: Date;
};
