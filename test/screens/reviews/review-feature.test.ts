import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checklists } from '../../support/checklists.ts';
import { openReviewCell, translators, type Phone } from '../../support/review-cell.ts';

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
const restOfAll = 'Các mục còn lại: Không có';

describe('the number of taps', () => {
  it('is at most 8 for a member with nothing to report', async () => {
    await an.command();
    await an.tap(rest);
    await an.tap(rest);
    await an.tap(rest);
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    await an.tap('Gửi');

    expect(an.text).toContain('Đã gửi. Xin cảm ơn đồng chí!');
    expect(an.taps).toBeLessThanOrEqual(8);
    expect((await answers()).map(({ level, together }) => [level, together])).toEqual(
      Array.from({ length: 27 }, () => ['none', true]),
    );
  });

  it('is at most 14 for one with a single item to put right, every step of it filled', async () => {
    await an.command();
    await an.tap(rest);
    await an.tap('13');
    await an.tap('Có, đang sửa');
    await an.tap('Viết: Biểu hiện');
    await an.type('Báo cáo tròn trịa hơn việc đã làm.');
    await an.tap('Chủ quan');
    await an.type('Ngại nói ra khuyết điểm.');
    await an.type('Báo cáo đúng số đã làm.');
    await an.tap('Cuối quý');
    await an.type('Xin chi bộ nhắc tôi.');
    await an.tap('Xong mục này');
    await an.tap(rest);
    await an.tap(rest);
    await an.tap('Riêng đ/c Trần Thị Bình');
    await an.tap('Gửi');

    expect(an.text).toContain('Đã gửi. Xin cảm ơn đồng chí!');
    expect(an.taps).toBeLessThanOrEqual(14);
    expect(await answerTo(13)).toMatchObject({
      level: 'correcting',
      together: false,
      how: 'Báo cáo tròn trịa hơn việc đã làm.',
      causeKind: 'subjective',
      cause: 'Ngại nói ra khuyết điểm.',
      remedy: 'Báo cáo đúng số đã làm.',
      deadlineOn: '2026-12-31',
      help: 'Xin chi bộ nhắc tôi.',
    });
  });
});

describe('a group of items', () => {
  it('is one screen, its numbers five to a row, with the progress', async () => {
    await an.command();
    expect(an.text).toContain('Tự soi tháng 12/2026 · nhóm 1/3');
    expect(an.text).toContain('░░░░░░░░░ 0/27 mục');
    const rows = an.turn.screen?.buttons.map((row) => row.map(({ text }) => text));
    expect(rows).toEqual([
      ['1', '2', '3', '4', '5'],
      ['6', '7', '8', '9'],
      ['Nhóm này: Không có'],
      ['Để lúc khác', 'Nhóm sau ›'],
    ]);
  });

  it('marks what is answered, by number and by word', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Không có');
    await an.tap('5');
    await an.tap('Có nguy cơ');
    await an.tap('Xong mục này');
    expect(an.buttons).toEqual(expect.arrayContaining(['3', '4 ✓', '5 •', '6']));
    expect(an.text).toMatch(/^4\. Làm việc qua loa ✓$/m);
    expect(an.text).toMatch(/^5\. .+ · Có nguy cơ$/m);
    expect(an.text).toContain('▓░░░░░░░░ 2/27 mục');
    expect(an.buttons).toContain('Nhóm này, còn lại: Không có');
  });

  it('of five items is one row, without a group number', async () => {
    const five = await cell.openRound({ content: checklists.five, on: '2026-11-30' });
    await an.forge(`review.open:${five}`);
    expect(an.text).toMatch(/^Tự soi tháng 11\/2026\n/);
    expect(an.turn.screen?.buttons[0]?.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
    await an.tap(restOfAll);
    expect(an.text).toContain('Xem lại trước khi gửi');
  });

  it('says what to do once: not again when something is answered', async () => {
    await an.command();
    expect(an.text).toContain('Có mục nào, xin bấm số ấy.');
    await an.tap('4');
    await an.tap('Không có');
    expect(an.text).not.toContain('xin bấm số');
    await an.tap(rest);
    expect(an.text).toContain('nhóm 2/3');
    expect(an.text).not.toContain('xin bấm số');
  });

  it('answered completely offers the next one, and the last one the recap', async () => {
    await an.command();
    await an.tap(rest);
    await an.tap('‹ Nhóm trước');
    expect(an.buttons).not.toContain(rest);
    await an.tap('Nhóm sau ›');
    await an.tap('Nhóm sau ›');
    expect(an.text).toContain('nhóm 3/3');
    await an.tap('Xem lại và gửi ›');
    expect(an.text).toContain('Xem lại trước khi gửi');
  });
});

