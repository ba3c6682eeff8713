import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrendFacts } from '../../../src/core/documents/trend.ts';
import { createTrends } from '../../../src/services/documents/trends.ts';
import { openSummaryCell, type Answered, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let named: string[];
let counted: string[];

beforeEach(async () => {
  cell = await openSummaryCell();
  named = await cell.addMembers('An', 'Dũng', 'Giang', 'Hà', 'Khôi');
  counted = await cell.addMembers('Em', 'Hải', 'Khoa', 'Lan', 'Minh', 'Nga');
});
afterEach(() => cell.close());

const raised: Answered = { 1: 'at_risk' };

/** Opens a round, has those send, and closes it. */
async function hold(
  month: string,
  pool: readonly string[],
  forCell: readonly string[] = named,
): Promise<string> {
  const on = `${month}-03`;
  cell.clock.moveTo(new Date(new Date(`${on}T01:00:00Z`).getTime() - 86_400_000));
  const roundId = await cell.openRound(on);
  for (const [index, id] of forCell.entries())
    await cell.send(roundId, id, 'cell', index === 0 ? raised : {});
  for (const [index, id] of pool.entries())
    await cell.send(roundId, id, 'counts_only', index < 2 ? raised : {});
  cell.clock.moveTo(new Date(`${on}T13:00:00Z`));
  await cell.tick();
  return roundId;
}

async function draw(roundId: string, viewerId = cell.secretaryId): Promise<TrendFacts> {
  const outcome = await createTrends({ store: cell.store }).draw(await cell.actorOf(viewerId), roundId);
  if (outcome.status !== 'drawn') throw new Error(outcome.status);
  return outcome.trend;
}

function seen({ points }: TrendFacts): string[] {
  return points.map(({ at, participation, groups, pooled }) => {
    const sent = participation === undefined ? '–' : `${participation.done}/${participation.of}`;
    return `${at.period.month}: ${sent} ${groups[0] ?? '–'}${pooled ? '*' : ''}`;
  });
}

describe('the trend of a cell', () => {
  it('shows each closed round with who took part of whom, and nothing of one that is open', async () => {
    const december = await hold('2026-12', counted);
    await hold('2027-01', counted);
    await cell.openRound('2027-02-03');
    expect(seen(await draw(december))).toEqual(['12: 11/13 3*', '1: 11/13 3*']);
  });

  it('shows a joiner, a leaver and one who shares otherwise in no difference of two pools, whenever somebody looks', async () => {
    const december = await hold('2026-12', counted);
    const looks = [seen(await draw(december))];
    const [joiner = ''] = await cell.addMembers('Oanh');
    await hold('2027-01', [...counted, joiner]);
    looks.push(seen(await draw(december)));
    await hold('2027-02', counted.slice(1));
    looks.push(seen(await draw(december)));
    await hold('2027-03', counted.slice(1), [...named, counted[0] ?? '']);
    looks.push(seen(await draw(december)));
    await hold('2027-04', counted);
    looks.push(seen(await draw(december)));
    expect(looks.at(-1)).toEqual([
      ...['12: 11/13 3*', '1: 12/14 1', '2: 10/14 1', '3: 11/14 1', '4: 11/14 3*'],
    ]);
    // What one look left out another has not shown.
    for (const [index, look] of looks.entries()) expect(look).toEqual(looks.at(-1)?.slice(0, index + 1));
  });

  it('has a gap where answers may not be told', async () => {
    const december = await hold('2026-12', counted.slice(0, 3), named.slice(0, 2));
    expect(seen(await draw(december))).toEqual(['12: 5/13 –']);
  });

  it('leaves a pool out for whoever is in it and came to read later', async () => {
    const december = await hold('2026-12', counted);
    const [em = ''] = counted;
    await cell.appoint('deputy', em);
    expect(seen(await draw(december, em))).toEqual(['12: 11/13 1']);
    expect(seen(await draw(december))).toEqual(['12: 11/13 3*']);
  });

  it('stays as it is when somebody erases what they sent', async () => {
    const december = await hold('2026-12', counted);
    await hold('2027-01', counted);
    const before = await draw(december);
    await cell.ownData.erase(await cell.actorOf(counted[0] ?? ''), { kind: 'review', roundId: december });
    expect(await draw(december)).toEqual(before);
  });

  it('shows twelve rounds at most', async () => {
    for (let month = 1; month <= 12; month += 1) await hold(`2027-${String(month).padStart(2, '0')}`, [], []);
    const last = await hold('2028-01', [], []);
    const { points } = await draw(last);
    expect(points).toHaveLength(12);
    expect(points[0]?.at.period).toEqual({ year: 2027, month: 2 });
  });

  it('is for those who read summaries alone', async () => {
    const december = await hold('2026-12', counted);
    const [an = ''] = named;
    const outcome = await createTrends({ store: cell.store }).draw(await cell.actorOf(an), december);
    expect(outcome.status).toBe('denied');
  });
});
