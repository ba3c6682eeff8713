import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tappedInput } from '../../../src/play/routes.ts';
import type { Input, Turn } from '../../../src/screens/feature.ts';
import { createOwnDataFeature } from '../../../src/screens/own-data/own-data-feature.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { buttonData } from '../../../src/screens/button-data.ts';
import { routed } from '../../support/routed.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

const { vi } = await loadTranslators('locales');

let cell: SummaryCell;
let feature: ReturnType<typeof createOwnDataFeature>;
let an: string;
let roundId: string;

const secret = { level: 'correcting', how: 'còn nể nang', deadlineOn: '2026-12-31' } as const;

beforeEach(async () => {
  cell = await openSummaryCell();
  feature = createOwnDataFeature({ ownData: cell.ownData });
  an = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
  await cell.send(roundId, an, 'cell', { 2: secret });
});
afterEach(() => cell.close());

async function act(memberId: string, input: Input): Promise<Turn> {
  const actor = await cell.actorOf(memberId);
  const account = await cell.store.accounts.findById(actor.accountId);
  if (account === undefined) throw new Error('this member has no account');
  return routed([feature], input, { account, actor, translator: vi, inputId: 1 });
}

function command(memberId = an): Promise<Turn> {
  return act(memberId, { kind: 'command', command: 'dulieu', payload: '' });
}

function tap(data: string, memberId = an): Promise<Turn> {
  return act(memberId, tappedInput(data));
}

function dataOf(turn: Turn, label: string): string {
  const found = turn.screen?.buttons.flat().find(({ text }) => text.startsWith(label));
  if (found === undefined || !('data' in found)) throw new Error(`no button ${label}`);
  return found.data;
}

function plain(turn: Turn): string {
  return (turn.screen?.text ?? '').replace(/<[^>]*>/g, '');
}

async function answersOf(memberId: string): Promise<number | undefined> {
  return (await cell.store.reviews.findOwn(roundId, memberId))?.answers.length;
}

describe('/dulieu', () => {
  it('says in plain words what is kept', async () => {
    expect(plain(await command())).toBe(
      `Dữ liệu về đồng chí

Tài khoản: số hiệu Telegram và ngôn ngữ (Tiếng Việt). Tên Telegram, số điện thoại không được lưu.
Đã đồng ý bản 1 lúc 9 giờ ngày 24/11/2026.

Trong danh sách chi bộ (do bí thư nhập)
• Chi bộ Tổ dân phố 5: Nguyễn Văn An, chính thức, đang sinh hoạt

Các bản tự soi (được mã hóa)
• Đợt tháng 12/2026: đã gửi, cả chi bộ được đọc

Chưa ai xem phần đồng chí viết.
Phần đã viết được giữ 12 tháng sau khi đợt kết thúc, rồi tự xóa; số liệu chung thì còn.`,
    );
  });

  it('says who has read and when', async () => {
    await cell.look(roundId, cell.secretaryId, { shows: [an] });
    const first = await command();
    expect(plain(first)).toContain('Phần đồng chí viết đã được xem 1 lần.');
    expect(plain(await tap(dataOf(first, 'Ai đã xem')))).toContain(
      '• Đồng chí Trần Thị Bình (bí thư), 9 giờ ngày 24/11/2026: bản tự soi, đợt tháng 12/2026',
    );
  });

  it('hands out everything as a page, and as JSON beside it', async () => {
    const turn = await tap(dataOf(await command(), 'Tải về'));
    const files = (turn.more ?? []).flatMap((one) => (one.kind === 'document' ? [one] : []));
    expect(files.map(({ name }) => name)).toEqual(['du-lieu-cua-toi.html', 'du-lieu-cua-toi.json']);
    for (const file of files) {
      expect(file.caption.length).toBeLessThan(1024);
      expect(new TextDecoder().decode(file.bytes)).toContain('còn nể nang');
    }
  });
});

