import type { LocalDate } from '../time/local-time.ts';

/** Both days included. */
export type Days = { fromOn: LocalDate; untilOn: LocalDate };

/** `asked`: for whoever leads the cell to decide on, at least on a part of it. */
export const leaveStatuses = ['asked', 'recorded', 'declined', 'taken_back'] as const;
export type LeaveStatus = (typeof leaveStatuses)[number];

/** "Vắng, có lý do": what a member asks for, for one meeting or for a time. */
export type Leave = {
  id: string;
  unitId: string;
  memberId: string;
  /** The one meeting it is for, on whichever day that is; otherwise for all between its days. */
  meetingId: string | undefined;
  /** Of one meeting its day as it was asked for. */
  days: Days;
  status: LeaveStatus;
  /** What is recorded of it: all of it, or the part that stayed when it was changed. */
  recorded: Days | undefined;
  /** In the member's words: for whoever led the cell then. */
  reason: string | undefined;
  /** What was said by who declined it. */
  word: string | undefined;
  /** Meetings to which the member comes all the same. */
  comingTo: readonly string[];
  /** Of which last day it was told that it is near. */
  endToldOf: LocalDate | undefined;
  askedAt: Date;
  decidedAt: Date | undefined;
};
