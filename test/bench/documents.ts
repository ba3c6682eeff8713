import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { bundle, slimming } from '../../src/build.ts';
import { basesFor, groundOf } from '../../src/core/documents/legal-bases.ts';
import { itemsOf } from '../../src/core/rounds/checklist.ts';
import type { createPress } from '../../src/documents/press.ts';
import { createOwnReviews } from '../../src/services/documents/own-review.ts';
import { createOwnYears } from '../../src/services/documents/own-year.ts';
import { createPaperForms, mostSheets } from '../../src/services/documents/paper-form.ts';
import { createReports } from '../../src/services/documents/report.ts';
import { createTrends } from '../../src/services/documents/trends.ts';
import { emptyCounts } from '../../src/core/summaries/snapshot.ts';
import { checklists } from '../support/checklists.ts';
import { documentData } from '../support/document-data.ts';
import { openSummaryCell, type SummaryCell } from '../support/summary-cell.ts';
import { medianOf, type Measured } from './figure.ts';
import { measureDocumentMemory } from './document-memory.ts';
import { bundleDocumentsWorker } from './measured-process.ts';
import { root } from './npm-start.ts';
import { prepareUnitReport } from './unit-report.ts';

const size = 150;

type Press = ReturnType<typeof createPress>;

type Plan = { runs: number; memory: { runs: number; rounds: number; restSeconds: number } };

/** From the tap to the bytes of the file. */
type Document = {
  name: string;
  make: () => Promise<{ bytes: Uint8Array }>;
  /** In milliseconds; 500 where it is left out. */
  limit?: number;
};

/** Figure (e): what whoever asks for a document waits for, what others wait meanwhile, and what stays in memory. */
export async function measureDocuments(plan: Plan): Promise<Measured[]> {
  const dist = path.join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  const outdir = mkdtempSync(path.join(dist, 'bench-'));
  const cell = await openSummaryCell(checklists.full);
  try {
    return await measure(cell, await buildPress(outdir), plan);
  } finally {
    await cell.close();
    rmSync(outdir, { recursive: true });
  }
}

async function measure(cell: SummaryCell, press: Press, { runs, memory }: Plan): Promise<Measured[]> {
  const { documents, tap, asked } = await prepare(cell, press);
  const alone: number[] = [];
  for (let taps = 0; taps < 50; taps += 1) alone.push(await timeOf(tap));
  const figures: Measured[] = [];
  const slowest: number[] = [];
  for (const { name, make, limit = 500 } of documents) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await timeOf(make));
    const delays: number[] = [];
    for (let run = 0; run < runs; run += 1) delays.push(await slowestWhile(make, tap));
    slowest.push(medianOf(delays));
    figures.push({
      ...{ name: `${name} of ${size} members`, unit: 'ms', value: medianOf(times) },
      // A process that makes the smallest document.
      baseline: figures[0]?.value ?? medianOf(times),
      goal: { of: 'value', at: 'most', limit },
    });
  }
  return [
    ...figures,
    {
      ...{ name: "another member's slowest tap while a document is made", unit: 'ms' },
      ...{ value: Math.max(...slowest), baseline: medianOf(alone) },
      goal: { of: 'excess', at: 'most', limit: 50 },
    },
    ...(await measureDocumentMemory(cell, asked, memory)),
  ];
}