describe('erasing', () => {
  it('is asked twice, after saying what goes and what stays, and done once', async () => {
    const choice = await tap(dataOf(await command(), 'Xóa dữ liệu'));
    const which = await tap(dataOf(choice, 'Một bản tự soi'));
    const explained = await tap(dataOf(which, 'tháng 12/2026'));
    expect(plain(explained)).toMatch(/Sẽ mất:[\s\S]*Vẫn còn:/);
    expect(plain(explained)).toContain(
      'Vẫn còn: kết quả điểm danh, và việc vắng có lý do đã được ghi nhận. Đó là sổ của chi bộ do bí thư ghi, như biên bản',
    );
    const sure = await tap(dataOf(explained, 'Tôi muốn xóa'));
    expect(plain(sure)).toContain('Đồng chí có chắc chắn không?');
    expect(await answersOf(an)).toBe(5);
    const button = dataOf(sure, 'Xóa hẳn');
    expect(plain(await tap(button))).toBe('Đã xóa bản tự soi của đợt này.');
    expect(await answersOf(an)).toBe(0);
    expect(plain(await tap(button))).toBe('Đã xóa bản tự soi của đợt này.');
    expect(plain(await tap(dataOf(explained, 'Tôi muốn xóa')))).toContain('Ở đây không còn gì để xóa.');
  });

  it('can be left at every step without anything lost', async () => {
    const choice = await tap(dataOf(await command(), 'Xóa dữ liệu'));
    const explained = await tap(dataOf(choice, 'Xóa hết'));
    const sure = await tap(dataOf(explained, 'Tôi muốn xóa'));
    for (const [turn, label] of [
      [choice, '‹ Dữ liệu'],
      [explained, 'Thôi'],
      [sure, 'Thôi'],
    ] as const) {
      expect(plain(await tap(dataOf(turn, label)))).toContain('Dữ liệu về đồng chí');
    }
    expect(await answersOf(an)).toBe(5);
  });

  it('of everything ends with a farewell and puts the keyboard away', async () => {
    const turn = await tap(buttonData('own_data.erase_now', 'everything'));
    expect(plain(turn)).toContain('Đã xóa hết.');
    expect(turn.dialogue).toBeNull();
    expect(turn.menu).toBeDefined();
  });

  it('of everything tells the only secretary to hand over first', async () => {
    const turn = await tap(buttonData('own_data.erase_now', 'everything'), cell.secretaryId);
    expect(plain(turn)).toContain('Xin bàn giao cho người khác trước khi ngừng dùng.');
    expect((await cell.actorOf(cell.secretaryId)).seats).toHaveLength(1);
  });

  it.each([
    'own_data.erase_now',
    'own_data.erase_now:all',
    'own_data.erase_now:review',
    'own_data.erase_what:x',
    'own_data.erase_sure',
  ])('by %s, which no button says, erases nothing', async (data) => {
    const turn = await tap(data);
    expect(turn.screen).toBeUndefined();
    expect(turn.alert).toBe(true);
    expect(await answersOf(an)).toBe(5);
  });

  it('with the round of somebody else’s review erases nothing of theirs', async () => {
    await tap(buttonData('own_data.erase_now', 'review', roundId), cell.deputyId);
    await tap(buttonData('own_data.erase_now', 'review', an), cell.deputyId);
    expect(await answersOf(an)).toBe(5);
  });
});

describe('withdrawing the consent', () => {
  it('says first what that means, then stops', async () => {
    const asked = await tap(dataOf(await command(), 'Rút lại sự đồng ý'));
    expect(plain(asked)).toContain('Dữ liệu đã có vẫn được giữ');
    expect((await cell.actorOf(an)).consented).toBe(true);
    const done = await tap(dataOf(asked, 'Rút lại sự đồng ý'));
    expect(plain(done)).toContain('Đã rút lại sự đồng ý.');
    expect((await cell.actorOf(an)).consented).toBe(false);
    const after = await command();
    expect(plain(after)).toContain('Đồng chí chưa đồng ý, hoặc đã rút');
    expect(after.screen?.buttons.flat().map(({ text }) => text)).toEqual([
      'Các kết nối',
      'Tải về',
      'Xóa dữ liệu',
    ]);
    expect(plain(await tap(buttonData('own_data.erase_now', 'reviews')))).toContain('Đã xóa mọi bản tự soi');
  });

  it('tells a secretary what the cell will be without', async () => {
    expect(plain(await tap('own_data.withdraw', cell.secretaryId))).toContain(
      'Đồng chí đang làm phần việc của bí thư Chi bộ Tổ dân phố 5',
    );
  });
});