describe('the monthly form', () => {
  beforeEach(async () => {
    const monthly = await cell.openRound({ content: checklists.quarter, on: '2026-11-30' });
    roundId = monthly;
    await an.forge(`review.open:${monthly}`);
  });

  it('takes “Không có” by a button, and asks neither why nor how it is put right', async () => {
    await an.tap('Bỏ qua');
    await an.type('Giúp hai hộ khó khăn');
    expect(an.text).toContain('Nếu không có, xin bấm “Không có”.');
    expect(an.buttons[0]).toBe('Không có');
    await an.tap('Không có');
    expect(await answerTo(3)).toMatchObject({ value: { kind: 'text', text: 'Không có' } });
    expect(an.text).toMatch(/^Mục 5 · /);
  });

  it('takes no “Không có” for a question that has no such button', async () => {
    await an.forge(`review.none:${roundId}:2`);
    expect(await answerTo(2)).toBeUndefined();
  });

  it('keeps what is typed while its list is open: it answers the question that the list leads to', async () => {
    await an.tap('Các câu hỏi');
    await an.type('Đã vận động ba hộ');
    expect(await answerTo(1)).toMatchObject({ value: { kind: 'text', text: 'Đã vận động ba hộ' } });
    expect(an.text).toMatch(/^Đã ghi vào mục 1 · Việc được chi bộ phân công\./);
    expect(an.text).toContain('Mục 2 · Ưu điểm');
  });

  it('adds it to what stands there where every question of the list is answered', async () => {
    for (const text of ['Việc một', 'Việc hai', 'Việc ba', 'Việc bốn', 'Việc năm']) await an.type(text);
    await an.forge(`review.group:${roundId}:1`);
    await an.type('Nói thêm một ý');
    expect(await answerTo(5)).toMatchObject({ value: { kind: 'text', text: 'Việc năm\nNói thêm một ý' } });
    expect(an.text).toMatch(/^Đã ghi vào mục 5 · /);
  });

  it('stores nothing with a stamp of secrecy that is typed at its list', async () => {
    await an.tap('Các câu hỏi');
    await an.type('TỐI MẬT: nội dung');
    expect((await cell.snapshot(roundId, memberId))?.answers).toEqual([]);
  });
});

describe('an item', () => {
  it('shows its text, a hint and the levels, and goes back', async () => {
    await an.command();
    await an.tap('4');
    expect(an.text).toMatch(/^Mục 4 · /);
    expect(an.text).toContain('Gợi ý: ');
    expect(an.buttons).toEqual([
      'Không có',
      'Có nguy cơ',
      'Có, đang sửa',
      'Muốn trao đổi riêng',
      '‹ Quay lại',
      'Bỏ qua',
    ]);
    await an.tap('‹ Quay lại');
    expect(an.text).toContain('nhóm 1/3');
    expect(await answers()).toEqual([]);
  });

  it('is skipped with a quick reason', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Bỏ qua');
    await an.tap('Không liên quan đến tôi');
    expect(await answerTo(4)).toMatchObject({ level: undefined, skipReason: 'Không liên quan đến tôi' });
    expect(an.text).toMatch(/^4\. .+ · Bỏ qua$/m);
  });

  it('is skipped with a reason of one’s own', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Bỏ qua');
    await an.type('Tôi mới chuyển về');
    expect(await answerTo(4)).toMatchObject({ level: undefined, skipReason: 'Tôi mới chuyển về' });
  });

  it('to talk about in private asks whether the secretary, by name, should come', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Muốn trao đổi riêng');
    expect(an.text).toContain('báo để đồng chí Trần Thị Bình chủ động gặp');
    await an.tap('Có, xin báo giúp');
    expect(await answerTo(4)).toMatchObject({ level: 'discuss', wish: true });
    expect(an.text).toContain('nhóm 1/3');
  });

  it('changed to none and back keeps its words, and sends none with none', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Có nguy cơ');
    await an.tap('Viết: Biểu hiện');
    await an.type('Tôi còn nể nang.');
    await an.tap('Xong mục này');
    await an.tap('4 •');
    await an.tap('Không có');
    await an.tap(rest);
    await an.tap(rest);
    await an.tap(rest);
    await an.tap('Cả chi bộ');
    await an.tap('Gửi');
    const [sent] = await cell.store.revisions.listNewest(roundId);
    expect(sent?.answers?.[3]).toMatchObject({ item: 4, level: 'none', how: undefined });
    expect(await answerTo(4)).toMatchObject({ level: 'none', how: 'Tôi còn nể nang.' });
  });
});

