import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleWorld, type PeopleWorld } from '../support/people-world.ts';

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
  return (await world.actor(accountId)).memberships.flatMap(({ roles }) => roles);
}

describe('a new claim link for a cell that has a secretary', () => {
  it('gives the office to somebody else by the name they type, and takes it from who had it', async () => {
    const { unit, secretaryId, payload } = await reissued();
    const claimant = await world.consented();
    await world.opens(claimant, payload);
    expect(await world.enrolment.land(await world.actor(claimant))).toMatchObject({
      status: 'secretary_claim',
      question: { unitName: unit.name },
    });
    const taken = await world.secretaryClaims.takeByName(await world.actor(claimant), 'Đỗ Văn Hải');

    expect(taken).toEqual({ status: 'taken', unitId: unit.id });
    expect(await rolesOf(claimant)).toEqual(['secretary']);
    expect(await rolesOf(secretaryId)).toEqual([]);
    const told = await world.store.deliveries.listByAccount(secretaryId);
    expect(told.map(({ notice }) => notice.kind)).toContain('secretary_claimed');
  });

  it('moves the row, and the office with it, where the secretary says it is them', async () => {
    const { secretaryId, payload, invitation } = await reissued();
    const before = (await world.actor(secretaryId)).memberships[0]?.memberId;
    const claimant = await world.consented();
    await world.opens(claimant, payload);
    await world.secretaryClaims.takeAsHolder(await world.actor(claimant), invitation.id);

    const [membership] = (await world.actor(claimant)).memberships;
    expect(membership).toMatchObject({ memberId: before, roles: ['secretary'] });
    expect((await world.actor(secretaryId)).memberships).toEqual([]);
  });

  it('works once, and only while the office is still where it was', async () => {
    const { payload } = await reissued();
    const [one, other] = [await world.consented(), await world.consented()];
    await world.opens(one, payload);
    await world.opens(other, payload);
    await world.secretaryClaims.takeByName(await world.actor(one), 'Đỗ Văn Hải');

    expect(await world.secretaryClaims.takeByName(await world.actor(other), 'Mai Văn Kiên')).toEqual({
      status: 'over',
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
