import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { nodeStart, type BotProcess } from '../support/process.ts';
import { openProcessWorld, setUpCell, until, type ProcessWorld } from '../support/process-world.ts';
import { startProxy } from '../support/proxy.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let world: ProcessWorld;
/** The round that is open at the start. */
let roundId: string;

beforeEach(async () => {
  world = await openProcessWorld();
  world.env['HTTP_PORT'] = String(await freePort());
  await world.prepare(async ({ claimLink }) => {
    const secretary = await setUpCell(world, claimLink ?? '');
    await secretary.taps('Mở đợt ngay');
  });
  roundId = read((connection) => {
    const open = connection
      .prepare<[], { id: string }>('SELECT id FROM Round WHERE openedAt IS NOT NULL')
      .all();
    expect(open).toHaveLength(1);
    return open[0]?.id ?? '';
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

function read<Found>(work: (connection: Sqlite.Database) => Found): Found {
  const connection = new Sqlite(path.join(world.folder, 'tu-soi.db'), { readonly: true });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** What became of the round that was open at the start, how many are closed or called off, and how many messages expired. */
function ended(): unknown {
  return read((connection) =>
    connection
      .prepare(
        `SELECT closedAt, cancelledAt,
                (SELECT count(*) FROM Round WHERE closedAt IS NOT NULL OR cancelledAt IS NOT NULL) AS over,
                (SELECT count(*) FROM Delivery WHERE status = 'expired') AS expired
         FROM Round WHERE id = ?`,
      )
      .get(roundId),
  );
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
  expect(ended()).toEqual({ closedAt: null, cancelledAt: null, over: 0, expired: 0 });
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
  expect(ended()).toEqual({ closedAt: null, cancelledAt: null, over: 0, expired: 0 });
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
