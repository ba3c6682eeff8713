import type { LocalDate, Zone } from '../time/local-time.ts';
import type { Commitment } from '../model/commitments.ts';

/** A deadline that may have to be reminded of, without a word of the commitment. */
export type DueCommitment = {
  id: string;
  memberId: string;
  roundId: string;
  accountId: string;
  zone: Zone;
  dueOn: LocalDate;
  /** When this deadline was set. */
  setAt: Date;
  /** The last reminder that was queued. */
  reminded: string | undefined;
};

/** Which review the commitments of a sheet were made in. */
export type SheetKey = Pick<Commitment, 'unitId' | 'memberId' | 'roundId'>;

export interface Commitments {
  /** Among those of these members: by itself an id leads nowhere. */
  findById(id: string, memberIds: readonly string[]): Promise<Commitment | undefined>;
  /** Oldest first; withdrawn ones too. */
  listByMember(memberId: string): Promise<Commitment[]>;
  /** Not withdrawn, not settled before this instant, of members on the roster who have not withdrawn their consent; in roster order. */
  listAlive(unitId: string, since: Date): Promise<Commitment[]>;
  /** Every review that was sent has a sheet of commitments, whether anything stands on it or not. */
  addSheet(key: SheetKey): Promise<void>;
  /** As they stand from now on, with all that was said of them. */
  put(commitments: readonly Commitment[]): Promise<void>;
  /** Deadlines between these days that are to be reminded of, of members who can be written to. */
  listDue(days: { from: LocalDate; to: LocalDate }, consentVersion: number): Promise<DueCommitment[]>;
  markReminded(one: DueCommitment, reminded: string): Promise<void>;
  /** Settled before this instant, with texts. */
  listTextsExpired(before: Date): Promise<Commitment[]>;
}
