import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/core/model/people.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import type { AdmissionOutcome } from '../../../src/services/joining/admissions.ts';
import { day, minute } from '../../support/clock.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

/** A cell with An, not joined, Cường, joined, and somebody waiting who says to be An. */
async function waiting(typed = 'Nguyễn Văn An') {
  const cell = await world.cell();
  const an = await world.member(cell.unit, 'Nguyễn Văn An');
  const cuongId = await world.consented();
  const cuong = await world.member(cell.unit, 'Lê Văn Cường', cuongId);
  const joiner = await world.consented();
  await world.opens(joiner, await world.link(cell.secretaryId, { unit: cell.unit }));
  await world.joining.giveName(await world.actor(joiner), typed, 1);
  const [request] = await world.store.joinRequests.listWaiting(cell.unit.id);
  if (request === undefined) throw new Error('nobody waits');
  return {
    ...cell,
    an,
    cuong,
    cuongId,
    joiner,
    requestId: request.id,
    actor: await world.actor(cell.secretaryId),
  };
}

function statusOf(outcome: AdmissionOutcome): string {
  return outcome.status === 'shown' ? outcome.admission.request.status : outcome.status;
}

async function toldTo(accountId: string): Promise<string[]> {
  return (await world.outgoing())
    .filter((one) => one.accountId === accountId)
    .map(({ notice }) => notice.kind);
}

describe('approving', () => {
  it('links the account to the roster name and tells the joiner', async () => {
    const { actor, requestId, an, joiner } = await waiting();

    const outcome = await world.admissions.approve(actor, requestId, { memberId: an.id, confirmed: false });

    expect(outcome).toMatchObject({
      status: 'shown',
      admission: { member: { name: 'Nguyễn Văn An' }, contestable: true },
    });
    expect((await world.actor(joiner)).seats).toMatchObject([{ memberId: an.id, roles: [] }]);
    expect((await world.store.accounts.findById(joiner))?.activeUnitId).toBe(an.unitId);
    expect(await toldTo(joiner)).toEqual(['join_approved']);
    expect(await world.notices.forJoiner(joiner, requestId, 'joined')).toEqual({
      memberName: 'Nguyễn Văn An',
      unitName: 'Chi bộ Tổ dân phố 5',
      openRoundId: undefined,
    });
  });

  it('twice links once', async () => {
    const { actor, requestId, an, cuong, joiner } = await waiting();

    await Promise.all(
      [1, 2].map(() => world.admissions.approve(actor, requestId, { memberId: an.id, confirmed: false })),
    );
    await world.admissions.approve(actor, requestId, { memberId: cuong.id, confirmed: true });

    expect((await world.actor(joiner)).seats).toHaveLength(1);
    expect((await world.store.members.findById(cuong.id))?.accountId).toBe(cuong.accountId);
    expect(await toldTo(joiner)).toEqual(['join_approved']);
  });

  it('asks again before a name changes hands, then moves it to the new account', async () => {
    const { actor, requestId, cuong, cuongId, joiner } = await waiting('Lê Văn Cường');

    expect(
      await world.admissions.approve(actor, requestId, { memberId: cuong.id, confirmed: false }),
    ).toMatchObject({
      status: 'taken',
      own: false,
    });
    expect((await world.actor(cuongId)).seats).toHaveLength(1);
    await world.admissions.approve(actor, requestId, { memberId: cuong.id, confirmed: true });

    expect((await world.actor(joiner)).seats).toMatchObject([{ memberId: cuong.id }]);
    expect((await world.actor(cuongId)).seats).toEqual([]);
    expect(await world.store.joinRequests.findById(requestId)).toMatchObject({ previousAccountId: cuongId });
  });

  it('warns the secretary whose own name it is, and moves the office with it', async () => {
    const { actor, requestId, secretary, secretaryId, joiner } = await waiting('Trần Thị Bình');

    expect(
      await world.admissions.approve(actor, requestId, { memberId: secretary.id, confirmed: false }),
    ).toMatchObject({
      status: 'taken',
      own: true,
    });
    await world.admissions.approve(actor, requestId, { memberId: secretary.id, confirmed: true });

    expect((await world.actor(joiner)).seats).toMatchObject([{ roles: ['secretary'] }]);
    expect((await world.actor(secretaryId)).seats).toEqual([]);
  });

  it('takes no name of another cell and none that was removed', async () => {
    const { actor, requestId, an } = await waiting();
    const other = await world.cell('Chi bộ 2');
    const foreign = await world.member(other.unit, 'Nguyễn Văn An');
    await world.rosters.remove(actor, an.id);

    for (const memberId of [foreign.id, an.id, 'forged']) {
      expect(statusOf(await world.admissions.approve(actor, requestId, { memberId, confirmed: true }))).toBe(
        'waiting',
      );
    }
    expect((await world.store.members.findById(foreign.id))?.accountId).toBeUndefined();
  });

  it('finds nothing to decide where the joiner has joined by a link of their own meanwhile', async () => {
    const { actor, requestId, an, secretaryId, joiner, unit } = await waiting();
    await world.opens(joiner, await world.link(secretaryId, { member: an }));
    const pending = (await world.store.accounts.pendingInvitation(joiner)) ?? '';
    await world.joining.confirmName(await world.actor(joiner), pending);

    expect(await world.admissions.show(actor, requestId)).toEqual({ status: 'gone' });
    expect(await world.store.joinRequests.listWaiting(unit.id)).toEqual([]);
  });
});

