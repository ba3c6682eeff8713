import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/permissions.ts';
import type { SetupOutcome } from '../../../src/services/cell/setup.ts';
import { openPeopleWorld, type PeopleWorld } from '../../support/people-world.ts';

let world: PeopleWorld;

beforeEach(async () => {
  world = await openPeopleWorld();
});

afterEach(async () => {
  await world.close();
});

/** Who has claimed the bot and consented, and their cell. */
async function claimed(): Promise<{ actor: Actor; unitId: string }> {
  const { payload } = await world.claims.createClaim();
  const account = await world.consented();
  await world.opens(account, payload);
  const landing = await world.land(account);
  if (landing.status !== 'setup') throw new Error(landing.status);
  return { actor: await world.actor(account), unitId: landing.unitId };
}

async function answerAll({ actor, unitId }: { actor: Actor; unitId: string }): Promise<SetupOutcome> {
  const { setup } = world;
  await setup.hear(actor, 'Trần Thị Bình', 1);
  await setup.hear(actor, 'Tổ dân phố 5', 2);
  await setup.answer(actor, unitId, { day: 3 });
  await setup.answer(actor, unitId, { time: '19:30' });
  await setup.hear(actor, 'Nhà văn hóa tổ 5', 3);
  await setup.answer(actor, unitId, { shift: 'next_working_day' });
  return setup.chooseChecklist(actor, unitId, world.full.id);
}

function stepOf(outcome: SetupOutcome): string {
  return outcome.status === 'shown' ? outcome.view.draft.step : outcome.status;
}

describe('the guided setup', () => {
  it('ends in a recap with the next three dates and makes the cell', async () => {
    const cell = await claimed();

    const recap = await answerAll(cell);

    expect(stepOf(recap)).toBe('recap');
    expect(recap.status === 'shown' && recap.view.meetings.map(({ on, time }) => `${on} ${time}`)).toEqual([
      '2026-12-03 19:30',
      '2027-01-04 19:30',
      '2027-02-03 19:30',
    ]);
    expect(await world.setup.confirm(cell.actor, cell.unitId)).toMatchObject({ status: 'confirmed' });
    expect(await world.store.units.findById(cell.unitId)).toMatchObject({
      name: 'Chi bộ Tổ dân phố 5',
      meetingRule: { day: 3, time: '19:30', shift: 'next_working_day', place: 'Nhà văn hóa tổ 5' },
      checklistKey: 'bieu-hien-27',
      readyAt: new Date('2026-11-21T01:00:00Z'),
    });
    expect((await world.store.members.listByUnit(cell.unitId)).map(({ name }) => name)).toEqual([
      'Trần Thị Bình',
    ]);
    expect(world.told).toEqual(['plan Chi bộ Tổ dân phố 5']);
    expect(await world.store.units.readSetup(cell.unitId)).toBeUndefined();
  });

  it('goes on where it stood after the dialogue was left', async () => {
    const { actor, unitId } = await claimed();
    await world.setup.hear(actor, 'Trần Thị Bình', 1);
    await world.setup.hear(actor, 'Tổ dân phố 5', 2);
    await world.store.accounts.setDialogue(actor.accountId, undefined);

    expect(stepOf(await world.setup.open(actor, unitId))).toBe('day');
    expect(await world.setup.hear(actor, undefined, 3)).toMatchObject({
      view: { unitId, draft: { step: 'day' } },
      problem: 'typed',
    });
  });

  it('takes a text that comes again after a crash for no second answer', async () => {
    const { actor } = await claimed();

    await world.setup.hear(actor, 'Trần Thị Bình', 7);
    const again = await world.setup.hear(actor, 'Trần Thị Bình', 7);

    expect(stepOf(again)).toBe('cell_name');
    expect(again.status === 'shown' && again.view.draft.answers).toEqual({ own_name: 'Trần Thị Bình' });
  });

  it('says what is wrong with an answer and stays at the question', async () => {
    const { actor } = await claimed();
    await world.setup.hear(actor, 'Trần Thị Bình', 1);
    await world.setup.hear(actor, 'Tổ dân phố 5', 2);

    const outcome = await world.setup.hear(actor, 'ngày 40', 3);

    expect(outcome).toMatchObject({ status: 'shown', problem: 'day', view: { draft: { step: 'day' } } });
  });

  it('does nothing twice where it is confirmed twice', async () => {
    const cell = await claimed();
    await answerAll(cell);

    const outcomes = await Promise.all([1, 2].map(() => world.setup.confirm(cell.actor, cell.unitId)));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['closed', 'confirmed']);
    expect(world.told).toEqual(['plan Chi bộ Tổ dân phố 5']);
  });

  it('cannot be confirmed with an open question', async () => {
    const { actor, unitId } = await claimed();

    expect(stepOf(await world.setup.confirm(actor, unitId))).toBe('own_name');
    expect((await world.store.units.findById(unitId))?.readyAt).toBeUndefined();
    expect(world.told).toEqual([]);
  });

  it('an old button after it is over changes nothing', async () => {
    const cell = await claimed();
    await answerAll(cell);
    await world.setup.confirm(cell.actor, cell.unitId);

    expect(await world.setup.answer(cell.actor, cell.unitId, { day: 5 })).toMatchObject({
      ...{ status: 'closed', cell: { view: { unit: { id: cell.unitId, meetingRule: { day: 3 } } } } },
    });
    expect((await world.store.units.findById(cell.unitId))?.meetingRule?.day).toBe(3);
  });

  it('knows no checklist that was not loaded', async () => {
    const { actor, unitId } = await claimed();

    expect(await world.setup.chooseChecklist(actor, unitId, 'forged')).toEqual({ status: 'gone' });
  });
});

