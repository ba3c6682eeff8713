import type { ChecklistContent, ChecklistVersion } from '../rounds/checklist.ts';
import type { Meeting, Participant, ReminderSlot, Round } from '../model/rounds.ts';
import type { Attendance } from '../model/attendance.ts';
import type { Audience, Reach } from '../rounds/recipients.ts';

export interface Checklists {
  findById(id: string): Promise<ChecklistVersion | undefined>;
  findLatest(key: string): Promise<ChecklistVersion | undefined>;
  /** Of every checklist, also those that units wrote for themselves. */
  listLatest(): Promise<ChecklistVersion[]>;
  /** What these units may choose from: those that came with the program, then their own that are not withdrawn. */
  listOffered(unitIds: readonly string[]): Promise<ChecklistVersion[]>;
  /** What this unit wrote, the newest first; withdrawn ones too. */
  listOwn(unitId: string): Promise<ChecklistVersion[]>;
  /** A new version where the content differs from the latest one of this key. */
  load(content: ChecklistContent, at: Date): Promise<ChecklistVersion>;
  /** The same for one that a unit wrote; its words are sealed. */
  keepOwn(content: ChecklistContent, unitId: string, at: Date): Promise<ChecklistVersion>;
  withdraw(key: string, at: Date | undefined): Promise<void>;
  /** Marks these items grave in every version of the checklist that does not say so; gives the ids of those versions. */
  markGrave(key: string, items: ReadonlySet<number>): Promise<string[]>;
}

export interface Meetings {
  findById(id: string): Promise<Meeting | undefined>;
  /** Planned meetings of a unit that start after this instant, soonest first. */
  listUpcoming(unitId: string, after: Date): Promise<Meeting[]>;
  listByUnit(unitId: string): Promise<Meeting[]>;
  /** How many planned monthly meetings each unit has that start after this instant; units without any are left out. */
  countUpcoming(after: Date): Promise<ReadonlyMap<string, number>>;
  /** Planned, starting between the two instants, with a day that the secretary has to decide and was not asked about. */
  listToAsk(after: Date, until: Date): Promise<Meeting[]>;
  /** Planned, of any cell, starting between the two instants, soonest first. */
  listStarting(after: Date, until: Date): Promise<Meeting[]>;
  /** Started before this instant, with an agenda. */
  listAgendasExpired(before: Date): Promise<Meeting[]>;
  insert(meeting: Meeting & { createdAt: Date }): Promise<void>;
  update(meeting: Meeting): Promise<void>;
}

export interface Rounds {
  findById(id: string): Promise<Round | undefined>;
  findByMeeting(meetingId: string): Promise<Round | undefined>;
  /** Newest period first; planned ones too. */
  listByUnit(unitId: string): Promise<Round[]>;
  /** Those of all cells that run one of these versions. */
  listByChecklists(ids: readonly string[]): Promise<Round[]>;
  /** Opened, not closed, not cancelled. */
  listOpen(unitId: string): Promise<Round[]>;
  listDueToOpen(now: Date): Promise<Round[]>;
  listDueToClose(now: Date): Promise<Round[]>;
  insert(round: Round & { createdAt: Date }): Promise<void>;
  update(round: Round): Promise<void>;
  /** Closed or cancelled before this instant, with texts that were not deleted yet. */
  listTextsExpired(before: Date): Promise<Round[]>;
  markTextsDeleted(id: string, at: Date): Promise<void>;
  /** Open rounds in which everybody expected has finished, and of which nobody was told yet. */
  listComplete(): Promise<Round[]>;
  markCompleteTold(id: string, at: Date): Promise<void>;
}

export interface Participants {
  findById(id: string): Promise<Participant | undefined>;
  find(roundId: string, memberId: string): Promise<Participant | undefined>;
  /** The members, without the cell committee. */
  listByRound(roundId: string): Promise<Participant[]>;
  /** The cell committee as a body, where its own review was asked for. */
  findCommittee(roundId: string): Promise<Participant | undefined>;
  /** As which this member enters paper forms of the round. */
  findEnterer(roundId: string, memberId: string): Promise<Participant | undefined>;
  /** Everybody in a round with what decides whether they are reminded, in roster order. Consents to other versions do not count. */
  listReach(roundId: string, consentVersion: number): Promise<Reach[]>;
  findReach(participantId: string, consentVersion: number): Promise<Reach | undefined>;
  insertMany(participants: readonly (Participant & { addedAt: Date })[]): Promise<void>;
  update(participant: Participant, at: Date): Promise<void>;
  /** Members of a unit who can be written to: on the roster, with an account that consented to this version and is reachable. */
  listAudience(unitId: string, consentVersion: number): Promise<Audience[]>;
  /** The members in a round who consented once and withdrew, by this instant where one is given: nothing of theirs is used. */
  listWithdrawn(roundId: string, by?: Date): Promise<ReadonlySet<string>>;
}

export interface ReminderSlots {
  listByRound(roundId: string): Promise<ReminderSlot[]>;
  /** Not done and due, oldest first, over all rounds. */
  listDue(now: Date): Promise<ReminderSlot[]>;
  /** Replaces what is not done yet. */
  replan(roundId: string, slots: readonly Omit<ReminderSlot, 'doneAt'>[]): Promise<void>;
  markDone(id: string, at: Date, outcome: 'sent' | 'expired'): Promise<void>;
}

export interface Reminders {
  /** False where this participant already has one of this kind for this meeting day. */
  insert(reminder: {
    id: string;
    roundId: string;
    participantId: string;
    kind: string;
    meetingOn: string;
    deliveryId: string | undefined;
    plannedAt: Date;
  }): Promise<boolean>;
}

export interface Attendances {
  /** With replies and reasons as they stand; `withdrawn` where the member has taken back their consent: then neither is used. */
  listByMeeting(meetingId: string): Promise<(Attendance & { withdrawn: boolean })[]>;
  listByMember(memberId: string): Promise<Attendance[]>;
  find(meetingId: string, memberId: string): Promise<Attendance | undefined>;
  /** What was written down in these meetings, without replies. */
  listOutcomes(meetingIds: readonly string[]): Promise<Pick<Attendance, 'meetingId' | 'outcome'>[]>;
  /** Inserts, or replaces what is kept of this member and meeting. */
  put(attendance: Attendance): Promise<void>;
  /** What was written down of a meeting, of one member or of all; replies stay. */
  forgetOutcomes(meetingId: string, memberId?: string): Promise<void>;
  /** What the member said beforehand; what was written down about them stays. */
  forgetReplies(memberId: string): Promise<void>;
  /** Reasons given for meetings that started before this instant. Returns how many were deleted. */
  deleteReasons(before: Date): Promise<number>;
}
