import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRosterEntries, type EntryOutcome } from '../../../src/services/roster/entry.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';
import { officeOf } from '../../support/records.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

async function adding() {
  const cell = await world.cell();
  const actor = await world.actor(cell.secretaryId);
  await world.entries.startAdding(actor, cell.unit.id);
  return { ...cell, actor };
}

function gathered(outcome: EntryOutcome): string[] {
  if (outcome.status !== 'adding' && outcome.status !== 'changed') throw new Error(outcome.status);
  return outcome.draft.entries.map(({ name }) => name);
}

describe('a pasted list', () => {
  it('is saved only when the secretary confirms what was read', async () => {
    const { actor, unit } = await adding();

    const read = await world.entries.hear(
      actor,
      '1. Nguyễn Văn An\n2. Lê Văn Cường, phó bí thư\n3. Dung, dự bị',
      1,
    );
    expect(gathered(read)).toEqual(['Nguyễn Văn An', 'Lê Văn Cường']);
    expect(read).toMatchObject({ draft: { problems: [{ line: 3, why: 'too_short' }] } });
    expect(await world.names(unit)).toEqual(['Trần Thị Bình']);

    expect(await world.entries.save(actor, unit.id, 2)).toMatchObject({ status: 'saved', count: 2 });
    expect(await world.names(unit)).toEqual(['Trần Thị Bình', 'Nguyễn Văn An', 'Lê Văn Cường']);
    const offices = await world.store.offices.listByUnit(unit.id, world.clock.now());
    expect(offices.map(({ role }) => role)).toEqual(['secretary', 'deputy']);
    expect(world.told).toEqual(['added 2']);
  });

  it('goes on being listened to once its good lines are saved, and keeps the refused ones until they are put right', async () => {
    const { actor, unit } = await adding();
    await world.entries.hear(actor, 'Nguyễn Văn An\nDung\nLê Văn Hai, tổ trưởng', 1);

    expect(await world.entries.save(actor, unit.id, 1)).toMatchObject({
      status: 'saved',
      count: 1,
      refused: [
        { line: 2, text: 'Dung', why: 'too_short' },
        { line: 3, text: 'Lê Văn Hai, tổ trưởng', why: 'unknown_word', word: 'tổ trưởng' },
      ],
    });
    expect(await world.entries.hear(actor, 'Phạm Thị Dung', 2)).toMatchObject({
      status: 'adding',
      draft: { fresh: [{ name: 'Phạm Thị Dung' }], problems: [{ text: 'Lê Văn Hai, tổ trưởng' }] },
    });
    expect(await world.entries.hear(actor, 'Lê Văn Hai', 3)).toMatchObject({ draft: { problems: [] } });
    expect(await world.entries.save(actor, unit.id, 2)).toMatchObject({ status: 'saved', refused: [] });
    expect(await world.names(unit)).toEqual([
      'Trần Thị Bình',
      'Nguyễn Văn An',
      'Phạm Thị Dung',
      'Lê Văn Hai',
    ]);
  });

  it('gathered when membership and standing were one fact is saved with both, and unknown where it said but one', async () => {
    const { actor, unit } = await adding();
    const entries = ['official', 'probationary', 'exempt', 'temporary'].map((standing) => ({
      ...{ name: `Nguyễn Văn ${standing}`, standing, role: 'member' },
    }));
    await world.store.accounts.saveDraft(actor.accountId, {
      ...{ dialogue: 'roster', mode: 'adding', unitId: unit.id, entries },
    });

    expect(await world.entries.save(actor, unit.id, 4)).toMatchObject({ status: 'saved', count: 4 });
    const [, ...added] = await world.store.members.listByUnit(unit.id);
    expect(added.map(({ membership, standing }) => [membership, standing])).toEqual([
      ['official', 'active'],
      ['probationary', 'active'],
      [undefined, 'exempt'],
      [undefined, 'temporary'],
    ]);
  });

  it('may come in several messages', async () => {
    const { actor, unit } = await adding();

    await world.entries.hear(actor, 'Nguyễn Văn An\nLê Văn Cường', 1);
    const second = await world.entries.hear(actor, 'nguyen van an\nPhạm Thị Dung', 2);

    expect(gathered(second)).toEqual(['Nguyễn Văn An', 'Lê Văn Cường', 'Phạm Thị Dung']);
    expect(second).toMatchObject({
      draft: { fresh: [{ name: 'Phạm Thị Dung' }], problems: [{ line: 1, why: 'in_list' }] },
    });
    expect(await world.entries.save(actor, unit.id, 3)).toMatchObject({ status: 'saved', count: 3 });
  });

  it('that comes again after a crash is not read twice', async () => {
    const { actor } = await adding();

    await world.entries.hear(actor, 'Nguyễn Văn An', 5);
    const again = await world.entries.hear(actor, 'Nguyễn Văn An', 5);

    expect(again).toMatchObject({ status: 'adding', draft: { problems: [] } });
    expect(gathered(again)).toEqual(['Nguyễn Văn An']);
  });

  it('is saved once by two taps', async () => {
    const { actor, unit } = await adding();
    await world.entries.hear(actor, 'Nguyễn Văn An', 1);

    const outcomes = await Promise.all([1, 2].map(() => world.entries.save(actor, unit.id, 1)));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['nothing_entered', 'saved']);
    expect(await world.names(unit)).toEqual(['Trần Thị Bình', 'Nguyễn Văn An']);
    // On a server the work of one of them is done again after the other's.
    expect([...new Set(world.told)]).toEqual(['added 1']);
  });

  it('that grew after the button was shown is shown again instead', async () => {
    const { actor, unit } = await adding();
    await world.entries.hear(actor, 'Nguyễn Văn An', 1);
    await world.entries.hear(actor, 'Lê Văn Cường', 2);

    const outcome = await world.entries.save(actor, unit.id, 1);

    expect(outcome.status).toBe('changed');
    expect(gathered(outcome)).toEqual(['Nguyễn Văn An', 'Lê Văn Cường']);
    expect(await world.names(unit)).toEqual(['Trần Thị Bình']);
  });

  it('loses the names that entered the roster meanwhile', async () => {
    const { actor, unit } = await adding();
    await world.entries.hear(actor, 'Nguyễn Văn An\nLê Văn Cường', 1);
    await world.member(unit, 'Nguyễn Văn An');

    expect(gathered(await world.entries.save(actor, unit.id, 2))).toEqual(['Lê Văn Cường']);
    expect(await world.entries.save(actor, unit.id, 1)).toMatchObject({ status: 'saved' });
    expect(await world.names(unit)).toEqual(['Trần Thị Bình', 'Nguyễn Văn An', 'Lê Văn Cường']);
  });

  it('of 150 names is saved as a whole', async () => {
    const { actor, unit } = await adding();
    const letters = 'ABCDEGHIKLMNOPQ';
    const names = Array.from(
      { length: 150 },
      (_, index) => `Nguyễn ${letters.charAt(Math.floor(index / 15))}a ${letters.charAt(index % 15)}e`,
    );
    await world.entries.hear(actor, names.slice(0, 75).join('\n'), 1);
    await world.entries.hear(actor, names.slice(75).join('\n'), 2);

    expect(await world.entries.save(actor, unit.id, 150)).toMatchObject({ status: 'saved', count: 150 });

    expect(await world.names(unit)).toEqual(['Trần Thị Bình', ...names]);
  });

  it('can be dropped', async () => {
    const { actor, unit } = await adding();
    await world.entries.hear(actor, 'Nguyễn Văn An', 1);

    await world.entries.discard(actor, unit.id);

    expect(await world.entries.save(actor, unit.id, 1)).toMatchObject({ status: 'nothing_entered' });
    expect(await world.names(unit)).toEqual(['Trần Thị Bình']);
  });

  it('waits while the secretary looks at something else', async () => {
    const { actor, unit } = await adding();
    expect(await world.entries.leave(actor)).toEqual({ status: 'ended' });
    await world.entries.startAdding(actor, unit.id);
    await world.entries.hear(actor, 'Nguyễn Văn An', 1);

    expect(await world.entries.leave(actor)).toEqual({ status: 'kept' });
    expect(gathered(await world.entries.startAdding(actor, unit.id))).toEqual(['Nguyễn Văn An']);
  });

  it('begun for one cell is not saved into another', async () => {
    const { actor, secretaryId } = await adding();
    const other = await world.cell('Chi bộ 2');
    const here = await world.member(other.unit, 'Trần Thị Bình (tổ 5)', secretaryId);
    const office = { id: 'second', unitId: other.unit.id, memberId: here.id, role: 'secretary' } as const;
    await world.store.offices.insert(officeOf(office, world.clock.now()));
    await world.entries.hear(actor, 'Nguyễn Văn An', 1);

    expect(await world.entries.save(await world.actor(secretaryId), other.unit.id, 1)).toMatchObject({
      status: 'nothing_entered',
    });
    expect(await world.names(other.unit)).toEqual(['Trần Thị Bình', 'Trần Thị Bình (tổ 5)']);
  });
});

