import { afterEach, beforeEach, expect, it } from 'vitest';
import { day, second } from '../../support/clock.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

it('a link for the cell works for 30 days, one for a name for 14', async () => {
  const { unit, secretaryId } = await world.cell();
  const member = await world.member(unit, 'Nguyễn Văn An');
  const [forCell, forOne] = [
    await world.link(secretaryId, { unit }),
    await world.link(secretaryId, { member }),
  ];

  world.clock.advance(14 * day);
  expect(await world.opens(await world.newcomer(), forOne)).toEqual({ status: 'refused', why: 'expired' });
  expect((await world.opens(await world.newcomer(), forCell)).status).toBe('opened');

  world.clock.advance(16 * day);
  expect(await world.opens(await world.newcomer(), forCell)).toEqual({ status: 'refused', why: 'expired' });
});

it('fits into a deep link and is stored only as a hash', async () => {
  const { unit, secretaryId } = await world.cell();

  const payload = await world.link(secretaryId, { unit });

  expect(payload).toMatch(/^join_[A-Za-z0-9_-]{22,59}$/);
  const rows = await world.database.read((sql) => sql.all('SELECT tokenHash FROM Invitation'));
  expect(rows).toHaveLength(1);
  expect(Object.values(rows[0] ?? {}).join()).not.toContain(payload.slice(5));
});

it('a second tap makes no second link, as the first could not be shown again', async () => {
  const { unit, secretaryId } = await world.cell();
  const actor = await world.actor(secretaryId);

  const outcomes = await Promise.all([1, 2].map(() => world.inviting.createForCell(actor, unit.id)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['created', 'just_created']);

  world.clock.advance(11 * second);
  expect((await world.inviting.createForCell(actor, unit.id)).status).toBe('created');
});

it('a new link for a name ends the earlier one', async () => {
  const { unit, secretaryId } = await world.cell();
  const member = await world.member(unit, 'Nguyễn Văn An');
  const old = await world.link(secretaryId, { member });
  world.clock.advance(day);
  const fresh = await world.link(secretaryId, { member });

  expect(await world.opens(await world.newcomer(), old)).toEqual({ status: 'refused', why: 'withdrawn' });
  expect((await world.opens(await world.newcomer(), fresh)).status).toBe('opened');
});

it('the list shows those that still work, newest first, and withdraws them', async () => {
  const { unit, secretaryId } = await world.cell();
  const member = await world.member(unit, 'Nguyễn Văn An');
  await world.link(secretaryId, { unit });
  world.clock.advance(second);
  const payload = await world.link(secretaryId, { member });
  const actor = await world.actor(secretaryId);

  const listed = await world.inviting.list(actor, unit.id);
  const invitations = listed.status === 'listed' ? listed.invitations : [];
  expect(invitations.map((one) => one.member?.name)).toEqual(['Nguyễn Văn An', undefined]);

  const [newest] = invitations;
  expect(await world.inviting.withdraw(actor, newest?.invitation.id ?? '')).toMatchObject({
    status: 'withdrawn',
    unit,
    invitations: invitations.slice(1),
  });
  expect(await world.inviting.withdraw(actor, newest?.invitation.id ?? '')).toMatchObject({
    status: 'withdrawn',
  });
  expect(await world.opens(await world.newcomer(), payload)).toEqual({ status: 'refused', why: 'withdrawn' });
  const rest = await world.inviting.list(actor, unit.id);
  expect(rest.status === 'listed' && rest.invitations).toHaveLength(1);
});

it('nobody else makes, sees or withdraws links, and a claim is none of the cell’s', async () => {
  const { unit, secretaryId } = await world.cell('Chi bộ 1');
  const other = await world.cell('Chi bộ 2');
  const account = await world.consented();
  const member = await world.member(unit, 'Nguyễn Văn An', account);
  await world.link(secretaryId, { unit });
  const listed = await world.inviting.list(await world.actor(secretaryId), unit.id);
  const id = (listed.status === 'listed' ? listed.invitations[0]?.invitation.id : undefined) ?? '';

  for (const actor of [await world.actor(other.secretaryId), await world.actor(account)]) {
    expect(await world.inviting.createForCell(actor, unit.id)).toMatchObject({ status: 'denied' });
    expect(await world.inviting.createForMember(actor, member.id)).toMatchObject({ status: 'denied' });
    expect(await world.inviting.roster(actor, unit.id)).toMatchObject({ status: 'denied' });
    expect(await world.inviting.list(actor, unit.id)).toMatchObject({ status: 'denied' });
    expect(await world.inviting.withdraw(actor, id)).toMatchObject({ status: 'denied' });
  }
  const { payload } = await world.claims.createClaim();
  const claimant = await world.newcomer();
  await world.opens(claimant, payload);
  const claim = (await world.store.accounts.pendingInvitation(claimant)) ?? '';
  expect(await world.inviting.withdraw(await world.actor(secretaryId), claim)).toEqual({ status: 'gone' });
  expect(await world.inviting.createForMember(await world.actor(secretaryId), 'forged')).toEqual({
    status: 'gone',
  });
});
