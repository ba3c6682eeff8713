import { leadRoles, roles, type DoorKind, type Role, type Standing } from './model/people.ts';

/** What somebody is in the eyes of the table: an office, a plain member of the cell, or nobody there. */
export type Standpoint = Role | 'member' | 'stranger';

export const actions = [
  'start',
  'join',
  'own_data',
  'language',
  'help',
  'review',
  'committee_review',
  'commitments',
  'pledge',
  'pledge_read',
  'pledge_paper',
  'schedule',
  'cell_read',
  'cell_setup',
  'document_settings',
  'checklist_write',
  'roster_write',
  'invite',
  'join_decide',
  'round_write',
  'meeting_write',
  'excuse',
  'paper_mark',
  'paper_enter',
  'reply',
  'leave',
  'leave_decide',
  'attendance_take',
  'absence_read',
  'remind',
  'summary_read',
  'summary_approve',
  'document_make',
  'own_document',
  'office_write',
  'office_take',
  'suggestion',
  'suggestion_read',
  'suggestion_answer',
  'group_link',
  'progress',
  'unit_read',
  'unit_write',
  'unit_counts',
  'unit_documents',
  'unit_report',
  'unit_checklists',
  'clock_confirm',
  'operator_name',
] as const;
export type Action = (typeof actions)[number];

const everybody: readonly Standpoint[] = [...roles, 'member', 'stranger'];
const leads: readonly Standpoint[] = leadRoles;
const leadsAndDeputy: readonly Standpoint[] = [...leads, 'deputy'];

/**
 * Which standpoint may do what in a unit. The one place where this is decided.
 * `operator` is the office of who hosts the bot; it gives no right inside a cell.
 */
export const permissionTable: Record<Action, readonly Standpoint[]> = {
  start: everybody,
  join: everybody,
  own_data: everybody,
  language: everybody,
  help: everybody,
  review: ['member'],
  committee_review: leads,
  commitments: ['member'],
  pledge: ['member'],
  pledge_read: leadsAndDeputy,
  pledge_paper: leads,
  schedule: ['member'],
  cell_read: leadsAndDeputy,
  cell_setup: leads,
  document_settings: leads,
  checklist_write: leads,
  roster_write: leads,
  invite: leads,
  join_decide: leads,
  round_write: leads,
  meeting_write: leads,
  excuse: leads,
  paper_mark: leads,
  paper_enter: leads,
  reply: ['member'],
  leave: ['member'],
  leave_decide: leads,
  attendance_take: leadsAndDeputy,
  absence_read: leads,
  remind: leadsAndDeputy,
  summary_read: leadsAndDeputy,
  summary_approve: leads,
  document_make: leads,
  own_document: ['member'],
  office_write: ['secretary'],
  office_take: ['member'],
  suggestion: ['member'],
  suggestion_read: leadsAndDeputy,
  suggestion_answer: leads,
  group_link: leads,
  progress: leadsAndDeputy,
  unit_read: ['operator', 'committee_officer'],
  unit_write: ['operator'],
  unit_counts: ['committee_officer'],
  unit_documents: ['committee_officer'],
  unit_report: ['committee_officer'],
  unit_checklists: ['committee_officer'],
  clock_confirm: ['operator'],
  operator_name: ['operator'],
};

/** What answers without consent; everything else asks for it first. */
export const withoutConsent: readonly Action[] = ['start', 'own_data', 'language', 'help'];

/** Who is acting, read from the database for every update. */
export type Actor = {
  accountId: string;
  /** By which they came. */
  door: DoorKind;
  /** To the text, and to what becomes of messages at this door. */
  consented: boolean;
  seats: readonly Seat[];
  /** Offices held by the account itself, outside any roster: operator, committee officer. */
  offices: readonly { role: Role; unitId: string | undefined }[];
  /** The cell that commands are about, where the person belongs to several. */
  activeUnitId: string | undefined;
  /** By roster row: what was written under it, or for it, before this is closed to them. Left out where all is open. */
  closedBefore?: ReadonlyMap<string, Date>;
};

/** An account's row in the roster of one cell. */
export type Seat = {
  memberId: string;
  unitId: string;
  unitReady: boolean;
  standing: Standing;
  roles: readonly Role[];
};

