import Sqlite from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import { createMovableClock } from '../../src/playground/emulator/movable-clock.ts';
import { freePort } from '../support/free-port.ts';
import type { PersonDriver } from '../support/people.ts';
import { nodeStart, type BotProcess } from '../support/process.ts';
import { openProcessWorld, setUpCell, until, type ProcessWorld } from '../support/process-world.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: ProcessWorld;
let allowed: Parameters<ProcessWorld['close']>[0];

beforeEach(async () => {
  world = await openProcessWorld();
  allowed = [];
});

afterEach(async () => {
  await world.close(allowed);
});

const ready = /Dừng bằng Ctrl\+C\./;

function start(env: Record<string, string> = {}): BotProcess {
  return nodeStart({ env: { ...world.env, ...env } });
}

/** Presses Start as somebody new, and waits for the answer. */
async function isAnswered(): Promise<void> {
  const person = world.people.person({ firstName: 'Khách' });
  await person.start();
  person.sees('Kính chào đồng chí');
}

describe('while Telegram cannot be reached', () => {
  it('the bot says so, tries again, and starts when it can', async () => {
    const port = await freePort();
    const bot = start({ TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` });
    await bot.prints(
      new RegExp(
        `Chưa liên lạc được với Telegram tại http://127\\.0\\.0\\.1:${port}: nơi ấy không nhận kết nối \\(ECONNREFUSED\\)\\. ` +
          'Sẽ thử lại sau 2 giây; xin kiểm tra mạng, TELEGRAM_API_ROOT hoặc TELEGRAM_PROXY_URL\\.',
      ),
    );
    expect(readdirSync(world.folder)).toEqual([]);
    await bot.prints(/Sẽ thử lại sau 4 giây/);
    const emulator = await startEmulator({ clock: createMovableClock(), port });
    await bot.prints(ready);
    expect(emulator.refusals).toEqual([]);
    await emulator.stop();
  });

  it('it ends at once when told to, with nothing on disk', async () => {
    const bot = start({ TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}` });
    await bot.prints(/Sẽ thử lại sau 4 giây/);
    const from = performance.now();
    bot.signal('SIGTERM');
    expect(await bot.exited).toEqual({ code: 0, signal: null });
    // Sooner than it would have tried again.
    expect(performance.now() - from).toBeLessThan(3500);
    expect(readdirSync(world.folder)).toEqual([]);
  });

  it('it ends at once also where a call is under way that nobody answers', async () => {
    world.emulator.faults.next({ kind: 'hang', method: 'getMe' });
    const asked = world.emulator.called('getMe');
    const bot = start();
    await asked;
    bot.signal('SIGTERM');
    expect(await bot.exited).toEqual({ code: 0, signal: null });
    expect(bot.stdout()).toBe('');
    expect(readdirSync(world.folder)).toEqual([]);
  });

  it.each(['502-html', '429'] as const)('a %s at the first call is tried again', async (kind) => {
    // Longer than a call waits by itself.
    world.emulator.faults.next({ kind, method: 'getMe', retryAfter: 6 });
    const bot = start();
    await bot.prints(/Sẽ thử lại sau 2 giây/);
    await bot.prints(ready);
  });

  it.each(['drop', '429'] as const)(
    'a %s while the menu is published does not keep it from starting',
    async (kind) => {
      world.emulator.faults.next({ kind, method: 'setMyCommands', retryAfter: 30 });
      const bot = start();
      await bot.prints(ready);
      await isAnswered();
    },
  );

  it('while it runs, it goes on when Telegram is back', async () => {
    const bot = start();
    await bot.prints(ready);
    world.emulator.faults.next({ kind: 'drop', method: 'getUpdates', times: 3 });
    world.emulator.faults.next({ kind: '500', method: 'sendMessage', times: 2 });
    await isAnswered();
    expect(bot.stdout()).toContain('"msg":"could not fetch updates"');
    expect(bot.stdout()).toContain('"msg":"an update could not be handled"');
  });

  it('the screens come back within three seconds, however long it lasted', async () => {
    await start().prints(ready);
    world.emulator.faults.next({ kind: '500', method: 'sendMessage', times: 1000 });
    const person = world.people.person({ firstName: 'Khách' });
    person.hands.start();
    await world.emulator.called('sendMessage', 6);
    const stands = person.inbox().length;
    world.emulator.faults.clear();
    const from = performance.now();
    await until(() => person.inbox().length > stands);
    expect(performance.now() - from).toBeLessThan(3000);
    await world.settle();
    person.sees('Kính chào đồng chí');
  });
});

describe('in the middle of a dialogue', () => {
  /** Somebody who is asked for their name. */
  async function asked(bot: BotProcess): Promise<PersonDriver> {
    const [link] = await bot.prints(/https:\/\/t\.me\/\S+claim_[\w-]+/);
    await bot.prints(ready);
    const person = world.people.person({ firstName: 'Khách' });
    await person.opens(link);
    await person.taps('Tôi đồng ý');
    return person;
  }

  it('an outage is an outage: what was written is tried on until it is answered', async () => {
    const bot = start();
    const person = await asked(bot);
    world.emulator.faults.next({ kind: '500', method: 'sendMessage', times: 5 });
    await person.says('Trần Thị Bình');
    person.sees('Tên chi bộ?');
    expect(bot.stdout()).not.toContain('set aside');
    expect(person.inbox().map(({ text }) => text)).not.toContainEqual(expect.stringContaining('trục trặc'));
  });

  it('a pause that Telegram asks for is kept to the second, and asked once', async () => {
    const person = await asked(start());
    const before = sentSoFar();
    world.emulator.faults.next({ kind: '429', method: 'sendMessage', retryAfter: 8 });
    const from = performance.now();
    await person.says('Trần Thị Bình');
    person.sees('Tên chi bộ?');
    expect(performance.now() - from).toBeGreaterThan(7900);
    // The refused one, and the one that brought the screen.
    expect(sentSoFar() - before).toBe(2);
  });

  it('who blocks the bot is marked unreachable by the refusal itself, without a second try or an alarm', async () => {
    const bot = start();
    const person = await asked(bot);
    const before = sentSoFar();
    world.emulator.faults.next({ kind: 'blocked', method: 'sendMessage', times: 5 });
    await person.says('Trần Thị Bình');
    expect(sentSoFar() - before).toBe(1);
    expect(reachableAccounts()).toBe(0);
    expect(bot.stdout()).not.toContain('an update could not be handled');
    world.emulator.faults.clear();
    await person.says('/trogiup');
    expect(reachableAccounts()).toBe(1);
  });

  it('so is who blocks it in the middle of a tap', async () => {
    const bot = start();
    const [link] = await bot.prints(/https:\/\/t\.me\/\S+claim_[\w-]+/);
    await bot.prints(ready);
    const person = world.people.person({ firstName: 'Khách' });
    await person.opens(link);
    world.emulator.faults.next({ kind: 'blocked', method: 'editMessageText', times: 5 });
    await person.taps('Tôi đồng ý');
    expect(world.emulator.calls.filter(({ method }) => method === 'editMessageText')).toHaveLength(1);
    expect(reachableAccounts()).toBe(0);
    expect(bot.stdout()).not.toContain('an update could not be handled');
  });

  function sentSoFar(): number {
    return world.emulator.calls.filter(({ method }) => method === 'sendMessage').length;
  }

  function reachableAccounts(): unknown {
    const connection = new Sqlite(path.join(world.folder, 'tu-soi.db'), { readonly: true });
    try {
      return connection.prepare('SELECT count(*) FROM Account WHERE reachable').pluck().get();
    } finally {
      connection.close();
    }
  }
});

describe('another program with the same token', () => {
  it('is named in the log, and when it stops the bot goes on', async () => {
    allowed = ['conflict'];
    const bot = start();
    await bot.prints(ready);
    const line = 'another program fetches updates with the same token: one of the two has to be stopped';
    for (let time = 1; time <= 3; time += 1) await poll(world.emulator);
    await bot.prints(new RegExp(line));
    await isAnswered();
    // However often it is met, a line a minute.
    expect(bot.stdout().match(new RegExp(line, 'g'))).toHaveLength(1);
    expect(bot.stderr()).toBe('');
  });

  it('is told to the operator, once', async () => {
    allowed = ['conflict'];
    await world.prepare(async (app) => {
      await setUpCell(world, app.claimLink ?? '');
    });
    const [first] = world.emulator.people();
    if (first === undefined) throw new Error('nobody claimed the bot');
    const operator = world.people.again(first.id);
    const bot = start();
    await bot.prints(ready);
    for (let time = 1; time <= 3; time += 1) await poll(world.emulator);
    await operator.says('/trogiup');
    const told = operator
      .inbox()
      .filter(({ text }) => text.includes('Có một chương trình khác đang nhận tin'));
    expect(told).toHaveLength(1);
  });

  /** Polls once, as the other program, until the bot takes the updates back. */
  async function poll({ url, token }: Emulator): Promise<void> {
    const answer = await fetch(`${url}/bot${token}/getUpdates`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ timeout: 50 }),
    });
    expect(answer.status).toBe(409);
  }

  it('that left a webhook is replaced', async () => {
    allowed = ['conflict'];
    const { url, token } = world.emulator;
    await fetch(`${url}/bot${token}/setWebhook?url=${encodeURIComponent('https://example.org/old')}`);
    const bot = start();
    await bot.prints(/a webhook was set for this bot and is removed/);
    await isAnswered();
  });
});

describe('through a proxy', () => {
  /** Nothing listens there: only through the proxy, which leads everything to the emulator, is there a Telegram. */
  const nowhere = 'http://127.0.0.1:9';
  let proxy: Proxy;

  beforeEach(async () => {
    proxy = await startProxy(Number(new URL(world.emulator.url).port));
  });

  afterEach(() => proxy.stop());

  it.each(['http', 'socks5', 'socks5h'])(
    '%s the bot reaches Telegram, and everything goes that way',
    async (scheme) => {
      const bot = start({
        TELEGRAM_API_ROOT: nowhere,
        TELEGRAM_PROXY_URL: `${scheme}://127.0.0.1:${proxy.port}`,
      });
      const [link] = await bot.prints(/https:\/\/t\.me\/\S+claim_[\w-]+/);
      await bot.prints(ready);
      // With a picture for the secretary: what is uploaded goes through it as well.
      const secretary = await setUpCell(world, link);
      await secretary.says('/moi');
      await secretary.taps('Tạo liên kết chung');
      secretary.sees('(photo moi.png)');
      expect(new Set(proxy.asked)).toEqual(new Set(['127.0.0.1:9']));
    },
  );

  it('that is down the bot waits, and names the variable', async () => {
    const bot = start({ TELEGRAM_PROXY_URL: `http://127.0.0.1:${await freePort()}` });
    await bot.prints(/Chưa liên lạc được với Telegram .* TELEGRAM_PROXY_URL\./);
  });
});
