import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { commandWithin, listFolder, nodeStartWithin, type BotProcess } from '../support/process.ts';
import { openProcessWorld, until, type ProcessWorld } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const notStored = 'Lúc này máy chủ chưa ghi lại được điều đồng chí gửi.';

let world: ProcessWorld;
let port: number;

beforeEach(async () => {
  world = await openProcessWorld();
  port = await freePort();
  world.env['HTTP_PORT'] = String(port);
});

afterEach(async () => {
  await world.close();
});

async function readiness(): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  return { status: answer.status, body: await answer.json() };
}

// A limit on the size of files stands for a full disk: it needs no mount, and the program meets it at the same calls.
describe.skipIf(process.platform !== 'linux')('with the disk full', () => {
  function limit(bot: BotProcess, bytes: '0' | 'unlimited'): void {
    execFileSync('prlimit', ['--pid', String(bot.pid), `--fsize=${bytes}:unlimited`]);
  }

  it('each chat hears once that nothing is lost, /readyz says so, and all is answered when there is room', async () => {
    const bot = await world.start();
    const one = world.people.person({ firstName: 'Khách' });
    await one.start();
    expect(await readiness()).toEqual({
      status: 200,
      body: { status: 'ready', database: 'ok', tick: 'ok', leads: true },
    });

    limit(bot, '0');
    const heard = (): string[] => one.inbox().flatMap(({ isFromBot, text }) => (isFromBot ? [text] : []));
    const told = (): number => heard().filter((text) => text.includes(notStored)).length;
    const before = heard().length;
    one.hands.say('/trogiup');
    await until(() => told() === 1);
    one.hands.say('/dulieu');
    expect(await readiness()).toEqual({
      status: 503,
      body: { status: 'not_ready', database: 'failed', tick: 'ok', leads: true },
    });
    await new Promise((resolve) => setTimeout(resolve, 5000));
    expect([told(), heard().length]).toEqual([1, before + 1]);

    limit(bot, 'unlimited');
    await until(() => heard().length === before + 3);
    await until(() => world.emulator.pendingUpdates() === 0);
    await world.settle();
    expect(heard().length).toBe(before + 3);
    expect((await readiness()).status).toBe(200);
    expect(bot.stderr()).toBe('');
  });

  it('a start says so, and names the database', async () => {
    const first = await world.start();
    first.signal('SIGTERM');
    await first.exited;
    for (const data of ['what is there', 'nothing yet']) {
      const bot = nodeStartWithin('ulimit -f 0', { env: world.env });
      expect([data, await bot.exited]).toEqual([data, { code: 1, signal: null }]);
      expect(bot.stderr()).toBe(
        `Đĩa chứa cơ sở dữ liệu ${path.join(world.folder, 'tu-soi.db')} đã đầy hoặc không ghi được, chương trình chưa khởi động. Xin giải phóng chỗ trên đĩa ấy rồi khởi động lại.\n`,
      );
      if (data === 'what is there')
        for (const name of ['tu-soi.db', 'data.key']) rmSync(path.join(world.folder, name));
    }
    await world.start();
  });

  it('a start after a crash says so too, instead of calling the database damaged', async () => {
    const killed = await world.start();
    await world.people.person({ firstName: 'Khách' }).start();
    killed.signal('SIGKILL');
    await killed.exited;
    rmSync(path.join(world.folder, 'tu-soi.db-shm'));
    const bot = nodeStartWithin('ulimit -f 0', { env: world.env });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toMatch(/^Đĩa chứa cơ sở dữ liệu \S+ đã đầy hoặc không ghi được, chương trình/);
    await world.start();
  });

  // The copy finds no room for its first page, or for one in the middle.
  it.each(['ulimit -f 0', 'ulimit -f 200'])(
    'neither a backup nor restoring one leaves anything behind (%s)',
    async (full) => {
      const { folder, env } = world;
      const database = path.join(folder, 'tu-soi.db');
      const bot = await world.start();
      bot.signal('SIGTERM');
      await bot.exited;
      const whole = path.join(folder, 'backups/whole.db');
      expect(await commandWithin(':', ['backup', whole], { env }).exited).toMatchObject({ code: 0 });

      const before = listFolder(folder);
      const half = path.join(folder, 'backups/half.db');
      const backup = commandWithin(full, ['backup', half], { env });
      expect(await backup.exited).toEqual({ code: 1, signal: null });
      expect(backup.stderr()).toBe(
        `Đĩa chứa ${half} đã đầy hoặc không ghi được, nên chưa sao lưu được; không có tệp dở dang nào bị bỏ lại. Xin giải phóng chỗ trên đĩa ấy rồi sao lưu lại.\n`,
      );
      expect(listFolder(folder)).toEqual(before);

      const restoring = commandWithin(full, ['restore', whole, '--replace'], { env });
      expect(await restoring.exited).toEqual({ code: 1, signal: null });
      expect(restoring.stderr()).toBe(
        `Đĩa chứa cơ sở dữ liệu ${database} đã đầy hoặc không ghi được, nên chưa khôi phục được; dữ liệu đang có không bị thay đổi. Xin giải phóng chỗ trên đĩa ấy rồi khôi phục lại.\n`,
      );
      expect(listFolder(folder)).toEqual(before);

      const inEnglish = commandWithin(full, ['backup', half], { env: { ...env, DEFAULT_LOCALE: 'en' } });
      expect(await inEnglish.exited).toEqual({ code: 1, signal: null });
      expect(inEnglish.stderr()).toBe(
        `The disk of ${half} is full or cannot be written, so no backup was made; nothing half-written is left behind. Please free some space on that disk, then back up again.\n`,
      );
    },
  );

  it('it ends when told to, and what was stored is there at the next start', async () => {
    const bot = await world.start();
    const one = world.people.person({ firstName: 'Khách' });
    await one.start();
    limit(bot, '0');
    bot.signal('SIGTERM');
    expect(await bot.exited).toEqual({ code: 0, signal: null });
    await world.start();
  });
});

describe('a database that goes while the program runs', () => {
  /** A clock that reaches a full minute, at which the jobs run, 25 s from now: sooner they leave it to the first run. */
  function soonAfterTheFirst(): string {
    const shift = (60_000 - ((Date.now() + 25_000) % 60_000)) % 60_000;
    const moved = `const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...given) { if (given.length === 0) super(Real.now() + ${shift}); else super(...given); }
        static now() { return Real.now() + ${shift}; }
      };`;
    return `--import=data:text/javascript,${encodeURIComponent(moved)}`;
  }

  it('ends it, by name, and what is sent from then on waits at Telegram', async () => {
    world.env['NODE_OPTIONS'] = soonAfterTheFirst();
    const bot = await world.start();
    const file = path.join(world.folder, 'tu-soi.db');
    rmSync(file);
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toContain(
      `Cơ sở dữ liệu ${file} đã bị xóa, chuyển đi hoặc thay bằng tệp khác trong khi chương trình đang chạy.`,
    );
    expect(bot.stdout()).toContain('"msg":"the database was removed or replaced while it was open"');
    const one = world.people.person({ firstName: 'Khách' });
    one.hands.start();
    expect(world.emulator.pendingUpdates()).toBe(1);
  });
});
