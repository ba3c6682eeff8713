import { z } from 'zod';
import { perhaps } from '../json.ts';
import type { LocalTime, Zone } from '../time/local-time.ts';

export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];

export const doorKinds = ['telegram', 'web'] as const;
export type DoorKind = (typeof doorKinds)[number];

/** By which somebody comes in and is reached. */
export type Door = {
  id: string;
  kind: DoorKind;
  /** A Telegram user's id, which their private chat bears too; of a device the hash of what it is known by. */
  address: string;
  openedAt: Date;
  /** Of a device, to within the day. */
  usedAt: Date | undefined;
};

/** Somebody who came in. Holds no name: names stand in a roster only. */
export type Account = {
  id: string;
  /** The one they came in by; for what they are sent, the one used last, or a device that is told. */
  door: Door;
  locale: Locale | undefined;
  reachable: boolean;
  /** The dialogue whose turn it is when free text arrives. */
  dialogue: DialogueName | undefined;
  /** The one message on screen whose buttons are alive. */
  screenMessageId: number | undefined;
  /** Left out where nothing but one door was ever used. */
  lastDoorId: string | undefined;
  activeUnitId: string | undefined;
};

export const dialogueNames = [
  'review',
  'setup',
  'roster',
  'joining',
  'meeting',
  'plan',
  'agenda',
  'reply',
  'excuse',
  'leave',
  'commitment',
  'pledge',
  'suggestion',
  'office',
  'paper',
  'units',
  'documents',
  'unit_documents',
  'document_number',
  'unit_report',
  'checklists',
  'unit_checklists',
  'operator',
  'door',
] as const;
export type DialogueName = (typeof dialogueNames)[number];

/** Which message of an account has buttons, and to whom the next text belongs, as it is kept. */
export const shownScreenSchema = z.object({
  /** `rsvp` is what versions before called a reply. */
  dialogue: perhaps(
    z.enum(['rsvp', ...dialogueNames]).transform((name) => (name === 'rsvp' ? 'reply' : name)),
  ),
  messageId: perhaps(z.int()),
  /** The door used last, where there are several. */
  doorId: perhaps(z.string()),
});
export type ShownScreen = z.output<typeof shownScreenSchema>;

/** Consent of an account to one version of the text it was shown, with the line of this door in it. */
export type Consent = {
  id: string;
  accountId: string;
  version: number;
  /** Its kind, which an earlier version need not know. */
  door: string;
  locale: Locale;
  givenAt: Date;
  withdrawnAt: Date | undefined;
};

/** What becomes of a meeting that falls on a day off. */
export const meetingShifts = ['same_day', 'next_working_day', 'previous_working_day', 'ask'] as const;

/**
 * When the monthly meeting is. `day` is a number, where 29 to 31 mean the last day of the month, or week and weekday like 2-4
 * for the second Thursday, where week 5 is the last.
 */
export type MeetingRule = { day: number | string; time: LocalTime; shift: (typeof meetingShifts)[number] };

export type CellMeetingRule = MeetingRule & { place: string };

export const unitKinds = ['cell', 'committee', 'ward', 'city'] as const;

export type Unit = {
  id: string;
  parentId: string | undefined;
  kind: (typeof unitKinds)[number];
  name: string;
  zone: Zone;
  meetingRule: CellMeetingRule | undefined;
  checklistKey: string | undefined;
  /** Set when the guided setup was confirmed. */
  readyAt: Date | undefined;
};

export const memberships = ['official', 'probationary'] as const;
/** chính thức, dự bị: who has a vote, and who has none yet. Both review themselves. */
export type Membership = (typeof memberships)[number];

export const standings = ['active', 'exempt', 'temporary'] as const;
/** đang sinh hoạt, được miễn công tác và sinh hoạt đảng, sinh hoạt tạm thời here: who is expected. */
export type Standing = (typeof standings)[number];

/** A row of a cell's roster, with or without a Telegram account. */
export type Member = {
  id: string;
  unitId: string;
  accountId: string | undefined;
  name: string;
  /** Undefined until somebody says so: the secretary is asked. */
  membership: Membership | undefined;
  standing: Standing;
  /** Order in the roster as the secretary entered it. */
  position: number;
  joinedAt: Date | undefined;
  addedAt: Date;
  removedAt: Date | undefined;
};

/** A roster row that somebody had went over to another account: a new phone, a lost account, or somebody else. */
export type Takeover = {
  id: string;
  memberId: string;
  /** Both undefined for whoever had themselves forgotten since. */
  fromAccountId: string | undefined;
  toAccountId: string | undefined;
  at: Date;
  /** What was written under the row before this is closed to the account; undefined where nothing is. */
  opensFrom: Date | undefined;
  /** When whoever had the row said that it is not them. */
  contestedAt: Date | undefined;
};

/** Who holds which role in which unit, from when to when. */
export type Office = {
  id: string;
  unitId: string | undefined;
  memberId: string | undefined;
  accountId: string | undefined;
  role: Role;
  fromAt: Date;
  untilAt: Date | undefined;
};

export const invitationKinds = ['claim', 'cell', 'member'] as const;
/** `claim`: the bot's first operator, or who takes a unit on; `cell`: anybody, approved by the secretary; `member`: one roster row, once. */
export type InvitationKind = (typeof invitationKinds)[number];

export type Invitation = {
  id: string;
  kind: InvitationKind;
  unitId: string | undefined;
  memberId: string | undefined;
  createdBy: string | undefined;
  createdAt: Date;
  expiresAt: Date;
  withdrawnAt: Date | undefined;
  usedAt: Date | undefined;
};

export const joinStatuses = ['waiting', 'joined', 'declined', 'contested'] as const;
/** `waiting`: for the secretary; `contested`: undone by "Không đúng". */
export type JoinStatus = (typeof joinStatuses)[number];

export type JoinRequest = {
  id: string;
  invitationId: string;
  accountId: string;
  unitId: string;
  /** The roster row it is about, where that is known. */
  memberId: string | undefined;
  /** The name the joiner typed, for the secretary to match. */
  name: string | undefined;
  status: JoinStatus;
  /** The account this roster row had before, for a member with a new Telegram account. */
  previousAccountId: string | undefined;
  createdAt: Date;
  decidedAt: Date | undefined;
  /** The member who approved, declined or contested; undefined where a link for one name joined at once. */
  decidedBy: string | undefined;
};

export const roles = [
  'operator',
  'secretary',
  'acting_secretary',
  'deputy',
  'cell_officer',
  'committee_officer',
] as const;

export type Role = (typeof roles)[number];

/** The secretary, and the deputy who acts for them. */
export const leadRoles: readonly Role[] = ['secretary', 'acting_secretary'];

export function leads({ role }: { role: Role | 'member' }): boolean {
  return leadRoles.some((one) => one === role);
}

/** Whether any of these roles is such a one. */
export function leadsAs(held: readonly Role[]): boolean {
  return held.some((role) => leads({ role }));
}
