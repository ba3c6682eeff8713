import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/model/reviews.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { unitOf } from '../../support/records.ts';
import { openReviewCell, type Phone } from '../../support/review-cell.ts';

let cell: Awaited<ReturnType<typeof openReviewCell>>;
let roundId: string;
let memberId: string;
let an: Phone;

beforeEach(async () => {
  cell = await openReviewCell();
  memberId = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
  an = await cell.phone(memberId);
});

afterEach(() => cell.close());

const rest = 'Nhóm này';

describe('taps on old messages', () => {
  it('of this review do what they say, wherever it stands now', async () => {
    await an.command();
    await an.tap('4');
    const old = an.dataOf('Có nguy cơ');
    await an.tap('‹ Quay lại');
    await an.tap(rest);
    await an.tap(rest);
    await an.forge(old);
    expect(await answerTo(4)).toMatchObject({ level: 'at_risk', together: false });
    expect(an.text).toMatch(/^Mục 4 · /);
  });

  it('never answer more than they said: the rest of a group is that group’s', async () => {
    await an.command();
    const old = an.dataOf(rest);
    await an.tap('Nhóm sau ›');
    await an.tap('Nhóm sau ›');
    await an.forge(old);
    expect((await answers()).map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('of an ended round say so, offer the present one and change nothing', async () => {
    await an.command();
    await an.tap('4');
    const old = an.dataOf('Có nguy cơ');
    cell.clock.moveTo(new Date('2026-12-25T02:00:00Z'));
    const present = await cell.openRound({ on: '2027-01-03' });
    await an.forge(old);
    expect(an.text).toBe('Đợt tự soi tháng 12/2026 đã kết thúc, không nhận thêm bản mới.');
    expect(await answers()).toEqual([]);
    expect(an.turn.dialogue).toBeNull();
    await an.tap('Mở đợt hiện nay');
    expect(an.text).toContain('Tự soi tháng 01/2027');
    expect(await cell.snapshot(present, memberId)).toBeDefined();
  });

  it('that would send, after something else was chosen meanwhile, ask to look again', async () => {
    await answerAll();
    await an.tap('Cả chi bộ');
    const old = an.dataOf('Gửi');
    await an.tap('Đổi mức chia sẻ');
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    await an.forge(old);
    expect(an.turn.toast).toContain('Xin đồng chí xem lại rồi gửi.');
    expect((await own())?.review.sentAt).toBeUndefined();
  });
});

describe('double taps', () => {
  it('answer once', async () => {
    await an.command();
    const twice = an.dataOf(rest);
    await an.forge(twice);
    const once = await own();
    await an.forge(twice);
    expect((await own())?.answers).toEqual(once?.answers);
    expect((await own())?.review.position).toEqual({ screen: 'group', group: 2 });
  });

  it('send once, also when they arrive together', async () => {
    await answerAll();
    await an.tap('Cả chi bộ');
    const actor = await cell.actorOf(memberId);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => cell.reviews.send(actor, roundId, { again: false, sharing: 'cell' })),
    );
    expect(outcomes.map((one) => one.status === 'shown' && one.sheet.shown.screen)).toEqual([
      'sent',
      'sent',
      'sent',
    ]);
    expect(await cell.store.revisions.listByReview((await own())?.review.id ?? '')).toHaveLength(1);
  });

  it('open one review, also when they arrive together', async () => {
    const actor = await cell.actorOf(memberId);
    await Promise.all([1, 2, 3].map(() => cell.reviews.open(actor, roundId)));
    expect(await cell.store.reviews.listByRound(roundId)).toHaveLength(1);
  });
});

describe('two devices at once', () => {
  it('lose no answer', async () => {
    const actor = await cell.actorOf(memberId);
    await Promise.all(
      Array.from({ length: 27 }, (_, index) =>
        cell.reviews.act(actor, roundId, {
          kind: 'level',
          item: index + 1,
          level: index % 2 === 0 ? 'none' : 'at_risk',
        }),
      ),
    );
    expect((await answers()).map(({ level }) => level)).toEqual(
      Array.from({ length: 27 }, (_, index) => (index % 2 === 0 ? 'none' : 'at_risk')),
    );
  });

  it('lose neither the reader nor an answer', async () => {
    await answerAll();
    const actor = await cell.actorOf(memberId);
    await Promise.all([
      cell.reviews.act(actor, roundId, { kind: 'share', sharing: 'counts_only' }),
      cell.reviews.act(actor, roundId, { kind: 'level', item: 5, level: 'correcting' }),
      cell.reviews.act(actor, roundId, { kind: 'go', to: { screen: 'group', group: 2 } }),
    ]);
    expect((await own())?.review.sharing).toBe('counts_only');
    expect(await answerTo(5)).toMatchObject({ level: 'correcting' });
  });

  it('text goes where the review stands, not where another device left it', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Có nguy cơ');
    await an.tap('Viết: Biểu hiện');
    const tablet = await cell.phone(memberId);
    await tablet.forge(`review.item:${roundId}:9`);
    await an.type('Tôi còn nể nang.');
    expect(an.text).toContain('Tin nhắn vừa rồi không được lưu.');
    expect((await answerTo(4))?.how).toBeUndefined();
    expect(an.text).toContain('Mục 9 · ');
  });
});