describe('declining', () => {
  it('is told politely, and the link may be opened again', async () => {
    const { actor, requestId, joiner, secretaryId, unit } = await waiting();

    expect(statusOf(await world.admissions.decline(actor, requestId))).toBe('declined');
    expect(statusOf(await world.admissions.decline(actor, requestId))).toBe('declined');

    expect(await toldTo(joiner)).toEqual(['join_declined']);
    expect(await world.land(joiner)).toEqual({ status: 'stranger' });
    world.clock.advance(day);
    expect((await world.opens(joiner, await world.link(secretaryId, { unit }))).status).toBe('opened');
  });
});

describe('contesting', () => {
  async function joinedByName() {
    const cell = await waiting();
    const wrong = await world.consented();
    await world.opens(wrong, await world.link(cell.secretaryId, { member: cell.an }));
    const pending = (await world.store.accounts.pendingInvitation(wrong)) ?? '';
    await world.joining.confirmName(await world.actor(wrong), pending);
    const [request] = await world.store.joinRequests.listByMember(cell.an.id);
    return { ...cell, wrong, requestId: request?.id ?? '' };
  }

  it('frees the name, erases what was begun under it and tells the account nothing but to ask', async () => {
    const { actor, an, wrong, requestId } = await joinedByName();
    const joinedAt = world.clock.now();
    world.clock.advance(7 * day - 1);

    expect(statusOf(await world.admissions.contest(actor, requestId))).toBe('contested');
    expect(statusOf(await world.admissions.contest(actor, requestId))).toBe('contested');

    expect(await world.store.members.findById(an.id)).toMatchObject({
      accountId: undefined,
      joinedAt: undefined,
    });
    expect((await world.actor(wrong)).seats).toEqual([]);
    expect(world.told).toEqual([`forget ${an.id} since ${joinedAt.toISOString()}`]);
    expect(await toldTo(wrong)).toEqual(['join_contested']);
    expect(await world.notices.forJoiner(wrong, requestId, 'contested')).toMatchObject({
      unitName: 'Chi bộ Tổ dân phố 5',
    });
  });

  it('is too late after seven days', async () => {
    const { actor, an, wrong, requestId } = await joinedByName();
    world.clock.advance(7 * day);

    expect(await world.admissions.contest(actor, requestId)).toMatchObject({
      status: 'shown',
      admission: { request: { status: 'joined' }, contestable: false },
    });
    expect((await world.store.members.findById(an.id))?.accountId).toBe(wrong);
    expect(world.told).toEqual([]);
  });

  it('gives a name that changed hands back to whom it belonged', async () => {
    const { actor, requestId, cuong, cuongId } = await waiting('Lê Văn Cường');
    await world.admissions.approve(actor, requestId, { memberId: cuong.id, confirmed: true });

    await world.admissions.contest(actor, requestId);

    expect((await world.actor(cuongId)).seats).toMatchObject([{ memberId: cuong.id }]);
  });

  it('gives it to nobody where that account stands elsewhere in the roster by now', async () => {
    const { actor, requestId, cuong, cuongId, an } = await waiting('Lê Văn Cường');
    await world.admissions.approve(actor, requestId, { memberId: cuong.id, confirmed: true });
    await world.store.members.update({ ...an, accountId: cuongId });

    await world.admissions.contest(actor, requestId);

    expect((await world.store.members.findById(cuong.id))?.accountId).toBeUndefined();
    expect((await world.actor(cuongId)).seats).toMatchObject([{ memberId: an.id }]);
  });

  it('does not touch a name that has gone to somebody else since', async () => {
    const { actor, an, requestId } = await joinedByName();
    const right = await world.consented();
    await world.store.members.update({ ...an, accountId: right });

    await world.admissions.contest(actor, requestId);

    expect((await world.store.members.findById(an.id))?.accountId).toBe(right);
    expect(world.told).toEqual([]);
  });
});

