import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../src/core/model/people.ts';
import { openPeopleWorld, type PeopleWorld } from '../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

const now = new Date('2026-11-21T01:00:00Z');
const yesterday = new Date('2026-11-20T01:00:00Z');
const tomorrow = new Date('2026-11-22T01:00:00Z');

describe('accounts', () => {
  it('are found by Telegram id and by their own', async () => {
    const id = await world.newcomer();
    const account = {
      id,
      door: { kind: 'telegram', address: '1001' },
      locale: undefined,
      reachable: true,
      dialogue: undefined,
      screenMessageId: undefined,
      activeUnitId: undefined,
    };

    expect(await world.store.accounts.findById(id)).toMatchObject(account);
    expect(await world.store.accounts.findByTelegramId('1001')).toMatchObject(account);
    expect(await world.store.accounts.findByTelegramId('999')).toBeUndefined();
  });

  it('keep a draft until their dialogue ends', async () => {
    const id = await world.newcomer();
    await world.store.accounts.setDialogue(id, 'roster');
    await world.store.accounts.saveDraft(id, { names: ['Nguyễn Văn An'] });

    await world.store.accounts.setDialogue(id, 'setup');
    expect(await world.store.accounts.readDraft(id)).toEqual({ names: ['Nguyễn Văn An'] });

    await world.store.accounts.setDialogue(id, undefined);
    expect(await world.store.accounts.readDraft(id)).toBeUndefined();
  });

  it('keep unsent for twelve months what was not touched since, and not longer', async () => {
    const { accounts } = world.store;
    const [id, other] = [await world.newcomer(), await world.newcomer()];
    await accounts.saveDraft(id, { text: 'Họp sớm hơn' });
    await accounts.saveDraft(other, { text: 'Xin mua thêm ghế nhựa' });
    await accounts.keepRoster(id, ['Nguyễn Văn An']);
    expect(await accounts.forgetUnsent('2026-12-20', '2025-12-20')).toBe(0);
    await accounts.saveDraft(other, { text: 'Xin mua thêm mười ghế nhựa' });
    expect(await accounts.forgetUnsent('2027-06-01', '2026-06-01')).toBe(0);
    expect(await accounts.forgetUnsent('2027-12-20', '2026-12-20')).toBe(0);
    expect(await accounts.readRoster(id)).toEqual(['Nguyễn Văn An']);

    expect(await accounts.forgetUnsent('2027-12-21', '2026-12-21')).toBe(2);
    expect(await accounts.readDraft(id)).toBeUndefined();
    expect(await accounts.readRoster(id)).toBeUndefined();
    expect(await accounts.readDraft(other)).toEqual({ text: 'Xin mua thêm mười ghế nhựa' });
    expect(await accounts.forgetUnsent('2028-06-02', '2027-06-02')).toBe(1);

    await accounts.keepRoster(id, ['Trần Thị Bình']);
    expect(await accounts.forgetUnsent('2028-06-03', '2027-06-03')).toBe(0);
    await accounts.keepRoster(id, ['Trần Thị Bình', 'Lê Văn Cường']);
    expect(await accounts.forgetUnsent('2029-06-04', '2028-06-04')).toBe(0);
    expect(await accounts.readRoster(id)).toEqual(['Trần Thị Bình', 'Lê Văn Cường']);
  });

  it('are not changed where they are not there: that is a bug, and no write that does nothing', async () => {
    const { accounts, members } = world.store;
    const gone = 'the account nobody is not in the database';
    await expect(accounts.setLocale('nobody', 'vi')).rejects.toThrow(gone);
    await expect(accounts.saveDraft('nobody', { text: 'Họp sớm hơn' })).rejects.toThrow(gone);
    const { unit } = await world.cell();
    const member = await world.member(unit, 'Nguyễn Văn An');
    await expect(members.update({ ...member, id: 'nobody' })).rejects.toThrow(
      'the member nobody is not in the database',
    );
  });

  it('lose everything but their chat and language when they are erased, and the throttle stays', async () => {
    const { accounts, members, units } = world.store;
    const { unit } = await world.cell();
    const id = await world.consented();
    const member = await world.member(unit, 'Nguyễn Văn An', id);
    await accounts.setLocale(id, 'en');
    await accounts.setDialogue(id, 'joining');
    await accounts.saveDraft(id, { some: 'thing' });
    await accounts.setScreen(id, 7);
    await accounts.setActiveUnit(id, unit.id);
    await accounts.setPendingInvitation(id, 'an invitation');
    await accounts.setTokenFailures(id, { count: 4, at: now });

    await accounts.erase(id);

    expect(await accounts.findById(id)).toMatchObject({
      locale: 'en',
      dialogue: undefined,
      screenMessageId: undefined,
      activeUnitId: undefined,
    });
    expect(await accounts.readDraft(id)).toBeUndefined();
    expect(await accounts.pendingInvitation(id)).toBeUndefined();
    expect(await accounts.tokenFailures(id)).toEqual({ count: 4, at: now });
    expect(await members.findById(member.id)).toMatchObject({ name: 'Nguyễn Văn An', accountId: undefined });
    expect(await units.findById(unit.id)).toBeDefined();
  });
});

