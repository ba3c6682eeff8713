import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';
import { officeOf } from '../../support/records.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

describe('giving consent', () => {
  it('keeps version, language and time', async () => {
    const account = await world.newcomer();

    const outcome = await world.consents.give(await world.actor(account), {
      version: 2,
      lines: ['telegram'],
      locale: 'en',
    });

    expect(outcome).toEqual({ status: 'given', landing: { status: 'stranger' } });
    expect((await world.actor(account)).consented).toBe(true);
    expect(await world.store.consents.listByAccount(account)).toMatchObject([
      {
        version: 2,
        door: 'telegram',
        locale: 'en',
        givenAt: new Date('2026-11-21T01:00:00Z'),
        withdrawnAt: undefined,
      },
    ]);
  });

  it('twice at once is one consent', async () => {
    const account = await world.newcomer();
    const actor = await world.actor(account);

    await Promise.all(
      [1, 2].map(() => world.consents.give(actor, { version: 2, lines: ['telegram'], locale: 'vi' })),
    );

    expect(await world.store.consents.listByAccount(account)).toHaveLength(1);
  });

  it.each([0, 1, 999999])('to version %i, which was not on the screen, is none', async (version) => {
    const account = await world.newcomer();

    expect(
      await world.consents.give(await world.actor(account), { version, lines: ['telegram'], locale: 'vi' }),
    ).toEqual({
      status: 'outdated',
      landing: { status: 'stranger' },
    });
    expect((await world.actor(account)).consented).toBe(false);
  });
});

describe('withdrawing consent', () => {
  it('keeps the proof, ends what was under way and tells the secretary once', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.consented();
    const member = await world.member(unit, 'Nguyễn Văn An', account);
    await world.store.accounts.setDialogue(account, 'review');
    const actor = await world.actor(account);

    expect(await world.ownData.withdraw(actor)).toEqual({ status: 'withdrawn' });
    expect(await world.ownData.withdraw(actor)).toEqual({ status: 'withdrawn' });

    expect(await world.store.consents.listByAccount(account)).toMatchObject([
      { version: 2, withdrawnAt: new Date('2026-11-21T01:00:00Z') },
    ]);
    expect((await world.actor(account)).consented).toBe(false);
    expect((await world.store.accounts.findById(account))?.dialogue).toBeUndefined();
    expect(await world.outgoing()).toEqual([
      { accountId: secretaryId, notice: { kind: 'member_left', unitId: unit.id, memberId: member.id } },
    ]);
    expect(await world.notices.memberLeft(secretaryId, member.id)).toEqual({
      name: 'Nguyễn Văn An',
      unitName: 'Chi bộ Tổ dân phố 5',
    });
  });

  it('takes back a request that still waits', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.consented();
    await world.opens(account, await world.link(secretaryId, { unit }));
    await world.joining.giveName(await world.actor(account), 'Nguyễn Văn An', 1);

    await world.ownData.withdraw(await world.actor(account));

    expect(await world.store.joinRequests.listWaiting(unit.id)).toEqual([]);
    expect(await world.land(account)).toMatchObject({ status: 'consent_needed', again: true });
  });

  it('can be followed by consent anew', async () => {
    const account = await world.consented();
    await world.ownData.withdraw(await world.actor(account));

    await world.consents.give(await world.actor(account), { version: 2, lines: ['telegram'], locale: 'vi' });

    expect((await world.actor(account)).consented).toBe(true);
    expect(await world.store.consents.listByAccount(account)).toHaveLength(2);
  });

  it('and given anew is told like the leaving, which then is news no more', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.consented();
    const member = await world.member(unit, 'Nguyễn Văn An', account);
    await world.ownData.withdraw(await world.actor(account));
    expect(await world.notices.memberBack(secretaryId, member.id)).toBeUndefined();
    for (const again of [1, 2]) {
      await world.consents.give(await world.actor(account), {
        version: 2,
        lines: ['telegram'],
        locale: again === 1 ? 'vi' : 'en',
      });
    }

    expect((await world.outgoing()).map(({ accountId, notice }) => [accountId, notice.kind])).toEqual([
      [secretaryId, 'member_left'],
      [secretaryId, 'member_back'],
    ]);
    const news = { name: 'Nguyễn Văn An', unitName: 'Chi bộ Tổ dân phố 5' };
    expect(await world.notices.memberBack(secretaryId, member.id)).toEqual(news);
    expect(await world.notices.memberBack(account, member.id)).toBeUndefined();
    expect(await world.notices.memberLeft(secretaryId, member.id)).toBeUndefined();
  });

  it('given for the first time is told to nobody', async () => {
    const { unit } = await world.cell();
    const account = await world.consented();
    await world.member(unit, 'Nguyễn Văn An', account);

    expect(await world.outgoing()).toEqual([]);
  });
});

