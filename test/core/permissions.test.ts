import { describe, expect, it } from 'vitest';
import {
  actions,
  permit,
  permitBelow,
  withoutConsent,
  type Action,
  type Actor,
  type UnitAction,
} from '../../src/core/permissions.ts';
import { doorKinds, roles, type Role } from '../../src/core/model/people.ts';

const cellA = '018f0000-0000-7000-8000-00000000000a';
const cellB = '018f0000-0000-7000-8000-00000000000b';

/** Who may do what in their own cell, written out: y may, n may not. */
const expected: Record<Action, Record<Person, 'y' | 'n'>> = {
  //                  stranger  member    officer   deputy    acting    secretary operator  committee
  start: row('          y         y         y         y         y         y         y         y'),
  join: row('           y         y         y         y         y         y         y         y'),
  own_data: row('       y         y         y         y         y         y         y         y'),
  language: row('       y         y         y         y         y         y         y         y'),
  help: row('           y         y         y         y         y         y         y         y'),
  review: row('         n         y         y         y         y         y         n         n'),
  committee_review: row('n        n         n         n         y         y         n         n'),
  commitments: row('    n         y         y         y         y         y         n         n'),
  pledge: row('         n         y         y         y         y         y         n         n'),
  pledge_read: row('    n         n         n         y         y         y         n         n'),
  pledge_paper: row('   n         n         n         n         y         y         n         n'),
  schedule: row('       n         y         y         y         y         y         n         n'),
  cell_read: row('      n         n         n         y         y         y         n         n'),
  cell_setup: row('     n         n         n         n         y         y         n         n'),
  document_settings: row('n       n         n         n         y         y         n         n'),
  checklist_write: row('n         n         n         n         y         y         n         n'),
  roster_write: row('   n         n         n         n         y         y         n         n'),
  invite: row('         n         n         n         n         y         y         n         n'),
  join_decide: row('    n         n         n         n         y         y         n         n'),
  round_write: row('    n         n         n         n         y         y         n         n'),
  meeting_write: row('  n         n         n         n         y         y         n         n'),
  excuse: row('         n         n         n         n         y         y         n         n'),
  paper_mark: row('     n         n         n         n         y         y         n         n'),
  paper_enter: row('    n         n         n         n         y         y         n         n'),
  reply: row('          n         y         y         y         y         y         n         n'),
  leave: row('          n         y         y         y         y         y         n         n'),
  leave_decide: row('         n         n         n         n         y         y         n         n'),
  attendance_take: row('n         n         n         y         y         y         n         n'),
  absence_read: row('   n         n         n         n         y         y         n         n'),
  remind: row('         n         n         n         y         y         y         n         n'),
  summary_read: row('   n         n         n         y         y         y         n         n'),
  group_link: row('     n         n         n         n         y         y         n         n'),
  progress: row('       n         n         n         y         y         y         n         n'),
  summary_approve: row('n         n         n         n         y         y         n         n'),
  document_make: row('  n         n         n         n         y         y         n         n'),
  own_document: row('   n         y         y         y         y         y         n         n'),
  office_write: row('   n         n         n         n         n         y         n         n'),
  office_take: row('    n         y         y         y         y         y         n         n'),
  suggestion: row('      n         y         y         y         y         y         n         n'),
  suggestion_read: row('n         n         n         y         y         y         n         n'),
  suggestion_answer: row('n       n         n         n         y         y         n         n'),
  unit_read: row('      n         n         n         n         n         n         n         n'),
  unit_write: row('     n         n         n         n         n         n         n         n'),
  unit_counts: row('    n         n         n         n         n         n         n         n'),
  unit_documents: row(' n         n         n         n         n         n         n         n'),
  unit_report: row('    n         n         n         n         n         n         n         n'),
  unit_checklists: row('n         n         n         n         n         n         n         n'),
  clock_confirm: row('  n         n         n         n         n         n         n         n'),
  operator_name: row('  n         n         n         n         n         n         n         n'),
};

/** Everybody may do these, whichever cell is meant, as nothing of a cell is read or changed. */
const anywhere = ['start', 'join', 'own_data', 'language', 'help'];

const people = [
  'stranger',
  'member',
  'cell_officer',
  'deputy',
  'acting_secretary',
  'secretary',
  'operator',
  'committee_officer',
] as const;
type Person = (typeof people)[number];

