import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute } from '../../support/clock.ts';
import type { WhereTheyStand } from '../../../src/services/joining/enrolment.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

/** Where consenting brings them. */
async function consent(accountId: string): Promise<WhereTheyStand> {
  const given = await world.consents.give(await world.actor(accountId), {
    version: 2,
    lines: ['telegram'],
    locale: 'vi',
  });
  if (given.status !== 'given') throw new Error(given.status);
  return given.landing;
}

const named = {
  ...{ version: 2, operator: { name: 'Đảng ủy phường Trung Tâm' }, asOfficer: false },
  ...{ whole: true, doors: ['telegram'] },
};

describe('claiming the bot', () => {
  it('makes who opens the link operator and secretary of the first cell, after consent', async () => {
    const { payload } = await world.claims.createClaim();
    const account = await world.newcomer();

    expect((await world.opens(account, payload)).status).toBe('opened');
    expect(await world.land(account)).toEqual({
      status: 'consent_needed',
      ...named,
      unitName: undefined,
      again: false,
    });
    expect(await world.claims.isClaimed()).toBe(false);
    expect(await world.store.units.count()).toBe(0);

    await consent(account);
    const landing = await world.land(account);

    expect(landing.status).toBe('setup');
    const actor = await world.actor(account);
    expect(actor.offices).toEqual([{ role: 'operator', unitId: undefined }]);
    expect(actor.seats).toMatchObject([{ unitReady: false, standing: 'active', roles: ['secretary'] }]);
    expect(await world.claims.isClaimed()).toBe(true);
  });

  it('goes on with the setup when the same person opens the link again', async () => {
    const { payload } = await world.claims.createClaim();
    const account = await world.consented();
    await world.opens(account, payload);
    await world.land(account);

    expect(await world.opens(account, payload)).toMatchObject({
      status: 'opened',
      landing: { status: 'setup' },
    });
    expect((await world.land(account)).status).toBe('setup');
    expect(await world.store.units.count()).toBe(1);
  });

  it('tells a second person kindly that it was done', async () => {
    const { payload } = await world.claims.createClaim();
    const [first, second, late] = [await world.consented(), await world.newcomer(), await world.newcomer()];
    await world.opens(second, payload);
    await world.opens(first, payload);

    expect(await consent(second)).toEqual({ status: 'claim_taken' });
    expect(await world.land(second)).toEqual({ status: 'stranger' });
    expect(await world.opens(late, payload)).toEqual({ status: 'refused', why: 'claim_taken' });
    expect(await world.store.units.count()).toBe(1);
  });

  it('lets one of two win who come at once', async () => {
    const { payload } = await world.claims.createClaim();
    const both = [await world.newcomer(), await world.newcomer()];
    for (const account of both) await world.opens(account, payload);

    const landings = await Promise.all(both.map(consent));

    expect(landings.map(({ status }) => status).sort()).toEqual(['claim_taken', 'setup']);
    expect(await world.store.units.count()).toBe(1);
  });

  it('leaves only the newest link alive', async () => {
    const { payload: old } = await world.claims.createClaim();
    const early = await world.newcomer();
    await world.opens(early, old);
    const { payload } = await world.claims.createClaim();
    const account = await world.consented();

    expect(await world.opens(account, old)).toEqual({ status: 'refused', why: 'claim_replaced' });
    expect(await consent(early)).toEqual({ status: 'claim_taken' });
    expect((await world.opens(account, payload)).status).toBe('opened');
    expect((await world.land(account)).status).toBe('setup');
  });

  it('is not done by a claim token in a join link, nor the other way round', async () => {
    const { payload: claim } = await world.claims.createClaim();
    const { unit, secretaryId } = await world.cell();
    const payload = await world.link(secretaryId, { unit });
    const account = await world.consented();

    expect(await world.opens(account, claim.replace('claim_', 'join_'))).toEqual({
      status: 'refused',
      why: 'unknown',
    });
    expect(await world.opens(account, payload.replace('join_', 'claim_'))).toEqual({
      status: 'refused',
      why: 'unknown',
    });
    expect(await world.land(account)).toEqual({ status: 'stranger' });
  });
});

describe('before consent', () => {
  it('a stranger is told to ask for a link, and is not asked for consent to nothing', async () => {
    const account = await world.newcomer();

    const landing = { status: 'stranger' };
    expect(await world.opens(account, '')).toEqual({ status: 'opened', landing });
    expect(await world.land(account)).toEqual(landing);
  });

  it('the screen names the cell of the link', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.newcomer();
    await world.opens(account, await world.link(secretaryId, { unit }));

    expect(await world.land(account)).toEqual({
      status: 'consent_needed',
      ...named,
      unitName: 'Chi bộ Tổ dân phố 5',
      again: false,
    });
  });

  it('nothing is kept but the chat and the link that was opened', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.newcomer();
    await world.opens(account, await world.link(secretaryId, { unit }));
    await world.land(account);

    expect(await world.store.accounts.pendingInvitation(account)).toBeDefined();
    expect(await world.store.joinRequests.listWaiting(unit.id)).toEqual([]);
    expect(await world.store.consents.listByAccount(account)).toEqual([]);
    expect(await world.store.members.listByAccount(account)).toEqual([]);
  });

  it('a member whose consent was withdrawn is asked again', async () => {
    const { unit } = await world.cell();
    const account = await world.consented();
    await world.member(unit, 'Nguyễn Văn An', account);
    await world.ownData.withdraw(await world.actor(account));

    expect(await world.land(account)).toEqual({
      status: 'consent_needed',
      ...named,
      unitName: 'Chi bộ Tổ dân phố 5',
      again: true,
    });
  });
});