describe('those whose names match, together', () => {
  async function joins(cell: { unit: Unit; secretaryId: string }, typed: string): Promise<string> {
    world.clock.advance(minute);
    const joiner = await world.consented();
    await world.opens(joiner, await world.link(cell.secretaryId, { unit: cell.unit }));
    await world.joining.giveName(await world.actor(joiner), typed, 1);
    return joiner;
  }

  async function markOf(actor: Actor, unit: Unit): Promise<string> {
    const listed = await world.admissions.listMatches(actor, unit.id);
    if (listed.status !== 'listed') throw new Error(`not listed: ${listed.status}`);
    return listed.mark;
  }

  it('are confirmed only as they were shown', async () => {
    const { actor, unit, an, joiner, ...cell } = await waiting();
    const mark = await markOf(actor, unit);
    await world.member(unit, 'Phạm Thị Dung');
    const dung = await joins({ unit, ...cell }, 'Phạm Thị Dung');

    const outcome = await world.admissions.approveMatches(actor, unit.id, mark);
    expect(outcome).toMatchObject({
      status: 'changed',
      matches: [{ member: { id: an.id } }, { member: { name: 'Phạm Thị Dung' } }],
    });
    expect((await world.actor(joiner)).seats).toEqual([]);

    const now = await markOf(actor, unit);
    expect(await world.admissions.approveMatches(actor, unit.id, now)).toMatchObject({
      status: 'approved',
      view: { requests: [] },
    });
    expect((await world.actor(joiner)).seats).toMatchObject([{ memberId: an.id }]);
    expect(await toldTo(dung)).toEqual(['join_approved']);
  });

  it('are confirmed once by two taps, and never said to be unconfirmed', async () => {
    const { actor, unit, an, ...cell } = await waiting();
    await world.member(unit, 'Phạm Thị Dung');
    const dung = await joins({ unit, ...cell }, 'Phạm Thị Dung');
    const mark = await markOf(actor, unit);
    for (let tap = 0; tap < 2; tap += 1) {
      expect(await world.admissions.approveMatches(actor, unit.id, mark)).toMatchObject({
        status: 'approved',
        approved: [{ member: { id: an.id } }, { member: { name: 'Phạm Thị Dung' } }],
        view: { requests: [] },
      });
    }
    expect(await toldTo(dung)).toEqual(['join_approved']);
  });

  it('leave out whose row is taken, who holds an office, and a name that two have typed or bear', async () => {
    const cell = await world.cell();
    const { unit } = cell;
    const actor = await world.actor(cell.secretaryId);
    await world.member(unit, 'Lê Văn Cường', await world.consented());
    const deputy = await world.member(unit, 'Vũ Văn Em');
    const office = { id: world.ids.next(), unitId: unit.id, memberId: deputy.id, accountId: undefined };
    await world.store.offices.insert({
      ...{ ...office, role: 'deputy', fromAt: world.clock.now(), untilAt: undefined },
    });
    await world.member(unit, 'Ngô Thị Lan');
    await world.member(unit, 'Đỗ Văn Tư (1960)');
    await world.member(unit, 'Đỗ Văn Tư (1972)');
    await world.member(unit, 'Trần Thị Hòa');
    await world.member(unit, 'Phạm Thị Dung');
    for (const typed of ['Lê Văn Cường', 'Vũ Văn Em', 'Trần Thị Bình', 'Ngô Thị Lan', 'ngo thi lan'])
      await joins(cell, typed);
    for (const typed of ['Đỗ Văn Tư (1960)', 'Trần Thị Hoa', 'Kẻ Lạ Mặt', 'pham thi dung'])
      await joins(cell, typed);

    expect(await world.admissions.listMatches(actor, unit.id)).toMatchObject({
      matches: [{ request: { name: 'Pham Thi Dung' }, member: { name: 'Phạm Thị Dung' } }],
    });
    expect((await world.admissions.listWaiting(actor, unit.id)).status).toBe('listed');
  });
});

