import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tappedInput } from '../../../src/play/routes.ts';
import type { Input, Turn, Who } from '../../../src/screens/feature.ts';
import { createSummaryFeature } from '../../../src/screens/summaries/summary-feature.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { buttonData } from '../../../src/screens/button-data.ts';
import { minute } from '../../support/clock.ts';
import { routed } from '../../support/routed.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

const { vi } = await loadTranslators('locales');

let cell: SummaryCell;
let feature: ReturnType<typeof createSummaryFeature>;
let an: string;
let roundId: string;

const secret = { level: 'correcting', how: 'còn nể nang', deadlineOn: '2026-12-31' } as const;

beforeEach(async () => {
  cell = await openSummaryCell();
  feature = createSummaryFeature({ summaries: cell.summaries });
  an = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

async function whoIs(memberId: string): Promise<Who> {
  const actor = await cell.actorOf(memberId);
  const account = await cell.store.accounts.findById(actor.accountId);
  if (account === undefined) throw new Error('this member has no account');
  return { account, actor, translator: vi, inputId: 1 };
}

async function act(memberId: string, input: Input): Promise<Turn> {
  return routed([feature], input, await whoIs(memberId));
}

function command(memberId = cell.secretaryId): Promise<Turn> {
  return act(memberId, { kind: 'command', command: 'tonghop', payload: '' });
}

function tap(data: string, memberId = cell.secretaryId): Promise<Turn> {
  return act(memberId, tappedInput(data));
}

function dataOf(turn: Turn, label: string): string {
  const found = turn.screen?.buttons.flat().find(({ text }) => text.startsWith(label));
  if (found === undefined || !('data' in found)) throw new Error(`no button ${label}`);
  return found.data;
}

describe('/tonghop', () => {
  it('opens the first page, and every part is one tap away and back', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    const first = await command();
    expect(first.screen?.text).toContain('Đã gửi 1/3');
    expect(first.screen?.shows).toEqual({ roundId, memberIds: [] });
    expect(first.screen?.protect).toBe(true);
    for (const [label, title, shown] of [
      ['Từng mục', 'Từng mục', []],
      ['Phần viết', 'còn nể nang', [an]],
      ['Thời hạn', '31/12/2026', [an]],
      ['Ai chưa gửi', 'Trần Thị Bình', []],
    ] as const) {
      const turn = await tap(dataOf(first, label));
      expect(turn.screen?.text).toContain(title);
      expect(turn.screen?.shows).toEqual({ roundId, memberIds: shown });
      expect(turn.screen?.protect).toBe(true);
      expect((await tap(dataOf(turn, '‹ Bản tổng hợp'))).screen?.text).toBe(first.screen?.text);
    }
    expect(dataOf(first, 'Nhắc ngay')).toBe(buttonData('remind.preview', roundId));
  });

  it('writes down who looked at words, and nobody where none are on the page', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    const first = await command();
    await tap(dataOf(first, 'Từng mục'));
    await tap(dataOf(first, 'Ai chưa gửi'));
    expect(await cell.store.accessEvents.listByMember(an)).toEqual([]);
    for (const label of ['Phần viết', 'Thời hạn']) {
      const { screen } = await tap(dataOf(first, label));
      const { accountId } = await cell.actorOf(cell.secretaryId);
      if (screen?.shows !== undefined) await cell.shownWords.expect(accountId, undefined, screen.shows);
    }
    expect(await cell.store.accessEvents.listByMember(an)).toHaveLength(1);
  });

  it('says kindly that there is no round yet, or that it is for the secretary', async () => {
    const other = await openSummaryCell();
    const empty = createSummaryFeature({ summaries: other.summaries });
    const actor = await other.actorOf(other.secretaryId);
    const account = await other.store.accounts.findById(actor.accountId);
    if (account === undefined) throw new Error('no account');
    const turn = await empty.commands?.['tonghop']?.({
      ...{
        account,
        actor,
        translator: vi,
        inputId: 1,
        input: { kind: 'command', command: 'tonghop', payload: '' },
      },
    });
    await other.close();
    expect(turn?.screen?.text).toContain('chưa có đợt tự soi nào');
    expect((await command(an)).screen?.text).toContain('dành cho bí thư');
  });

  it('offers earlier rounds', async () => {
    const november = await cell.openRound('2026-11-28');
    cell.clock.moveTo(new Date('2026-12-01T00:00:00Z'));
    const rounds = await tap(dataOf(await command(), 'Đợt khác'));
    expect(rounds.screen?.buttons.flat().map(({ text }) => text)).toEqual([
      ...['Đợt tháng 12/2026 (đang mở)', 'Đợt tháng 11/2026', 'Xu hướng', '‹ Bản tổng hợp'],
    ]);
    const earlier = await tap(dataOf(rounds, 'Đợt tháng 11/2026'));
    expect(earlier.screen?.text).toContain('đợt tháng 11/2026');
    expect(earlier.screen?.shows).toEqual({ roundId: november, memberIds: [] });
  });
});

