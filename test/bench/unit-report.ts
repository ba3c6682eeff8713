import { setImmediate } from 'node:timers/promises';
import type { createPress } from '../../src/documents/press.ts';
import { spanOf } from '../../src/core/units/span.ts';
import type { GroundsOf } from '../../src/services/documents/checklist.ts';
import { createUnitReports } from '../../src/services/documents/unit-report.ts';
import { checklists } from '../support/checklists.ts';
import { meetingOf, officeOf, roundOf, unitOf } from '../support/records.ts';
import { documentData } from '../support/document-data.ts';
import type { SummaryCell } from '../support/summary-cell.ts';

const cells = 90;
const months = 12;

/** A ward of ninety cells that met and closed a round in each month of the year; gives it with what makes its report on the year. */
export async function prepareUnitReport(
  { store, clock, ids, secretaryId, actorOf }: SummaryCell,
  press: Pick<ReturnType<typeof createPress>, 'unitReport'>,
  groundsOf: GroundsOf,
): Promise<{ wardId: string; make: () => Promise<{ bytes: Uint8Array }> }> {
  const at = clock.now();
  const wardId = ids.next();
  const { id: checklistId } = await store.checklists.load(checklists.full, at);
  const items = Array.from({ length: 27 }, (_, index) => index + 1);
  const tally = { at_risk: 2, correcting: 1, discuss: 0, skipped: 0 };
  const counts = {
    participation: { total: 37, sent: 34, late: 1, paper: 2, excused: 1, exempt: 2 },
    cell: items.map((item) => ({ item, none: 24, ...tally })),
    addressed: [],
    pooled: items.map((item) => ({ item, none: 4, ...tally })),
  };
  const readyAt = new Date('2026-01-01T00:00:00Z');
  await store.units.insert(unitOf(wardId, 'Đảng ủy phường Bồ Đề', at, { kind: 'ward', readyAt }));
  for (let cell = 1; cell <= cells; cell += 1) {
    await store.transaction(async (tx) => {
      const unitId = ids.next();
      await tx.units.insert(unitOf(unitId, `Chi bộ ${cell}`, at, { parentId: wardId, readyAt }));
      for (let month = 1; month <= months; month += 1) {
        const roundId = ids.next();
        const period = { year: 2026, month };
        const held = { id: ids.next(), unitId, period, on: '2026-12-03', startsAt: at, heldSaidAt: at };
        const meeting = meetingOf(held, at);
        await tx.meetings.insert(meeting);
        const round = roundOf(meeting, { id: roundId, checklistId, closedAt: at });
        await tx.rounds.insert({ ...round, createdAt: at });
        const snapshot = { roundId, number: 1, kind: 'closing', reviews: 5, createdAt: at } as const;
        await tx.snapshots.insert({ ...snapshot, id: ids.next(), counts });
      }
    });
  }
  const { accountId } = await actorOf(secretaryId);
  const office = { id: ids.next(), unitId: wardId, accountId, role: 'committee_officer' } as const;
  await store.offices.insert(officeOf(office, at));
  const reports = createUnitReports({
    ...{ store, clock, defaultZone: 'Asia/Ho_Chi_Minh', documentData, groundsOf },
    giveWay: () => setImmediate(),
  });
  const officer = await actorOf(secretaryId);
  async function make() {
    const outcome = await reports.gather(officer, wardId, spanOf('year', { year: 2026, month: 1 }));
    if (outcome.status !== 'gathered') throw new Error('there is no report of the ward');
    if (outcome.report.sums.expected !== 37 * cells * months) throw new Error('not every round is in it');
    return press.unitReport(outcome.report);
  }
  return { wardId, make };
}
