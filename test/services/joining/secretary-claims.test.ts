import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';
import { officeOf } from '../../support/records.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});
afterEach(() => world.close());

/** A cell led by its secretary, who is the operator too, and a link for its secretary's office. */
async function reissued() {
  const { unit, secretaryId } = await world.cell();
  const office = { id: world.ids.next(), unitId: undefined, memberId: undefined, accountId: secretaryId };
  await world.store.offices.insert({
    ...office,
    ...{ role: 'operator', fromAt: world.clock.now(), untilAt: undefined },
  });
  const outcome = await world.secretaryClaims.reissueClaim(await world.actor(secretaryId), unit.id);
  if (outcome.status !== 'created') throw new Error(outcome.status);
  return { unit, secretaryId, payload: outcome.payload, invitation: outcome.invitation };
}

async function rolesOf(accountId: string) {
  return (await world.actor(accountId)).seats.flatMap(({ roles }) => roles);
}

describe('a new claim link for a cell that has a secretary', () => {
  it('gives the office to somebody else by the name they type, and takes it from who had it', async () => {
    const { unit, secretaryId, payload } = await reissued();
    const claimant = await world.consented();
    await world.opens(claimant, payload);
    expect(await world.enrolment.land(await world.actor(claimant))).toMatchObject({
      status: 'secretary_claim',
      unitName: unit.name,
    });
    const taken = await world.joining.giveName(await world.actor(claimant), 'Đỗ Văn Hải', 1);

    expect(taken).toMatchObject({ status: 'member', leads: true, unitName: unit.name });
    expect(await rolesOf(claimant)).toEqual(['secretary']);
    expect(await rolesOf(secretaryId)).toEqual([]);
    const told = await world.store.deliveries.listByAccount(secretaryId);
    expect(told.map(({ notice }) => notice.kind)).toContain('secretary_claimed');
  });

  it('moves the row, and the office with it, where the secretary says it is them', async () => {
    const { secretaryId, payload, invitation } = await reissued();
    const before = (await world.actor(secretaryId)).seats[0]?.memberId;
    const claimant = await world.consented();
    await world.opens(claimant, payload);
    await world.enrolment.land(await world.actor(claimant), { holderBy: invitation.id });

    const [seat] = (await world.actor(claimant)).seats;
    expect(seat).toMatchObject({ memberId: before, roles: ['secretary'] });
    expect((await world.actor(secretaryId)).seats).toEqual([]);
  });

  it('works once, and only while the office is still where it was', async () => {
    const { payload } = await reissued();
    const [one, other] = [await world.consented(), await world.consented()];
    await world.opens(one, payload);
    await world.opens(other, payload);
    await world.joining.giveName(await world.actor(one), 'Đỗ Văn Hải', 1);

    expect(await world.joining.giveName(await world.actor(other), 'Mai Văn Kiên', 2)).toEqual({
      status: 'unit_claim_gone',
    });
    expect(await rolesOf(other)).toEqual([]);
  });

  it('is for who hosts the bot alone', async () => {
    const { unit, secretaryId } = await world.cell();
    expect(await world.secretaryClaims.reissueClaim(await world.actor(secretaryId), unit.id)).toMatchObject({
      status: 'denied',
    });
  });
});

