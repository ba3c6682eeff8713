import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;

beforeEach(async () => {
  cell = await openSummaryCell();
});

afterEach(() => cell.close());

it('the deputy finds in an approved version no number that holds an answer for the secretary alone', async () => {
  const [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
  const roundId = await cell.openRound();
  await cell.send(roundId, an, 'secretary', { 1: { level: 'correcting', remedy: 'Nộp trước thứ Sáu' } });
  await cell.send(roundId, dung, 'cell', { 1: 'at_risk' });
  const { seen } = await cell.look(roundId);
  await cell.summaries.approve(await cell.actorOf(cell.secretaryId), { roundId, seen, wanted: true });
  const numbers = async (viewerId: string) => {
    const { summary } = await cell.look(roundId, viewerId, { version: 1 });
    const { at_risk, correcting } = summary.items[0] ?? {};
    return { at_risk, correcting, made: summary.commitments.made };
  };
  expect(await numbers(cell.secretaryId)).toEqual({ at_risk: 1, correcting: 1, made: 1 });
  expect(await numbers(cell.deputyId)).toEqual({ at_risk: 1, correcting: 0, made: 0 });
});
