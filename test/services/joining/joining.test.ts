import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JoinRequest } from '../../../src/core/model/people.ts';
import { day } from '../../support/clock.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

/** A cell whose roster has An, not joined, and Cường, joined. */
async function openCell() {
  const cell = await world.cell();
  const an = await world.member(cell.unit, 'Nguyễn Văn An');
  const cuongId = await world.consented();
  const cuong = await world.member(cell.unit, 'Lê Văn Cường', cuongId);
  return { ...cell, an, cuong, cuongId };
}

async function pendingOf(accountId: string): Promise<string> {
  return (await world.store.accounts.pendingInvitation(accountId)) ?? '';
}

/** Somebody who opened this link and consented. */
async function opened(payload: string): Promise<string> {
  const account = await world.consented();
  await world.opens(account, payload);
  return account;
}

async function onlyRequest(unitId: string): Promise<JoinRequest> {
  const [request, ...others] = await world.store.joinRequests.listWaiting(unitId);
  if (request === undefined || others.length > 0) throw new Error('not one request');
  return request;
}

describe('a link for one name', () => {
  it('joins at once and tells the secretary', async () => {
    const { unit, secretaryId, an } = await openCell();
    const account = await opened(await world.link(secretaryId, { member: an }));
    expect(await world.land(account)).toMatchObject({
      status: 'name_to_confirm',
      memberName: 'Nguyễn Văn An',
    });

    await world.joining.confirmName(await world.actor(account), await pendingOf(account));

    expect(await world.land(account)).toMatchObject({
      status: 'member',
      memberName: 'Nguyễn Văn An',
      leads: false,
    });
    expect(await world.store.members.findById(an.id)).toMatchObject({
      accountId: account,
      joinedAt: world.clock.now(),
    });
    const [sent] = await world.outgoing();
    expect(sent).toMatchObject({
      accountId: secretaryId,
      notice: { kind: 'joined_by_name', unitId: unit.id },
    });
  });

  it('joins one of two who say "that is me" at once', async () => {
    const { secretaryId, an } = await openCell();
    const payload = await world.link(secretaryId, { member: an });
    const both = [await opened(payload), await opened(payload)];
    const invitation = await pendingOf(both[0] ?? '');

    const landings = await Promise.all(
      both.map(async (one) => world.joining.confirmName(await world.actor(one), invitation)),
    );

    expect(landings.map(({ status }) => status).sort()).toEqual(['link_gone', 'member']);
    expect(await world.outgoing()).toHaveLength(1);
  });

  it('is used up, and says to who used it that they are in', async () => {
    const { secretaryId, an } = await openCell();
    const payload = await world.link(secretaryId, { member: an });
    const account = await opened(payload);
    await world.joining.confirmName(await world.actor(account), await pendingOf(account));

    expect(await world.opens(account, payload)).toEqual({
      status: 'already_in',
      unitName: 'Chi bộ Tổ dân phố 5',
    });
    expect(await world.opens(await world.newcomer(), payload)).toEqual({ status: 'refused', why: 'used' });
  });

  it('that the account did not open does nothing', async () => {
    const { secretaryId, an } = await openCell();
    const other = await opened(await world.link(secretaryId, { member: an }));
    const forger = await world.consented();

    await world.joining.confirmName(await world.actor(forger), await pendingOf(other));

    expect(await world.land(forger)).toEqual({ status: 'stranger' });
    expect((await world.store.members.findById(an.id))?.accountId).toBeUndefined();
  });

  it('for a name that somebody joined as waits for the secretary', async () => {
    const { unit, secretaryId, cuong, cuongId } = await openCell();
    const account = await opened(await world.link(secretaryId, { member: cuong }));

    await world.joining.confirmName(await world.actor(account), await pendingOf(account));

    expect(await world.land(account)).toMatchObject({ status: 'waiting', name: 'Lê Văn Cường' });
    expect((await world.store.members.findById(cuong.id))?.accountId).toBe(cuongId);
    const request = await onlyRequest(unit.id);
    const seen = await world.notices.forLead(secretaryId, request.id, 'waiting');
    expect(seen?.suggested.map(({ name }) => name)).toEqual(['Lê Văn Cường']);
    expect(seen?.member?.name).toBe('Lê Văn Cường');
  });
});

