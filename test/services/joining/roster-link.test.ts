import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkAccount } from '../../../src/services/joining/roster-link.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

it('an account never gets a second row in the roster of a cell', async () => {
  const { unit } = await world.cell();
  const accountId = await world.consented();
  await world.member(unit, 'Nguyễn Văn An', accountId);
  const other = await world.member(unit, 'Lê Văn Cường');

  const linking = world.store.transaction((tx) =>
    linkAccount(tx, { ids: world.ids, member: other, accountId }, world.clock.now()),
  );

  await expect(linking).rejects.toThrow('already has a row in the roster');
  expect((await world.store.members.findById(other.id))?.accountId).toBeUndefined();
});
