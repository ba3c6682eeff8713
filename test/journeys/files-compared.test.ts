import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { checklists } from '../support/checklists.ts';
import { readDocx } from '../support/docx.ts';
import type { PersonDriver } from '../support/people.ts';
import { openStoreAt, type TestStore } from '../support/store.ts';
import { openSummaryCell, type Answered } from '../support/summary-cell.ts';
import { playTwoMonths, putUnderWard, raised, sharedWords } from '../support/two-months.ts';
import { readXlsx } from '../support/xlsx.ts';

/**
 * Three cells in which everything is the same, except for what those answered who only count in one of two months: whoever
 * leads a cell, and watches over it from above too, gets every file by taps and holds them against each other.
 */
const answered = {
  quiet: { december: {}, january: {} },
  'December raises': { december: raised, january: {} },
  'January raises': { december: {}, january: raised },
} satisfies Record<string, { december: Answered; january: Answered }>;
type Cell = keyof typeof answered;
const cells = ['quiet', 'December raises', 'January raises'] as const satisfies Cell[];

const spans = {
  'to December': '11/2026 - 12/2026',
  across: '12/2026 - 1/2027',
  'from January': '1/2027 - 2/2027',
};

type Files = Record<string, string>;

let test: TestApp;
const files = new Map<Cell, Files>();

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-20T01:00:00Z', operatorName: null });
  await test.restart(async (url) => {
    const opened = await openStoreAt(url);
    for (const [place, cell] of cells.entries()) await play(opened, cell, 7001 + 100 * place);
    await opened.close();
    test.clock.moveTo(new Date('2027-03-01T02:00:00Z'));
  });
  for (const [place, cell] of cells.entries()) {
    const secretary = test.people.person({ id: 7001 + 100 * place, firstName: 'Telegram của Bình' });
    await secretary.start();
    files.set(cell, await everyFile(secretary));
  }
});
afterAll(() => test.close());

/** A leaver, one who shares with the cell from January on, and a joiner. */
async function play(opened: TestStore, which: Cell, secretaryTelegramId: number): Promise<void> {
  const { december, january } = answered[which];
  const cell = await openSummaryCell(checklists.five, { opened, secretaryTelegramId });
  await playTwoMonths(cell, [
    { way: ['counts_only', undefined], answered: december },
    { way: ['counts_only', 'cell'], answered: december },
    { way: [undefined, 'counts_only'], answered: january },
  ]);
  await putUnderWard(cell);
}

async function everyFile(secretary: PersonDriver): Promise<Files> {
  const got: Files = {};
  const fetch = async (name: string, label: string): Promise<void> => {
    await secretary.taps(label);
    got[name] = read(secretary);
  };
  for (const month of ['12/2026', '01/2027']) {
    await secretary.says('/tonghop');
    await secretary.taps('Đợt khác');
    await secretary.taps(`Đợt tháng ${month}`);
    await secretary.taps('Văn bản');
    await fetch(`${month} committee`, 'Báo cáo: bản gửi Đảng ủy');
    await fetch(`${month} cell`, 'Báo cáo: bản lưu chi bộ');
    await fetch(`${month} workbook`, 'Số liệu (Excel)');
  }
  await secretary.says('/tonghop');
  await secretary.taps('Đợt khác');
  await secretary.taps('Xu hướng');
  got['trend'] = secretary.screen();
  for (const [name, typed] of Object.entries(spans)) {
    await secretary.says('/donvi');
    await secretary.taps('Báo cáo sơ kết');
    await secretary.taps('Khoảng khác');
    await secretary.says(typed);
    await secretary.taps('Soạn văn bản');
    await fetch(name, 'Để trống');
  }
  return got;
}

/** The newest file, as another program reads it. */
function read(person: PersonDriver): string {
  const file = person.inbox().findLast((message) => message.file !== undefined)?.file;
  if (file?.name === undefined) throw new Error('no file was sent');
  return file.name.endsWith('.xlsx')
    ? JSON.stringify(readXlsx(file.bytes).sheets)
    : readDocx(file.bytes).text;
}

function of(cell: Cell): Files {
  return files.get(cell) ?? {};
}

const december = ['12/2026 committee', '12/2026 cell', '12/2026 workbook', 'to December'];
const january = ['01/2027 committee', '01/2027 cell', '01/2027 workbook', 'from January'];

describe('what a leaver, a joiner and one who begins to share with the cell answered while they only counted', () => {
  it.each([
    { raising: 'December raises', own: december, others: january },
    { raising: 'January raises', own: january, others: [...december, 'trend'] },
  ] as const)('is in the files of its month alone: $raising', ({ raising, own, others }) => {
    for (const name of others) expect(of(raising)[name], name).toBe(of('quiet')[name]);
    // What they answered is in these sums, so that there is something to be found.
    for (const name of [...own, 'across']) expect(of(raising)[name], name).not.toBe(of('quiet')[name]);
  });

  it('is not in what the cell’s copy has beside the committee’s, and none of the files names them', () => {
    for (const month of ['12/2026', '01/2027']) {
      const annex = annexOf('quiet', month);
      expect(annex).toContain(sharedWords);
      for (const cell of cells) expect(annexOf(cell, month)).toBe(annex);
    }
    for (const cell of cells)
      for (const text of Object.values(of(cell))) expect(text).not.toContain('Người được tìm');
  });

  it('is no more in spans that overlap than in the months apart', () => {
    expect(
      cells.map((cell) => [cell, ...Object.keys(spans).map((span) => raisedIn(of(cell)[span]))]),
    ).toEqual([
      ['quiet', [3, 3], [6, 6], [3, 3]],
      ['December raises', [5, 5], [8, 8], [3, 3]],
      ['January raises', [3, 3], [7, 7], [4, 4]],
    ]);
  });
});

/** What the cell keeps and the committee is not sent. */
function annexOf(cell: Cell, month: string): string {
  const sent = new Set(of(cell)[`${month} committee`]?.split('\n'));
  const kept = of(cell)[`${month} cell`]?.split('\n') ?? [];
  return kept.filter((line) => !sent.has(line)).join('\n');
}

/** How often items 1 and 3 were raised, as the report's table of items has it. */
function raisedIn(report = ''): number[] {
  return [1, 3].map((item) =>
    Number(
      new RegExp(`^\\d+ \\| ${item} \\| [^|]+ \\| \\d+ \\| \\d+ \\| (\\d+) \\|`, 'mu').exec(report)?.[1],
    ),
  );
}
