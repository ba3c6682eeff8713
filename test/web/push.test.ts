import Sqlite from 'better-sqlite3';
import http from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl, startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { createDevice, type Device } from '../support/device.ts';
import { createBrowser, startPushService, type PushService } from '../support/push-service.ts';

let service: PushService;
let test: TestApp;
let phone: Device;

/** An comes by the page alone; the round of the meeting on 3 December opens on the 23rd. */
const beginning = startingPoint(
  async (begun) => {
    const leader = await setUpCell(begun);
    await enterRoster(leader, ['Nguyễn Văn An']);
    await leader.says('/moi');
    await leader.taps('Mời riêng một người');
    await leader.taps('Nguyễn Văn An');
    const { text } = leader.find(/Không dùng Telegram/);
    phone = createDevice(begun.app.pagePort ?? 0);
    await phone.enters(/https:\S+#\S+/.exec(text)?.[0] ?? '');
    await phone.taps('Tôi đồng ý');
    await phone.taps('Đúng là tôi');
    return { secretary: leader };
  },
  { startsAt: '2026-11-22T01:00:00Z', page: true },
);

beforeEach(async () => {
  service = await startPushService();
  ({ test } = await beginning({ pushNetwork: service.network }));
  phone = deviceOf(phone);
});

afterEach(async () => {
  await test.close();
  await service.stop();
});

/** The same one, wherever the program listens since. */
function deviceOf(before: Device): Device {
  const again = createDevice(test.app.pagePort ?? 0);
  again.takesCookieOf(before);
  return again;
}

async function wantsPush(target = createBrowser().target, version = 1, device = phone): Promise<number> {
  return (await device.request('POST', '/push', { target, version })).status;
}

async function isPushed(device = phone): Promise<unknown> {
  const { body } = await device.request('GET', '/push');
  const state: unknown = JSON.parse(body);
  return typeof state === 'object' && state !== null && 'isOn' in state ? state.isOn : undefined;
}

async function openRound(): Promise<void> {
  await test.jumpTo('2026-11-23T01:00:00Z');
}

async function later(minutes: number): Promise<void> {
  await test.jumpTo(new Date(test.clock.now().getTime() + minutes * 60_000).toISOString());
}

/** Resolves with what closes the page again. */
async function keepsPageOpen(): Promise<() => Promise<void>> {
  const headers = { host: new URL(pageUrl).host, cookie: phone.cookie() ?? '' };
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get({ port: test.app.pagePort ?? 0, path: '/events', headers }, resolve).once('error', reject);
  });
  return () =>
    new Promise((resolve) => {
      response.once('close', resolve);
      response.destroy();
    });
}

