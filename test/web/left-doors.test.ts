import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl, startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { createDevice, type Device } from '../support/device.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;

beforeEach(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', page: true });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
});

afterEach(async () => {
  await test.close();
});

function device(): Device {
  return createDevice(test.app.pagePort ?? 0);
}

async function ownDevice(owner = secretary): Promise<Device> {
  await owner.says('/dulieu');
  await owner.taps('Các kết nối');
  await owner.taps('Thêm một máy');
  const tablet = device();
  await tablet.enters(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(owner.screen())?.[0] ?? '');
  await tablet.taps('Tôi đồng ý');
  return tablet;
}

async function memberByPage(name: string): Promise<Device> {
  await secretary.says('/moi');
  await secretary.taps('Mời riêng một người');
  await secretary.taps(name);
  const phone = device();
  await phone.enters(/https:\S+#\S+/.exec(secretary.find(/Không dùng Telegram/).text)?.[0] ?? '');
  await phone.taps('Tôi đồng ý');
  await phone.taps('Đúng là tôi');
  return phone;
}

describe('a page that the organisation gave up', () => {
  it('shows nobody’s words that were taken back meanwhile, and Telegram is asked nothing for it', async () => {
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    const tablet = await ownDevice();
    await test.passTo('2026-11-23T02:00:00Z');
    await an.says('/tusoi');
    for (const label of ['4', 'Có nguy cơ', 'Viết: Biểu hiện']) await an.taps(label);
    await an.says('Có lúc còn nể nang');
    await an.taps('Xong mục này');
    for (let group = 0; group < 3; group += 1) await an.taps('Nhóm này');
    for (const label of ['Cả chi bộ', 'Gửi']) await an.taps(label);
    await tablet.says('/tonghop');
    await tablet.taps('Phần viết (1)');
    expect(tablet.screen()).toContain('Có lúc còn nể nang');

    test.hasPage(false);
    await test.restart();
    await an.says('/dulieu');
    for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', 'Xóa hẳn'])
      await an.taps(label);

    test.hasPage(true);
    await test.restart();
    const again = device();
    again.takesCookieOf(tablet);
    await again.looks();
    expect(again.screen()).not.toContain('Có lúc còn nể nang');
    expect(again.screen()).toContain('nên trang này đã được gỡ');
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
    const phone = await memberByPage('Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await phone.request('POST', '/leave', {});
    await secretary.says('/nhac');
    secretary.sees('Chưa liên hệ được 1 đồng chí');
  });
});