describe('a secretary who withdraws consent', () => {
  const withdrew = (unitId: string, memberId: string) => ({ kind: 'secretary_withdrew', unitId, memberId });

  async function appoint(unitId: string, memberId: string, role: 'deputy' | 'acting_secretary') {
    const office = { id: world.ids.next(), unitId, memberId, role };
    await world.store.offices.insert(officeOf(office, world.clock.now()));
  }

  async function operator(): Promise<string> {
    const accountId = await world.consented();
    const office = { id: world.ids.next(), accountId, role: 'operator' } as const;
    await world.store.offices.insert(officeOf(office, world.clock.now()));
    return accountId;
  }

  it('leaves the cell with the deputy and the operator told, and no plain member', async () => {
    const { unit, secretary, secretaryId } = await world.cell();
    const [deputyId, memberId] = [await world.consented(), await world.consented()];
    const deputy = await world.member(unit, 'Lê Văn Cường', deputyId);
    await world.member(unit, 'Nguyễn Văn An', memberId);
    await appoint(unit.id, deputy.id, 'deputy');
    const operatorId = await operator();

    await world.ownData.withdraw(await world.actor(secretaryId));
    await world.ownData.withdraw(await world.actor(secretaryId));

    const told = await world.outgoing();
    expect(told.map(({ accountId }) => accountId).sort()).toEqual([deputyId, operatorId].sort());
    expect(told.map(({ notice }) => notice)).toEqual([1, 2].map(() => withdrew(unit.id, secretary.id)));
    const read = (accountId: string) =>
      world.notices.secretaryWithdrew(accountId, { unitId: unit.id, memberId: secretary.id });
    const news = { unitName: 'Chi bộ Tổ dân phố 5', isStoodInFor: false };
    expect(await read(deputyId)).toEqual({ ...news, mayReissue: false });
    expect(await read(operatorId)).toEqual({ ...news, mayReissue: true });
    await appoint(unit.id, deputy.id, 'acting_secretary');
    expect(await read(operatorId)).toMatchObject({ isStoodInFor: true });

    await world.consents.give(await world.actor(secretaryId), {
      version: 2,
      lines: ['telegram'],
      locale: 'vi',
    });
    expect(await read(operatorId)).toBeUndefined();
    const back = (await world.outgoing()).filter(({ notice }) => notice.kind === 'secretary_back');
    expect(back.map(({ accountId }) => accountId).sort()).toEqual([deputyId, operatorId].sort());
    expect(await world.notices.secretaryBack({ unitId: unit.id, memberId: secretary.id })).toMatchObject({
      unitName: 'Chi bộ Tổ dân phố 5',
    });
  });

  it('leaves the whole cell told where there is no deputy and no operator but themselves', async () => {
    const { unit, secretary, secretaryId } = await world.cell();
    const memberId = await world.consented();
    await world.member(unit, 'Nguyễn Văn An', memberId);
    await world.member(unit, 'Chưa tham gia');
    await world.member(unit, 'Chưa đồng ý', await world.newcomer());

    await world.ownData.withdraw(await world.actor(secretaryId));

    expect(await world.outgoing()).toEqual([
      { accountId: memberId, notice: withdrew(unit.id, secretary.id) },
    ]);
  });

  it('before the one who stands in does too leaves the operator told of both', async () => {
    const { unit, secretary, secretaryId } = await world.cell();
    const actingId = await world.consented();
    const acting = await world.member(unit, 'Lê Văn Cường', actingId);
    await appoint(unit.id, acting.id, 'acting_secretary');
    const operatorId = await operator();
    await world.ownData.withdraw(await world.actor(secretaryId));
    await world.ownData.withdraw(await world.actor(actingId));
    const told = (await world.outgoing()).filter(({ accountId }) => accountId === operatorId);
    expect(told.map(({ notice }) => notice)).toEqual([
      withdrew(unit.id, secretary.id),
      withdrew(unit.id, acting.id),
    ]);
  });

  it('has not left the cell without one where only who stands in withdraws: it is news like any member’s', async () => {
    const { unit, secretaryId } = await world.cell();
    const actingId = await world.consented();
    const acting = await world.member(unit, 'Lê Văn Cường', actingId);
    await appoint(unit.id, acting.id, 'acting_secretary');
    await world.ownData.withdraw(await world.actor(actingId));
    expect(await world.outgoing()).toEqual([
      { accountId: secretaryId, notice: { kind: 'member_left', unitId: unit.id, memberId: acting.id } },
    ]);
  });
});
