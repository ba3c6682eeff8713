import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/permissions.ts';
import { createUnitNaming, type UnitNaming } from '../../../src/services/units/naming.ts';
import { openRoundCell } from '../../support/round-cell.ts';

let cell: Awaited<ReturnType<typeof openRoundCell>>;
let naming: UnitNaming;
let operator: Actor;

beforeEach(async () => {
  cell = await openRoundCell();
  naming = createUnitNaming({ ...cell, defaultZone: 'Asia/Ho_Chi_Minh' });
  const secretary = await cell.actorOf(cell.secretary);
  operator = { ...secretary, offices: [{ role: 'operator', unitId: undefined }] };
});
afterEach(() => cell.close());

async function wards(): Promise<string[]> {
  const units = await cell.store.unitTree.list();
  return units.filter(({ kind }) => kind === 'ward').map(({ name }) => name);
}

it('a name that comes a second time adds no second unit, and shows the one it added', async () => {
  await naming.ask(operator, { asks: 'add', kind: 'ward' });
  const added = await naming.hear(operator, 'Phường Tây Hồ', 1);
  expect(added).toMatchObject({ status: 'added' });
  expect(await naming.hear(operator, 'Phường Tây Hồ', 1)).toEqual(added);
  expect(await wards()).toHaveLength(1);
});

it('what an earlier version kept of an added unit still says that it was added', async () => {
  await naming.ask(operator, { asks: 'add', kind: 'ward' });
  await naming.hear(operator, 'Phường Tây Hồ', 1);
  const unitId = (await cell.store.unitTree.list()).find(({ kind }) => kind === 'ward')?.id;
  await cell.store.accounts.saveDraft(operator.accountId, {
    ...{ dialogue: 'units', asks: 'add', kind: 'ward', applied: { inputId: 7, unitId } },
  });
  expect(await naming.hear(operator, 'Phường Tây Hồ', 7)).toMatchObject({ status: 'added' });
  expect(await wards()).toHaveLength(1);
});

it('words are looked for as often as they come', async () => {
  await naming.ask(operator, { asks: 'find' });
  const found = { status: 'found', typed: 'to dan pho', units: [{ name: 'Chi bộ Tổ dân phố 5' }] };
  expect(await naming.hear(operator, 'to dan pho', 1)).toMatchObject(found);
  expect(await naming.hear(operator, 'to dan pho', 1)).toMatchObject(found);
  expect(await naming.hear(operator, undefined, 2)).toMatchObject({ status: 'asked', problem: 'other' });
});
