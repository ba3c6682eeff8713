import { emptyCounts } from '../../src/core/summaries/snapshot.ts';
import type { ItemCounts } from '../../src/core/summaries/snapshot-counts.ts';
import { itemsOf } from '../../src/core/rounds/checklist.ts';
import type { Store, Transactional } from '../../src/core/ports/store.ts';
import { spanOf } from '../../src/core/units/span.ts';
import type { Ids } from '../../src/core/ports/runtime.ts';
import { createUnitCounting } from '../../src/services/units/counts.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { checklists } from '../support/checklists.ts';
import { createTestClock } from '../support/clock.ts';
import { consentOf, meetingOf, officeOf, roundOf, unitOf } from '../support/records.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { openSummaryCell } from '../support/summary-cell.ts';
import { medianOf, type Measured } from './figure.ts';

const cells = 641;
const members = 24_317;
const wards = 20;
const period = { year: 2026, month: 12 };

/** Figure (d): what a secretary and a committee wait for. */
export async function measureSummaries({ runs }: { runs: number }): Promise<Measured[]> {
  return [
    await measureSummary({ size: 40, limit: 50, runs }, await openTestStore()),
    await measureSummary({ size: 150, limit: 100, runs }, await openTestStore()),
    await measureCounts(runs, await openTestStore()),
  ];
}

export async function measureSummary(
  { size, limit, runs }: { size: number; limit: number; runs: number },
  opened: TestStore,
): Promise<Measured> {
  const cell = await openSummaryCell(checklists.full, { opened });
  try {
    const names = Array.from({ length: size - 2 }, (_, index) => `Đảng viên ${index + 3}`);
    const added = await cell.addMembers(...names);
    const everybody = [cell.secretaryId, cell.deputyId, ...added];
    const roundId = await cell.openRound();
    // An item that names an offence takes no words.
    const wordy = itemsOf(checklists.full).flatMap((item) =>
      'grave' in item && item.grave ? [] : [item.number],
    );
    for (const [index, memberId] of everybody.entries()) {
      const sharing = (['cell', 'secretary', 'counts_only'] as const)[index % 3] ?? 'cell';
      await cell.send(roundId, memberId, sharing, {
        [wordy[index % wordy.length] ?? 1]: {
          level: 'correcting',
          how: 'Còn nể nang',
          remedy: 'Góp ý thẳng',
          together: false,
        },
        [wordy[(index + 9) % wordy.length] ?? 1]: 'at_risk',
      });
    }
    const look = async (): Promise<void> => {
      const { summary } = await cell.look(roundId);
      if (summary.participation.sent !== size) throw new Error('the summary does not count everybody');
    };
    return {
      ...{ name: `summary of ${size} members`, unit: 'ms' },
      value: await timeOf(runs, look),
      // The same reviews read and opened, and nothing made of them.
      baseline: await timeOf(runs, () => cell.store.revisions.listNewest(roundId)),
      goal: { of: 'value', at: 'most', limit },
    };
  } finally {
    await cell.close();
  }
}

export async function measureCounts(runs: number, opened: TestStore): Promise<Measured> {
  const { store } = opened;
  const clock = createTestClock('2026-12-20T02:00:00Z');
  const ids = createIds();
  try {
    const seeded = await seedCity(store, ids, clock.now());
    const counting = createUnitCounting({ store, clock, defaultZone: 'Asia/Ho_Chi_Minh' });
    const actor = await store.accounts.loadActor(seeded.officerId, 1, clock.now());
    const span = spanOf('month', period);
    return {
      ...{ name: `counts of ${cells} cells with ${members} members`, unit: 'ms' },
      value: await timeOf(runs, async () => {
        const outcome = await counting.count(actor, seeded.cityId, undefined);
        const total = outcome.status === 'counted' ? outcome.view.figures.members : 0;
        if (total !== members) throw new Error(`${total} members were counted instead of ${members}`);
      }),
      baseline: await timeOf(runs, () => store.unitFigures.listSnapshots(seeded.cellIds, span)),
      goal: { of: 'value', at: 'most', limit: 1000 },
    };
  } finally {
    await opened.close();
  }
}

async function seedCity(store: Transactional<Store>, ids: Ids, now: Date) {
  const checklist = await store.checklists.load(checklists.full, now);
  const cityId = ids.next();
  await store.units.insert(unitOf(cityId, 'Đảng bộ thành phố', now, { kind: 'city' }));
  const wardIds: string[] = [];
  for (let ward = 1; ward <= wards; ward += 1) {
    const id = ids.next();
    wardIds.push(id);
    const under = { kind: 'ward', parentId: cityId } as const;
    await store.units.insert(unitOf(id, `Đảng bộ phường ${ward}`, now, under));
  }
  const officerId = ids.next();
  await store.accounts.insert({ id: officerId, telegramId: '1', locale: 'vi', createdAt: now });
  await store.consents.insert(consentOf(ids.next(), officerId, now, 1));
  const office = { id: ids.next(), unitId: cityId, accountId: officerId, role: 'committee_officer' } as const;
  await store.offices.insert(officeOf(office, now));
  const cellIds: string[] = [];
  for (let cell = 0; cell < cells; cell += 1) {
    const [id, meetingId, roundId] = [ids.next(), ids.next(), ids.next()];
    cellIds.push(id);
    await store.transaction(async (tx) => {
      await tx.units.insert(unitOf(id, `Chi bộ ${cell + 1}`, now, { parentId: wardIds[cell % wards] }));
      const meeting = meetingOf({ id: meetingId, unitId: id, on: '2026-12-05' }, now);
      await tx.meetings.insert(meeting);
      const closed = { id: roundId, checklistId: checklist.id, closedAt: meeting.startsAt };
      await tx.rounds.insert({ ...roundOf(meeting, closed), createdAt: now });
      const total = Math.floor(members / cells) + (cell < members % cells ? 1 : 0);
      const counts = (item: number): ItemCounts => ({
        ...emptyCounts(),
        ...{ item, none: 24, at_risk: 4, correcting: 2 },
      });
      await tx.snapshots.insert({
        ...{ id: ids.next(), roundId, number: 1, kind: 'closing', reviews: 10, createdAt: now },
        counts: {
          participation: { total, sent: 30, late: 0, paper: 0, excused: 0, exempt: 0 },
          cell: Array.from({ length: 27 }, (_, index) => counts(index + 1)),
          addressed: [],
          pooled: Array.from({ length: 27 }, (_, index) => counts(index + 1)),
        },
      });
    });
  }
  return { cityId, cellIds, officerId };
}

/** In milliseconds, the median after one run that does not count. */
async function timeOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return medianOf(times.slice(1));
}