describe('a deadline', () => {
  beforeEach(async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Có, đang sửa');
    await an.tap('Thời hạn');
  });

  it('is picked from the next meeting, the end of the month and the end of the quarter', async () => {
    expect(an.buttons.slice(0, 3)).toEqual([
      'Cuối tháng 30/11/2026',
      'Kỳ sinh hoạt tới 03/12/2026',
      'Cuối quý 31/12/2026',
    ]);
    await an.tap('Kỳ sinh hoạt tới');
    expect(await answerTo(4)).toMatchObject({ deadlineOn: '2026-12-03' });
  });

  it.each([
    ['15/12', '2026-12-15'],
    ['15-12-2026', '2026-12-15'],
    ['cuối tháng', '2026-11-30'],
    ['cuoi nam', '2026-12-31'],
  ])('is typed as %s', async (typed, on) => {
    await an.type(typed);
    expect(await answerTo(4)).toMatchObject({ deadlineOn: on });
  });

  it.each([
    ['khi nào xong', 'Tôi chưa rõ ngày đồng chí gõ: “khi nào xong”. Xin gõ như 31/12/2026'],
    ['cuoi thang 13', 'Lịch không có ngày “cuoi thang 13”. Xin gõ như 31/12/2026'],
    ['31/2/2027', 'Lịch không có ngày “31/2/2027”. Xin gõ như 31/12/2026'],
    ['1/11/2026', 'Ngày 01/11/2026 đã qua. Xin đồng chí chọn một ngày từ hôm nay trở đi'],
    ['hôm qua', 'đã qua. Xin đồng chí chọn một ngày từ hôm nay trở đi'],
    ['1/11 năm nay', 'Ngày 01/11/2026 đã qua. Xin đồng chí chọn một ngày từ hôm nay trở đi'],
    ['1/11', 'Ngày 01/11/2026 đã qua. Có phải ý đồng chí là 01/11/2027? Nếu phải, xin gõ cả năm'],
    ['1/1/2050', 'Ngày 01/01/2050 xa quá.'],
  ])('typed wrong as %s is answered with an example and the quick buttons', async (typed, said) => {
    await an.type(typed);
    expect(an.text).toContain(said);
    expect(an.buttons).toContain('Cuối tháng 30/11/2026');
    expect((await answerTo(4))?.deadlineOn).toBeUndefined();
  });

  it('on an old button whose day has passed is not taken', async () => {
    const old = an.dataOf('Cuối tháng');
    cell.clock.moveTo(new Date('2026-12-01T02:00:00Z'));
    await an.forge(old);
    expect(an.turn.toast).toContain('Ngày 30/11/2026 đã qua.');
    expect(an.buttons).toContain('Cuối tháng 31/12/2026');
    expect((await answerTo(4))?.deadlineOn).toBeUndefined();
  });
});