describe('who hosts the bot', () => {
  /** The secretary hosts no bot here; the operator gives out a link for the cell. */
  async function givenOut() {
    const { unit, secretary, secretaryId } = await world.cell();
    const operatorId = await world.consented();
    const office = { id: world.ids.next(), accountId: operatorId, role: 'operator' } as const;
    await world.store.offices.insert(officeOf(office, world.clock.now()));
    const outcome = await world.secretaryClaims.reissueClaim(await world.actor(operatorId), unit.id);
    if (outcome.status !== 'created') throw new Error(outcome.status);
    const { payload, invitation } = outcome;
    return { unit, secretary, secretaryId, operatorId, payload, invitation };
  }

  async function tries(accountId: string, invitationId: string) {
    const outcomes: string[] = [];
    const actor = await world.actor(accountId);
    for (const take of [
      () => world.enrolment.land(actor),
      () => world.enrolment.land(actor, { holderBy: invitationId }),
      () => world.joining.giveName(actor, 'Đỗ Văn Hải', 1),
    ]) {
      await world.store.accounts.setPendingInvitation(accountId, invitationId);
      outcomes.push((await take()).status);
    }
    return outcomes;
  }

  it('cannot take the link they gave out, not by a made-up tap either, and it still works for the secretary', async () => {
    const { unit, secretaryId, operatorId, payload, invitation } = await givenOut();
    expect(await world.opens(operatorId, payload)).toEqual({
      status: 'opened',
      landing: { status: 'claim_barred' },
    });
    // The tap alone, without the link having been opened.
    const forged = await world.enrolment.land(await world.actor(operatorId), { holderBy: invitation.id });
    expect(forged).toEqual({ status: 'officer', unitNames: [] });

    expect(await tries(operatorId, invitation.id)).toEqual(Array(3).fill('claim_barred'));
    expect(await rolesOf(operatorId)).toEqual([]);
    expect(await rolesOf(secretaryId)).toEqual(['secretary']);
    expect(await world.outgoing()).toEqual([]);

    const claimant = await world.consented();
    await world.opens(claimant, payload);
    await world.enrolment.land(await world.actor(claimant), { holderBy: invitation.id });
    expect((await world.actor(claimant)).seats).toMatchObject([{ unitId: unit.id, roles: ['secretary'] }]);
  });

  it('cannot take it as a plain member of the cell, but as its secretary before', async () => {
    const { unit, operatorId, payload, invitation } = await givenOut();
    const row = await world.member(unit, 'Đỗ Văn Hải', operatorId);
    expect(await tries(operatorId, invitation.id)).toEqual(Array(3).fill('claim_barred'));

    const ended = new Date(world.clock.now().getTime() - 1000);
    await world.store.offices.insert({
      ...{ id: world.ids.next(), unitId: unit.id, memberId: row.id, accountId: undefined, role: 'secretary' },
      ...{ fromAt: new Date(ended.getTime() - 1000), untilAt: ended },
    });
    await world.opens(operatorId, payload);
    await world.land(operatorId);
    expect(await rolesOf(operatorId)).toEqual(['secretary']);
  });

  it('can take one for a cell that is still to be set up', async () => {
    const { unit, operatorId } = await givenOut();
    const begun = { ...unit, id: world.ids.next(), name: 'Chi bộ Tổ dân phố 6', readyAt: undefined };
    await world.store.units.insert({ ...begun, createdAt: world.clock.now() });
    const gone = await world.member(begun, '', await world.consented());
    const office = { id: world.ids.next(), unitId: begun.id, memberId: gone.id, role: 'secretary' } as const;
    await world.store.offices.insert(officeOf(office, world.clock.now()));
    const link = await world.secretaryClaims.reissueClaim(await world.actor(operatorId), begun.id);
    if (link.status !== 'created') throw new Error(link.status);
    await world.opens(operatorId, link.payload);
    expect(await world.land(operatorId)).toMatchObject({ status: 'setup', unitId: begun.id });
  });

  it('cannot take the link of a cell that lost its secretary and has members', async () => {
    const { unit, secretary, secretaryId, operatorId, invitation } = await givenOut();
    const [office] = await world.store.offices.listByMember(secretary.id, world.clock.now());
    await world.store.offices.end(office?.id ?? '', world.clock.now());
    await world.store.invitations.withdraw(invitation.id, world.clock.now());
    const created = await world.unitClaims.create(await world.actor(operatorId), unit.id);
    if (created.status !== 'created') throw new Error(created.status);
    expect(await world.opens(operatorId, created.payload)).toEqual({
      status: 'opened',
      landing: { status: 'claim_barred' },
    });
    await world.opens(secretaryId, created.payload);
    expect(await world.land(secretaryId)).toMatchObject({ status: 'member', leads: true });
  });
});
