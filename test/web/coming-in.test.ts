import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { inviteToPage, joinOnPage, newDevice, openPageCell, ownCode } from '../support/page-cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;

beforeEach(async () => {
  ({ test, secretary } = await openPageCell());
});

afterEach(async () => {
  await test.close();
});

describe('a member without Telegram', () => {
  it('comes in by the link, is told whose cell it is, and agrees to the line of the page alone', async () => {
    const { link } = await inviteToPage(secretary, 'Nguyễn Văn An');
    const phone = newDevice(test);
    await phone.enters(link);
    expect(phone.screen()).toContain('trợ lý tự soi, tự sửa của Chi bộ Tổ dân phố 5');
    expect(phone.screen()).toContain('Qua trang web:');
    expect(phone.screen()).not.toContain('Qua Telegram');
    await phone.taps('Tôi đồng ý');
    expect(phone.screen()).toContain('Nguyễn Văn An');
    await phone.taps('Đúng là tôi');
    expect(phone.state().cell).toBe('Chi bộ Tổ dân phố 5');
    expect(phone.state().tasks).toEqual(['Tự soi', 'Cam kết', 'Lịch sinh hoạt', 'Trợ giúp']);
  });

  it('comes in by the code, however it is typed', async () => {
    const { code } = await inviteToPage(secretary, 'Nguyễn Văn An');
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const phone = newDevice(test);
    await phone.enters(` ${code.toLowerCase().replaceAll('-', ' ')} `);
    expect(phone.screen()).toContain('Qua trang web:');
  });

  it('reviews themselves with as few taps as at Telegram, and is counted', async () => {
    const phone = await joinOnPage(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await phone.looks();
    expect(phone.notices()[0]).toContain('Đợt tự soi tháng 12/2026 đã mở');
    expect(phone.state().notices[0]?.isUnread).toBe(true);
    await secretary.says('/nhac');
    await secretary.taps('Tin đã đến ai');
    secretary.sees('đã đến 2 · đã mở 0 · chưa kết nối 1');
    await phone.request('POST', '/read', { number: phone.state().notices[0]?.number });
    await secretary.says('/nhac');
    await secretary.taps('Tin đã đến ai');
    secretary.sees('đã đến 2 · đã mở 1 · chưa kết nối 1');

    await phone.taps('Bắt đầu tự soi');
    for (let group = 0; group < 3; group += 1) await phone.taps('Nhóm này');
    await phone.taps('Cả chi bộ');
    await phone.taps('Gửi');
    expect(phone.screen()).toContain('Đã gửi. Xin cảm ơn đồng chí!');
    expect(phone.state().notices.every(({ isUnread }) => !isUnread)).toBe(true);
    await secretary.says('/tonghop');
    secretary.sees('1/3');
  });

  it('has a field to type in where something is asked, and on no other screen', async () => {
    const phone = await joinOnPage(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await phone.looks();
    for (const label of ['Bắt đầu tự soi', '4', 'Có nguy cơ']) {
      await phone.taps(label);
      expect(phone.state().asks, label).toBeUndefined();
    }
    await phone.taps('Viết: Biểu hiện');
    expect(phone.state().asks).toBe('text');
    await phone.says('Lịch sinh hoạt');
    expect(phone.state().asks).toBeUndefined();
    await phone.says('Tự soi');
    expect(phone.state().asks).toBe('text');
    await phone.says('Có lúc còn nể nang');
    await phone.taps('Xong mục này');
    expect(phone.state().asks).toBeUndefined();
    await phone.says('/trogiup');
    await phone.taps('Góp ý cho chi ủy');
    expect(phone.state().asks).toBe('text');
    await phone.taps('Góp ý của tôi');
    expect(phone.state().asks).toBeUndefined();
  });

  it('is given a file below the screen on which it was asked for, which stays', async () => {
    const phone = await joinOnPage(test, secretary, 'Nguyễn Văn An');
    await phone.says('/dulieu');
    const before = phone.screen();
    await phone.taps('Tải về');
    expect(phone.screen()).toContain(before);
    expect(phone.state().screen.at(-1)?.file).toBeDefined();
  });

  it('goes on where they stopped after the program was killed, and what was sent twice arrives once', async () => {
    const phone = await joinOnPage(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await phone.looks();
    await phone.taps('Bắt đầu tự soi');
    await phone.taps('4');
    await phone.taps('Có nguy cơ');
    await phone.taps('Viết: Biểu hiện');
    const [one, other] = await Promise.all([
      phone.act({ text: 'Có lúc còn nể nang' }, 'the-very-same-thing-sent'),
      phone.act({ text: 'Có lúc còn nể nang' }, 'the-very-same-thing-sent'),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);

    await test.restart();
    const again = newDevice(test);
    again.takesCookieOf(phone);
    await again.act({ text: 'Có lúc còn nể nang' }, 'the-very-same-thing-sent');
    await again.says('Tự soi');
    expect(again.screen()).toContain('Nguyên nhân chủ quan hay khách quan?');
    await again.taps('‹ Quay lại');
    expect(again.screen().match(/Có lúc còn nể nang/g)).toHaveLength(1);
  });
});

describe('a device of one’s own', () => {
  it('is connected by a code from Telegram, shows nothing of other devices, and goes on with the same person', async () => {
    await secretary.says('/dulieu');
    await secretary.taps('Các kết nối');
    secretary.sees('1. Telegram');
    await secretary.taps('Thêm một máy');
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(secretary.screen())?.[0] ?? '';

    const tablet = newDevice(test);
    await tablet.enters(code);
    expect(tablet.screen()).toContain('Qua trang web:');
    await tablet.taps('Tôi đồng ý');
    await tablet.says('Chi bộ');
    expect(tablet.screen()).toContain('Chi bộ Tổ dân phố 5');

    const stranger = newDevice(test);
    expect((await stranger.enters(code)).status).toBe(404);
  });

  it('is closed from any other one, and knows nothing afterwards', async () => {
    const tablet = newDevice(test);
    await tablet.enters(await ownCode(secretary));
    // They are told of it at once, below.
    const connections = /Các kết nối của đồng chí/;
    await secretary.taps('‹ Các kết nối', { on: /Thêm một máy/ });
    expect(secretary.find(connections).text).toContain('2. Trang web');
    await secretary.taps('Ngắt kết nối 2', { on: connections });
    expect(secretary.find(connections).text).not.toContain('2. Trang web');
    expect((await tablet.looks()).status).toBe(401);
  });

  it('does not let in by a code that is older than a quarter of an hour', async () => {
    const code = await ownCode(secretary);
    test.clock.advance(15 * 60_000 + 1);
    expect((await newDevice(test).enters(code)).status).toBe(404);
  });
});
