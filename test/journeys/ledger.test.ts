import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let dung: PersonDriver;
let giang: PersonDriver;

const open = startingPoint(
  async (begun) => {
    const bi = await setUpCell(begun);
    await enterRoster(bi, ['Nguyễn Văn An', 'Lê Văn Cường', 'Phạm Thị Dung', 'Hoàng Văn Em', 'Vũ Thị Giang']);
    return {
      secretary: bi,
      an: await joinByName(begun, bi, 'Nguyễn Văn An'),
      dung: await joinByName(begun, bi, 'Phạm Thị Dung'),
      giang: await joinByName(begun, bi, 'Vũ Thị Giang'),
    };
  },
  { startsAt: '2026-11-21T01:00:00Z', allowRefusals: true },
);

beforeEach(async () => {
  ({ test, secretary, an, dung, giang } = await open());
});

afterEach(() => test.close());

const letter = /đã mở đợt tự soi|Kính đề nghị đồng chí dành khoảng/;

function letters(person: PersonDriver): number {
  return person.inbox().filter(({ isFromBot, text }) => isFromBot && letter.test(text)).length;
}

async function opensLedger(): Promise<void> {
  await secretary.says('/nhac');
  await secretary.taps('Tin đã đến ai');
}

async function opensRound(): Promise<void> {
  await test.passTo('2026-11-23T02:00:00Z');
}

describe('whom the letter of a round reached', () => {
  it('is told as counts, and by name only of those whom it did not reach', async () => {
    await dung.blocks();
    test.emulator.faults.next({ kind: '500', method: 'sendMessage', chatId: giang.id });
    await opensRound();
    await secretary.says('/nhac');
    await secretary.taps('Ai chưa gửi');
    await secretary.taps('Nộp bản giấy');
    await secretary.taps('Hoàng Văn Em');

    await opensLedger();
    secretary.sees('Thư mở đợt tự soi · 8 giờ ngày 23/11/2026');
    secretary.sees('đã đến 3 · đã mở 0 · chưa kết nối 1 · không nhận được tin nhắn 1 · làm trên giấy 1');
    secretary.sees('Cần gọi 2 đồng chí');
    secretary.sees('chưa kết nối: Lê Văn Cường');
    secretary.sees('không nhận được tin nhắn: Phạm Thị Dung');
    secretary.doesNotSee(/Nguyễn Văn An|Vũ Thị Giang|Hoàng Văn Em|Gửi lại/);

    await an.taps('Bắt đầu tự soi', { on: letter });
    await an.taps(/Tiếp tục|›/);
    await secretary.says('/tiendo');
    await secretary.taps('Tin đã đến ai');
    secretary.sees('đã đến 3 · đã mở 1');
    expect(letters(giang)).toBe(1);
  }, 60_000);

  it('the secretary hears on the evening before whom to call, and nobody else by name', async () => {
    await opensRound();
    await dung.blocks();
    await test.passTo('2026-12-02T12:00:00Z');

    const digest = secretary.find(/^Ngày mai sinh hoạt/);
    expect(digest.text).toContain(
      `Cần gọi 3 đồng chí (tin chưa đến):
• chưa kết nối: Lê Văn Cường, Hoàng Văn Em
• không nhận được tin nhắn: Phạm Thị Dung`,
    );
    expect(digest.text).not.toMatch(/Nguyễn Văn An|Vũ Thị Giang/);
    await secretary.taps('Tin đã đến ai', { on: digest });
    secretary.sees(/Lời nhắc · .*\nđã đến 3 · đã mở 0/);
  }, 60_000);

  it('a letter held back by Telegram is on its way, and comes once', async () => {
    test.emulator.faults.next({ kind: '429', method: 'sendMessage', chatId: an.id, retryAfter: 3600 });
    await test.passTo('2026-11-23T01:00:00Z');
    await opensLedger();
    secretary.sees('đã đến 3 · đã mở 0 · đang gửi 1 · chưa kết nối 2');
    secretary.doesNotSee('Gửi lại');
    secretary.doesNotSee('Nguyễn Văn An');

    await test.passTo('2026-11-23T03:00:00Z');
    await secretary.taps('Xem kết quả');
    secretary.sees('đã đến 4 · đã mở 0 · chưa kết nối 2');
    expect(letters(an)).toBe(1);
  }, 60_000);
});