describe('the actor', () => {
  it('holds the offices in force at this instant, each in its own cell', async () => {
    const one = await world.cell('Chi bộ 1');
    const other = await world.cell('Chi bộ 2');
    const account = await world.consented();
    const here = await world.member(one.unit, 'Nguyễn Văn An', account);
    const there = await world.member(other.unit, 'Nguyễn Văn An', account);
    const office = { accountId: undefined, untilAt: undefined };
    const { offices } = world.store;
    await offices.insert({
      ...office,
      id: 'a',
      unitId: one.unit.id,
      memberId: here.id,
      role: 'deputy',
      fromAt: yesterday,
    });
    await offices.insert({
      ...{ ...office, id: 'b', unitId: one.unit.id, memberId: here.id, role: 'acting_secretary' as const },
      ...{ fromAt: yesterday, untilAt: now },
    });
    await offices.insert({
      ...office,
      id: 'c',
      unitId: one.unit.id,
      memberId: here.id,
      role: 'secretary',
      fromAt: tomorrow,
    });
    await offices.insert({
      ...{ ...office, id: 'd', unitId: undefined, memberId: undefined, accountId: account },
      ...{ role: 'operator' as const, fromAt: now },
    });

    const actor = await world.actor(account);

    expect(actor).toEqual({
      accountId: account,
      door: 'telegram',
      consented: true,
      activeUnitId: undefined,
      offices: [{ role: 'operator', unitId: undefined }],
      seats: [
        { memberId: here.id, unitId: one.unit.id, unitReady: true, standing: 'active', roles: ['deputy'] },
        { memberId: there.id, unitId: other.unit.id, unitReady: true, standing: 'active', roles: [] },
      ],
    });
  });

  it.each([
    ['an older version', { version: 0 }],
    ['a withdrawn one', { version: 1, withdrawn: true }],
  ])(
    'has not consented by %s',
    async (_which, { version, withdrawn }: { version: number; withdrawn?: boolean }) => {
      const account = await world.newcomer();
      await world.store.consents.insert({
        id: 'consent',
        accountId: account,
        version,
        door: 'telegram',
        locale: 'vi',
        givenAt: now,
      });
      if (withdrawn === true) await world.store.consents.withdraw(account, now);

      expect((await world.actor(account)).consented).toBe(false);
    },
  );

  it('does not belong to a cell any more whose roster they were removed from', async () => {
    const { unit } = await world.cell();
    const account = await world.consented();
    const member = await world.member(unit, 'Nguyễn Văn An', account);

    await world.store.members.update({ ...member, removedAt: now });

    expect((await world.actor(account)).seats).toEqual([]);
    expect(await world.store.members.findByAccount(unit.id, account)).toBeUndefined();
    expect((await world.store.members.listByAccount(account)).map(({ id }) => id)).toEqual([member.id]);
  });

  it('of an account that does not exist is nobody', async () => {
    await expect(world.actor('nobody')).rejects.toThrow();
  });
});