describe('a request', () => {
  it('is seen and decided by the secretary of this cell alone', async () => {
    const { requestId, an, cuongId, joiner, unit } = await waiting();
    const other = await world.cell('Chi bộ 2');

    for (const account of [other.secretaryId, cuongId, joiner]) {
      const actor = await world.actor(account);
      const { admissions } = world;
      expect(await admissions.show(actor, requestId)).toMatchObject({ status: 'denied' });
      expect(await admissions.roster(actor, requestId)).toMatchObject({ status: 'denied' });
      expect(await admissions.listWaiting(actor, unit.id)).toMatchObject({ status: 'denied' });
      expect(await admissions.listMatches(actor, unit.id)).toMatchObject({ status: 'denied' });
      expect(await admissions.approveMatches(actor, unit.id, '')).toMatchObject({ status: 'denied' });
      expect(await admissions.approve(actor, requestId, { memberId: an.id, confirmed: true })).toMatchObject({
        status: 'denied',
      });
      expect(await admissions.decline(actor, requestId)).toMatchObject({ status: 'denied' });
      expect(await admissions.contest(actor, requestId)).toMatchObject({ status: 'denied' });
      expect(await world.notices.forLead(account, requestId, 'waiting')).toBeUndefined();
    }
    expect((await world.store.joinRequests.findById(requestId))?.status).toBe('waiting');
  });

  it('lists the roster to choose from and is in the list of those who wait', async () => {
    const { actor, requestId, unit } = await waiting();

    const roster = await world.admissions.roster(actor, requestId);
    const list = await world.admissions.listWaiting(actor, unit.id);

    expect(roster.status === 'listed' && roster.members.map(({ name }) => name)).toEqual([
      'Nguyễn Văn An',
      'Trần Thị Bình',
      'Lê Văn Cường',
    ]);
    expect(list.status === 'listed' && list.requests.map(({ id }) => id)).toEqual([requestId]);
  });

  it('is no longer news once it is decided, and a decision is news to the joiner alone', async () => {
    const { actor, requestId, an, secretaryId, joiner } = await waiting();
    await world.admissions.approve(actor, requestId, { memberId: an.id, confirmed: false });

    expect(await world.notices.forLead(secretaryId, requestId, 'waiting')).toBeUndefined();
    expect(await world.notices.forJoiner(joiner, requestId, 'declined')).toBeUndefined();
    expect(await world.notices.forJoiner(secretaryId, requestId, 'joined')).toBeUndefined();
  });
});