describe('sending the letter again', () => {
  beforeEach(async () => {
    test.emulator.faults.next({ kind: 'blocked', method: 'sendMessage', chatId: an.id });
    await opensRound();
    await opensLedger();
    secretary.sees('không nhận được tin nhắn: Nguyễn Văn An');
    secretary.doesNotSee('Gửi lại');
    await an.says('/start');
    await opensLedger();
    secretary.sees('gửi chưa tới: Nguyễn Văn An');
  });

  it('is read first as it will come, with whom it goes to, and comes to the secretary alone as a trial', async () => {
    await secretary.taps('Gửi lại thư mở đợt (1)');
    secretary.sees('Sẽ gửi lại cho 1 đồng chí chưa nhận được: Nguyễn Văn An.');
    secretary.sees('Kính gửi đồng chí Trần Thị Bình,');
    secretary.sees('Kính đề nghị đồng chí dành khoảng');
    const preview = secretary.last();
    await secretary.taps('Gửi thử cho tôi trước');
    expect(secretary.last().text).toMatch(/^Kính gửi đồng chí Trần Thị Bình,/);
    expect(letters(an)).toBe(0);
    await secretary.taps('Gửi cho 1 đồng chí', { on: preview });
    expect(secretary.find(/^Tin đã gửi/).text).toMatch(/đã đến 3 · đã mở 0 · đang gửi 1|đã đến 4 · đã mở 0/);
    expect([an, dung, giang].map(letters)).toEqual([1, 1, 1]);
  }, 60_000);

  it('goes once to whom it did not reach, however often it is tapped', async () => {
    await secretary.taps('Gửi lại thư mở đợt (1)');
    const again = secretary.last().messageId;
    const data = dataOf(secretary, 'Gửi cho 1 đồng chí');
    secretary.hands.forge(data, again);
    secretary.hands.forge(data, again);
    await test.settle();
    await secretary.forges(data, { on: again });

    expect([secretary, an, dung, giang].map(letters)).toEqual([1, 1, 1, 1]);
    await opensLedger();
    secretary.sees('đã đến 4 · đã mở 0 · chưa kết nối 2');
    secretary.doesNotSee('Gửi lại');
  }, 60_000);

  it('is not for a member who taps the buttons of the secretary', async () => {
    await giang.forges(dataOf(secretary, 'Gửi lại thư mở đợt (1)'));
    expect(giang.toast()).toContain('bí thư');
    await secretary.taps('Gửi lại thư mở đợt (1)');
    for (const label of ['Gửi cho 1 đồng chí', 'Gửi thử cho tôi trước']) {
      await giang.forges(dataOf(secretary, label));
      expect(giang.toast()).toContain('bí thư');
    }
    await secretary.says('/nhac');
    await giang.forges(dataOf(secretary, 'Tin đã đến ai'));
    expect(giang.toast()).toContain('bí thư');
    giang.doesNotSee('Cần gọi');
    expect(letters(an)).toBe(0);
  }, 60_000);

  it('comes once where the bot is killed between the tap and the sending', async () => {
    test.emulator.faults.next({ kind: 'drop', method: 'sendMessage', chatId: an.id });
    await secretary.taps('Gửi lại thư mở đợt (1)');
    await secretary.taps('Gửi cho 1 đồng chí');
    expect(letters(an)).toBe(0);
    await test.restart();
    await test.passTo('2026-11-23T06:00:00Z');
    expect(letters(an)).toBe(1);
  }, 60_000);
});

