import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action, Actor } from '../../src/core/permissions.ts';
import { withinCell, withinMeeting, withinRound } from '../../src/services/within.ts';
import { openRoundCell, rule, type Cell } from '../support/round-cell.ts';

let cell: Cell;
let secretary: Actor;
let member: Actor;
let ofAnotherCell: Actor;
const ids = { cell: '', round: '', meeting: '' };

beforeAll(async () => {
  cell = await openRoundCell();
  await cell.plan();
  secretary = await cell.actorOf(cell.secretary);
  member = await cell.actorOf(await cell.addMember('Nguyễn Văn An'));
  const other = await cell.addUnit('Chi bộ Tổ dân phố 6', rule);
  const lead = await cell.addMember('Lê Văn Cường', { unitId: other.id, role: 'secretary' });
  ofAnotherCell = await cell.actorOf(lead);
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  Object.assign(ids, { cell: cell.unit.id, round: first.round.id, meeting: first.meeting.id });
});
afterAll(() => cell.close());

const found = ({ id }: { id: string }, { memberId }: { memberId: string }) => ({ id, memberId });
const ways = {
  cell: (actor: Actor, id: string, action: Action) => withinCell(cell.store, actor, id, action, found),
  round: (actor: Actor, id: string, action: Action) => withinRound(cell.store, actor, id, action, found),
  meeting: (actor: Actor, id: string, action: Action) => withinMeeting(cell.store, actor, id, action, found),
};

describe.each(['cell', 'round', 'meeting'] as const)('work on a %s', (what) => {
  const within = (actor: Actor, action: Action, id = ids[what]) => ways[what](actor, id, action);

  it('is given what was found and the seat that permits it, and says its cell', async () => {
    const memberId = cell.secretary.id;

    expect(await within(secretary, 'round_write')).toEqual({ id: ids[what], memberId, cellId: ids.cell });
  });

  it('is refused to a member without the office, and to whoever leads another cell', async () => {
    expect(await within(member, 'round_write')).toEqual({ status: 'denied', why: 'not_your_office' });
    expect(await within(ofAnotherCell, 'round_write')).toEqual({ status: 'denied', why: 'not_a_member' });
  });

  it('is refused on what is not there as on what is another cell’s, also where everybody may', async () => {
    for (const action of ['round_write', 'join'] as const)
      expect(await within(secretary, action, 'forged')).toEqual({ status: 'denied', why: 'not_a_member' });
  });

  it('asks for consent before it says anything else', async () => {
    const before = { ...ofAnotherCell, consented: false };

    expect(await within(before, 'round_write')).toEqual({ status: 'denied', why: 'no_consent' });
    expect(await within(before, 'round_write', 'forged')).toEqual({ status: 'denied', why: 'no_consent' });
  });
});
