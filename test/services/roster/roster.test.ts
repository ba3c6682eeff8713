import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

describe('the roster', () => {
  it('shows roles, and to a deputy without the means to change it', async () => {
    const { unit, secretaryId } = await world.cell();
    const deputyId = await world.consented();
    const deputy = await world.member(unit, 'Lê Văn Cường', deputyId);
    await world.member(unit, 'Nguyễn Văn An');
    await world.rosters.setRole(await world.actor(secretaryId), deputy.id, 'deputy');

    const seen = await world.rosters.list(await world.actor(deputyId), unit.id);

    expect(seen.status === 'listed' && seen.view.editable).toBe(false);
    expect(
      seen.status === 'listed' && seen.view.rows.map(({ member, role }) => `${member.name}: ${role}`),
    ).toEqual(['Nguyễn Văn An: member', 'Trần Thị Bình: secretary', 'Lê Văn Cường: deputy']);
    expect(
      await world.rosters.setFacts(await world.actor(deputyId), deputy.id, { standing: 'exempt' }),
    ).toEqual({
      status: 'denied',
      why: 'not_your_office',
    });
  });

  it('gives one role at a time and keeps when it began and ended', async () => {
    const { unit, secretaryId } = await world.cell();
    const member = await world.member(unit, 'Lê Văn Cường');
    const actor = await world.actor(secretaryId);
    await world.rosters.setRole(actor, member.id, 'deputy');
    await world.rosters.setRole(actor, member.id, 'deputy');
    world.clock.advance(1000);
    await world.rosters.setRole(actor, member.id, 'cell_officer');

    const { offices } = world.store;
    const before = await offices.listByMember(member.id, new Date('2026-11-21T01:00:00.500Z'));
    const after = await offices.listByMember(member.id, world.clock.now());
    expect(before.map(({ role }) => role)).toEqual(['deputy']);
    expect(after.map(({ role }) => role)).toEqual(['cell_officer']);
  });

  it('neither gives nor takes the secretary’s office', async () => {
    const { unit, secretary, secretaryId } = await world.cell();

    const outcome = await world.rosters.setRole(await world.actor(secretaryId), secretary.id, 'member');

    expect(outcome).toMatchObject({ status: 'shown', view: { role: 'secretary' } });
    const offices = await world.store.offices.listByUnit(unit.id, world.clock.now());
    expect(offices.map(({ role }) => role)).toEqual(['secretary']);
  });

  it('changes membership and standing, each without the other', async () => {
    const { unit, secretaryId } = await world.cell();
    const member = await world.member(unit, 'Nguyễn Văn An');

    await world.rosters.setFacts(await world.actor(secretaryId), member.id, { standing: 'exempt' });

    expect(await world.store.members.findById(member.id)).toEqual({ ...member, standing: 'exempt' });

    await world.rosters.setFacts(await world.actor(secretaryId), member.id, { membership: 'probationary' });

    expect(await world.store.members.findById(member.id)).toEqual({
      ...{ ...member, standing: 'exempt', membership: 'probationary' },
    });
  });
});

describe('who is removed from the roster', () => {
  it('loses office, access and the link made for them', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.consented();
    const member = await world.member(unit, 'Nguyễn Văn An', account);
    const secretary = await world.actor(secretaryId);
    await world.rosters.setRole(secretary, member.id, 'deputy');
    const payload = await world.link(secretaryId, { member });

    expect(await world.rosters.remove(secretary, member.id)).toMatchObject({
      status: 'removed',
      name: 'Nguyễn Văn An',
    });
    expect(await world.rosters.remove(secretary, member.id)).toMatchObject({ status: 'removed' });

    expect(await world.names(unit)).toEqual(['Trần Thị Bình']);
    expect((await world.actor(account)).seats).toEqual([]);
    expect(await world.store.offices.listByMember(member.id, world.clock.now())).toEqual([]);
    expect(await world.opens(await world.newcomer(), payload)).toEqual({
      status: 'refused',
      why: 'withdrawn',
    });
    expect(world.told).toEqual([`removed ${member.id}`]);
  });

  it('may come back under a new row', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.consented();
    const old = await world.member(unit, 'Nguyễn Văn An', account);
    await world.rosters.remove(await world.actor(secretaryId), old.id);
    const again = await world.member(unit, 'Nguyễn Văn An');
    await world.opens(account, await world.link(secretaryId, { member: again }));
    const pending = (await world.store.accounts.pendingInvitation(account)) ?? '';

    await world.joining.confirmName(await world.actor(account), pending);

    expect((await world.actor(account)).seats.map(({ memberId }) => memberId)).toEqual([again.id]);
  });

  it('is never the secretary', async () => {
    const { unit, secretary, secretaryId } = await world.cell();

    expect(await world.rosters.remove(await world.actor(secretaryId), secretary.id)).toMatchObject({
      status: 'shown',
    });
    expect(await world.names(unit)).toEqual(['Trần Thị Bình']);
    expect(world.told).toEqual([]);
  });
});

it('a member who taps an old button of a removed row is refused for the office', async () => {
  const { unit, secretaryId } = await world.cell();
  const anId = await world.consented();
  await world.member(unit, 'Nguyễn Văn An', anId);
  const removed = await world.member(unit, 'Lê Văn Cường');
  const secretary = await world.actor(secretaryId);
  await world.rosters.remove(secretary, removed.id);

  expect(await world.rosters.askChange(await world.actor(anId), removed.id)).toEqual({
    ...{ status: 'denied', why: 'not_your_office' },
  });
  expect(await world.rosters.askChange(secretary, removed.id)).toMatchObject({ status: 'removed' });
});

it('nobody of another cell reads or changes a row', async () => {
  const { unit } = await world.cell('Chi bộ 1');
  const other = await world.cell('Chi bộ 2');
  const member = await world.member(unit, 'Nguyễn Văn An');
  const actor = await world.actor(other.secretaryId);
  const denied = { status: 'denied', why: 'not_a_member' };

  expect(await world.rosters.list(actor, unit.id)).toEqual(denied);
  expect(await world.rosters.show(actor, member.id)).toEqual(denied);
  expect(await world.rosters.setFacts(actor, member.id, { standing: 'exempt' })).toEqual(denied);
  expect(await world.rosters.setRole(actor, member.id, 'deputy')).toEqual(denied);
  expect(await world.rosters.remove(actor, member.id)).toEqual(denied);
  expect(await world.cells.show(actor, unit.id)).toEqual(denied);
  expect(await world.rosters.show(actor, 'forged')).toEqual({ status: 'gone' });
  expect(await world.store.members.findById(member.id)).toEqual(member);
});

it('the cell at a glance counts its people', async () => {
  const { unit, secretaryId } = await world.cell();
  await world.member(unit, 'Nguyễn Văn An', await world.consented());
  await world.member(unit, 'Lê Văn Cường');
  const joiner = await world.consented();
  await world.opens(joiner, await world.link(secretaryId, { unit }));
  await world.joining.giveName(await world.actor(joiner), 'Lê Văn Cường', 1);

  expect(await world.cells.show(await world.actor(secretaryId), unit.id)).toMatchObject({
    status: 'shown',
    view: {
      ...{ unit, nextMeeting: undefined, members: 3, joined: 2, waiting: 1, editable: true },
      unknown: 0,
      ...{ suggestions: 0, unanswered: 0, groupMuted: false, thematicDue: undefined },
    },
  });
});
