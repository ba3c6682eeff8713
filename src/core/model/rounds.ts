import { z } from 'zod';
import { perhaps } from '../json.ts';
import type { LocalDate, LocalTime, Period, Zone } from '../time/local-time.ts';
import type { ReminderKind } from './notices.ts';

export const meetingKinds = ['monthly', 'thematic', 'extra'] as const;
export const meetingStatuses = ['planned', 'cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingDecisions = ['none', 'shifted', 'pending', 'decided', 'moved'] as const;
/** `pending`: the day falls on a weekend or holiday and the secretary has not decided yet. */
export type MeetingDecision = (typeof meetingDecisions)[number];

export type Meeting = {
  id: string;
  unitId: string;
  kind: (typeof meetingKinds)[number];
  period: Period;
  on: LocalDate;
  time: LocalTime;
  zone: Zone;
  startsAt: Date;
  place: string;
  status: MeetingStatus;
  decision: MeetingDecision;
  askedAt: Date | undefined;
  /** What a thematic or extra meeting is about. */
  title: string | undefined;
  agenda: readonly AgendaPoint[];
  /** When title or agenda were last touched. */
  agendaChangedAt: Date | undefined;
  /** When members were last told of the meeting and its agenda, and how often. */
  announcedAt: Date | undefined;
  announcements: number;
  /** When the secretary said that the cell met, where no attendance was taken. */
  heldSaidAt?: Date | undefined;
};

export const roundKinds = ['monthly', 'thematic', 'extra', 'quarter', 'year'] as const;

export type Round = {
  id: string;
  unitId: string;
  meetingId: string | undefined;
  checklistId: string;
  /** Chosen for this round by the secretary: the checklist of the cell does not replace it. */
  ownChecklist?: true;
  /** The numbers of the items this round is about; all items where there are none. */
  focusItems?: readonly number[];
  kind: (typeof roundKinds)[number];
  period: Period;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  lateUntilAt: Date;
  openedAt: Date | undefined;
  closedAt: Date | undefined;
  cancelledAt: Date | undefined;
};

export const participantStatuses = ['expected', 'excused', 'exempt', 'paper'] as const;
export type ParticipantStatus = (typeof participantStatuses)[number];

export type Participant = {
  id: string;
  roundId: string;
  /** Of the committee's own review who answers it on its behalf at present; of a paper form being entered who enters it. */
  memberId: string;
  /** Left out where a member answers for themselves. */
  subject?: 'cell_committee' | 'paper_entry';
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

/** One point of a meeting's agenda. */
const agendaPoint = z.object({ text: z.string(), link: perhaps(z.string()) });
export type AgendaPoint = z.output<typeof agendaPoint>;

/** As it is kept. */
export const agendaSchema = z.array(agendaPoint).readonly();

/** The numbers of some items, as they are kept. */
export const itemNumbersSchema = z.array(z.int().min(1));