describe('units', () => {
  it('come back as they were stored', async () => {
    const { unit } = await world.cell();
    const bare = {
      ...unit,
      id: 'bare',
      name: '',
      meetingRule: undefined,
      checklistKey: undefined,
      readyAt: undefined,
    };
    await world.store.units.insert({ ...bare, createdAt: now });

    expect(await world.store.units.findById(unit.id)).toEqual(unit);
    expect(await world.store.units.findById('bare')).toEqual(bare);
    expect(await world.store.units.listReadyCells()).toEqual([unit]);
    expect(await world.store.units.count()).toBe(2);
  });

  it('keep what the setup has gathered until it is forgotten', async () => {
    const { unit } = await world.cell();
    expect(await world.store.units.readSetup(unit.id)).toBeUndefined();

    await world.store.units.saveSetup(unit.id, { place: 'Nhà văn hóa' });
    await world.store.units.update({ ...unit, name: 'Chi bộ 6' });
    expect(await world.store.units.readSetup(unit.id)).toEqual({ place: 'Nhà văn hóa' });

    await world.store.units.saveSetup(unit.id, undefined);
    expect(await world.store.units.readSetup(unit.id)).toBeUndefined();
  });
});

describe('members', () => {
  it('stand in the order in which they were entered', async () => {
    const { unit } = await world.cell();
    const facts: Omit<Member, 'id' | 'name' | 'position'> = {
      unitId: unit.id,
      accountId: undefined,
      membership: 'probationary' as const,
      standing: 'active' as const,
      joinedAt: undefined,
      addedAt: now,
      removedAt: undefined,
    };
    await world.store.members.insertMany([
      { ...facts, id: 'c', name: 'Lê Văn Cường', position: 3 },
      { ...facts, id: 'a', name: 'Nguyễn Văn An', position: 2 },
    ]);

    expect(await world.names(unit)).toEqual(['Trần Thị Bình', 'Nguyễn Văn An', 'Lê Văn Cường']);
    expect(await world.store.members.findById('c')).toEqual({
      ...facts,
      id: 'c',
      name: 'Lê Văn Cường',
      position: 3,
    });
  });

  it('an account is found under the row that was not removed, and all its rows are listed', async () => {
    const { unit } = await world.cell();
    const account = await world.consented();
    const left = await world.member(unit, 'Nguyễn Văn An', account);
    await world.store.members.update({ ...left, removedAt: now });
    const back = await world.member(unit, 'Nguyễn Văn An', account);

    expect((await world.store.members.findByAccount(unit.id, account))?.id).toBe(back.id);
    const rows = await world.store.members.listByAccount(account);
    expect(rows.map(({ id }) => id)).toEqual([left.id, back.id]);
    expect((await world.actor(account)).seats.map(({ memberId }) => memberId)).toEqual([back.id]);
  });
});

describe('invitations', () => {
  it('of two uses at once only one wins', async () => {
    const { payload } = await world.claims.createClaim();
    const { invitations } = world.store;
    const account = await world.newcomer();
    await world.opens(account, payload);
    const id = (await world.store.accounts.pendingInvitation(account)) ?? '';

    expect((await Promise.all([invitations.use(id, now), invitations.use(id, now)])).sort()).toEqual([
      false,
      true,
    ]);
  });
});

it('keeps names, places and drafts out of the database file', async () => {
  const { unit } = await world.cell('Chi bộ Tổ dân phố 5');
  const account = await world.consented();
  await world.member(unit, 'Nguyễn Văn An', account);
  await world.store.accounts.saveDraft(account, { name: 'Lê Văn Cường' });
  await world.store.units.saveSetup(unit.id, { place: 'Nhà văn hóa tổ 9' });

  const rows = await world.database.read((sql) =>
    Promise.all(['Account', 'Unit', 'Member'].map((table) => sql.all(`SELECT * FROM ${table}`))),
  );

  const text = inspect(rows, { maxArrayLength: null, maxStringLength: null });
  expect(text).toContain(unit.id);
  for (const secret of ['Nguyễn', 'Trần', 'Cường', 'Tổ dân phố', 'Nhà văn hóa'])
    expect(text).not.toContain(secret);
});