describe('approving', () => {
  it('says before what it does', async () => {
    expect((await command()).screen?.text).toContain('Duyệt: chốt bản này, không gửi cho ai.');
    const deputys = await command(cell.deputyId);
    expect(deputys.screen?.text).toContain('BẢN TỔNG HỢP');
    expect(deputys.screen?.text).not.toContain('Duyệt:');
  });

  it('asks where fewer than half have sent, and approves what was on screen when that is wanted', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    const asked = await tap(dataOf(await command(), 'Duyệt bản này'));
    expect(asked.screen?.text).toContain('Mới có 1/3 đồng chí nộp bản tự soi, chưa được một nửa.');
    expect(asked.screen?.text).toContain(
      'Duyệt: chốt bản này, không gửi cho ai.\nRút lại được khi chưa có ai khác mở xem.',
    );
    expect(asked.screen?.shows).toEqual({ roundId, memberIds: [] });
    expect(await cell.store.summaries.listByRound(roundId)).toEqual([]);
    expect((await tap(dataOf(asked, '‹ Bản tổng hợp'))).screen?.text).toContain('(dự thảo)');
    const button = dataOf(asked, 'Vẫn duyệt bản này');
    expect((await tap(button)).toast).toBe('Đã duyệt bản số 1.');
    expect((await tap(button)).toast).toBe('Bản này đã được duyệt (bản số 1).');
    expect(await cell.store.summaries.listByRound(roundId)).toHaveLength(1);
  });

  it('of what changed while it was asked is refused with the new one', async () => {
    const asked = await tap(dataOf(await command(), 'Duyệt bản này'));
    await cell.send(roundId, an, 'cell', { 2: secret });
    const turn = await tap(dataOf(asked, 'Vẫn duyệt bản này'));
    expect(turn.toast).toContain('chưa duyệt');
    expect(turn.screen?.text).toContain('Đã gửi 1/3');
    expect(await cell.store.summaries.listByRound(roundId)).toEqual([]);
  });

  it('freezes what is on screen; a second tap says that it is so already', async () => {
    await cell.send(roundId, an, 'cell', {});
    await cell.send(roundId, cell.deputyId, 'cell', {});
    const button = dataOf(await command(), 'Duyệt bản này');
    const first = await tap(button);
    expect(first.toast).toBe('Đã duyệt bản số 1.');
    expect(first.screen?.text).toContain('đã duyệt bản số 1');
    expect((await tap(button)).toast).toBe('Bản này đã được duyệt (bản số 1).');
    expect(await cell.store.summaries.listByRound(roundId)).toHaveLength(1);
  });

  it('of a screen that is out of date shows the new one and approves nothing', async () => {
    await cell.send(roundId, cell.deputyId, 'cell', {});
    const button = dataOf(await command(), 'Duyệt bản này');
    await cell.send(roundId, an, 'cell', { 2: secret });
    const turn = await tap(button);
    expect(turn.alert).toBe(true);
    expect(turn.toast).toContain('chưa duyệt');
    expect(turn.screen?.text).toContain('Đã gửi 2/3');
    expect(await cell.store.summaries.listByRound(roundId)).toEqual([]);
    await tap(dataOf(turn, 'Duyệt bản này'));
    cell.clock.advance(minute);
    await cell.send(roundId, an, 'counts_only', {});
    const changed = await command();
    expect(changed.screen?.text).toContain('Có thay đổi sau khi duyệt.');
    const frozen = await tap(dataOf(changed, 'Xem bản đã duyệt'));
    expect(frozen.screen?.text).toContain('(bản duyệt số 1)');
    expect((await tap(dataOf(frozen, 'Từng mục'))).screen?.text).toContain('đang sửa 1');
    expect((await tap(dataOf(frozen, 'Xem bản hiện nay'))).screen?.text).toContain('(dự thảo)');
  });

  it('by the deputy is refused with a word', async () => {
    const { seen } = await cell.look(roundId, cell.deputyId);
    const turn = await tap(buttonData('summary.approve', roundId, seen), cell.deputyId);
    expect(turn).toEqual({
      alert: true,
      toast: 'Chỉ bí thư hoặc người làm thay mới duyệt được.',
    });
    expect(await cell.store.summaries.listByRound(roundId)).toEqual([]);
  });
});

