import type { AccessEvent, RecordedMessage, ShownMessage } from '../model/shown.ts';
import type { SnapshotCounts } from '../summaries/snapshot-counts.ts';
import type { FrozenSummary } from '../summaries/summary.ts';

/** Frozen counts of a closed round. */
export type Snapshot = {
  id: string;
  roundId: string;
  number: number;
  kind: 'closing' | 'late';
  /** How many counts-only reviews were pooled: none, or five and more. */
  reviews: number;
  counts: SnapshotCounts;
  createdAt: Date;
};

export interface Snapshots {
  listByRound(roundId: string): Promise<Snapshot[]>;
  /** Of all rounds of a cell, as they closed; oldest first. */
  listClosing(unitId: string): Promise<Snapshot[]>;
  insert(snapshot: Snapshot): Promise<void>;
}

export type ApprovedSummary = {
  id: string;
  roundId: string;
  number: number;
  approvedById: string;
  approvedAt: Date;
  /** When the round's summary was first opened by anybody else after that. */
  openedAt: Date | undefined;
  fingerprint: string;
  content: FrozenSummary;
};

export interface Summaries {
  findNewest(roundId: string): Promise<ApprovedSummary | undefined>;
  listByRound(roundId: string): Promise<ApprovedSummary[]>;
  insert(summary: ApprovedSummary): Promise<void>;
  delete(id: string): Promise<void>;
  /** This reader has opened what others approved in this round. */
  markOpened(roundId: string, viewerId: string, at: Date): Promise<void>;
  /** Takes words out of what was frozen. */
  rewrite(summary: Pick<ApprovedSummary, 'id' | 'content' | 'fingerprint'>): Promise<void>;
}

export interface AccessEvents {
  /** Whoever looked at a round has a sheet of looks, whether anybody's words were there or not. */
  addSheet(of: Pick<AccessEvent, 'viewerId' | 'roundId'>): Promise<void>;
  /** Merges with the same viewer's event for the same round within an hour. */
  record(event: Omit<AccessEvent, 'firstAt' | 'lastAt'> & { at: Date }): Promise<void>;
  listByMember(memberId: string): Promise<AccessEvent[]>;
  deleteByMember(memberId: string): Promise<void>;
  deleteByRound(roundId: string): Promise<void>;
  /** Looks at why somebody would be away from meetings that started before this instant. Returns how many were deleted. */
  deleteAbsences(before: Date): Promise<number>;
}

/** Whose words stand on a screen or in a file: of a summary, of its part about commitments, or of a suggestion. */
export type Shows = Pick<ShownMessage, 'roundId' | 'suggestionId' | 'printed'> & {
  memberIds: readonly string[];
  /** `draft`: what the reader themselves has just typed, under the id it will be sent with; `paper`: what they copy from a form. */
  of?: 'commitments' | 'draft' | 'paper' | 'pledges';
};

/** Whose reason for being away is told, and of which meeting. */
export type Tells = { memberId: string } & ({ meetingId: string } | { leaveId: string });

export interface ShownWords {
  record(shown: readonly RecordedMessage[]): Promise<void>;
  /** A screen that was edited no longer shows what it showed. */
  forgetMessage(accountId: string, messageId: number): Promise<void>;
  listByMember(memberId: string): Promise<ShownMessage[]>;
  listByRound(roundId: string): Promise<ShownMessage[]>;
  listBySuggestion(suggestionId: string): Promise<ShownMessage[]>;
  /** What stands in front of an account, of one cell where it is given. */
  listByReader(accountId: string, unitId?: string): Promise<ShownMessage[]>;
  /** In all rounds, where none is given. */
  deleteByMember(memberId: string, roundId?: string): Promise<void>;
  deleteByRound(roundId: string): Promise<void>;
  deleteBySuggestion(suggestionId: string): Promise<void>;
}
