import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ReportCopy, ReportFacts } from '../../../src/core/documents/facts.ts';
import type { PaperSums } from '../../../src/core/model/paper.ts';
import { spanOf, wholeSpanKey } from '../../../src/core/units/span.ts';
import { makeReport } from '../../../src/documents/report.ts';
import { makeUnitReport } from '../../../src/documents/unit-report.ts';
import { makeRoundWorkbook } from '../../../src/documents/workbook/round.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { parseButton } from '../../../src/screens/button-data.ts';
import { createDocumentsFeature } from '../../../src/screens/documents/documents-feature.ts';
import { createDocumentSending, type DocumentMakers } from '../../../src/screens/documents/sending.ts';
import { createTrendsFeature } from '../../../src/screens/documents/trends-feature.ts';
import { createUnitReportFeature } from '../../../src/screens/documents/unit-report-feature.ts';
import { createRoundWorkbookFeature } from '../../../src/screens/documents/workbook-feature.ts';
import type { Feature, Answer } from '../../../src/screens/feature.ts';
import { createMinutes } from '../../../src/services/documents/minutes.ts';
import { createDocumentNumberServices } from '../../../src/services/documents/numbers.ts';
import { createOwnReviews } from '../../../src/services/documents/own-review.ts';
import { createOwnYears } from '../../../src/services/documents/own-year.ts';
import { createPaperForms } from '../../../src/services/documents/paper-form.ts';
import { createPledgeCopies } from '../../../src/services/documents/pledge.ts';
import { createReports } from '../../../src/services/documents/report.ts';
import { createRoundDocuments } from '../../../src/services/documents/round-documents.ts';
import { createTrends } from '../../../src/services/documents/trends.ts';
import { createUnitReports } from '../../../src/services/documents/unit-report.ts';
import { documentData } from '../../support/document-data.ts';
import { readDocx } from '../../support/docx.ts';
import { openSummaryCell, type Answered, type SummaryCell } from '../../support/summary-cell.ts';
import {
  closeMonth,
  months,
  playTwoMonths,
  putUnderWard,
  raised,
  type Way,
} from '../../support/two-months.ts';
import { readXlsx } from '../../support/xlsx.ts';

const { vi } = await loadTranslators('locales');

/** How the one whom somebody wants to find out about is in the first month, and in the second. */
const ways = {
  leaver: ['counts_only', undefined],
  joiner: [undefined, 'counts_only'],
  'one who shares with the cell from the second month on': ['counts_only', 'cell'],
  'one who shared with the cell before': ['cell', 'counts_only'],
} satisfies Record<string, Way>;

/** Everything that can be obtained of two months by buttons, as another program reads it. */
type Obtained = Record<
  'firstReports' | 'secondReports' | 'firstCounts' | 'secondCounts' | 'trend' | 'units',
  string
>;

/** In the month in which they only count, that one answers so; whatever else is the same. */
async function obtain(way: Way, answered: Answered): Promise<Obtained> {
  const cell = await openSummaryCell();
  try {
    const rounds = await playTwoMonths(cell, [{ way, answered }]);
    return await filesOf(cell, rounds);
  } finally {
    await cell.close();
  }
}

async function filesOf(cell: SummaryCell, [first = '', second = '']: readonly string[]): Promise<Obtained> {
  const wardId = await putUnderWard(cell);
  cell.clock.moveTo(new Date('2027-03-01T02:00:00Z'));
  const tap = tapping(cell);
  return {
    firstReports: await copies(tap, first),
    secondReports: await copies(tap, second),
    firstCounts: await tap(`workbook.round:${first}`),
    secondCounts: await tap(`workbook.round:${second}`),
    trend: await tap(`trend.round:${second}`),
    units: await tap(`unit_report.make:${wardId}:${monthKey(2027, 1)}`),
  };
}

type Tap = (data: string) => Promise<string>;

async function copies(tap: Tap, roundId: string): Promise<string> {
  const both = ['cell', 'committee'].map((copy) => tap(`document.report:${roundId}:${copy}`));
  return (await Promise.all(both)).join();
}

/** Everything of one month as it stands, whether it is closed or not. */
async function filesNow(cell: SummaryCell, roundId: string): Promise<string> {
  const tap = tapping(cell);
  return [await copies(tap, roundId), await tap(`workbook.round:${roundId}`)].join();
}

