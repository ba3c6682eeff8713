import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

const words = 'Đề nghị họp sớm hơn nửa giờ';
const draft = `${words}, nếu được`;
const answerDraft = 'Chi ủy chưa bàn việc này';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let dung: PersonDriver;
let stranger: PersonDriver;
let opening = '';

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-23T02:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Phạm Thị Dung']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  dung = await joinByName(test, secretary, 'Phạm Thị Dung');
  stranger = test.people.person({ firstName: 'Người lạ' });
  await stranger.start();
  await test.passTo('2026-11-23T04:00:00Z');
}, 120_000);
afterAll(() => test.close());

describe('a suggestion under a name', () => {
  it('is shown back, sent, read by the secretary and by nobody else', async () => {
    await an.says('/trogiup');
    await an.taps('Góp ý cho chi ủy');
    an.sees('Góp ý gửi kèm tên đồng chí');
    await an.says('Theo văn bản TỐI MẬT số 5, đề nghị họp sớm');
    an.sees('Tôi chưa lưu, vì nội dung có từ giống dấu chỉ độ mật.');
    an.doesNotSee('TỐI MẬT');
    an.doesNotSee('Gửi có tên');
    await an.says(draft);
    an.sees(draft);
    await an.says(words);
    an.sees(words);
    expect(an.buttons().flat()).toEqual(['Gửi có tên', 'Góp ý của tôi']);
    await an.taps('Gửi có tên');
    an.sees('Đã gửi.');

    const told = secretary.find(/Có góp ý mới gửi chi ủy .+\. Số góp ý đang chờ trả lời: 1\./);
    expect(told.text).not.toContain('Nguyễn Văn An');
    for (const other of [an, dung, stranger])
      expect(other.inbox().some(({ text }) => text.includes('Có góp ý mới'))).toBe(false);
    await secretary.says('/chibo');
    await secretary.taps('Góp ý (1), chờ trả lời 1');
    secretary.sees('Mỗi lần đồng chí mở một góp ý, người viết đều xem được');
    secretary.doesNotSee(words);
    opening =
      secretary
        .last()
        .buttons.flat()
        .find(({ text }) => text.startsWith('Nguyễn Văn An'))?.data ?? '';
    await secretary.taps('Nguyễn Văn An');
    secretary.sees(words);

    for (const other of [dung, stranger]) {
      await other.says('/trogiup');
      await other.forges(opening, { on: other.last().messageId });
      expect(other.inbox().some(({ text }) => text.includes(words))).toBe(false);
    }
    await an.says('/dulieu');
    await an.taps('Ai đã xem');
    an.sees('Đồng chí Trần Thị Bình (bí thư)');
    an.sees(': góp ý, đợt tháng 12/2026');
  }, 120_000);

  it('is answered, and the answer changes only until it is seen', async () => {
    await secretary.taps('Trả lời', { on: new RegExp(words) });
    await secretary.says('Việc này có trong văn bản TUYỆT MẬT');
    secretary.sees('Tôi chưa lưu, vì nội dung có từ giống dấu chỉ độ mật.');
    secretary.doesNotSee('TUYỆT MẬT');
    await secretary.says(answerDraft);
    secretary.sees(answerDraft);
    await secretary.says('Chi ủy sẽ bàn tại kỳ tới');
    await secretary.taps('Gửi câu trả lời');
    an.sees('đã trả lời góp ý của đồng chí');
    await secretary.taps('Sửa câu trả lời');
    await secretary.says('Từ tháng 12 họp lúc 19 giờ');
    await secretary.taps('Gửi câu trả lời');
    await an.taps('Xem trả lời');
    an.sees('Từ tháng 12 họp lúc 19 giờ');
    an.doesNotSee('Chi ủy sẽ bàn');
    await secretary.taps('Sửa câu trả lời');
    expect(secretary.toast()).toContain('đã đọc câu trả lời');
  }, 120_000);

  it('withdrawn, is taken out of every message that shows it, in the writer’s own chat too', async () => {
    for (let time = 1; time <= 2; time += 1) {
      await an.says('/dulieu');
      await an.taps('Góp ý của tôi');
      await an.taps(/đã được trả lời/);
      an.sees(words);
    }
    await an.taps('Rút góp ý này');
    await an.taps('Rút góp ý');
    an.sees('Đã rút góp ý.');
    an.sees('Riêng tin đồng chí tự gõ thì chỉ đồng chí xóa được');
    await test.settle();
    an.sees('Riêng tin đồng chí tự gõ thì chỉ đồng chí xóa được');
    // What is left is what she typed herself, before she typed it anew too.
    const left = an.inbox().filter(({ text }) => text.includes(words));
    expect(left.map(({ text }) => text)).toEqual([draft, words]);
    const answered = secretary.inbox().filter(({ text }) => text.includes(answerDraft));
    expect(answered.map(({ text }) => text)).toEqual([answerDraft]);
    an.find(/Góp ý của đồng chí không còn hiện ở đây/);
    expect(secretary.inbox().some(({ text }) => text.includes(words))).toBe(false);
    await secretary.forges(opening, { on: secretary.last().messageId });
    expect(secretary.toast()).toContain('không còn xem được');
  }, 60_000);
});

describe('a suggestion that nobody would read', () => {
  it.each(['suggest.counted', 'suggestion.counted', 'suggestion.counted_now'])(
    'is not made by an old button %s: what was written is shown with the way to send it',
    async (button) => {
      await dung.says('/trogiup');
      await dung.taps('Góp ý cho chi ủy');
      const earlier = dung.last().messageId;
      await dung.says('Lời không ai đọc');
      await dung.forges(button, { on: earlier });
      dung.sees('Lời không ai đọc');
      expect(dung.buttons().flat()).toEqual(['Gửi có tên', 'Góp ý của tôi']);
      await dung.taps('Góp ý của tôi');
      dung.sees('Đồng chí chưa có góp ý nào.');
    },
    60_000,
  );
});
