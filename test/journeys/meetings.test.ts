import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let cuong: PersonDriver;

/** A cell that meets on 3 December 2026, 19:30; its secretary, two members who joined and one who did not. */
const open = startingPoint(
  async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường', 'Phạm Thị Dung']);
    an = await joinByName(test, secretary, 'Nguyễn Văn An');
    cuong = await joinByName(test, secretary, 'Lê Văn Cường');
    return { secretary, an, cuong };
  },
  { startsAt: '2026-11-20T01:00:00Z' },
);

beforeEach(async () => {
  ({ test, secretary, an, cuong } = await open());
});
afterEach(() => test.close());

/** What the bot sent this person since they had so many messages. */
function since(person: PersonDriver, count: number): string[] {
  return person
    .inbox()
    .slice(count)
    .filter(({ isFromBot }) => isFromBot)
    .map(({ text }) => text);
}

describe('a meeting', () => {
  it('moved by the secretary takes the round and its reminders along, and everybody hears of it once', async () => {
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Chuyển lịch');
    await secretary.says('8/12');
    await secretary.taps('Đổi giờ');
    await secretary.says('20h');
    const before = an.inbox().length;
    await secretary.taps('Chuyển và báo các đồng chí');

    secretary.sees('20 giờ, thứ Ba 08/12/2026');
    expect(since(an, before)).toHaveLength(1);
    an.sees('Nay là:\n20 giờ, thứ Ba 08/12/2026, Nhà văn hóa tổ 5.');

    await test.passTo('2026-11-28T00:30:00Z');
    an.doesNotSee('Đợt tự soi tháng 12/2026 đã mở');
    await test.passTo('2026-11-28T01:30:00Z');
    an.sees('Đợt tự soi tháng 12/2026 đã mở');
    await test.passTo('2026-12-01T12:30:00Z');
    an.sees('Còn 7 ngày nữa chi bộ sinh hoạt:\n20 giờ, thứ Ba 08/12/2026, Nhà văn hóa tổ 5.');
  });

  it('cancelled by the secretary is silent from then on, and the next month comes by itself', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Hủy kỳ này');
    await secretary.taps('Hủy và báo các đồng chí');
    an.sees('Kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026 của Chi bộ Tổ dân phố 5 không tổ chức.');
    const before = [an, cuong].map((person) => person.inbox().length);

    await test.passTo('2026-12-23T20:00:00Z');
    expect([an, cuong].map((person) => person.inbox().length)).toEqual(before);
    await test.passTo('2026-12-24T02:00:00Z');
    an.sees('Đợt tự soi tháng 01/2027 đã mở');

    await cuong.says('/lich');
    cuong.sees('19 giờ 30, Chủ nhật 03/01/2027');
  });

  it('cancelled by mistake is put back, and what was written stays with its writer in between', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    await an.taps('Có nguy cơ');
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Hủy kỳ này');
    secretary.sees('Hủy nhầm thì đặt lại được ở /lich, trước giờ sinh hoạt.');
    await secretary.taps('Hủy và báo các đồng chí');
    await test.passTo('2026-11-23T02:10:00Z');
    await an.says('/lich');
    await an.taps('Xem bản đã viết cho kỳ 03/12/2026');
    an.sees('Bản này chưa gửi, chỉ đồng chí xem được.');
    an.sees('Có nguy cơ');
    await an.says('/tusoi');
    an.sees('Đợt tự soi tháng 12/2026 đã được hủy cùng kỳ sinh hoạt.');
    await an.taps('Xem những gì đã viết');
    an.sees('Có nguy cơ');

    await secretary.taps('Đặt lại kỳ 03/12/2026');
    secretary.sees('Những gì các đồng chí đã viết vẫn còn.');
    await secretary.taps('Đặt lại và báo các đồng chí');
    secretary.sees('Đã đặt lại kỳ tháng 12/2026.');
    await test.passTo('2026-11-23T02:20:00Z');
    an.sees('Kỳ sinh hoạt của Chi bộ Tổ dân phố 5 vẫn tổ chức:\n19 giờ 30, thứ Năm 03/12/2026');
    await an.taps('Làm tiếp');
    an.doesNotSee('đã được hủy');
    cuong.sees('vẫn tổ chức');
    expect(cuong.buttons().flat()).toContain('Bắt đầu tự soi');
  });

  it('somebody noted as excused is not reminded, and /nhac says so', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Ai vắng có lý do');
    await secretary.taps('Lê Văn Cường');
    await secretary.taps('Công tác, đi xa');
    secretary.sees('• Lê Văn Cường (công tác, đi xa)');
    const before = cuong.inbox().length;

    await test.passTo('2026-11-26T12:30:00Z');
    expect(since(cuong, before)).toEqual([]);
    an.sees('Còn 7 ngày nữa chi bộ sinh hoạt:');

    await secretary.says('/nhac');
    await secretary.taps('Ai chưa gửi');
    secretary.sees('• vắng có lý do: Lê Văn Cường');
    secretary.sees('• chưa kết nối: Phạm Thị Dung');
  });
});

describe('/nhac', () => {
  it('reaches those who can be reached, and names those who blocked the bot', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    await cuong.blocks();
    const before = an.inbox().length;

    await secretary.says('/nhac');
    secretary.doesNotSee('Lê Văn Cường');
    await secretary.taps('Ai chưa gửi');
    secretary.sees('• không nhận được tin nhắn: Lê Văn Cường');
    await secretary.taps('‹ Nhắc các đồng chí');
    await secretary.taps('Gửi lời nhắc');
    await secretary.taps('Xem kết quả', { on: /Nhắc các đồng chí/ });

    expect(secretary.find(/Nhắc các đồng chí/).text).toContain('Đã đến 2, đang gửi 0, chưa gửi được 0.');
    expect(since(an, before)).toHaveLength(1);
    an.sees('Còn 10 ngày nữa chi bộ sinh hoạt:');
    await an.taps('Bắt đầu tự soi');
    an.sees('nhóm 1/3');
  });
});

describe('after the server was off', () => {
  it('from before D-7 until after D-3 each member gets one reminder', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    const before = [an, cuong].map((person) => person.inbox().length);

    await test.jumpTo('2026-12-01T03:00:00Z');
    await test.jumpTo('2026-12-01T03:01:00Z');

    for (const [index, person] of [an, cuong].entries()) {
      const texts = since(person, before[index] ?? 0);
      expect(texts).toHaveLength(1);
      expect(texts[0]).toContain('Còn 2 ngày nữa chi bộ sinh hoạt:');
    }
  });

  it('over the whole meeting nobody gets yesterday’s reminder', async () => {
    await test.passTo('2026-11-23T02:00:00Z');
    const before = an.inbox().length;

    await test.jumpTo('2026-12-04T03:00:00Z');

    expect(since(an, before)).toEqual([]);
    await an.says('/lich');
    an.sees('19 giờ 30, Chủ nhật 03/01/2027');
    an.sees('Đợt tự soi tháng 12/2026 vẫn nhận bản gửi muộn đến Chủ nhật 06/12/2026.');
  });
});
