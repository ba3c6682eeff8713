import { officeOf, unitOf } from './records.ts';
import type { Answered, SummaryCell } from './summary-cell.ts';

/** When the meetings are. */
export const months = ['2026-12-03', '2027-01-07'] as const;

export const raised: Answered = { 1: 'at_risk', 3: 'correcting' };

/** What An writes each month, who shares with the cell. */
export const sharedWords = 'Ngại đọc văn bản dài';
const withWords: Answered = { ...raised, 1: { level: 'at_risk', how: sharedWords } };

/** How somebody shares in the first month, and in the second; undefined where they take no part. */
export type Way = readonly ['counts_only' | 'cell' | undefined, 'counts_only' | 'cell' | undefined];

/** Somebody about whom others want to find out, and what they answer where they only count. */
type Sought = { way: Way; answered: Answered };

/** Two months of a cell with five who share with it and five who only count, beside those who are sought; returns the rounds. */
export async function playTwoMonths(cell: SummaryCell, everySought: readonly Sought[]): Promise<string[]> {
  const named = await cell.addMembers('An', 'Dũng', 'Giang', 'Hà', 'Khôi');
  const pool = await cell.addMembers('Em', 'Hải', 'Khoa', 'Lan', 'Minh');
  const ids = await cell.addMembers(...everySought.map((_, place) => `Người được tìm ${place + 1}`));
  const rounds: string[] = [];
  for (const [index, on] of months.entries()) {
    cell.clock.moveTo(new Date(new Date(`${on}T01:00:00Z`).getTime() - 86_400_000));
    const roundId = await cell.openRound(on);
    rounds.push(roundId);
    for (const [place, id] of named.entries())
      await cell.send(roundId, id, 'cell', place < 1 ? withWords : {});
    for (const [place, id] of pool.entries())
      await cell.send(roundId, id, 'counts_only', place < 2 ? raised : {});
    for (const [place, { way, answered }] of everySought.entries()) {
      const sharing = way[index];
      if (sharing !== undefined)
        await cell.send(roundId, ids[place] ?? '', sharing, sharing === 'cell' ? {} : answered);
    }
    await closeMonth(cell, on);
  }
  return rounds;
}

export async function closeMonth(cell: SummaryCell, on: string): Promise<void> {
  cell.clock.moveTo(new Date(`${on}T13:00:00Z`));
  await cell.tick();
}

/** Puts a ward above the cell, of which the cell's secretary is an officer too; returns the ward. */
export async function putUnderWard(cell: SummaryCell): Promise<string> {
  const { store, ids, clock, unitId, secretaryId, actorOf } = cell;
  const id = ids.next();
  const ward = { kind: 'ward', readyAt: undefined } as const;
  await store.units.insert(unitOf(id, 'Đảng bộ phường Bồ Đề', clock.now(), ward));
  await store.unitTree.move(unitId, id);
  const { accountId } = await actorOf(secretaryId);
  const office = { id: ids.next(), unitId: id, accountId, role: 'committee_officer' } as const;
  await store.offices.insert(officeOf(office, clock.now()));
  return id;
}
