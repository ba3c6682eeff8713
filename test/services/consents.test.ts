import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleWorld, type PeopleWorld } from '../support/people-world.ts';

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

    const outcome = await world.consents.give(await world.actor(account), { version: 1, locale: 'en' });

    expect(outcome).toMatchObject({ status: 'given', actor: { accountId: account, consented: true } });
    expect(await world.store.consents.listByAccount(account)).toMatchObject([
      { version: 1, locale: 'en', givenAt: new Date('2026-11-21T01:00:00Z'), withdrawnAt: undefined },
    ]);
  });

  it('twice at once is one consent', async () => {
    const account = await world.newcomer();
    const actor = await world.actor(account);

    await Promise.all([1, 2].map(() => world.consents.give(actor, { version: 1, locale: 'vi' })));

    expect(await world.store.consents.listByAccount(account)).toHaveLength(1);
  });

  it.each([0, 2, 999999])('to version %i, which is not the one in force, is none', async (version) => {
    const account = await world.newcomer();

    expect(await world.consents.give(await world.actor(account), { version, locale: 'vi' })).toEqual({
      status: 'outdated',
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

    expect(await world.consents.withdraw(actor)).toEqual({ status: 'withdrawn' });
    expect(await world.consents.withdraw(actor)).toEqual({ status: 'withdrawn' });

    expect(await world.store.consents.listByAccount(account)).toMatchObject([
      { version: 1, withdrawnAt: new Date('2026-11-21T01:00:00Z') },
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

    await world.consents.withdraw(await world.actor(account));

    expect(await world.store.joinRequests.listWaiting(unit.id)).toEqual([]);
    expect(await world.land(account)).toMatchObject({ status: 'consent_needed', again: true });
  });

  it('can be followed by consent anew', async () => {
    const account = await world.consented();
    await world.consents.withdraw(await world.actor(account));

    await world.consents.give(await world.actor(account), { version: 1, locale: 'vi' });

    expect((await world.actor(account)).consented).toBe(true);
    expect(await world.store.consents.listByAccount(account)).toHaveLength(2);
  });

  it('of a secretary tells nobody, as nobody else leads the cell', async () => {
    const { secretaryId } = await world.cell();

    await world.consents.withdraw(await world.actor(secretaryId));

    expect(await world.outgoing()).toEqual([]);
  });
});
