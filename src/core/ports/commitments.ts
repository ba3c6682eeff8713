import type { LocalDate, Zone } from '../local-time.ts';
import type { Commitment, CommitmentEvent } from '../model/commitments.ts';

/** A deadline that may have to be reminded of, without a word of what was promised. */
export type DueCommitment = {
  id: string;
  accountId: string;
  zone: Zone;
  dueOn: LocalDate;
  /** When this deadline was set. */
  setAt: Date;
  /** The last reminder that was queued. */
  reminded: string | undefined;
};

export interface Commitments {
  findById(id: string): Promise<Commitment | undefined>;
  /** Oldest first; withdrawn ones too. */
  listByMember(memberId: string): Promise<Commitment[]>;
  /** Not withdrawn, not settled before this instant, of members on the roster who have not withdrawn their consent; in roster order. */
  listAlive(unitId: string, since: Date): Promise<Commitment[]>;
  insert(commitment: Omit<Commitment, 'events'>): Promise<void>;
  update(commitment: Omit<Commitment, 'events'>): Promise<void>;
  addEvent(commitmentId: string, event: CommitmentEvent): Promise<void>;
  updateEvent(event: CommitmentEvent): Promise<void>;
  deleteEvents(ids: readonly string[]): Promise<void>;
  /** Deadlines between these days that are to be reminded of, of members who can be written to. */
  listDue(days: { from: LocalDate; to: LocalDate }, consentVersion: number): Promise<DueCommitment[]>;
  markReminded(id: string, reminded: string): Promise<void>;
  /** Removes what was written, notes too. */
  deleteTexts(ids: readonly string[]): Promise<void>;
  /** Settled before this instant, with texts. */
  listTextsExpired(before: Date): Promise<{ id: string; memberId: string }[]>;
}
