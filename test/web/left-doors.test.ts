import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl, type TestApp } from '../support/app.ts';
import { joinByName } from '../support/cell.ts';
import type { Device } from '../support/device.ts';
import { joinOnPage, newDevice, openPageCell } from '../support/page-cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { connect } from '../support/phone.ts';
import { sendReview } from '../support/reviewing.ts';

const words = 'Có lúc còn nể nang';

let test: TestApp;
let secretary: PersonDriver;

beforeEach(async () => {
  ({ test, secretary } = await openPageCell());
});

afterEach(async () => {
  await test.close();
});

const ownDevice = (owner = secretary): Promise<Device> => connect(test, owner);

describe('a page that the organisation gave up', () => {
  it('shows nobody’s words that were taken back meanwhile, and Telegram is asked nothing for it', async () => {
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    const tablet = await ownDevice();
    await test.passTo('2026-11-23T02:00:00Z');
    await sendReview(an, words);
    await tablet.says('/tonghop');
    await tablet.taps('Phần viết (1)');
    expect(tablet.screen()).toContain(words);

    test.hasPage(false);
    await test.restart();
    await an.says('/dulieu');
    for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', 'Xóa hẳn'])
      await an.taps(label);

    test.hasPage(true);
    await test.restart();
    const again = newDevice(test);
    again.takesCookieOf(tablet);
    await again.looks();
    expect(again.screen()).not.toContain(words);
    expect(again.screen()).toContain('nên trang này đã được gỡ');
  });
});

describe('the connections of a person, while there is no page', () => {
  it('are listed at Telegram all the same, and one that is not theirs is closed for good', async () => {
    const tablet = await ownDevice();
    test.hasPage(false);
    await test.restart();
    await secretary.says('/dulieu');
    await secretary.taps('Các kết nối');
    secretary.sees(/1\. Telegram, từ .*\n2\. Trang web, từ/);
    expect(secretary.buttons().flat()).not.toContain('Thêm một máy của tôi');
    await secretary.taps('Ngắt kết nối 2');
    secretary.doesNotSee('2. Trang web');

    test.hasPage(true);
    await test.restart();
    const again = newDevice(test);
    again.takesCookieOf(tablet);
    expect((await again.looks()).status).toBe(401);
  });
});

describe('a page that is open elsewhere', () => {
  it('shows nothing any more of what its owner erased', async () => {
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    const tablet = await ownDevice(an);
    await tablet.says('/dulieu');
    const headers = { host: new URL(pageUrl).host, cookie: tablet.cookie() ?? '' };
    const emptied = new Promise<void>((resolve) => {
      http.get({ port: test.app.pagePort ?? 0, path: '/events', headers, agent: false }, (response) => {
        let heard = '';
        response.on('data', (part: Buffer) => {
          heard += part.toString();
          if (heard.includes('"screen":[]')) resolve();
        });
      });
    });
    await an.says('/dulieu');
    for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', 'Xóa hẳn'])
      await an.taps(label);
    await emptied;
  });
});

describe('a device that nobody comes back with', () => {
  it('takes no notices away from Telegram once it is known no more', async () => {
    const tablet = await ownDevice();
    await tablet.says('/dulieu');
    await test.jumpTo('2027-05-14T02:00:00Z');
    await test.passTo('2027-05-25T02:00:00Z');
    secretary.find(/tháng 6\/2027/);
    expect((await tablet.looks()).status).toBe(401);
  });
});

describe('a member who left their only device', () => {
  it('is one who gets no messages, for the secretary', async () => {
    const phone = await joinOnPage(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await secretary.says('/nhac');
    secretary.sees('Chưa liên hệ được 1 đồng chí');
    await phone.request('POST', '/leave', {});
    await secretary.says('/nhac');
    secretary.sees('Chưa liên hệ được 2 đồng chí');
  });
});

describe('a Telegram that is in the wrong hands', () => {
  it('is closed from the page, once that has been there for two weeks: then a stranger writes there', async () => {
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    const tablet = await ownDevice(an);
    await tablet.says('/dulieu');
    await tablet.taps('Các kết nối');
    await tablet.taps('Ngắt kết nối 1');
    expect(tablet.word()).toContain('Kết nối này mới hơn');
    await an.says('/dulieu');
    await an.taps('Các kết nối');
    expect(an.buttons().flat()).not.toContain('Ngắt kết nối 1');

    test.clock.advance(15 * 24 * 60 * 60_000);
    await tablet.taps('Ngắt kết nối 1');
    expect(tablet.screen()).toMatch(/1\. Trang web/);
    expect(tablet.screen()).not.toContain('Telegram');
    await an.says('/tusoi');
    an.doesNotSee('Nguyễn Văn An');
    await an.says('/chibo');
    an.sees('xin đồng chí mở liên kết mời do bí thư chi bộ gửi');
    await tablet.says('/lich');
    expect(tablet.state().cell).toBe('Chi bộ Tổ dân phố 5');
  });
});

describe('a Telegram that its owner closes from a page', () => {
  it('shows nothing any more of what others wrote, and the page goes on showing it', async () => {
    const tablet = await ownDevice();
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await sendReview(an, words);
    await test.passTo('2026-11-29T02:00:00Z');
    for (const reader of [secretary, tablet]) {
      await reader.says('/tonghop');
      await reader.taps('Phần viết (1)');
    }
    secretary.sees(words);
    await tablet.says('/dulieu');
    for (const label of ['Các kết nối', 'Ngắt kết nối 1']) await tablet.taps(label);
    expect(tablet.word()).toContain('Những gì đồng chí đã viết thì còn trong cuộc trò chuyện ấy');
    await test.settle();
    expect(tablet.screen()).toMatch(/1\. Trang web/);
    const left = secretary.inbox().map(({ text }) => text);
    expect(left.join('\n')).not.toContain(words);
    expect(left.filter((text) => text.includes('Nội dung ở đây đã được gỡ'))).toHaveLength(1);
    await tablet.says('/tonghop');
    await tablet.taps('Phần viết (1)');
    expect(tablet.screen()).toContain(words);
  });
});