describe('text where a button is expected', () => {
  it.each([
    ['a group', `review.group:ROUND:2`, 'nhóm 2/3'],
    ['an item', `review.item:ROUND:4`, 'Mục 4 · '],
    ['the recap', `review.recap:ROUND`, 'Xem lại trước khi gửi'],
  ])('at %s shows the screen again and stores nothing', async (_place, data, screen) => {
    await an.command();
    await an.forge(data.replace('ROUND', roundId));
    await an.type('tôi không biết bấm gì');
    expect(an.text).toMatch(
      /^Ở bước này xin đồng chí bấm một nút bên dưới\. Tin nhắn vừa rồi không được lưu\./,
    );
    expect(an.text).toContain(screen);
    expect(an.turn.dialogue).toBe('review');
    expect(await answers()).toEqual([]);
  });

  it('that is a number opens this item', async () => {
    await an.command();
    await an.type(' 13 ');
    expect(an.text).toMatch(/^Mục 13 · /);
    await an.type('28');
    expect(an.text).toMatch(/^Ở bước này/);
  });
});

it('a number typed where an item is to be narrowed opens that choice', async () => {
  await an.command();
  await an.tap('4');
  await an.tap('Có nguy cơ');
  await an.tap('Xong mục này');
  for (let group = 1; group <= 3; group += 1) await an.tap(rest);
  await an.tap('Cả chi bộ');
  await an.tap('Mục cần kín hơn');
  await an.type('4');
  expect(an.text).toContain('Ai được đọc riêng mục này của đồng chí?');
});

describe('what is not text', () => {
  it('at a field is answered with what can be read there', async () => {
    await atField();
    await an.send('other');
    expect(an.text).toMatch(/^Ở bước này tôi chỉ đọc được chữ/);
    expect(an.text).toContain('Biểu hiện');
    await an.type('Tôi còn nể nang.');
    expect(await answerTo(4)).toMatchObject({ how: 'Tôi còn nể nang.' });
  });

  it('elsewhere is answered with the screen', async () => {
    await an.command();
    await an.send('other');
    expect(an.text).toMatch(/^Ở bước này xin đồng chí bấm một nút/);
    expect(an.text).toContain('nhóm 1/3');
  });

  it('a message edited afterwards changes nothing, and that is said', async () => {
    await atField();
    await an.type('Tôi còn nể nang.');
    await an.send('edited');
    expect(an.text).toMatch(/^Tôi lưu theo tin gửi lần đầu/);
    expect(await answerTo(4)).toMatchObject({ how: 'Tôi còn nể nang.' });
  });

  it('empty text is asked for again', async () => {
    await atField();
    await an.type('\u200b \n');
    expect(an.text).toMatch(/^Tôi chưa thấy chữ nào/);
    expect((await answerTo(4))?.how).toBeUndefined();
  });
});

describe('long text', () => {
  it('of 4,096 characters is stored whole, and every screen that shows it can be sent', async () => {
    const long = `${'Một hai ba bốn & năm < sáu. '.repeat(146)}${'ư'.repeat(8)}`;
    expect(long).toHaveLength(4096);
    await atField();
    await an.type(long);
    await an.tap('Chủ quan');
    await an.type(long);
    await an.type(long);
    await an.tap('Cuối quý');
    await an.type(long);
    expect(await answerTo(4)).toMatchObject({ how: long, cause: long, remedy: long, help: long });
    expect(an.text).toContain(' …');
    await an.tap('Biểu hiện cụ thể ✓');
    expect(an.text).toContain(' …');
    await an.tap('‹ Quay lại');
    await an.tap('Xong mục này');
    await an.tap('5');
    await an.tap('Bỏ qua');
    await an.type(long);
    await an.tap('5');
    await an.tap('‹ Quay lại');
    for (let group = 1; group <= 3; group += 1) await an.tap(rest);
    await an.tap('Cả chi bộ');
    await an.tap('Gửi');
    await an.tap('Xem lại');
    await an.tap('4');
    await an.tap('‹ Quay lại');
    await an.tap('5');
    const [sent] = await cell.store.revisions.listNewest(roundId);
    expect(sent?.answers?.[3]).toMatchObject({ how: long, cause: long, remedy: long, help: long });
  });

  it('that bears a stamp of secrecy is stored nowhere, and it is said what to do', async () => {
    await atField();
    await an.type('Theo văn bản TỐI MẬT số 5');
    expect(await answerTo(4)).toMatchObject({ how: undefined });
    expect(an.text).toMatch(/^Tôi chưa lưu, vì nội dung có từ giống dấu chỉ độ mật\./);
    expect(an.text).toContain('xóa cả tin nhắn vừa gửi và báo cáo trực tiếp');
    await an.type('Theo văn bản số 5');
    expect(await answerTo(4)).toMatchObject({ how: 'Theo văn bản số 5' });
  });
});