export type Permission =
  | { status: 'granted'; seat: Seat | undefined }
  /** `no_seat`: an officer of a unit above who is in no cell at all; `unopened`: it was written before they had their place. */
  | { status: 'denied'; why: 'no_consent' | 'not_a_member' | 'no_seat' | 'not_your_office' | 'unopened' };

/** Why something is not allowed, as every use case says it. */
export type Refused = Extract<Permission, { status: 'denied' }>;

/** Decides from the actor alone, which comes from the database; nothing that a button or link carried is trusted. */
export function permit(actor: Actor, action: Action, unitId: string | undefined): Permission {
  if (!actor.consented && !withoutConsent.includes(action)) return { status: 'denied', why: 'no_consent' };
  const seat = actor.seats.find((one) => one.unitId === unitId);
  const standpoints = standpointsIn(actor, seat, unitId);
  if (standpoints.some((standpoint) => permissionTable[action].includes(standpoint))) {
    return { status: 'granted', seat };
  }
  if (seat !== undefined) return { status: 'denied', why: 'not_your_office' };
  return { status: 'denied', why: isOnlyOfficer(actor) ? 'no_seat' : 'not_a_member' };
}

/** Follows the units of a committee, and is in no cell. */
export function isOnlyOfficer({ seats, offices }: Actor): boolean {
  return seats.length === 0 && offices.some(({ role }) => role === 'committee_officer');
}

/** The units that somebody follows as an officer of their committee. */
export function unitsFollowed(offices: Actor['offices']): string[] {
  return offices.flatMap(({ role, unitId }) =>
    role === 'committee_officer' && unitId !== undefined ? [unitId] : [],
  );
}

export function may(actor: Actor, action: Action, unitId: string | undefined): boolean {
  return permit(actor, action, unitId).status === 'granted';
}

export const notAMember: Refused = { status: 'denied', why: 'not_a_member' };
export const unopened: Refused = { status: 'denied', why: 'unopened' };

/** The same decision where it is as a member of the cell that somebody acts, whatever else they are. */
export function permitMember(
  actor: Actor,
  action: Action,
  unitId: string | undefined,
): { status: 'granted'; seat: Seat } | Refused {
  const permission = permit(actor, action, unitId);
  if (permission.status === 'denied') return permission;
  const { seat } = permission;
  return seat === undefined ? notAMember : { status: 'granted', seat };
}

/**
 * What an office above reaches: the unit and everything over it in the tree as the database has it, the nearest first.
 * Over all of them, as `undefined`, stands who hosts the bot.
 */
export type UnitPath = readonly (string | undefined)[];

export type UnitAction = Extract<Action, `unit_${string}`>;

/** The same decision for a unit of the tree: an office reaches its own unit and everything below it, and nothing else. */
export function permitBelow(actor: Actor, action: UnitAction, path: UnitPath): Permission {
  const permissions = path.map((unitId) => permit(actor, action, unitId));
  return permissions.find(({ status }) => status === 'granted') ?? permit(actor, action, path[0]);
}

/** Whether any unit is within reach at all: for menus and help, which only show. */
export function hasUnits(actor: Actor): boolean {
  return [undefined, ...actor.offices.map(({ unitId }) => unitId)].some((unitId) =>
    may(actor, 'unit_read', unitId),
  );
}

/** Whether what was written then is open to whoever has this roster row now. */
export function isOpenTo({ closedBefore }: Pick<Actor, 'closedBefore'>, memberId: string, at: Date): boolean {
  const from = closedBefore?.get(memberId);
  return from === undefined || at >= from;
}

/** The seat that commands without a unit of their own are about. */
export function currentSeat(actor: Actor): Seat | undefined {
  return actor.seats.find((one) => one.unitId === actor.activeUnitId) ?? actor.seats[0];
}

function standpointsIn(
  actor: Actor,
  seat: Seat | undefined,
  unitId: string | undefined,
): readonly Standpoint[] {
  const own = actor.offices.filter((office) => office.unitId === unitId).map((office) => office.role);
  if (seat === undefined) return [...own, 'stranger'];
  return [...own, ...seat.roles, 'member', 'stranger'];
}
