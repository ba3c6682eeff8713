import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, linkIn, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let binh: PersonDriver;

const open = startingPoint(
  async (begun) => {
    test = begun;
    binh = await setUpCell(test);
    await enterRoster(binh, ['Nguyễn Văn An', 'Lê Văn Cường']);
    return { binh };
  },
  { startsAt: '2026-11-20T01:00:00Z' },
);

beforeEach(async () => {
  ({ test, binh } = await open());
});
afterEach(() => test.close());

function told(person: PersonDriver, words: RegExp): string[] {
  return person
    .inbox()
    .filter(({ isFromBot, text }) => isFromBot && words.test(text))
    .map(({ text }) => text);
}

describe('a hand-over that nobody answers', () => {
  it('lapses after seven days, and both are told so once', async () => {
    const an = await joinByName(test, binh, 'Nguyễn Văn An');
    await binh.says('/chibo');
    await binh.taps('Chức vụ');
    await binh.taps('Bàn giao phần việc của bí thư');
    await binh.taps('Nguyễn Văn An');
    await binh.taps('Gửi đề nghị bàn giao');
    await test.passTo('2026-11-26T18:00:00Z');
    expect(told(binh, /hết hạn/)).toEqual([]);

    await test.passTo('2026-11-30T02:00:00Z');
    expect(told(binh, /hết hạn/)).toEqual([
      'Đề nghị bàn giao phần việc của bí thư với đồng chí Nguyễn Văn An đã hết hạn, chưa được nhận. Đồng chí vẫn làm phần việc ấy; nếu vẫn cần, xin bấm nút dưới đây để gửi lại.',
    ]);
    expect(told(an, /hết hạn/)).toEqual([
      'Đề nghị bàn giao phần việc của bí thư Chi bộ Tổ dân phố 5 đã hết hạn. Đồng chí không cần làm gì.\n\nCác việc khác có ở /trogiup',
    ]);
    await an.taps('Tôi nhận', { on: /Đồng chí nhận phần việc của bí thư trên trợ lý\?/ });
    an.find(/Đề nghị bàn giao này đã quá hạn/);
    await binh.taps('‹ Chức vụ', { on: /đã hết hạn/ });
    binh.find(/Bí thư: Trần Thị Bình/);
  }, 120_000);

  it('that was answered or withdrawn is not said to have lapsed', async () => {
    const an = await joinByName(test, binh, 'Nguyễn Văn An');
    await binh.says('/chibo');
    await binh.taps('Chức vụ');
    await binh.taps('Bàn giao phần việc của bí thư');
    await binh.taps('Nguyễn Văn An');
    await binh.taps('Gửi đề nghị bàn giao');
    await an.taps('Tôi chưa nhận');
    await test.passTo('2026-11-30T02:00:00Z');
    expect([...told(binh, /hết hạn/), ...told(an, /hết hạn/)]).toEqual([]);
  }, 120_000);
});

describe('joining at night', () => {
  it('says when the secretary will see it, and when the joiner will be told', async () => {
    await binh.says('/moi');
    await binh.taps('Tạo liên kết chung');
    const link = linkIn(binh);
    // 22:30 in Viet Nam.
    await test.jumpTo('2026-11-20T15:30:00Z');
    const khang = test.people.person({ firstName: 'Telegram của Khang' });
    await khang.opens(link);
    await khang.taps('Tôi đồng ý');
    await khang.says('Nguyễn Văn An');
    khang.sees('Đang giờ nghỉ: bí thư nhận được tin của đồng chí lúc 7 giờ, thứ Bảy 21/11/2026.');
    expect(told(binh, /Có người mở liên kết mời/)).toEqual([]);

    // The secretary looks by chance, and decides.
    await binh.says('/chibo');
    await binh.taps(/chờ|Chờ/);
    await binh.taps('1');
    await binh.taps('Nguyễn Văn An');
    binh.sees('Đang giờ nghỉ: người ấy được báo lúc 7 giờ, thứ Bảy 21/11/2026.');
    expect(told(khang, /Bí thư đã xác nhận/)).toEqual([]);

    await test.jumpTo('2026-11-21T00:30:00Z');
    expect(told(khang, /Bí thư đã xác nhận/)).toHaveLength(1);
  }, 120_000);

  it('says nothing of the night by day', async () => {
    await binh.says('/moi');
    await binh.taps('Tạo liên kết chung');
    const khang = test.people.person({ firstName: 'Telegram của Khang' });
    await khang.opens(linkIn(binh));
    await khang.taps('Tôi đồng ý');
    await khang.says('Nguyễn Văn An');
    khang.sees('Đã gửi đến bí thư');
    khang.doesNotSee('Đang giờ nghỉ');
  });
});