describe('the settings', () => {
  it('start from what holds, show the new dates and replan the cell', async () => {
    const { unit, secretaryId } = await world.cell();
    const actor = await world.actor(secretaryId);
    expect(stepOf(await world.setup.openSettings(actor, unit.id))).toBe('recap');

    const changed = await world.setup.answer(actor, unit.id, { day: 31 });
    expect(
      changed.status === 'shown' && changed.view.meetings.map(({ on, decision }) => `${on} ${decision}`),
    ).toEqual(['2026-11-30 none', '2026-12-31 none', '2027-01-31 ask']);
    expect(await world.setup.confirm(actor, unit.id)).toMatchObject({ status: 'saved' });

    expect(await world.store.units.findById(unit.id)).toEqual({
      ...unit,
      meetingRule: { day: 31, time: '19:30', shift: 'ask', place: 'Nhà văn hóa tổ 5' },
    });
    expect((await world.store.members.listByUnit(unit.id)).map(({ name }) => name)).toEqual([
      'Trần Thị Bình',
    ]);
    expect(world.told).toEqual(['replan Chi bộ Tổ dân phố 5']);
  });

  it('that are left change nothing', async () => {
    const { unit, secretaryId } = await world.cell();
    const actor = await world.actor(secretaryId);
    await world.setup.openSettings(actor, unit.id);
    await world.setup.answer(actor, unit.id, { time: '08:00' });

    await world.setup.dropSettings(actor, unit.id);

    expect(await world.setup.confirm(actor, unit.id)).toMatchObject({
      status: 'closed',
      cell: { view: { unit } },
    });
    expect(await world.store.units.findById(unit.id)).toEqual(unit);
    expect(world.told).toEqual([]);
  });

  it('that are over are not opened again by what is typed or sent', async () => {
    const { unit, secretaryId } = await world.cell();
    const actor = await world.actor(secretaryId);
    await world.setup.openSettings(actor, unit.id);
    await world.setup.dropSettings(actor, unit.id);

    for (const text of ['8 giờ', undefined])
      expect(await world.setup.hear(actor, text, 9)).toMatchObject({
        status: 'closed',
        cell: { view: { unit } },
      });
    expect(await world.setup.confirm(actor, unit.id)).toMatchObject({ status: 'closed' });
    expect(await world.store.units.findById(unit.id)).toEqual(unit);
  });

  it('belong to the secretary of this cell alone', async () => {
    const { unit } = await world.cell('Chi bộ 1');
    const other = await world.cell('Chi bộ 2');
    const account = await world.consented();
    await world.member(unit, 'Nguyễn Văn An', account);
    const denied = { status: 'denied' };
    const { setup } = world;

    for (const actor of [await world.actor(other.secretaryId), await world.actor(account)]) {
      expect(await setup.open(actor, unit.id)).toMatchObject(denied);
      expect(await setup.openSettings(actor, unit.id)).toMatchObject(denied);
      expect(await setup.answer(actor, unit.id, { day: 5 })).toMatchObject(denied);
      expect(await setup.chooseChecklist(actor, unit.id, world.five.id)).toMatchObject(denied);
      expect(await setup.goTo(actor, unit.id, 'day')).toMatchObject(denied);
      await world.store.accounts.saveDraft(actor.accountId, { dialogue: 'setup', unitId: unit.id });
      expect(await setup.hear(actor, '5', 1)).toMatchObject(denied);
      expect(await setup.confirm(actor, unit.id)).toMatchObject(denied);
      expect(await setup.dropSettings(actor, unit.id)).toMatchObject(denied);
      expect(await setup.showChecklist(actor, unit.id, world.full.id)).toMatchObject(denied);
    }
    expect(await world.store.units.readSetup(unit.id)).toBeUndefined();
    expect(await world.store.units.findById(unit.id)).toEqual(unit);
  });

  it('of a cell that is not there are refused as those of another cell', async () => {
    const { secretaryId } = await world.cell();

    expect(await world.setup.open(await world.actor(secretaryId), 'forged')).toEqual({
      status: 'denied',
      why: 'not_a_member',
    });
  });
});
