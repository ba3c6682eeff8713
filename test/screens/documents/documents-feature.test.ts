import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportCopy } from '../../../src/core/documents/facts.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { createDocumentsFeature } from '../../../src/screens/documents/documents-feature.ts';
import { createDocumentNumbersFeature } from '../../../src/screens/documents/numbers-feature.ts';
import { createDocumentSending, type DocumentMakers } from '../../../src/screens/documents/sending.ts';
import { tappedInput } from '../../../src/play/routes.ts';
import type { Feature, Input, MadeDocument, Turn } from '../../../src/screens/feature.ts';
import { createMinutes } from '../../../src/services/documents/minutes.ts';
import { createDocumentNumberServices } from '../../../src/services/documents/numbers.ts';
import { createOwnReviews } from '../../../src/services/documents/own-review.ts';
import { createOwnYears } from '../../../src/services/documents/own-year.ts';
import { createPledgeCopies } from '../../../src/services/documents/pledge.ts';
import { createPaperForms } from '../../../src/services/documents/paper-form.ts';
import { createReports } from '../../../src/services/documents/report.ts';
import { createRoundDocuments } from '../../../src/services/documents/round-documents.ts';
import { routed } from '../../support/routed.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

const { vi } = await loadTranslators('locales');
const detailed = { level: 'correcting', how: 'còn nể nang', remedy: 'nói thẳng' } as const;

let cell: SummaryCell;
let an: string;
let dung: string;
let roundId: string;
let features: readonly Feature[];
let copies: ReportCopy[];
let numbersPrinted: (number | undefined)[];

