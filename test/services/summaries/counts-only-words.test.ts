import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { reviewScreen } from '../../../src/screens/reviews/screen.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

/** What a member is told about being only counted, against what happens to their review. */

const { vi } = await loadTranslators('locales');
let cell: SummaryCell;
let members: string[];
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  members = await cell.addMembers('An', 'Dũng', 'Em', 'Giang', 'Hải');
  roundId = await cell.openRound();
});

afterEach(() => cell.close());

async function screenOf(memberId: string): Promise<string> {
  const outcome = await cell.reviews.open(await cell.actorOf(memberId), roundId);
  if (outcome.status !== 'shown') throw new Error(`the review is not shown: ${outcome.status}`);
  return reviewScreen(vi, outcome.sheet).text;
}

/** What stands above "Gửi" once it was chosen. */
async function asked(memberId: string): Promise<string> {
  const actor = await cell.actorOf(memberId);
  await cell.reviews.act(actor, roundId, { kind: 'rest_of_all' });
  await cell.reviews.act(actor, roundId, { kind: 'share', sharing: 'counts_only' });
  return screenOf(memberId);
}

const apart = 'bản của đồng chí không kể vào năm bản ấy';

it('the secretary and the deputy are told beforehand and afterwards that theirs is not one of the five', async () => {
  const [an = '', ...others] = members;
  for (const memberId of [cell.secretaryId, cell.deputyId]) {
    expect(await asked(memberId)).toContain(apart);
    await cell.send(roundId, memberId, 'counts_only', { 1: 'at_risk' });
    expect(await screenOf(memberId)).toContain(apart);
  }
  expect(await asked(an)).not.toContain(apart);
  expect(await asked(an)).toContain('có từ năm bản như vậy, không kể bản của các đồng chí đọc bản tổng hợp');
  // Four members and two office-holders: nothing is added.
  for (const memberId of others) await cell.send(roundId, memberId, 'counts_only', {});
  cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
  expect((await cell.look(roundId)).summary.pooledReviews).toBe(0);
});

it('a late one is told that late ones wait for each other, and nothing of a closing to come', async () => {
  const [an = '', ...others] = members;
  await cell.send(roundId, cell.deputyId, 'counts_only', {});
  cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  await cell.tick();
  expect(await asked(an)).toContain('bản gửi muộn chỉ được cộng khi có đủ năm bản gửi muộn như vậy');
  expect(await asked(an)).not.toContain('Chỉ cộng vào số liệu chung khi đợt kết thúc');
  await cell.send(roundId, an, 'counts_only', { 1: 'at_risk' });
  const sent = await screenOf(an);
  expect(sent).toContain('được cộng vào số liệu chung khi có đủ năm bản gửi muộn như vậy');
  expect(sent).not.toContain('Khi đợt kết thúc');
  expect(await screenOf(cell.deputyId)).toContain('nếu lúc ấy có ít nhất năm bản như vậy');
  for (const memberId of others) await cell.send(roundId, memberId, 'counts_only', {});
  expect((await cell.look(roundId)).summary.pooledReviews).toBe(5);
});
