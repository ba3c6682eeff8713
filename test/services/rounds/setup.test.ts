import { expect, it } from 'vitest';
import { createRoundSetup } from '../../../src/services/rounds/setup.ts';
import { checklists } from '../../support/checklists.ts';
import { openSummaryCell } from '../../support/summary-cell.ts';

it('items picked after the cell changed its checklist are kept with the checklist they were picked from', async () => {
  const cell = await openSummaryCell();
  const { store, clock, ids } = cell;
  const roundId = await cell.openRound('2026-12-10');
  const round = await store.rounds.findById(roundId);
  const unit = await store.units.findById(cell.unitId);
  if (round === undefined || unit === undefined) throw new Error('no round');
  await store.rounds.update({ ...round, openedAt: undefined });
  const full = await store.checklists.load(checklists.full, clock.now());
  await store.units.update({ ...unit, checklistKey: checklists.full.key });
  const setup = createRoundSetup({ store, clock, ids });
  const outcome = await setup.pick(await cell.actorOf(cell.secretaryId), roundId, 27, false);
  expect(outcome.status).toBe('shown');
  expect(await store.rounds.findById(roundId)).toMatchObject({ checklistId: full.id, ownChecklist: true });
  await cell.close();
});