beforeEach(async () => {
  cell = await openSummaryCell();
  [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
  const { store, clock } = cell;
  const gathering = { store, clock, groundsOf: () => [], printableSince: new Date(0) };
  copies = [];
  numbersPrinted = [];
  const makers: DocumentMakers = {
    report: (report, copy) => {
      copies.push(copy);
      numbersPrinted.push(report.number);
      return file('bao-cao.docx');
    },
    minutes: (minutes) => {
      numbersPrinted.push(minutes.number);
      return file('bien-ban.docx');
    },
    ownReview: () => file('ban-tu-soi.docx'),
    ownYear: () => file('bang-tra.docx'),
    pledge: () => file('ban-cam-ket.docx'),
    paperForms: () => file('phieu.docx'),
  };
  const documents = createRoundDocuments({ store });
  const numbers = createDocumentNumberServices({ store });
  const sending = createDocumentSending({
    reports: createReports(gathering),
    minutes: createMinutes(gathering),
    makers,
  });
  const feature = createDocumentsFeature({
    ...{ documents, numbers, sending, makers },
    ownReviews: createOwnReviews(gathering),
    ownYears: createOwnYears(gathering),
    pledgeCopies: createPledgeCopies(gathering),
    paperForms: createPaperForms(gathering),
  });
  const numbering = createDocumentNumbersFeature({ numbers, documents, sending });
  features = [feature, numbering];
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

function file(name: string): ReturnType<MadeDocument['make']> {
  return Promise.resolve({ name, bytes: new Uint8Array([1]) });
}

async function act(memberId: string, input: Input, inputId = 1): Promise<Turn> {
  const actor = await cell.actorOf(memberId);
  const account = await cell.store.accounts.findById(actor.accountId);
  if (account === undefined) throw new Error('this member has no account');
  return routed(features, input, { account, actor, translator: vi, inputId });
}

function tap(data: string, memberId = cell.secretaryId): Promise<Turn> {
  return act(memberId, tappedInput(data));
}

function hears(text: string, inputId: number): Promise<Turn> {
  return act(cell.secretaryId, { kind: 'text', text }, inputId);
}

/** The summary is approved after the close: the report is no draft any more. */
async function closeAndApprove(): Promise<void> {
  cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  await cell.tick();
  const { seen } = await cell.look(roundId);
  await cell.summaries.approve(await cell.actorOf(cell.secretaryId), { roundId, seen, wanted: true });
}

async function print(turn: Turn): Promise<number | undefined> {
  await fileOf(turn).make();
  return numbersPrinted.at(-1);
}

function fileOf(turn: Turn): MadeDocument {
  const [first] = turn.more ?? [];
  if (first?.kind !== 'made') throw new Error(`no file: ${JSON.stringify(turn)}`);
  return first;
}

function texts(turn: Turn): string[] {
  return (turn.screen?.buttons ?? []).flat().map(({ text }) => text);
}

function dataOf(turn: Turn): string[] {
  return (turn.screen?.buttons ?? []).flat().map((button) => ('data' in button ? button.data : ''));
}

describe('the documents of a round', () => {
  it('are offered with what the report still is and how much of its head and foot is missing', async () => {
    const turn = await tap(`document.round:${roundId}`);
    expect(turn.screen?.text).toContain('Dự thảo lần 1');
    expect(turn.screen?.text).toContain('Còn 9 thông tin');
    expect(texts(turn)).toEqual([
      ...[
        'Báo cáo: bản gửi Đảng ủy',
        'Báo cáo: bản lưu chi bộ',
        'Số liệu (Excel)',
        'Số báo cáo',
        'Phiếu không ghi tên',
        'Nhập phiếu giấy',
        'Thông tin văn bản',
        '‹ Quay lại',
      ],
    ]);
  });

  it('are nothing for the deputy or a plain member', async () => {
    for (const memberId of [cell.deputyId, an]) {
      for (const data of ['round', 'people', 'report', 'form'].map(
        (what) => `document.${what}:${roundId}:cell`,
      )) {
        const turn = await tap(data, memberId);
        expect(turn.alert).toBe(true);
        expect(turn.toast).toContain('do bí thư chi bộ làm');
        expect(turn.more ?? turn.screen).toBeUndefined();
      }
    }
  });

  it('say whose words they print: of the copy for the committee nobody’s', async () => {
    await cell.send(roundId, an, 'cell', { 2: detailed });
    await cell.send(roundId, dung, 'secretary', { 2: detailed });
    const kept = fileOf(await tap(`document.report:${roundId}:cell`));
    expect(kept.shows).toEqual({ roundId, memberIds: [an], printed: true });
    expect(kept.caption).toContain('Phụ lục có phần của 1 đồng chí');
    const sent = fileOf(await tap(`document.report:${roundId}:committee`));
    expect(sent.shows).toEqual({ roundId, memberIds: [], printed: true });
    await sent.make();
    expect(copies).toEqual([{ for: 'committee' }]);
  });

  it('are made on paper for those without an account, all of them or one', async () => {
    const member = await cell.store.members.findById(dung);
    if (member !== undefined) await cell.store.members.update({ ...member, accountId: undefined });
    expect(texts(await tap(`document.round:${roundId}`))).toContain('Phiếu giấy (1)');
    expect(texts(await tap(`document.people:${roundId}:0`))).toEqual(['Đỗ Dũng', '‹ Quay lại']);
    expect(fileOf(await tap(`document.form:${roundId}:${dung}`)).caption).toContain('1 phiếu');
    expect(await tap(`document.form:${roundId}:${an}`)).toMatchObject({ alert: true });
  });
});

describe('the number of a report', () => {
  it('is asked for once before the first copy, and every copy and every printing of the round bears it', async () => {
    await cell.store.documentSettings.save(cell.unitId, { lastReport: 4 });
    await closeAndApprove();
    const asked = await tap(`document.report:${roundId}:cell`);
    expect(asked.more).toBeUndefined();
    expect(asked.screen?.text).toContain('Số gần nhất trong nhiệm kỳ: 04.');
    expect(texts(asked)).toEqual([
      ...['Số tiếp theo: 05', 'Số vừa dùng: 04', 'Để trống', 'Nhập số', '‹ Văn bản'],
    ]);
    const chosen = await tap(`document.numbered:round:${roundId}:cell:5`);
    expect(chosen.screen?.text).toContain('Báo cáo mang số 05.');
    expect(await print(chosen)).toBe(5);
    expect(await print(await tap(`document.report:${roundId}:committee`))).toBe(5);
    expect(await print(await tap(`document.report:${roundId}:cell`))).toBe(5);
    expect(await cell.store.documentSettings.read(cell.unitId)).toEqual({ lastReport: 5 });
  });

  it('is the one that the button shows, tapped twice or long afterwards, and no other that was not offered', async () => {
    await cell.store.documentSettings.save(cell.unitId, { lastReport: 4 });
    await closeAndApprove();
    const [next = ''] = dataOf(await tap(`document.report:${roundId}:cell`));
    for (let time = 0; time < 2; time += 1) expect(await print(await tap(next))).toBe(5);
    expect(await cell.store.documentSettings.read(cell.unitId)).toEqual({ lastReport: 5 });
    for (const forged of ['4', '99', 'next', ''])
      await tap(`document.numbered:round:${roundId}:cell:${forged}`);
    expect(await print(await tap(`document.report:${roundId}:cell`))).toBe(5);
  });

  it('is not asked for while the report is a draft', async () => {
    expect(await print(await tap(`document.report:${roundId}:cell`))).toBeUndefined();
  });

  it('is left open where somebody wishes to write it by hand, and not asked for again', async () => {
    await closeAndApprove();
    expect(texts(await tap(`document.report:${roundId}:committee`))).toEqual([
      ...['Để trống', 'Nhập số', '‹ Văn bản'],
    ]);
    expect(await print(await tap(`document.numbered:round:${roundId}:committee:open`))).toBeUndefined();
    expect(await print(await tap(`document.report:${roundId}:committee`))).toBeUndefined();
    expect(await cell.store.documentSettings.read(cell.unitId)).toEqual({});
  });

  it('is corrected by typing it, once, whatever comes twice', async () => {
    await cell.store.documentSettings.save(cell.unitId, { lastReport: 4 });
    await tap(`document.numbered:round:${roundId}::5`);
    await tap(`document.number_type:round:${roundId}:`);
    expect((await hears('năm', 7)).screen?.text).toContain('Tôi chưa đọc được số này');
    expect((await hears('0', 8)).screen?.text).toContain('Tôi chưa đọc được số này');
    for (let time = 0; time < 2; time += 1)
      expect((await hears('12-BC/CB', 9)).screen?.text).toContain(
        time === 0 ? 'Báo cáo mang số 12.' : 'gõ số',
      );
    expect(await cell.store.documentSettings.read(cell.unitId)).toEqual({ lastReport: 12 });
    expect(await print(await tap(`document.report:${roundId}:cell`))).toBe(12);
  });

  it('is nothing that the deputy or a plain member decides', async () => {
    for (const memberId of [cell.deputyId, an]) {
      for (const data of [
        ...[`document.number:round:${roundId}:`, `document.number_type:round:${roundId}:`],
        `document.numbered:round:${roundId}:cell:open`,
      ])
        expect(await tap(data, memberId)).toMatchObject({ alert: true });
    }
    const { unitId } = cell;
    expect(await cell.store.documentNumbers.find({ unitId, kind: 'report', about: roundId })).toBeUndefined();
  });
});

describe('the minutes of a meeting', () => {
  it('bear a number where the cell numbers them, decided once and corrected on the same screen', async () => {
    await cell.store.documentSettings.save(cell.unitId, { lastMinutes: 0 });
    const meetingId = (await cell.store.rounds.findById(roundId))?.meetingId ?? '';
    expect(texts(await tap(`document.minutes:${meetingId}`))).toEqual([
      ...['Số tiếp theo: 01', 'Để trống', 'Nhập số', '‹ Kỳ sinh hoạt'],
    ]);
    const chosen = await tap(`document.numbered:meeting:${meetingId}::1`);
    expect(await print(chosen)).toBe(1);
    expect(texts(chosen)).toEqual([
      ...['Soạn văn bản', 'Số tiếp theo: 02', 'Để trống', 'Sửa số', '‹ Kỳ sinh hoạt'],
    ]);
    expect(await print(await tap(`document.minutes_made:${meetingId}`))).toBe(1);
  });

  it('are a file for who leads the cell, that says what is open in it and shows nobody’s words', async () => {
    const meetingId = (await cell.store.rounds.findById(roundId))?.meetingId ?? '';
    const file = fileOf(await tap(`document.minutes:${meetingId}`));
    expect(file.shows).toBeUndefined();
    expect(file.caption).toContain('Chưa điểm danh xong');
    expect(file.caption).toContain('Chưa có số liệu chốt');
    for (const memberId of [cell.deputyId, an]) {
      const turn = await tap(`document.minutes:${meetingId}`, memberId);
      expect(turn).toMatchObject({ alert: true });
      expect(turn.more).toBeUndefined();
    }
  });
});

describe('the own review', () => {
  it('is printed whole, or only as far as the whole cell may read it', async () => {
    await cell.send(roundId, an, 'cell', { 2: detailed });
    expect(texts(await tap(`document.own:${roundId}`, an))).toEqual([
      ...['In tất cả', 'Chỉ phần chia sẻ với cả chi bộ', '‹ Quay lại'],
    ]);
    for (const scope of ['all', 'cell']) {
      const { shows, caption } = fileOf(await tap(`document.own_made:${roundId}:${scope}`, an));
      expect(shows).toBeUndefined();
      expect(caption).toContain('chỉ gửi cho đồng chí');
    }
  });

  it('has nothing to print before it is sent, and nothing to hand round where it only counts', async () => {
    for (const data of [`document.own:${roundId}`, `document.own_made:${roundId}:all`])
      expect(await tap(data, an)).toMatchObject({ alert: true });
    await cell.send(roundId, an, 'counts_only', { 2: detailed });
    const turn = await tap(`document.own_made:${roundId}:cell`, an);
    expect(turn.toast).toContain('không có phần nào chia sẻ với cả chi bộ');
  });
});

describe('the year at a glance', () => {
  it('is offered for each year in which something was sent, and is a file that shows nobody else’s words', async () => {
    expect(await tap('document.years', an)).toMatchObject({ alert: true });
    await cell.send(roundId, an, 'counts_only', { 2: detailed });
    expect(texts(await tap('document.years', an))).toEqual(['Năm 2026', '‹ Dữ liệu của tôi']);
    const { shows, caption } = fileOf(await tap('document.year:2026', an));
    expect(shows).toBeUndefined();
    expect(caption).toContain('Bảng tra năm 2026');
    for (const data of ['document.year:2025', 'document.year:x', 'document.year'])
      expect(await tap(data, an)).toMatchObject({ alert: true });
    expect(await tap('document.year:2026')).toMatchObject({ alert: true });
  });
});

it('nobody is asked how to print what is not theirs, whatever the button says', async () => {
  for (const id of ['00000000-0000-4000-8000-000000000000', '9'.repeat(51)]) {
    const turn = await tap(`document.own:${id}`, an);
    expect(turn).toMatchObject({ alert: true });
    expect(turn.screen).toBeUndefined();
  }
});

it('nothing but the buttons of these screens is answered with a file', async () => {
  for (const data of [`document.report:${roundId}:all`, `document.own_made:${roundId}:secretary`])
    expect((await tap(data)).more).toBeUndefined();
  expect(await tap('document.round:00000000-0000-4000-8000-000000000000')).toMatchObject({ alert: true });
});
