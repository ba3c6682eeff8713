import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { instantText } from '../../src/storage/engine/instant-text.ts';
import { freePort } from '../support/free-port.ts';
import { nodeStart, type BotProcess } from '../support/process.ts';
import { openProcessWorld, setUpCell, until, type ProcessWorld } from '../support/process-world.ts';
import { startProxy } from '../support/proxy.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let world: ProcessWorld;

beforeEach(async () => {
  world = await openProcessWorld();
  world.env['HTTP_PORT'] = String(await freePort());
  await world.prepare(async ({ claimLink }) => {
    const secretary = await setUpCell(world, claimLink ?? '');
    await secretary.taps('Mở đợt ngay');
  });
});

afterEach(async () => {
  await world.close();
});

/** A machine whose clock says that it is 420 days later, and where what is looked at every minute is looked at every second. */
const ahead = `const every = setInterval;
  globalThis.setInterval = (look, ms) => every(look, Math.min(ms, 1000));
  const Real = Date; const ms = 420 * 24 * 60 * 60 * 1000;
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + ms); else super(...given); }
    static now() { return Real.now() + ms; }
  };`;

function startAhead(env: Record<string, string> = {}): BotProcess {
  const options = `--import=data:text/javascript,${encodeURIComponent(ahead)}`;
  return nodeStart({ env: { ...world.env, ...env, NODE_OPTIONS: options } });
}

/**
 * Rounds that were closed or called off, and messages that expired. Of those that are open the one that was so beforehand: by
 * a clock that runs ahead the meeting of that time may be near enough for another.
 */
function ended(): unknown {
  const connection = new Sqlite(path.join(world.folder, 'tu-soi.db'), { readonly: true });
  try {
    return connection
      .prepare(
        `SELECT (SELECT count(*) FROM Round WHERE openedAt <= ?) AS opened,
                (SELECT count(*) FROM Round WHERE closedAt IS NOT NULL OR cancelledAt IS NOT NULL) AS over,
                (SELECT count(*) FROM Delivery WHERE status = 'expired') AS expired`,
      )
      .get(instantText(new Date()));
  } finally {
    connection.close();
  }
}

/** Until the jobs of the minute have run once. */
async function ticked(bot: BotProcess): Promise<void> {
  await bot.prints(/Dừng bằng Ctrl\+C\./);
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${world.env['HTTP_PORT'] ?? ''}/metrics`);
    if (/^tu_soi_last_tick_timestamp_seconds [1-9]/m.test(await answer.text())) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('with the clock 420 days ahead and no other clock in sight nothing is closed', async () => {
  const bot = startAhead();
  await ticked(bot);
  expect(bot.stdout()).toContain(
    '"msg":"the clock is not confirmed since the start: nothing is closed, deleted or expired yet"',
  );
  expect(ended()).toEqual({ opened: 1, over: 0, expired: 0 });
});

it('with the clock 420 days ahead of Telegram nothing is closed, and the operator is told', async () => {
  const proxy = await startProxy(Number(new URL(world.emulator.url).port));
  const bot = startAhead({
    TELEGRAM_API_ROOT: 'http://telegram.example:9',
    TELEGRAM_PROXY_URL: `http://127.0.0.1:${proxy.port}`,
  });
  await ticked(bot);
  expect(bot.stdout()).toContain(
    '"msg":"the clock is more than ten minutes from the time of Telegram: what is due waits"',
  );
  expect(ended()).toEqual({ opened: 1, over: 0, expired: 0 });
  const [operator] = world.emulator.people();
  await until(() =>
    (operator?.messages() ?? []).some(({ text }) =>
      text.startsWith('Giờ của máy chủ lệch hơn mười phút so với Telegram.'),
    ),
  );
  bot.signal('SIGKILL');
  await bot.exited;
  await proxy.stop();
});