describe('the recap', () => {
  beforeEach(async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Có nguy cơ');
    await an.tap('Xong mục này');
    await an.tap(rest);
    await an.tap('Nhóm sau ›');
  });

  it('lists what is unanswered and does not offer to send', async () => {
    await an.tap('Xem lại và gửi ›');
    expect(an.text).toContain('Chưa trả lời: mục 10–27.');
    expect(an.buttons).not.toContain('Gửi');
    await an.tap('Trả lời mục 10 ›');
    expect(an.text).toMatch(/^Mục 10 · /);
  });

  it('does not send by a forged button while something is unanswered', async () => {
    await an.forge(`review.send:${roundId}:first:cell`);
    expect((await cell.snapshot(roundId, memberId))?.review.sentAt).toBeUndefined();
  });

  it('answers all the rest by one button', async () => {
    await an.tap('Xem lại và gửi ›');
    await an.tap(restOfAll);
    expect(an.text).toContain('Không có: 26 mục\nCó nguy cơ: 1 mục');
    expect(await answerTo(4)).toMatchObject({ level: 'at_risk', together: false });
  });

  it('chooses nothing beforehand, names each choice in a line, and says in full what the chosen one means', async () => {
    await answerAll();
    expect(an.text).toContain('Ai được đọc bản này của đồng chí?');
    expect(an.text).toContain('Cả chi bộ: có tên');
    expect(an.text).toContain('Riêng đồng chí Trần Thị Bình, bí thư: có tên');
    expect(an.text).toContain('Chỉ lấy số liệu: không nêu tên, không nêu nội dung.');
    expect(an.buttons.slice(0, 3)).toEqual([
      'Cả chi bộ',
      'Riêng đ/c Trần Thị Bình',
      'Chỉ lấy số liệu, không nêu tên',
    ]);
    expect(an.buttons).not.toContain('Gửi');
    await an.tap('Riêng đ/c Trần Thị Bình');
    expect(an.text).toContain('không đọc tại kỳ sinh hoạt, người khác không xem được.');
    await an.tap('Đổi mức chia sẻ');
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    expect(an.text).toContain('Chỉ cộng vào số liệu chung khi đợt kết thúc, nếu có từ năm bản như vậy');
    await an.tap('Đổi mức chia sẻ');
    await an.tap('Cả chi bộ');
    expect(an.text).toContain(
      'Có tên; nội dung đã viết có thể được đọc khi sinh hoạt, in ra lưu tại chi bộ.',
    );
    expect(an.buttons).toContain('Gửi');
  });

  it('lets each line be changed, and comes back', async () => {
    await answerAll();
    await an.tap('Sửa 4');
    await an.tap('Có, đang sửa');
    await an.tap('Thời hạn');
    await an.tap('Cuối quý');
    await an.tap('Xong mục này');
    expect(an.text).toMatch(/^4\. .+ · Có, đang sửa · thời hạn 31\/12\/2026$/m);
  });

  it('lets the reader be changed, marking the present one', async () => {
    await answerAll();
    await an.tap('Cả chi bộ');
    await an.tap('Đổi mức chia sẻ');
    expect(an.buttons).toContain('● Cả chi bộ');
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    expect(an.text).toContain('Mức chia sẻ: Chỉ lấy số liệu, không nêu tên');
  });

  it('narrows one item, to fewer than the rest only', async () => {
    await answerAll();
    await an.tap('Cả chi bộ');
    await an.tap('Mục cần kín hơn');
    await an.tap('4');
    expect(an.buttons).toEqual([
      'Riêng đ/c Trần Thị Bình',
      'Chỉ lấy số liệu, không nêu tên',
      '● Như cả bản',
      '‹ Quay lại',
    ]);
    await an.tap('Riêng đ/c Trần Thị Bình');
    expect(an.text).toMatch(/^4\. .+ · Có nguy cơ · Riêng đồng chí Trần Thị Bình$/m);
    await an.tap('Gửi');
    const [sent] = await cell.store.revisions.listNewest(roundId);
    expect(sent).toMatchObject({ sharing: 'cell', sharedWithId: cell.secretaryId });
    expect(sent?.answers?.[3]).toMatchObject({ item: 4, sharing: 'secretary' });
  });

  it('has nothing to narrow where only counts are shared', async () => {
    await answerAll();
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    expect(an.buttons).not.toContain('Mục cần kín hơn');
  });
});

describe('leaving and coming back', () => {
  it('resumes at the very field, by the command and by an old button', async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Có nguy cơ');
    await an.tap('Biện pháp khắc phục');
    const field = an.text;
    await an.forge(`review.leave:${roundId}`);
    expect(an.turn.dialogue).toBeNull();
    await an.tap('Làm tiếp');
    expect(an.text).toBe(field);
    expect(an.turn.dialogue).toBe('review');
    const later = await cell.phone(memberId);
    await later.command();
    expect(later.text).toBe(field);
    await later.type('Tôi sẽ học đều.');
    expect(await answerTo(4)).toMatchObject({ remedy: 'Tôi sẽ học đều.' });
  });

  it('is in English for whoever chose it', async () => {
    const english = await cell.phone(memberId, 'en');
    await english.command();
    expect(english.text).toContain('Self-review, December 2026 · group 1/3');
    for (let group = 1; group <= 3; group += 1) await english.tap('This group: none');
    await english.tap('Only Trần Thị Bình');
    await english.tap('Send');
    expect(english.text).toContain('Sent. Thank you!');
    expect(english.text).toContain('You can change it until 19:30, Thursday 3 December 2026.');
  });

  it('keeps own answers from being forwarded', async () => {
    await an.command();
    expect(an.turn.screen?.protect).toBe(true);
  });
});