describe('a link for everybody', () => {
  it('asks for the name, then waits for the secretary', async () => {
    const { unit, secretaryId } = await openCell();
    const account = await opened(await world.link(secretaryId, { unit }));
    expect(await world.land(account)).toMatchObject({
      status: 'name_asked',
      unitName: 'Chi bộ Tổ dân phố 5',
    });

    expect(await world.joining.giveName(await world.actor(account), 'An', 1)).toMatchObject({
      status: 'name_asked',
      problem: 'too_short',
    });
    expect(await world.joining.giveName(await world.actor(account), 'nguyen van an', 2)).toMatchObject({
      status: 'waiting',
    });

    expect(await world.land(account)).toMatchObject({ status: 'waiting', name: 'Nguyen Van An' });
    const request = await onlyRequest(unit.id);
    expect(await world.outgoing()).toEqual([
      {
        accountId: secretaryId,
        notice: { kind: 'join_waiting', unitId: unit.id, joinRequestId: request.id },
      },
    ]);
    const seen = await world.notices.forLead(secretaryId, request.id, 'waiting');
    expect(seen?.suggested.map(({ name }) => name)).toEqual(['Nguyễn Văn An']);
  });

  it('a name that comes again after a crash is told once', async () => {
    const { unit, secretaryId } = await openCell();
    const account = await opened(await world.link(secretaryId, { unit }));
    const actor = await world.actor(account);

    await world.joining.giveName(actor, 'Nguyễn Văn An', 9);
    await world.joining.giveName(actor, 'Nguyễn Văn An', 9);

    expect(await world.store.joinRequests.listWaiting(unit.id)).toHaveLength(1);
    expect(await world.outgoing()).toHaveLength(1);
  });

  it('the name can be corrected while it waits', async () => {
    const { unit, secretaryId } = await openCell();
    const account = await opened(await world.link(secretaryId, { unit }));
    await world.joining.giveName(await world.actor(account), 'Nguyễn Văn Am', 1);
    const { id } = await onlyRequest(unit.id);

    expect(await world.joining.giveName(await world.actor(account), 'Cảm ơn đồng chí', 2)).toMatchObject({
      status: 'waiting',
    });
    expect((await onlyRequest(unit.id)).name).toBe('Nguyễn Văn Am');
    await world.joining.rename(await world.actor(account), id);
    expect((await world.land(account)).status).toBe('name_asked');
    await world.joining.giveName(await world.actor(account), 'Nguyễn Văn An', 3);

    expect(await onlyRequest(unit.id)).toMatchObject({ id, name: 'Nguyễn Văn An' });
    expect(await world.outgoing()).toHaveLength(2);
  });

  it('a name given while the link ended is not taken', async () => {
    const { unit, secretaryId } = await openCell();
    const account = await opened(await world.link(secretaryId, { unit }));
    world.clock.advance(31 * day);

    expect(await world.joining.giveName(await world.actor(account), 'Nguyễn Văn An', 1)).toEqual({
      status: 'link_gone',
      why: 'expired',
    });
    expect(await world.store.joinRequests.listWaiting(unit.id)).toEqual([]);
  });

  it('nobody renames another one’s request', async () => {
    const { unit, secretaryId } = await openCell();
    const account = await opened(await world.link(secretaryId, { unit }));
    await world.joining.giveName(await world.actor(account), 'Nguyễn Văn An', 1);
    const { id } = await onlyRequest(unit.id);
    const forger = await world.consented();

    expect(await world.joining.rename(await world.actor(forger), id)).toEqual({ status: 'stranger' });
    expect(await world.land(forger)).toEqual({ status: 'stranger' });
  });
});

it('nothing of joining is done before consent', async () => {
  const { unit, secretaryId, an } = await openCell();
  const account = await world.newcomer();
  await world.opens(account, await world.link(secretaryId, { member: an }));
  const actor = await world.actor(account);
  const denied = { status: 'denied', why: 'no_consent' };

  expect(await world.joining.confirmName(actor, await pendingOf(account))).toEqual(denied);
  expect(await world.joining.giveName(actor, 'Nguyễn Văn An', 1)).toEqual(denied);
  expect(await world.joining.rename(actor, 'any')).toEqual(denied);
  expect(await world.startLinks.dropPending(actor, 'any')).toEqual(denied);
  expect(await world.claims.accept(world.store, actor, 'any')).toEqual(denied);
  expect(await world.store.joinRequests.listWaiting(unit.id)).toEqual([]);
});