describe('a new name', () => {
  it('replaces the old one once', async () => {
    const { unit, secretaryId } = await world.cell();
    const member = await world.member(unit, 'Nguyễn Văn Am');
    const actor = await world.actor(secretaryId);
    await world.entries.startRenaming(actor, member.id);

    expect(await world.entries.hear(actor, 'An', 1)).toMatchObject({
      status: 'renaming',
      problem: 'too_short',
    });
    expect(await world.entries.hear(actor, 'trần thị bình', 2)).toMatchObject({ problem: 'in_roster' });
    expect(await world.entries.hear(actor, 'Nguyễn Văn An', 3)).toMatchObject({ status: 'renamed' });
    expect(await world.entries.hear(actor, 'Nguyễn Văn An', 3)).toMatchObject({ status: 'renamed' });
    expect(await world.names(unit)).toEqual(['Trần Thị Bình', 'Nguyễn Văn An']);
  });

  it('leaves joined who joins at the very moment it arrives', async () => {
    const { unit, secretaryId } = await world.cell();
    const member = await world.member(unit, 'Nguyễn Văn Am');
    const actor = await world.actor(secretaryId);
    const joiner = await world.consented();
    const entries = createRosterEntries({
      clock: world.clock,
      ids: createIds(),
      onMembersAdded: () => Promise.resolve(),
      openHeld: () => Promise.resolve(undefined),
      store: {
        ...world.store,
        async transaction(work) {
          await world.store.members.update({ ...member, accountId: joiner, joinedAt: world.clock.now() });
          return world.store.transaction(work);
        },
      },
    });
    await world.entries.startRenaming(actor, member.id);

    expect(await entries.hear(actor, 'Nguyễn Văn An', 1)).toMatchObject({ status: 'renamed' });
    expect(await world.store.members.findById(member.id)).toMatchObject({
      name: 'Nguyễn Văn An',
      accountId: joiner,
    });
  });

  it('is not taken once the secretary has gone elsewhere', async () => {
    const { unit, secretaryId } = await world.cell();
    const member = await world.member(unit, 'Nguyễn Văn An');
    const actor = await world.actor(secretaryId);
    await world.entries.startRenaming(actor, member.id);
    await world.entries.leave(actor);

    expect(await world.entries.hear(actor, 'Lê Văn Cường', 1)).toEqual({ status: 'idle' });
    expect(await world.names(unit)).toEqual(['Trần Thị Bình', 'Nguyễn Văn An']);
  });
});

it('nobody but the secretary of this cell types into its roster', async () => {
  const { unit } = await world.cell('Chi bộ 1');
  const other = await world.cell('Chi bộ 2');
  const account = await world.consented();
  const member = await world.member(unit, 'Nguyễn Văn An', account);

  for (const actor of [await world.actor(other.secretaryId), await world.actor(account)]) {
    expect(await world.entries.startAdding(actor, unit.id)).toMatchObject({ status: 'denied' });
    expect(await world.entries.startRenaming(actor, member.id)).toMatchObject({ status: 'denied' });
    expect(await world.entries.save(actor, unit.id, 1)).toMatchObject({ status: 'denied' });
    expect(await world.entries.discard(actor, unit.id)).toMatchObject({ status: 'denied' });
    const forged = { dialogue: 'roster', mode: 'adding', unitId: unit.id, entries: [] };
    await world.store.accounts.saveDraft(actor.accountId, forged);
    expect(await world.entries.hear(actor, 'Lê Văn Cường', 1)).toMatchObject({ status: 'denied' });
  }
  expect(await world.names(unit)).toEqual(['Trần Thị Bình', 'Nguyễn Văn An']);
});
