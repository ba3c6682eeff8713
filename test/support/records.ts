/** Records as they usually are: what a test is about it says itself. */
import { consentVersion } from '../../src/core/joining/consent.ts';
import type { Consent, Member, Office, Unit } from '../../src/core/model/people.ts';
import type { Meeting, Round } from '../../src/core/model/rounds.ts';

/** A cell that is set up, and has no day to meet yet. */
export function unitOf(
  id: string,
  name: string,
  createdAt: Date,
  other: Partial<Unit> = {},
): Unit & { createdAt: Date } {
  return {
    ...{ id, parentId: undefined, kind: 'cell', name, zone: 'Asia/Ho_Chi_Minh', meetingRule: undefined },
    ...{ checklistKey: undefined, readyAt: createdAt, createdAt, ...other },
  };
}

/** Joined where they have an account. */
export function memberOf(
  own: Pick<Member, 'id' | 'unitId' | 'name' | 'position'> & Partial<Member>,
  addedAt: Date,
): Member {
  return {
    ...{ accountId: undefined, membership: 'official', standing: 'active', addedAt, removedAt: undefined },
    ...{ joinedAt: own.accountId === undefined ? undefined : addedAt, ...own },
  };
}

/** To the text of today, with the line about Telegram. */
export function consentOf(
  id: string,
  accountId: string,
  givenAt: Date,
  version = consentVersion,
): Omit<Consent, 'withdrawnAt'> {
  return { id, accountId, version, door: 'telegram', locale: 'vi', givenAt };
}

/** Held since then. */
export function officeOf(own: Pick<Office, 'id' | 'role'> & Partial<Office>, fromAt: Date): Office {
  return { unitId: undefined, memberId: undefined, accountId: undefined, fromAt, untilAt: undefined, ...own };
}

/** The monthly one of that day at 19:30, which nothing was said of yet. */
export function meetingOf(
  own: Pick<Meeting, 'id' | 'unitId' | 'on'> & Partial<Meeting>,
  createdAt: Date,
): Meeting & { createdAt: Date } {
  return {
    ...{ kind: 'monthly', period: periodOf(own.on), time: '19:30', zone: 'Asia/Ho_Chi_Minh' },
    ...{ startsAt: new Date(`${own.on}T12:30:00Z`), place: 'Nhà văn hóa tổ 5', title: undefined, agenda: [] },
    ...{ status: 'planned', decision: 'none', askedAt: undefined, agendaChangedAt: undefined },
    ...{ announcedAt: undefined, announcements: 0, heldSaidAt: undefined, createdAt, ...own },
  };
}

/** Of this meeting: open for the ten days before it. */
export function roundOf(
  { id: meetingId, unitId, period, startsAt }: Pick<Meeting, 'id' | 'unitId' | 'period' | 'startsAt'>,
  own: Pick<Round, 'id' | 'checklistId'> & Partial<Round>,
): Round {
  const openedAt = new Date(startsAt.getTime() - 10 * dayMs);
  return {
    ...{ unitId, meetingId, kind: 'monthly', period, opensAt: openedAt, openedAt },
    ...{ dueAt: startsAt, closesAt: startsAt, lateUntilAt: new Date(startsAt.getTime() + 3 * dayMs) },
    ...{ closedAt: undefined, cancelledAt: undefined, ...own },
  };
}

const dayMs = 86_400_000;

function periodOf(on: string): Meeting['period'] {
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)) };
}
