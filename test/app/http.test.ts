import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type App } from '../../src/app/start.ts';
import type { Config } from '../../src/app/config.ts';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import { createTestClock, type TestClock } from '../support/clock.ts';
import { freePort } from '../support/free-port.ts';
import { testKeys } from '../support/open-database.ts';
import { createPeople, type People } from '../support/people.ts';

const secret = 'a-secret-of-the-webhook';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let clock: TestClock;
let emulator: Emulator;
let folder: string;
let port: number;
let app: App | undefined;

beforeEach(async () => {
  clock = createTestClock('2026-11-21T01:00:00Z');
  emulator = await startEmulator({ clock });
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-http-'));
  port = await freePort();
});

afterEach(async () => {
  await app?.stop(5000);
  app = undefined;
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(webhook?: { url: string; secret: string }): Promise<App> {
  const config: Config = {
    botToken: emulator.token,
    databaseUrl: `file:${path.join(folder, 'tu-soi.db')}`,
    dataKey: testKeys.value,
    dataKeyFile: undefined,
    telegramApiRoot: emulator.url,
    telegramProxyUrl: undefined,
    web: undefined,
    http: { host: '127.0.0.1', port, webhook },
    defaultZone: 'Asia/Ho_Chi_Minh',
    defaultLocale: 'vi',
    operatorName: 'Đảng ủy phường Trung Tâm',
    logLevel: 'info',
  };
  const outcome = await startApp(config, { clock, isClockRight: true, log: silent, ticking: false });
  if (outcome.status !== 'started') throw new Error(JSON.stringify(outcome));
  app = outcome.app;
  return outcome.app;
}

function hookUrl(): string {
  return `http://127.0.0.1:${String(port)}/telegram`;
}

function people(): People {
  return createPeople({
    emulator,
    clock,
    settle: async () => {
      await emulator.confirmed();
      await app?.idle();
    },
  });
}

function get(where: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${String(port)}${where}`);
}

function post(body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`http://127.0.0.1:${String(port)}/telegram`, { method: 'POST', body, headers });
}

describe('monitors', () => {
  it('see a running program, and that it can do its work', async () => {
    await start();
    expect(await (await get('/healthz')).text()).toBe('ok\n');
    const ready = await get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', database: 'ok', tick: 'ok', leads: true },
    ]);
  });

  it('read how many updates were handled and messages sent, and nothing about anybody', async () => {
    const started = await start();
    const hanh = people().person({ firstName: 'Hạnh' });
    await hanh.opens(started.claimLink ?? '');
    await started.tick();
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/^tu_soi_update_handling_seconds_count 1$/m);
    expect(text).toMatch(/^tu_soi_inbox_depth 0$/m);
    expect(text).toMatch(/^tu_soi_outbox_depth 0$/m);
    expect(text).toMatch(/^tu_soi_last_tick_timestamp_seconds 1795222801$/m);
    expect(text).not.toContain('Hạnh');
  });

  it('find a port that is taken named, and nothing written', async () => {
    const other = createServer().listen(port);
    const outcome = await startApp(
      {
        botToken: emulator.token,
        databaseUrl: `file:${path.join(folder, 'data/tu-soi.db')}`,
        dataKey: testKeys.value,
        dataKeyFile: undefined,
        telegramApiRoot: emulator.url,
        telegramProxyUrl: undefined,
        web: undefined,
        http: { host: '127.0.0.1', port, webhook: undefined },
        defaultZone: 'Asia/Ho_Chi_Minh',
        defaultLocale: 'vi',
        operatorName: undefined,
        logLevel: 'info',
      },
      { clock, isClockRight: true, log: silent, ticking: false },
    );
    other.close();
    expect(outcome).toMatchObject({
      status: 'refused',
      refusal: { status: 'port_taken', why: String(port) },
    });
  });
});

describe('a webhook', () => {
  it('brings updates instead of polling, and one brought again is not handled twice', async () => {
    const { claimLink } = await start({ url: hookUrl(), secret });
    const hanh = people().person({ firstName: 'Hạnh' });
    await hanh.opens(claimLink ?? '');
    hanh.sees('Trước khi bắt đầu, xin đồng chí đọc bốn điều');
    await hanh.taps('Tôi đồng ý');
    hanh.sees('Họ và tên của đồng chí?');

    const screens = hanh.inbox().length;
    const again = {
      update_id: 900,
      message: {
        message_id: 900,
        date: 1795222800,
        chat: { id: hanh.id, type: 'private', first_name: 'Hạnh' },
        from: { id: hanh.id, is_bot: false, first_name: 'Hạnh' },
        text: '/trogiup',
      },
    };
    const known = { 'X-Telegram-Bot-Api-Secret-Token': secret };
    expect((await post(JSON.stringify(again), known)).status).toBe(200);
    expect((await post(JSON.stringify(again), known)).status).toBe(200);
    await app?.idle();
    expect(hanh.inbox().length).toBe(screens + 1);
  });

  it('takes what cannot be read, so that it does not come again, and goes on', async () => {
    const { claimLink } = await start({ url: hookUrl(), secret });
    const known = { 'X-Telegram-Bot-Api-Secret-Token': secret };
    const group = { id: -1005, type: 'supergroup', title: 'x' };
    for (const update of [
      { update_id: 1, message: { message_id: 1, date: 1, chat: group, text: 'hi' } },
      { update_id: 2, message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, text: 'hi' } },
      { update_id: 3, message: null },
      { update_id: 4, message: 'x' },
      { update_id: 10 ** 18, message: {} },
      { update_id: null },
    ]) {
      expect((await post(JSON.stringify(update), known)).status).toBe(200);
    }
    const hanh = people().person({ firstName: 'Hạnh' });
    await hanh.opens(claimLink ?? '');
    hanh.sees('Trước khi bắt đầu, xin đồng chí đọc bốn điều');
    expect(await (await get('/metrics')).text()).toMatch(/^tu_soi_updates_set_aside_total 3$/m);
  });

  it('takes nothing without its secret, nothing malformed and nothing huge', async () => {
    await start({ url: hookUrl(), secret });
    expect((await post('{"update_id":1}', {})).status).toBe(401);
    expect((await post('{"update_id":1}', { 'X-Telegram-Bot-Api-Secret-Token': `${secret}x` })).status).toBe(
      401,
    );
    const known = { 'X-Telegram-Bot-Api-Secret-Token': secret };
    expect((await post('{"update_id":', known)).status).toBe(400);
    expect((await post('{"something":1}', known)).status).toBe(400);
    expect((await post(`"${'x'.repeat(2 * 1024 * 1024)}"`, known)).status).toBe(413);
    expect((await get('/telegram')).status).toBe(404);
  });
});
