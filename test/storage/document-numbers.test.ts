import { expect, it } from 'vitest';
import { createIds } from '../../src/storage/engine/ids.ts';
import { openTestStore } from '../support/store.ts';
import { unitOf } from '../support/records.ts';

it('a document keeps the number that was decided last, and that its place was left open', async () => {
  const opened = await openTestStore();
  const { store } = opened;
  const unitId = createIds().next();
  await store.units.insert(unitOf(unitId, 'Chi bộ 1', new Date(0)));
  const { documentNumbers } = store;
  const report = { unitId, kind: 'report', about: 'round' } as const;
  expect(await documentNumbers.find(report)).toBeUndefined();
  await documentNumbers.save(report, { number: 5 });
  await documentNumbers.save({ ...report, kind: 'minutes' }, { number: 1 });
  expect(await documentNumbers.find(report)).toEqual({ number: 5 });
  await documentNumbers.save(report, { number: undefined });
  expect(await documentNumbers.find(report)).toEqual({ number: undefined });
  expect(await documentNumbers.find({ ...report, about: 'another' })).toBeUndefined();
  await opened.close();
});