function row(marks: string): Record<Person, 'y' | 'n'> {
  const cells = marks.trim().split(/\s+/);
  const at = (index: number): 'y' | 'n' => (cells[index] === 'y' ? 'y' : 'n');
  return {
    stranger: at(0),
    member: at(1),
    cell_officer: at(2),
    deputy: at(3),
    acting_secretary: at(4),
    secretary: at(5),
    operator: at(6),
    committee_officer: at(7),
  };
}

function actorIn(unitId: string, person: Person, consented = true): Actor {
  const nobody: Actor = {
    accountId: 'account',
    door: 'telegram',
    consented,
    seats: [],
    offices: [],
    activeUnitId: undefined,
  };
  const inRoster = (memberRoles: readonly Role[]): Actor => ({
    ...nobody,
    seats: [{ memberId: 'member', unitId, unitReady: true, standing: 'active', roles: memberRoles }],
  });
  switch (person) {
    case 'stranger':
      return nobody;
    case 'member':
      return inRoster([]);
    case 'operator':
      return { ...nobody, offices: [{ role: 'operator', unitId: undefined }] };
    case 'committee_officer':
      return { ...nobody, offices: [{ role: 'committee_officer', unitId: 'committee above' }] };
    case 'cell_officer':
    case 'deputy':
    case 'acting_secretary':
    case 'secretary':
      return inRoster([person]);
  }
}

/** What is said to whoever came by one door is said to who came by another. */
function permitted(actor: Actor, action: Action, unitId: string | undefined): ReturnType<typeof permit> {
  const [permission, ...others] = doorKinds.map((door) => permit({ ...actor, door }, action, unitId));
  if (permission === undefined) throw new Error('there is no door');
  for (const other of others) expect(other).toEqual(permission);
  return permission;
}

const everyCase = actions.flatMap((action) => people.map((person) => ({ action, person })));

describe('the permission table', () => {
  it('is walked whole', () => {
    expect(Object.keys(expected).sort()).toEqual([...actions].sort());
    expect(new Set<string>([...people, 'stranger', 'member'])).toEqual(
      new Set<string>([...roles, 'stranger', 'member']),
    );
    expect(everyCase).toHaveLength(actions.length * 8);
    for (const marks of Object.values(expected)) expect(Object.values(marks)).toHaveLength(8);
  });

  it.each(everyCase)('$person, own cell: $action', ({ action, person }) => {
    const { status } = permitted(actorIn(cellA, person), action, cellA);

    expect(status).toBe(expected[action][person] === 'y' ? 'granted' : 'denied');
  });

  it.each(everyCase)('$person of cell A, in cell B: $action', ({ action, person }) => {
    const { status } = permitted(actorIn(cellA, person), action, cellB);

    expect(status).toBe(anywhere.includes(action) ? 'granted' : 'denied');
  });

  it.each(everyCase)('$person, no cell named: $action', ({ action, person }) => {
    const { status } = permitted(actorIn(cellA, person), action, undefined);

    const isTopOfTree =
      person === 'operator' && ['unit_read', 'unit_write', 'clock_confirm', 'operator_name'].includes(action);
    expect(status).toBe(anywhere.includes(action) || isTopOfTree ? 'granted' : 'denied');
  });

  it.each(everyCase)('$person before consent, own cell: $action', ({ action, person }) => {
    const permission = permitted(actorIn(cellA, person, false), action, cellA);

    expect(permission).toEqual(
      ['start', 'own_data', 'language', 'help'].includes(action)
        ? expect.objectContaining({ status: 'granted' })
        : { status: 'denied', why: 'no_consent' },
    );
  });

  it('asks for consent before everything but starting, own data, language and help', () => {
    expect([...withoutConsent].sort()).toEqual(['help', 'language', 'own_data', 'start']);
  });
});

describe('somebody with a place in two cells', () => {
  const secretaryOfA = actorIn(cellA, 'secretary');
  const both: Actor = {
    ...secretaryOfA,
    offices: [{ role: 'operator', unitId: undefined }],
    seats: [
      ...secretaryOfA.seats,
      { memberId: 'other', unitId: cellB, unitReady: true, standing: 'active', roles: [] },
    ],
    activeUnitId: cellB,
  };

  it.each(actions)('has the rights of a secretary in one and of a member in the other: %s', (action) => {
    expect(permit(both, action, cellA).status).toBe(
      expected[action].secretary === 'y' ? 'granted' : 'denied',
    );
    expect(permit(both, action, cellB).status).toBe(expected[action].member === 'y' ? 'granted' : 'denied');
  });

  it('is answered with the seat that the right comes from', () => {
    expect(permit(both, 'review', cellA)).toEqual({ status: 'granted', seat: both.seats[0] });
    expect(permit(both, 'review', cellB)).toEqual({ status: 'granted', seat: both.seats[1] });
  });

  it('is told whether it is the cell or the office that is missing', () => {
    expect(permit(both, 'remind', cellB)).toEqual({ status: 'denied', why: 'not_your_office' });
    expect(permit(both, 'remind', 'a third cell')).toEqual({ status: 'denied', why: 'not_a_member' });
    const officer = { ...both, seats: [], offices: [{ role: 'committee_officer', unitId: cellA }] } as const;
    expect(permit(officer, 'schedule', undefined)).toEqual({ status: 'denied', why: 'no_seat' });
  });
});