/** Those who hand in forms without a name, and four beside them who only count, which fills no sum up to five. */
async function paperMonth(cell: SummaryCell, people: PaperPeople, on: string): Promise<string> {
  cell.clock.moveTo(new Date(new Date(`${on}T01:00:00Z`).getTime() - 86_400_000));
  const roundId = await cell.openRound(on);
  for (const memberId of people.onPaper) {
    const participant = await cell.store.participants.find(roundId, memberId);
    if (participant === undefined) throw new Error(`${memberId} takes no part`);
    await cell.store.participants.update({ ...participant, status: 'paper' }, cell.clock.now());
  }
  for (const [place, id] of people.counting.entries())
    await cell.send(roundId, id, 'counts_only', place < 2 ? raised : {});
  return roundId;
}

type PaperPeople = { onPaper: readonly string[]; counting: readonly string[] };

async function paperCell(): Promise<{ cell: SummaryCell; people: PaperPeople }> {
  const cell = await openSummaryCell();
  const onPaper = await cell.addMembers('An', 'Dũng', 'Giang', 'Hà', 'Khôi', 'Người được tìm');
  return { cell, people: { onPaper, counting: await cell.addMembers('Em', 'Hải', 'Khoa', 'Lan') } };
}

/** The forms without a name as they are kept: the first of them raises something, and the last is of the one sought. */
async function enterForms(cell: SummaryCell, roundId: string, forms: readonly Answered[]): Promise<void> {
  const items = [1, 2, 3, 4, 5].map((item) => {
    const levels = forms.map((form) => form[item] ?? 'none');
    const count = (level: string): number => levels.filter((one) => one === level).length;
    return {
      item,
      none: count('none'),
      at_risk: count('at_risk'),
      correcting: count('correcting'),
      skipped: 0,
    };
  });
  const sums: PaperSums = { forms: forms.length, items };
  await cell.store.paperSheets.save({ roundId, printings: [], sums });
}

/** So many forms in either month; whoever joins or leaves between them is the one sought. */
async function obtainOnPaper(
  numbers: readonly [number, number],
  soughtIn: readonly [boolean, boolean],
  answered: Answered,
): Promise<Obtained> {
  const { cell, people } = await paperCell();
  try {
    const rounds: string[] = [];
    for (const [index, on] of months.entries()) {
      const roundId = await paperMonth(cell, people, on);
      rounds.push(roundId);
      const forms = Array.from({ length: numbers[index] ?? 0 }, (_, place) => (place === 0 ? raised : {}));
      if (soughtIn[index] === true) forms.splice(-1, 1, answered);
      await enterForms(cell, roundId, forms);
      await closeMonth(cell, on);
    }
    return await filesOf(cell, rounds);
  } finally {
    await cell.close();
  }
}

function monthKey(year: number, month: number): string {
  return wholeSpanKey(spanOf('month', { year, month }));
}

/** Taps as the secretary, who is an officer of the ward too; gives what came: the words of the file, or of the screen. */
function tapping(cell: SummaryCell): Tap {
  const { store, clock } = cell;
  const gathering = { store, clock, groundsOf: () => [], printableSince: new Date(0), documentData };
  const reports = createReports(gathering);
  const none = (): never => {
    throw new Error('nobody asked for this document');
  };
  const makers = {
    ...{ minutes: none, ownReview: none, ownYear: none, pledge: none, paperForms: none },
    report: (facts: ReportFacts, copy: ReportCopy) => makeReport(documentData, facts, copy),
  } satisfies DocumentMakers;
  const features: Feature[] = [
    createDocumentsFeature({
      ...{
        makers,
        documents: createRoundDocuments({ store }),
        numbers: createDocumentNumberServices({ store }),
      },
      sending: createDocumentSending({ reports, minutes: createMinutes(gathering), makers }),
      ownReviews: createOwnReviews(gathering),
      ownYears: createOwnYears(gathering),
      pledgeCopies: createPledgeCopies(gathering),
      paperForms: createPaperForms(gathering),
    }),
    createRoundWorkbookFeature({ reports, makers: { roundWorkbook: makeRoundWorkbook } }),
    createTrendsFeature({ trends: createTrends({ store }), makers: { trendChart: none } }),
    createUnitReportFeature({
      reports: createUnitReports({
        ...gathering,
        defaultZone: 'Asia/Ho_Chi_Minh',
        giveWay: () => setImmediate(),
      }),
      makers: { unitReport: (facts) => makeUnitReport(documentData, facts) },
    }),
  ];
  async function tap(data: string): Promise<Answer> {
    const actor = await cell.actorOf(cell.secretaryId);
    const account = await store.accounts.findById(actor.accountId);
    const tapped = parseButton(data);
    const handler = tapped && features.flatMap(({ taps }) => taps?.[tapped.action] ?? []).at(0);
    if (account === undefined || tapped === undefined || handler === undefined)
      throw new Error(`nothing answers ${data}`);
    return handler({ account, actor, translator: vi, inputId: 1, input: { kind: 'tap', ...tapped } });
  }
  return async (data) => {
    let turn = await tap(data);
    const [, unit, key] = /^unit_report\.make:(.*):(.*)$/.exec(data) ?? [];
    if (turn.more === undefined && unit !== undefined)
      turn = await tap(`unit_report.numbered:${unit}:${key}:open`);
    const [file] = turn.more ?? [];
    if (file?.kind !== 'made') return turn.screen?.text ?? '';
    const { name, bytes } = await file.make();
    return name.endsWith('.xlsx') ? JSON.stringify(readXlsx(bytes).sheets) : readDocx(bytes).text;
  };
}