async function prepare(cell: SummaryCell, press: Press) {
  const added = await cell.addMembers(
    ...Array.from({ length: size - 2 }, (_, index) => `Đảng viên ${index + 3}`),
  );
  const everybody = [cell.secretaryId, cell.deputyId, ...added];
  for (const on of monthsBefore) await holdRound(cell, on, everybody.length);
  const roundId = await cell.openRound();
  // An item that names an offence takes no words.
  const wordy = itemsOf(checklists.full).flatMap((item) =>
    'grave' in item && item.grave ? [] : [item.number],
  );
  for (const [index, memberId] of everybody.entries()) {
    await cell.send(roundId, memberId, 'cell', {
      [wordy[index % wordy.length] ?? 1]: {
        level: 'correcting',
        how: 'Còn nể nang khi góp ý cho đồng chí cùng tổ',
        remedy: 'Góp ý thẳng tại kỳ sinh hoạt',
        together: false,
      },
    });
  }
  const groundsOf = (checklistKey: string) =>
    basesFor(documentData.legalBases, { kind: 'report', checklistKey }).map(groundOf);
  const gathering = { store: cell.store, clock: cell.clock, groundsOf, printableSince: new Date(0) };
  const reports = createReports(gathering);
  const ownReviews = createOwnReviews(gathering);
  const ownYears = createOwnYears(gathering);
  const paperForms = createPaperForms(gathering);
  const trends = createTrends(gathering);
  const { wardId, make: unitReport } = await prepareUnitReport(cell, press, groundsOf);
  const secretary = await cell.actorOf(cell.secretaryId);
  const writer = await cell.actorOf(added[0] ?? '');
  const other = await cell.actorOf(added[1] ?? '');

  async function report(copyFor: 'cell' | 'committee') {
    const outcome = await reports.gather(secretary, { roundId, copy: copyFor });
    if (outcome.status !== 'gathered') throw new Error('there is no report');
    const { report: facts, copy } = outcome;
    if (copy.for === 'cell' && copy.annex.length !== size)
      throw new Error('the annex does not have everybody');
    return press.report(facts, copy);
  }

  async function workbook() {
    const outcome = await reports.gather(secretary, { roundId, copy: 'committee' });
    if (outcome.status !== 'gathered') throw new Error('there are no figures');
    return press.roundWorkbook(outcome.report);
  }

  async function chart() {
    const outcome = await trends.draw(secretary, roundId);
    if (outcome.status !== 'drawn') throw new Error('there is no trend');
    if (outcome.trend.points.length !== monthsBefore.length) throw new Error('the trend has not every round');
    return press.trendChart(outcome.trend);
  }

  async function ownReview() {
    const outcome = await ownReviews.gather(writer, { roundId, scope: 'all' });
    if (outcome.status !== 'gathered') throw new Error('there is no review of their own');
    return press.ownReview(outcome.review);
  }

  async function ownYear() {
    const listed = await ownYears.list(writer);
    const outcome = await ownYears.gather(writer, listed.status === 'listed' ? (listed.years[0] ?? 0) : 0);
    if (outcome.status !== 'gathered') throw new Error('there is no year of their own');
    return press.ownYear(outcome.year);
  }

  async function forms(count: number) {
    const outcome = await paperForms.gather(secretary, { roundId, whose: 'anybody' });
    if (outcome.status !== 'gathered') throw new Error('there is no paper form');
    const people = Array.from({ length: count }, (_, index) => ({
      ...{ name: `Đảng viên ${index + 1}`, membership: 'official' as const, commitments: [] },
    }));
    return press.paperForms({ ...outcome.forms, people });
  }

  const documents: Document[] = [
    { name: 'own review in a cell', make: ownReview },
    { name: 'own year in a cell', make: ownYear },
    { name: 'report to the committee', make: () => report('committee') },
    { name: "report, the cell's copy", make: () => report('cell') },
    { name: 'workbook of figures in a cell', make: workbook },
    { name: `chart of ${monthsBefore.length} rounds in a cell`, make: chart, limit: 400 },
    { name: 'one paper form in a cell', make: () => forms(1) },
    { name: `a file of ${mostSheets} paper forms in a cell`, make: () => forms(mostSheets) },
    { name: 'report on a year of a ward of 90 cells, and a cell', make: unitReport, limit: 2000 },
  ];
  return {
    documents,
    tap: async () => {
      const { status } = await ownReviews.gather(other, { roundId, scope: 'all' });
      if (status !== 'gathered') throw new Error('the tap is not answered');
    },
    asked: { roundId, wardId, writerId: added[0] ?? '' },
  };
}

const monthsBefore = Array.from({ length: 12 }, (_, index) =>
  index === 0 ? '2025-12-03' : `2026-${String(index).padStart(2, '0')}-03`,
);

/** A round that is over, with its counts as they were frozen. */
async function holdRound({ store, ids, openRound }: SummaryCell, on: string, people: number): Promise<void> {
  const round = await store.rounds.findById(await openRound(on));
  if (round === undefined) throw new Error('the round did not open');
  await store.rounds.update({ ...round, closedAt: round.closesAt });
  const items = itemsOf(checklists.full).map(({ number }) => ({ ...emptyCounts(), item: number }));
  await store.snapshots.insert({
    ...{ id: ids.next(), roundId: round.id, number: 1, kind: 'closing', reviews: 0 },
    counts: {
      participation: { total: people, sent: people - 6, late: 0, paper: 2, excused: 0, exempt: 0 },
      cell: items.map((counts) => ({ ...counts, none: people - 10, at_risk: counts.item % 5 })),
      ...{ addressed: [], pooled: [] },
    },
    createdAt: round.closesAt,
  });
}

/** As `npm run build` makes it: a process that loads module by module would take several times as long. */
async function buildPress(outdir: string): Promise<Press> {
  await bundle([path.join(root, 'src/documents/press.ts')], { outdir, plugins: slimming });
  await bundleDocumentsWorker(outdir);
  const pressModule = z.object({ createPress: z.custom<typeof createPress>() });
  const built: unknown = await import(pathToFileURL(path.join(outdir, 'press.js')).href);
  return pressModule.parse(built).createPress(documentData);
}

/** Somebody taps again and again until the document is there. */
async function slowestWhile(make: () => Promise<unknown>, tap: () => Promise<unknown>): Promise<number> {
  const making = { isDone: false };
  const made = timeOf(make).finally(() => (making.isDone = true));
  const times: number[] = [];
  try {
    while (!making.isDone) {
      times.push(await timeOf(tap));
      await pause(2);
    }
  } finally {
    await made;
  }
  return Math.max(...times);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