describe('the tree of units', () => {
  const city = 'city';
  const ward = 'ward';
  const otherWard = 'other ward';
  const cell = 'cell of the ward';
  const nobody: Actor = {
    ...{
      accountId: 'account',
      door: 'telegram',
      consented: true,
      seats: [],
      offices: [],
      activeUnitId: undefined,
    },
  };
  const operator: Actor = { ...nobody, offices: [{ role: 'operator', unitId: undefined }] };
  const officerOf = (unitId: string): Actor => ({
    ...nobody,
    offices: [{ role: 'committee_officer', unitId }],
  });
  const secretary: Actor = {
    ...nobody,
    seats: [{ memberId: 'm', unitId: cell, unitReady: true, standing: 'active', roles: ['secretary'] }],
  };
  /** As the database has it: the unit, and everything above it up to the top. */
  const paths = {
    top: [undefined],
    city: [city, undefined],
    ward: [ward, city, undefined],
    cell: [cell, ward, city, undefined],
    otherWard: [otherWard, city, undefined],
  };
  type Place = keyof typeof paths;
  const placesOf = (all: typeof paths): Place[] => {
    const order = ['top', 'city', 'ward', 'cell', 'otherWard'] as const;
    return order.filter((place) => place in all);
  };

  const mayAt = (actor: Actor, action: UnitAction): Place[] =>
    placesOf(paths).filter((place) => permitBelow(actor, action, paths[place]).status === 'granted');

  it.each<[string, Actor, UnitAction, Place[]]>([
    ['who hosts the bot', operator, 'unit_read', ['top', 'city', 'ward', 'cell', 'otherWard']],
    ['who hosts the bot', operator, 'unit_write', ['top', 'city', 'ward', 'cell', 'otherWard']],
    ['who hosts the bot', operator, 'unit_counts', []],
    ['who hosts the bot', operator, 'unit_documents', []],
    ['who hosts the bot', operator, 'unit_report', []],
    ['an officer of the city', officerOf(city), 'unit_read', ['city', 'ward', 'cell', 'otherWard']],
    ['an officer of the city', officerOf(city), 'unit_counts', ['city', 'ward', 'cell', 'otherWard']],
    ['an officer of the city', officerOf(city), 'unit_write', []],
    ['an officer of the ward', officerOf(ward), 'unit_read', ['ward', 'cell']],
    ['an officer of the ward', officerOf(ward), 'unit_counts', ['ward', 'cell']],
    ['an officer of the ward', officerOf(ward), 'unit_documents', ['ward', 'cell']],
    ['an officer of the ward', officerOf(ward), 'unit_report', ['ward', 'cell']],
    ['an officer of the ward', officerOf(ward), 'unit_write', []],
    ['the secretary of the cell', secretary, 'unit_read', []],
    ['the secretary of the cell', secretary, 'unit_counts', []],
    ['the secretary of the cell', secretary, 'unit_documents', []],
    ['the secretary of the cell', secretary, 'unit_report', []],
    ['the secretary of the cell', secretary, 'unit_write', []],
    ['nobody', nobody, 'unit_read', []],
  ])('%s: %s reaches exactly what stands below the office', (_who, actor, action, places) => {
    expect(mayAt(actor, action)).toEqual(places);
  });

  it('is closed to everybody before consent', () => {
    for (const actor of [operator, officerOf(city)]) {
      expect(mayAt({ ...actor, consented: false }, 'unit_read')).toEqual([]);
    }
  });

  it('gives no right inside a cell by any office above it', () => {
    const inside = actions.filter((action) => !action.startsWith('unit_') && !anywhere.includes(action));
    for (const actor of [operator, officerOf(city), officerOf(ward), officerOf(cell)]) {
      const granted = inside.filter((action) => permit(actor, action, cell).status === 'granted');
      expect(granted).toEqual([]);
    }
  });
});
