import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmulator } from '../../src/playground/emulator/emulator.ts';
import { createMovableClock } from '../../src/playground/emulator/movable-clock.ts';
import type { PersonDriver } from '../support/people.ts';
import { nodeStart, npmStart, type BotProcess } from '../support/process.ts';
import {
  enterRoster,
  join,
  openProcessWorld,
  setUpCell,
  until,
  type ProcessWorld,
} from '../support/process-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What a container gives, with slack for a busy machine. */
const tenSeconds = 10_000 + 8000;

let world: ProcessWorld;

beforeEach(async () => {
  world = await openProcessWorld();
});

afterEach(async () => {
  await world.close();
});

async function startNode(env: Record<string, string> = {}): Promise<BotProcess> {
  const bot = nodeStart({ env: { ...world.env, ...env } });
  await bot.prints(/Dừng bằng Ctrl\+C\./);
  return bot;
}

/** The database is a single file that nobody holds. */
function expectClosed(): void {
  expect(existsSync(path.join(world.folder, 'tu-soi.db'))).toBe(true);
  expect(existsSync(path.join(world.folder, 'tu-soi.db-wal'))).toBe(false);
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

describe('a bot that has nothing to do', () => {
  it.each<NodeJS.Signals>(['SIGTERM', 'SIGINT'])('ends well on %s, and starts again', async (signal) => {
    const bot = await startNode();
    bot.signal(signal);
    expect(await bot.exited).toEqual({ code: 0, signal: null });
    expect(bot.stdout()).toMatch(/Đang dừng…\n$/);
    expect(bot.stderr()).toBe('');
    expectClosed();
    await startNode();
  });

  it.each([
    [
      'Ctrl+C, which everything under the terminal gets',
      (bot: BotProcess) => {
        bot.signal('SIGINT');
      },
    ],
    [
      'SIGTERM to everything, as from systemd',
      (bot: BotProcess) => {
        bot.signal('SIGTERM');
      },
    ],
    [
      'SIGTERM to npm alone, as in a container',
      (bot: BotProcess) => {
        bot.signalAlone('SIGTERM');
      },
    ],
  ])('under npm it ends well on %s', async (_how, stop) => {
    const bot = npmStart({ env: world.env });
    await bot.prints(/Dừng bằng Ctrl\+C\./);
    stop(bot);
    await bot.exited;
    expect(bot.stdout()).toContain('Đang dừng…');
    expectClosed();
  });
});

describe('a bot that is told to stop in the middle of something', () => {
  let secretary: PersonDriver;

  beforeEach(async () => {
    await world.prepare(async (app) => {
      secretary = await setUpCell(world, app.claimLink ?? '');
      await secretary.taps('Mở đợt ngay');
    });
  });

  it('first answers the tap that it is handling, also where it is told twice, as npm does', async () => {
    const bot = await startNode();
    world.emulator.faults.next({ kind: 'slow', method: 'editMessageText', delayMs: 700 });
    const edit = nextCall('editMessageText');
    secretary.hands.tap(secretary.find(/Đã mở đợt tự soi/).messageId, 'Mở bản tự soi');
    await edit;
    bot.signal('SIGTERM');
    await bot.prints(/Đang dừng…/);
    bot.signal('SIGTERM');
    expect(await bot.exited).toEqual({ code: 0, signal: null });
    secretary.find(/nhóm 1\/3/);
    expect(world.emulator.unanswered()).toEqual([]);
    expectClosed();
  });

  it('does not wait longer than ten seconds for a Telegram that hangs, and answers after the next start', async () => {
    const bot = await startNode();
    world.emulator.faults.next({ kind: 'hang', times: 10 });
    const edit = nextCall('editMessageText');
    secretary.hands.tap(secretary.find(/Đã mở đợt tự soi/).messageId, 'Mở bản tự soi');
    await edit;
    bot.signal('SIGTERM');
    const ms = await took(async () => {
      expect(await bot.exited).toEqual({ code: 0, signal: null });
    });
    expect(ms).toBeLessThan(tenSeconds);

    world.emulator.faults.clear();
    await startNode();
    await world.settle();
    secretary.find(/nhóm 1\/3/);
    expect(world.emulator.unanswered()).toEqual([]);
  });

  it('stops as quickly while it catches up with a Telegram that hangs again', async () => {
    const first = await startNode();
    world.emulator.faults.next({ kind: 'hang', times: 10 });
    const edit = nextCall('editMessageText');
    secretary.hands.tap(secretary.find(/Đã mở đợt tự soi/).messageId, 'Mở bản tự soi');
    await edit;
    first.signal('SIGKILL');
    await first.exited;

    world.emulator.faults.clear();
    world.emulator.faults.next({ kind: 'hang', method: 'editMessageText', times: 10 });
    const again = nextCall('editMessageText');
    const second = nodeStart({ env: world.env });
    await again;
    second.signal('SIGTERM');
    const ms = await took(async () => {
      expect(await second.exited).toEqual({ code: 0, signal: null });
    });
    expect(ms).toBeLessThan(tenSeconds);
  });

  describe('such as a broadcast', () => {
    const names = ['An', 'Bảo', 'Châu', 'Dung', 'Em', 'Giang', 'Hà', 'Khánh'].map(
      (name) => `Nguyễn Văn ${name}`,
    );
    let members: PersonDriver[];
    let seen: Map<number, number>;

    beforeEach(async () => {
      await world.prepare(async () => {
        await enterRoster(secretary, names);
        members = [];
        for (const name of names) members.push(await join(world, secretary, name));
        await secretary.says('/nhac');
      });
      seen = new Map(members.map((member) => [member.id, member.inbox().length]));
    });

    /** Has everybody reminded, and stops once so many messages were begun. */
    async function stopDuringBroadcast(
      bot: BotProcess,
      begun: number,
      signal: NodeJS.Signals,
    ): Promise<void> {
      world.emulator.faults.next({ kind: 'slow', method: 'sendMessage', delayMs: 700, times: 100 });
      const sent = nextCall('sendMessage', begun);
      secretary.hands.tap(secretary.last().messageId, 'Gửi lời nhắc');
      await sent;
      bot.signal(signal);
      await bot.exited;
      await until(() => world.emulator.calls.every(({ outcome }) => outcome.status !== 'pending'));
      world.emulator.faults.clear();
    }

    /** What each member has got since the broadcast began. */
    function countReminders(): number[] {
      return members.map((member) => member.inbox().length - (seen.get(member.id) ?? 0));
    }

    it('told to stop, it sends nothing twice and leaves nobody out', async () => {
      await stopDuringBroadcast(await startNode(), 5, 'SIGTERM');
      const reached = countReminders().filter((count) => count > 0).length;
      expect(reached).toBeGreaterThanOrEqual(3);
      expect(reached).toBeLessThan(8);
      await startNode();
      await world.settle();
      expect(countReminders()).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    });

    it('killed, it leaves nobody out, and sends twice only what was under way', async () => {
      await stopDuringBroadcast(await startNode(), 5, 'SIGKILL');
      await startNode();
      await world.settle();
      const counts = countReminders();
      expect(Math.min(...counts)).toBe(1);
      expect(Math.max(...counts)).toBeLessThanOrEqual(2);
      expect(counts.filter((count) => count === 2).length).toBeLessThanOrEqual(4);
    });
  });
});

it('a token that is revoked while the bot runs ends it with the reason', async () => {
  const bot = await startNode();
  const port = Number(new URL(world.emulator.url).port);
  await world.emulator.stop();
  const other = await startEmulator({
    clock: createMovableClock(),
    port,
    token: '7000000001:AANewTokenNewTokenNewTokenNewToken',
  });
  expect(await bot.exited).toEqual({ code: 1, signal: null });
  expect(bot.stderr()).toBe('Telegram không nhận mã trong BOT_TOKEN. Xin lấy lại mã từ @BotFather.\n');
  expectClosed();
  await other.stop();
});

it('an unexpected error is told without what it quotes', async () => {
  const thrower = `process.on('SIGUSR2', () => { throw new TypeError('Nguyễn Văn An đã viết') })`;
  const bot = await startNode({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(thrower)}`,
  });
  bot.signal('SIGUSR2');
  expect(await bot.exited).toEqual({ code: 1, signal: null });
  expect(bot.stderr()).toBe(
    'Chương trình dừng vì một lỗi ngoài dự kiến (TypeError). Xin xem nhật ký và khởi động lại.\n',
  );
  expect(bot.stdout()).toContain('"msg":"an unexpected error"');
});

it('an error at the start is told as well, and the next start goes on', async () => {
  const brokenDisk = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
    fs.renameSync = () => { throw Object.assign(new Error('not permitted'), { code: 'EPERM' }) };
    syncBuiltinESMExports();`;
  const bot = nodeStart({
    env: { ...world.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(brokenDisk)}` },
  });
  expect(await bot.exited).toEqual({ code: 1, signal: null });
  expect(bot.stderr()).toBe(
    'Chương trình dừng vì một lỗi ngoài dự kiến (Error EPERM). Xin xem nhật ký và khởi động lại.\n',
  );
  const next = await startNode();
  expect(next.stdout()).toContain('claim_');
});

/** Resolves when so many further calls of this method have come in. */
function nextCall(method: string, times = 1): Promise<void> {
  let missing = times;
  return new Promise((resolve) => {
    world.emulator.on(function listen(event) {
      if (event.type !== 'call_received' || event.call.method !== method) return;
      missing -= 1;
      if (missing > 0) return;
      world.emulator.off(listen);
      resolve();
    });
  });
}