describe('a device that is to be told when something comes', () => {
  it('is told in one sentence that names nobody and nothing, encrypted for its browser alone', async () => {
    const browser = createBrowser();
    expect(await isPushed()).toBe(false);
    expect(await wantsPush(browser.target)).toBe(200);
    expect(await isPushed()).toBe(true);
    await openRound();
    const [push, ...more] = service.received;
    expect(more).toEqual([]);
    expect(push?.path).toBe('/fcm/send/abc');
    expect(push?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      topic: 'something-came',
      urgency: 'high',
      ttl: '86400',
    });
    expect(push?.headers.authorization).toMatch(/^vapid t=\S+, k=\S+$/);
    expect(browser.reads(push?.body ?? Buffer.alloc(0))).toBe(
      '{"title":"Tự soi, tự sửa","text":"Chi bộ có việc cần đồng chí xem."}',
    );
  });

  it('is told nothing while a page of it is open and shows what came, nor of what was read there', async () => {
    await wantsPush();
    const close = await keepsPageOpen();
    await openRound();
    await phone.looks();
    expect(phone.notices()[0]).toContain('Bắt đầu tự soi');
    const { number } = phone.state().notices[0] ?? {};
    expect((await phone.request('POST', '/heard', { number })).status).toBe(200);
    await later(1);
    expect(service.received).toEqual([]);
    await close();
    await test.passTo('2026-11-27T01:00:00Z');
    expect(service.received).toHaveLength(1);
  });

  it('is told where its page says that it shows what was never sent to it', async () => {
    await wantsPush();
    const close = await keepsPageOpen();
    expect((await phone.request('POST', '/heard', { number: -1_000_000 })).status).toBe(200);
    await openRound();
    await later(1);
    expect(service.received).toHaveLength(1);
    await close();
  });

  it('is told soon where its page is open and says nothing: its network may be gone', async () => {
    await wantsPush();
    const close = await keepsPageOpen();
    await openRound();
    expect(service.received).toEqual([]);
    test.clock.advance(10_000);
    await test.settle();
    expect(service.received).toHaveLength(1);
    await close();
  });

  it('is told nothing by night, and in the morning of what came', async () => {
    await wantsPush();
    service.answers((response) => {
      response.writeHead(503).end();
    });
    await openRound();
    await test.jumpTo('2026-11-23T16:00:00Z');
    expect(service.received).toHaveLength(1);
    await test.jumpTo('2026-11-24T00:30:00Z');
    expect(service.received).toHaveLength(2);
  });

  it('is sent what comes also where another one, which is told nothing, was used since', async () => {
    await wantsPush();
    await phone.says('/dulieu');
    await phone.taps('Các kết nối');
    await phone.taps('Thêm một máy');
    const tablet = createDevice(test.app.pagePort ?? 0);
    await tablet.enters(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(phone.screen())?.[0] ?? '');
    await tablet.says('/lich');
    // That a device was connected.
    await test.app.idle();
    service.received.length = 0;
    await openRound();
    expect(service.received).toHaveLength(1);
    await phone.looks();
    expect(phone.notices()[0]).toContain('Bắt đầu tự soi');
  });

  it('is told once where the service fails at first, and what stands on the page stands there once', async () => {
    await wantsPush();
    service.answers((response) => {
      response.writeHead(503).end();
    });
    await openRound();
    service.answers((response) => {
      response.writeHead(201).end();
    });
    await later(1);
    expect(service.received).toHaveLength(2);
    await later(60);
    expect(service.received).toHaveLength(2);
    await phone.looks();
    expect(phone.notices()).toHaveLength(1);
  });

  it('is tried again after as long as the service asks for', async () => {
    await wantsPush();
    service.answers((response) => {
      response.writeHead(429, { 'retry-after': '600' }).end();
    });
    await openRound();
    await later(9);
    expect(service.received).toHaveLength(1);
    await later(2);
    expect(service.received).toHaveLength(2);
  });

  it.each([404, 410])('is forgotten where the service answers %i', async (status) => {
    await wantsPush();
    service.answers((response) => {
      response.writeHead(status).end();
    });
    await openRound();
    expect(service.received).toHaveLength(1);
    expect(await isPushed()).toBe(false);
    await test.passTo('2026-11-27T01:00:00Z');
    expect(service.received).toHaveLength(1);
  });

  it('goes on being told after the program was killed between page and push', async () => {
    await wantsPush();
    service.answers((response) => response.destroy());
    await openRound();
    service.answers((response) => {
      response.writeHead(201).end();
    });
    await test.restart();
    await later(1);
    expect(service.received).toHaveLength(2);
    const again = deviceOf(phone);
    await again.looks();
    expect(again.notices()).toHaveLength(1);
  });
});