it('the same people in both months are in the trend of both, and are compared', async () => {
  const { trend, secondReports } = await obtain(['counts_only', 'counts_only'], {});
  expect(trend.match(/\d\*/gu)).toHaveLength(2);
  expect(secondReports).toContain('không đổi');
});

describe.each(Object.entries(ways))(
  'whoever holds all files of two months against each other: %s',
  (_, way) => {
    it('finds the month in which that one only counts in its own figures alone', async () => {
      const [quiet, raising] = [await obtain(way, {}), await obtain(way, raised)];
      const [own, other] =
        way[0] === 'counts_only' ? (['first', 'second'] as const) : (['second', 'first'] as const);
      // What they answered is in the sums of that month, so that there is something to be found.
      expect(raising[`${own}Reports`]).not.toBe(quiet[`${own}Reports`]);
      expect(raising[`${own}Counts`]).not.toBe(quiet[`${own}Counts`]);
      expect(raising[`${other}Reports`]).toBe(quiet[`${other}Reports`]);
      expect(raising[`${other}Counts`]).toBe(quiet[`${other}Counts`]);
      if (other === 'second') expect(raising.units).toBe(quiet.units);
      for (const { trend, firstReports } of [quiet, raising]) {
        expect(trend.match(/\d\*/gu)?.length ?? 0).toBeLessThanOrEqual(1);
        expect(firstReports).not.toContain('Người được tìm');
      }
    });
  },
);

describe('whoever holds the files against each other, where forms without a name are among them', () => {
  it('finds one who hands in a form every month in no file, while they are four', async () => {
    const both = [true, true] as const;
    const quiet = await obtainOnPaper([4, 4], both, {});
    expect(await obtainOnPaper([4, 4], both, { 1: 'at_risk', 2: 'correcting' })).toEqual(quiet);
  });

  it.each<[string, readonly [number, number], readonly [boolean, boolean]]>([
    ['the fifth, who joins', [4, 5], [false, true]],
    ['the sixth, who joins', [5, 6], [false, true]],
    ['the fifth, who leaves', [5, 4], [true, false]],
    ['the sixth, who leaves', [6, 5], [true, false]],
  ])('finds the month with their form in its own figures alone: %s', async (_who, numbers, soughtIn) => {
    const quiet = await obtainOnPaper(numbers, soughtIn, {});
    const raising = await obtainOnPaper(numbers, soughtIn, raised);
    const [own, other] = soughtIn[0] ? (['first', 'second'] as const) : (['second', 'first'] as const);
    expect(raising[`${own}Reports`]).not.toBe(quiet[`${own}Reports`]);
    expect(raising[`${own}Counts`]).not.toBe(quiet[`${own}Counts`]);
    expect(raising[`${other}Counts`]).toBe(quiet[`${other}Counts`]);
    // What a month says of the one before it is compared only where the same people are in both.
    expect(raising[`${other}Reports`]).toBe(quiet[`${other}Reports`]);
    if (other === 'second') expect(raising.units).toBe(quiet.units);
  });

  it('gets the same files after every form that is entered, and the sums of all of them with the close', async () => {
    const { cell, people } = await paperCell();
    const roundId = await paperMonth(cell, people, months[0]);
    const before = await filesNow(cell, roundId);
    for (const number of [4, 5, 6]) {
      await enterForms(
        cell,
        roundId,
        Array.from({ length: number }, (_, place) => (place % 2 === 0 ? raised : {})),
      );
      expect(await filesNow(cell, roundId)).toBe(before);
    }
    await closeMonth(cell, months[0]);
    expect(await filesNow(cell, roundId)).not.toBe(before);
    await cell.close();
  });
});