describe('a tap that nobody was offered', () => {
  it.each([
    'summary.open',
    'summary.open:nothing:0',
    'summary.words:nothing:1:0',
    'summary.words',
    'summary.rounds',
    'summary.approve',
  ])('%s shows nothing', async (data) => {
    const turn = await tap(data);
    expect(turn.screen).toBeUndefined();
    expect(turn.toast).toBeTruthy();
  });

  it.each(['-1', '1.5', '99999', 'x', ''])('with the page %j shows nothing', async (page) => {
    const turn = await tap(`${buttonData('summary.words', roundId)}:${page}:0`);
    expect(turn.screen).toBeUndefined();
  });

  it('by a plain member shows nothing and writes nothing down', async () => {
    await cell.send(roundId, cell.secretaryId, 'cell', { 2: secret });
    for (const action of ['summary.words', 'summary.people', 'summary.items', 'summary.deadlines']) {
      const turn = await tap(buttonData(action, roundId, 1, 0), an);
      expect(turn.screen).toBeUndefined();
      expect(turn.alert).toBe(true);
    }
    expect((await tap(buttonData('summary.rounds', roundId, 1), an)).screen).toBeUndefined();
    expect(await cell.store.accessEvents.listByMember(cell.secretaryId)).toEqual([]);
  });

  it('with a page past the last shows the last', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    expect((await tap(buttonData('summary.words', roundId, 99, 0))).screen?.text).toContain('còn nể nang');
  });
});

it('words that were taken back leave a page that says so, and not whose they were', async () => {
  const { account } = await whoIs(cell.secretaryId);
  const view = await feature.notices?.words_removed?.(
    { kind: 'words_removed', roundId, messageId: 11 },
    { account, translator: vi },
  );
  expect(view).toMatchObject({ edit: 11, screen: { buttons: [[{ text: 'Mở lại bản tổng hợp' }]] } });
  expect(JSON.stringify(view)).not.toContain('An');
});

it('a file that printed them is put away for one that asks to destroy what was saved of it', async () => {
  const { account } = await whoIs(cell.secretaryId);
  const view = await feature.notices?.words_removed?.(
    { kind: 'words_removed', roundId, messageId: 11, printed: true },
    { account, translator: vi },
  );
  if (view === undefined || !('edit' in view)) throw new Error('no message is edited');
  expect(view.edit).toBe(11);
  expect(view.file?.name).toBe('van-ban-da-go.txt');
  expect(new TextDecoder().decode(view.file?.bytes)).toContain('hủy bản đã tải hoặc đã in');
});
