import type { ChecklistContent } from '../checklist.ts';
import type { LocalDate, LocalTime, Period, Zone } from '../local-time.ts';
import type { ReminderKind } from '../reminder.ts';

/** A checklist version as loaded; never changed afterwards. */
export type ChecklistVersion = {
  id: string;
  key: string;
  version: number;
  fingerprint: string;
  content: ChecklistContent;
};

export type MeetingStatus = 'planned' | 'cancelled';
/** `pending`: the day falls on a weekend or holiday and the secretary has not decided yet. */
export type MeetingDecision = 'none' | 'shifted' | 'pending' | 'decided' | 'moved';

export type Meeting = {
  id: string;
  unitId: string;
  kind: 'monthly' | 'thematic' | 'extra';
  period: Period;
  on: LocalDate;
  time: LocalTime;
  zone: Zone;
  startsAt: Date;
  place: string;
  status: MeetingStatus;
  decision: MeetingDecision;
  askedAt: Date | undefined;
};

export type Round = {
  id: string;
  unitId: string;
  meetingId: string | undefined;
  checklistId: string;
  kind: 'monthly' | 'thematic' | 'quarter' | 'year';
  period: Period;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  lateUntilAt: Date;
  openedAt: Date | undefined;
  closedAt: Date | undefined;
  cancelledAt: Date | undefined;
};

export type ParticipantStatus = 'expected' | 'excused' | 'exempt' | 'paper';

export type Participant = {
  id: string;
  roundId: string;
  memberId: string;
  status: ParticipantStatus;
  reason: string | undefined;
};

export type ReminderSlot = {
  id: string;
  roundId: string;
  kind: ReminderKind;
  dueAt: Date;
  expiresAt: Date;
  doneAt: Date | undefined;
};