describe('before a message goes to the whole cell', () => {
  it('the announcement is read as it will come, and comes to the secretary alone as a trial', async () => {
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Chương trình');
    await secretary.taps('Soạn chương trình');
    await secretary.says('Nghị quyết tháng 12');
    await secretary.taps('Thông báo cho các đồng chí');
    const preview = secretary.last();
    const send = dataOf(secretary, 'Gửi cho 3 đồng chí');
    secretary.sees('Kính gửi đồng chí Trần Thị Bình,');
    secretary.sees('1. Nghị quyết tháng 12');

    await secretary.taps('Gửi thử cho tôi trước');
    expect(secretary.last().text).toMatch(/^Kính gửi đồng chí Trần Thị Bình,/);
    expect([an, dung, giang].map(invitations)).toEqual([0, 0, 0]);

    // What was previewed is no longer what would be sent.
    await secretary.taps('‹ Chương trình', { on: preview });
    await secretary.taps('Thêm nội dung', { on: /^Chương trình · / });
    await secretary.says('Kết nạp đảng viên');
    await secretary.forges(send);
    secretary.sees('Chương trình vừa đổi.');
    expect([an, dung, giang].map(invitations)).toEqual([0, 0, 0]);

    await secretary.taps('Thông báo cho các đồng chí');
    secretary.sees('2. Kết nạp đảng viên');
    const trial = dataOf(secretary, 'Gửi thử cho tôi trước');
    await secretary.taps('Gửi cho 3 đồng chí');
    expect([an, dung, giang].map(invitations)).toEqual([1, 1, 1]);
    await giang.forges(trial);
    expect(giang.toast()).toContain('bí thư');
    expect(invitations(giang)).toBe(1);
    await secretary.taps('Tin đã đến ai');
    secretary.sees(/Thông báo sinh hoạt · .*\nđã đến 3 · đã mở 1 · chưa kết nối 2/);
    await an.taps('Dự', { on: /kính mời đồng chí dự/ });
    await secretary.says('/lich');
    await secretary.taps('Việc của kỳ tới');
    await secretary.taps('Chương trình');
    await secretary.taps('Tin đã đến ai');
    secretary.sees('đã đến 3 · đã mở 2');
  }, 60_000);

  it('the letter of a round is read before it opens, as it comes when it opens', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Đợt tự soi');
    await secretary.taps('Xem thư mở đợt');
    secretary.sees('Tự gửi khi đợt mở: 8 giờ, thứ Hai 23/11/2026.');
    const data = dataOf(secretary, 'Gửi thử cho tôi trước');
    await secretary.taps('Gửi thử cho tôi trước');
    const trial = secretary.last().text;
    expect([secretary, an].map(letters)).toEqual([2, 0]);

    await opensRound();
    await giang.forges(data);
    expect(giang.toast()).toContain('bí thư');
    expect(secretary.last().text).toBe(trial);
    await secretary.forges(data);
    expect(secretary.toast()).toContain('Thư này đã gửi');
  }, 60_000);

  it('the reminder comes to the secretary alone as a trial', async () => {
    await opensRound();
    await secretary.says('/nhac');
    secretary.sees('Nội dung (gửi đồng chí chưa bắt đầu):');
    await secretary.taps('Gửi thử cho tôi trước');
    expect(secretary.last().text).toMatch(
      /^Kính gửi đồng chí Trần Thị Bình,\n\nCòn 10 ngày nữa chi bộ sinh hoạt/,
    );
    const reminders = [an, giang].map(
      (person) => person.inbox().filter(({ text }) => text.includes('Còn 10 ngày nữa')).length,
    );
    expect(reminders).toEqual([0, 0]);
  }, 60_000);
});

function invitations(person: PersonDriver): number {
  return person.inbox().filter(({ text }) => text.includes('kính mời đồng chí dự')).length;
}

function dataOf(person: PersonDriver, label: string): string {
  const button = person
    .last()
    .buttons.flat()
    .find(({ text }) => text === label);
  if (button?.data === undefined) throw new Error(`no button ${label} on\n${person.screen()}`);
  return button.data;
}