describe('links', () => {
  it.each(['join_unknown', 'join_', 'rubbish', 'claim_', `join_${'x'.repeat(58)}`])(
    '%j is not known',
    async (payload) => {
      const account = await world.newcomer();

      expect(await world.opens(account, payload)).toEqual({ status: 'refused', why: 'unknown' });
      expect(await world.store.accounts.pendingInvitation(account)).toBeUndefined();
    },
  );

  it('guessing is stopped for an hour after five wrong ones, for right ones too', async () => {
    const { unit, secretaryId } = await world.cell();
    const payload = await world.link(secretaryId, { unit });
    const guesser = await world.newcomer();
    for (const wrong of ['a', 'b', 'c', 'd', 'e']) {
      expect(await world.opens(guesser, `join_${wrong}`)).toEqual({ status: 'refused', why: 'unknown' });
      world.clock.advance(minute);
    }

    expect(await world.opens(guesser, payload)).toEqual({ status: 'refused', why: 'locked' });
    expect((await world.opens(await world.newcomer(), payload)).status).toBe('opened');

    world.clock.advance(hour - minute);
    expect((await world.opens(guesser, payload)).status).toBe('opened');
  });

  it('a link that has ended is no guess', async () => {
    const { unit, secretaryId } = await world.cell();
    const payload = await world.link(secretaryId, { unit });
    const actor = await world.actor(secretaryId);
    const listed = await world.inviting.list(actor, unit.id);
    const invitations = listed.status === 'listed' ? listed.invitations : [];
    for (const { invitation } of invitations) await world.inviting.withdraw(actor, invitation.id);
    const account = await world.newcomer();

    for (let time = 0; time < 6; time += 1) {
      expect(await world.opens(account, payload)).toEqual({ status: 'refused', why: 'withdrawn' });
    }
    expect(await world.store.accounts.tokenFailures(account)).toEqual({ count: 0, at: undefined });
  });

  it('one that ends between opening and consent is gone', async () => {
    const { unit, secretaryId } = await world.cell();
    const account = await world.newcomer();
    await world.opens(account, await world.link(secretaryId, { unit }));
    world.clock.advance(31 * 24 * hour);

    expect(await consent(account)).toEqual({ status: 'link_gone', why: 'expired' });
    expect(await world.land(account)).toEqual({ status: 'stranger' });
  });

  it('for a name that was removed meanwhile is gone', async () => {
    const { unit, secretaryId } = await world.cell();
    const member = await world.member(unit, 'Nguyễn Văn An');
    const account = await world.consented();
    await world.opens(account, await world.link(secretaryId, { member }));
    await world.rosters.remove(await world.actor(secretaryId), member.id);

    expect(await world.land(account)).toEqual({ status: 'link_gone', why: 'withdrawn' });
  });

  it('tell who belongs to the cell already', async () => {
    const { unit, secretaryId } = await world.cell();
    const payload = await world.link(secretaryId, { unit });
    const account = await world.consented();
    await world.member(unit, 'Nguyễn Văn An', account);

    expect(await world.opens(account, payload)).toEqual({
      status: 'already_in',
      unitName: 'Chi bộ Tổ dân phố 5',
    });
  });

  it('lead a member of one cell into a second one', async () => {
    const one = await world.cell('Chi bộ 1');
    const other = await world.cell('Chi bộ 2');
    const account = await world.consented();
    await world.member(one.unit, 'Nguyễn Văn An', account);

    expect(
      await world.opens(account, await world.link(other.secretaryId, { unit: other.unit })),
    ).toMatchObject({
      status: 'opened',
      landing: { status: 'name_asked', unitName: 'Chi bộ 2' },
    });
  });
});

describe('landing', () => {
  it('a member is welcomed with what is open for them', async () => {
    const { unit } = await world.cell();
    const account = await world.consented();
    await world.member(unit, 'Nguyễn Văn An', account);

    expect(await world.land(account)).toEqual({
      status: 'member',
      memberName: 'Nguyễn Văn An',
      unitName: 'Chi bộ Tổ dân phố 5',
      leads: false,
      openRoundId: undefined,
    });
  });

  it('"not me" forgets the link without using it', async () => {
    const { unit, secretaryId } = await world.cell();
    const member = await world.member(unit, 'Nguyễn Văn An');
    const payload = await world.link(secretaryId, { member });
    const wrong = await world.consented();
    await world.opens(wrong, payload);
    const pending = (await world.store.accounts.pendingInvitation(wrong)) ?? '';

    await world.startLinks.dropPending(await world.actor(wrong), 'another invitation');
    expect((await world.land(wrong)).status).toBe('name_to_confirm');
    await world.startLinks.dropPending(await world.actor(wrong), pending);

    expect(await world.land(wrong)).toEqual({ status: 'stranger' });
    const right = await world.consented();
    expect((await world.opens(right, payload)).status).toBe('opened');
  });
});