describe('what was sent', () => {
  beforeEach(async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Có nguy cơ');
    await an.tap('Viết: Biểu hiện');
    await an.type('Tôi còn nể nang.');
    await an.tap('Xong mục này');
    for (let group = 1; group <= 3; group += 1) await an.tap(rest);
    await an.tap('Cả chi bộ');
    await an.tap('Gửi');
  });

  it('can be read again, item by item', async () => {
    await an.tap('Xem lại');
    expect(an.text).toContain('Bản đã gửi');
    await an.tap('4');
    expect(an.text).toContain('Biểu hiện cụ thể: Tôi còn nể nang.');
    await an.tap('‹ Quay lại');
    await an.tap('‹ Quay lại');
    expect(an.text).toContain('Đã gửi. Xin cảm ơn đồng chí!');
  });

  it('stands until it is sent again', async () => {
    await an.tap('Sửa');
    expect(an.text).toContain('Chưa có thay đổi nào so với bản đã gửi.');
    expect(an.buttons).not.toContain('Gửi lại');
    await an.tap('Sửa 4');
    await an.tap('Không có');
    expect(an.text).toContain('Bản đã gửi vẫn giữ nguyên cho đến khi đồng chí bấm “Gửi lại”.');
    expect((await cell.store.revisions.listNewest(roundId))[0]?.answers?.[3]?.level).toBe('at_risk');
    await an.tap('Gửi lại');
    expect(an.text).toContain('Bản này đã được sửa và gửi lại.');
    expect((await cell.store.revisions.listNewest(roundId))[0]).toMatchObject({ number: 2, late: false });
  });

  it('leads back to sending by one tap, from wherever it is corrected', async () => {
    await an.tap('Sửa');
    await an.tap('‹ Về các mục');
    expect(an.text).toMatch(/^Đang sửa bản đã gửi\n/);
    await an.tap('Xem lại và gửi lại ›');
    expect(an.text).toContain('Sửa bản đã gửi');
    for (const way of [['5'], ['4', 'Có, đang sửa'], ['4', 'Xem phần đã viết', 'Viết: Nguyên nhân']]) {
      await an.tap('‹ Về các mục');
      for (const label of way) await an.tap(label);
      await an.tap('Xem lại và gửi lại ›');
    }
    expect(an.buttons).toContain('Gửi lại');
  });

  it('can be kept instead of the changes', async () => {
    await an.tap('Sửa');
    await an.tap('Sửa 4');
    await an.tap('Không có');
    await an.tap('Giữ bản đã gửi');
    expect(an.text).toContain('Đã gửi. Xin cảm ơn đồng chí!');
    expect(await answerTo(4)).toMatchObject({ level: 'at_risk', how: 'Tôi còn nể nang.' });
    expect(await cell.store.revisions.listNewest(roundId)).toHaveLength(1);
    expect((await cell.snapshot(roundId, memberId))?.review).toMatchObject({
      editing: false,
      editedAt: undefined,
    });
  });

  it('takes no text any more, so that free text is no longer the review’s', () => {
    expect(an.turn.dialogue).toBeNull();
  });
});

describe('a wish to talk', () => {
  beforeEach(async () => {
    await an.command();
    await an.tap('4');
    await an.tap('Muốn trao đổi riêng');
    await an.tap('Có, xin báo giúp');
    for (let group = 1; group <= 3; group += 1) await an.tap(rest);
    await an.tap('Chỉ lấy số liệu, không nêu tên');
    await an.tap('Gửi');
  });

  it('becomes one short message to the office-holder: the name, nothing else', async () => {
    const screen = await cell.feature.notices?.wish_to_talk?.(
      { kind: 'wish_to_talk', roundId, memberId },
      { account: await accountOf(cell.secretaryId), translator: translators.vi },
    );
    expect(screen).toEqual({
      text: 'Kính gửi đồng chí,\n\nĐồng chí <b>Nguyễn Văn An</b> mong được gặp để trao đổi riêng. Kính đề nghị đồng chí thu xếp một buổi thuận tiện.',
      buttons: [],
      cellId: cell.unitId,
    });
  });

  it('of somebody who left the roster meanwhile is not sent', async () => {
    const member = await cell.store.members.findById(memberId);
    if (member === undefined) throw new Error('no member');
    await cell.store.members.update({ ...member, removedAt: cell.clock.now() });
    const screen = await cell.feature.notices?.wish_to_talk?.(
      { kind: 'wish_to_talk', roundId, memberId },
      { account: await accountOf(cell.secretaryId), translator: translators.vi },
    );
    expect(screen).toBeUndefined();
  });
});

/** From the last group: it, then whatever is still open. */
async function answerAll(): Promise<void> {
  await an.tap(rest);
  await an.tap(restOfAll);
}

async function accountOf(id: string) {
  const account = await cell.store.accounts.findById(
    (await cell.store.members.findById(id))?.accountId ?? '',
  );
  if (account === undefined) throw new Error('no account');
  return account;
}

async function answers() {
  return (await cell.snapshot(roundId, memberId))?.answers ?? [];
}

async function answerTo(item: number) {
  return (await answers()).find((answer) => answer.item === item);
}
