import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl, type TestApp } from '../support/app.ts';
import type { Device } from '../support/device.ts';
import { inviteToPage, newDevice, openPageCell, ownCode } from '../support/page-cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;

beforeAll(async () => {
  ({ test, secretary } = await openPageCell());
});

afterAll(async () => {
  await test.close();
});

const device = (): Device => newDevice(test);
/** After what the secretary is told of the last device. */
const newCode = async (): Promise<string> => {
  await test.settle();
  return ownCode(secretary);
};
const linkFor = async (name: string): Promise<string> => (await inviteToPage(secretary, name)).link;

/** How many connections the secretary is shown. */
async function connections(): Promise<number> {
  await test.settle();
  await secretary.says('/dulieu');
  await secretary.taps('Các kết nối');
  return secretary.screen().match(/^\d\. /gm)?.length ?? 0;
}

/** Resolves with the status of the event stream, and then once it has ended. */
async function events(phone: Device): Promise<{ status: number; ended: Promise<void> }> {
  const headers = { host: new URL(pageUrl).host, cookie: phone.cookie() ?? '' };
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = http.get({ port: test.app.pagePort ?? 0, path: '/events', headers }, resolve);
    request.once('error', reject);
  });
  const ended = new Promise<void>((resolve) => response.resume().once('end', resolve));
  return { status: response.statusCode ?? 0, ended };
}

describe('a link that is opened again', () => {
  it('leads back whoever came in by it, also while nothing was agreed to yet', async () => {
    const link = await linkFor('Nguyễn Văn An');
    const phone = device();
    await phone.enters(link);
    const { status } = await phone.enters(link);
    expect(status).toBe(200);
    await phone.taps('Tôi đồng ý');
    await phone.taps('Đúng là tôi');
    const again = await phone.enters(link);
    expect(again.status).toBe(200);
    expect(phone.state().cell).toBe('Chi bộ Tổ dân phố 5');
    expect((await device().enters(link)).status).toBe(404);
  });
});

describe('a device of one’s own', () => {
  it('is one connection, however often it comes in by a code', async () => {
    const tablet = device();
    await tablet.enters(await newCode());
    const before = await connections();
    await tablet.enters(await newCode());
    expect(await connections()).toBe(before);
    await tablet.request('POST', '/leave', {});
  });

  it('is sent nothing before its line was agreed to', async () => {
    const joining = device();
    await joining.enters(await linkFor('Lê Văn Cường'));
    await joining.taps('Tôi đồng ý');
    const tablet = device();
    await tablet.enters(await newCode());
    await joining.taps('Đúng là tôi');
    await test.app.idle();
    await tablet.looks();
    expect(tablet.notices()).toEqual([]);
    secretary.find(/Lê Văn Cường/);
    await tablet.request('POST', '/leave', {});
  });

  it('lets in by no code that was made before another device was closed', async () => {
    const tablet = device();
    await tablet.enters(await newCode());
    const code = await newCode();
    await connections();
    await secretary.taps('Ngắt kết nối 2');
    expect((await device().enters(code)).status).toBe(404);
  });

  it('is answered on its own page, whichever number it names', async () => {
    const one = device();
    await one.enters(await newCode());
    await one.taps('Tôi đồng ý');
    await one.says('/dulieu');
    const number = one.state().screen[0]?.number ?? 0;
    const other = device();
    await other.enters(await newCode());
    await other.act({ tap: { number, data: 'door.list' } });
    expect(other.screen()).toContain('Telegram');
    await one.looks();
    expect(one.screen()).toContain('Dữ liệu về đồng chí');
    for (const left of [one, other]) await left.request('POST', '/leave', {});
  });

  it('hears nothing more once it is closed', async () => {
    const tablet = device();
    await tablet.enters(await newCode());
    const { status, ended } = await events(tablet);
    expect(status).toBe(200);
    await connections();
    await secretary.taps('Ngắt kết nối 2');
    await ended;
    expect((await events(tablet)).status).toBe(401);
  });
});

describe('whoever guesses', () => {
  it('tries no more often at once than one after the other', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.77' };
    const tries = Array.from({ length: 30 }, () =>
      device().request('POST', '/enter', { key: 'ABCDEFGHJKMN' }, { headers }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(10);
  });
});