describe('that a device is told', () => {
  it('ends on the page, in /dulieu, with the consent and with the device', async () => {
    await wantsPush();
    await phone.request('POST', '/push/end', {});
    expect(await isPushed()).toBe(false);

    await wantsPush();
    await phone.says('/dulieu');
    await phone.taps('Các kết nối');
    expect(phone.screen()).toContain('được báo khi có việc');
    await phone.taps('Thôi báo ở kết nối 1');
    expect(phone.word()).toBe('Máy ấy không được báo nữa.');
    expect(phone.screen()).not.toContain('được báo khi có việc');
    expect(await isPushed()).toBe(false);

    await wantsPush();
    await phone.says('/dulieu');
    await phone.taps('Rút lại sự đồng ý');
    await phone.taps('Rút lại');
    expect((await phone.request('GET', '/push')).status).toBe(403);
    expect(await wantsPush()).toBe(403);
    await openRound();
    expect(service.received).toEqual([]);
  });

  it('is in what somebody is given of their data, without what would let others write to it', async () => {
    const { target } = createBrowser();
    await wantsPush(target);
    await phone.says('/dulieu');
    await phone.taps('Tải về');
    const files = await Promise.all(
      phone
        .state()
        .screen.flatMap(({ number, file }) =>
          file === undefined ? [] : [phone.request('GET', `/file/${number}`)],
        ),
    );
    const whole = files.map(({ body }) => body).join('\n');
    expect(whole).toContain(target.endpoint);
    expect(whole).toContain('fcm.googleapis.com, đồng ý từ');
    expect(whole).not.toContain(target.keys.auth);
  });

  it('is gone with everything else that somebody has erased', async () => {
    const kept = (): unknown => {
      const reader = new Sqlite(path.join(test.folder, 'tu-soi.db'), { readonly: true, timeout: 5000 });
      const row = reader.prepare('SELECT count(*) AS rows FROM PagePush').get();
      reader.close();
      return row;
    };
    await wantsPush();
    expect(kept()).toEqual({ rows: 1 });
    await phone.says('/dulieu');
    for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', 'Xóa hẳn'])
      await phone.taps(label);
    expect(phone.screen()).toContain('Đã xóa');
    expect(kept()).toEqual({ rows: 0 });
  });

  it('is ended by no device that came later, until nobody may contest that one any more', async () => {
    await wantsPush();
    test.clock.advance(60_000);
    await phone.says('/dulieu');
    await phone.taps('Các kết nối');
    await phone.taps('Thêm một máy');
    const tablet = createDevice(test.app.pagePort ?? 0);
    await tablet.enters(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(phone.screen())?.[0] ?? '');
    const ends = async (): Promise<string> => {
      await tablet.says('/dulieu');
      await tablet.taps('Các kết nối');
      await tablet.taps('Thôi báo ở kết nối 1');
      return tablet.word();
    };
    expect(await ends()).toContain('Kết nối này mới hơn');
    expect(await isPushed()).toBe(true);
    test.clock.advance(14 * 24 * 60 * 60_000);
    expect(await ends()).toBe('Máy ấy không được báo nữa.');
    expect(await isPushed()).toBe(false);
  });

  it('is asked for under the text that holds', async () => {
    expect(await wantsPush(createBrowser().target, 0)).toBe(403);
    expect(await isPushed()).toBe(false);
  });

  it('is begun by nobody who is not known, and from no other page', async () => {
    const stranger = createDevice(test.app.pagePort ?? 0);
    expect(await wantsPush(createBrowser().target, 1, stranger)).toBe(401);
    const asked = { target: createBrowser().target, version: 1 };
    const headers = { origin: 'https://evil.example' };
    expect((await phone.request('POST', '/push', asked, { headers })).status).toBe(403);
    expect((await phone.request('POST', '/push/end', {}, { headers })).status).toBe(403);
  });
});

describe('a push service', () => {
  it('is none that a page made up, nor asked for with keys that nothing can be encrypted for', async () => {
    const { endpoint, keys } = createBrowser().target;
    const odd = [
      { endpoint: 'https://169.254.169.254/latest/meta-data/', keys },
      { endpoint: 'https://fcm.googleapis.com@evil.example/', keys },
      { endpoint, keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } },
      { endpoint, keys: { ...keys, p256dh: 'BAAA' } },
      { endpoint, keys: { ...keys, auth: 'AAAA' } },
      { endpoint, keys: { ...keys, auth: '!'.repeat(22) } },
    ];
    for (const target of odd) expect(await wantsPush(target)).toBe(400);
    expect(await isPushed()).toBe(false);
  });

  it('is not called where its name leads to this machine or its neighbours', async () => {
    await wantsPush();
    service.leadsTo('142.250.0.1', '10.0.0.5');
    await openRound();
    expect(service.received).toEqual([]);
    service.leadsTo('142.250.0.1');
    await later(1);
    expect(service.received).toHaveLength(1);
  });

  it('that answers with a redirect is not followed, and the device is not tried again', async () => {
    await wantsPush();
    service.answers((response) => {
      response.writeHead(302, { location: 'https://fcm.googleapis.com/elsewhere' }).end();
    });
    await openRound();
    await later(60);
    expect(service.received.map(({ path }) => path)).toEqual(['/fcm/send/abc']);
  });

  it('that answers without end is not listened to', async () => {
    await wantsPush();
    let written = 0;
    const ended = new Promise<void>((resolve) => {
      service.answers((response) => {
        response.writeHead(201);
        response.on('error', () => undefined).once('close', resolve);
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) written += 64 * 1024;
          if (!response.destroyed) response.once('drain', pour);
        };
        pour();
      });
    });
    await openRound();
    await ended;
    expect(written).toBeLessThan(16 * 1024 * 1024);
    expect(await isPushed()).toBe(true);
  });

  it('leaves no name, address or text in the log', async () => {
    await wantsPush();
    service.answers((response) => response.destroy());
    await openRound();
    const log = test.logged.join('\n');
    for (const secret of ['googleapis', 'Nguyễn', 'p256dh']) expect(log).not.toContain(secret);
  });
});