describe('after a crash', () => {
  it('the same text come again is not taken for the next field’s', async () => {
    await atField();
    await an.type('Tôi còn nể nang.', 501);
    await an.type('Tôi còn nể nang.', 501);
    expect(await answerTo(4)).toMatchObject({ how: 'Tôi còn nể nang.', cause: undefined });
    expect(an.text).toContain('Nguyên nhân');
  });

  it.each([499, 1, 900_000_000])('but a text numbered %i after it is a new one', async (inputId) => {
    await atField();
    await an.type('một', 500);
    await an.type('hai', inputId);
    expect(await answerTo(4)).toMatchObject({ how: 'một', cause: 'hai' });
  });
});

describe('forged taps', () => {
  it.each([
    'review.item:ROUND:28',
    'review.item:ROUND:0',
    'review.item:ROUND:99999999999',
    'review.item:ROUND:-1',
    'review.item:ROUND',
    'review.group:ROUND:4',
    'review.rest:ROUND:x',
    'review.level:ROUND:4:excellent',
    'review.level:ROUND:4',
    'review.field:ROUND:4:name',
    'review.deadline:ROUND:4:2026-02-31',
    'review.deadline:ROUND:4:never',
    'review.cause:ROUND:4:fate',
    'review.wish:ROUND:4:maybe',
    'review.skip:ROUND:4:lazy',
    'review.clear:ROUND:4:skip_reason',
    'review.share:ROUND:secretary',
    'review.share:ROUND:all',
    'review.narrow_to:ROUND:4:cell',
    'review.send:ROUND:first',
    'review.send:ROUND:twice:cell',
    'review.read_item:ROUND:x',
    'review.open',
    'review.open:',
    'review.level::4:none',
    'review.open:nowhere',
  ])('%s changes nothing', async (data) => {
    await an.command();
    await an.tap('4');
    await an.tap('Có nguy cơ');
    const before = await own();
    await an.forge(data.replace('ROUND', roundId));
    const after = await own();
    expect(after?.answers).toEqual(before?.answers);
    expect({ ...after?.review, touchedAt: 0 }).toEqual({ ...before?.review, touchedAt: 0 });
    expect(an.turn.toast).toBe(
      'Nút này không còn dùng được. Xin chọn lại ở hàng nút cuối màn hình, hoặc gõ /trogiup',
    );
  });

  it('from another cell read and change nothing', async () => {
    const otherUnit = createIds().next();
    await cell.store.units.insert(unitOf(otherUnit, 'Chi bộ khác', cell.clock.now()));
    const stranger = await cell.addMember('Phạm Văn Lạ', { unitId: otherUnit, role: 'secretary' });
    await an.command();
    await an.tap('4');
    const before = await own();
    const phone = await cell.phone(stranger);
    for (const data of [
      `review.open:${roundId}`,
      `review.level:${roundId}:4:discuss`,
      `review.rest_all:${roundId}`,
      `review.share:${roundId}:cell`,
      `review.send:${roundId}:first:cell`,
      `review.keep:${roundId}`,
      `review.read:${roundId}`,
    ]) {
      expect((await phone.forge(data)).screen).toBeUndefined();
      expect(phone.turn.toast).toContain('Nút này không còn dùng được.');
    }
    expect(await own()).toEqual(before);
    expect(await cell.snapshot(roundId, stranger)).toBeUndefined();
  });

  it('of a colleague’s round reach one’s own review only', async () => {
    await an.command();
    const binh = await cell.phone(cell.secretaryId);
    await binh.forge(`review.level:${roundId}:4:discuss`);
    expect(await answers()).toEqual([]);
    expect((await cell.snapshot(roundId, cell.secretaryId))?.answers).toHaveLength(1);
  });

  it('without consent reach nothing', async () => {
    const actor = { ...(await cell.actorOf(memberId)), consented: false };
    expect(await cell.reviews.open(actor, roundId)).toEqual({ status: 'denied', why: 'no_consent' });
    expect(await cell.reviews.openPresent(actor)).toEqual({ status: 'denied', why: 'no_consent' });
    expect(await cell.reviews.readSent(actor, roundId)).toEqual({ status: 'denied', why: 'no_consent' });
    expect(await own()).toBeUndefined();
  });
});

async function atField(): Promise<void> {
  await an.command();
  await an.tap('4');
  await an.tap('Có nguy cơ');
  await an.tap('Viết: Biểu hiện');
}

async function answerAll(): Promise<void> {
  await an.command();
  for (let group = 1; group <= 3; group += 1) await an.tap(rest);
}

function own() {
  return cell.snapshot(roundId, memberId);
}

async function answers(): Promise<readonly Answer[]> {
  return (await own())?.answers ?? [];
}

async function answerTo(item: number): Promise<Answer | undefined> {
  return (await answers()).find((answer) => answer.item === item);
}
