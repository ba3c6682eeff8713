import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonDriver } from '../support/people.ts';
import { nodeStart, type BotProcess } from '../support/process.ts';
import { openProcessWorld, until, type ProcessWorld } from '../support/process-world.ts';
import { startRelay, type Relay } from '../support/proxy.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let world: ProcessWorld;
let bot: BotProcess;
let an: PersonDriver;

let relay: Relay;

beforeEach(async () => {
  world = await openProcessWorld();
  relay = await startRelay(Number(new URL(world.emulator.url).port));
  bot = nodeStart({ env: { ...world.env, TELEGRAM_API_ROOT: relay.url } });
  await bot.prints(/Dừng bằng Ctrl\+C\./);
  an = world.people.person({ firstName: 'Khách' });
  await an.start();
});

afterEach(async () => {
  await relay.stop();
  // The poll that went silent is ended at Telegram by the one that follows.
  await world.close(['conflict']);
});

/** What the bot has said, but for the word that something could not be stored yet. */
function answers(): number {
  return an.inbox().filter(({ isFromBot, text }) => isFromBot && !text.includes('chưa ghi lại được')).length;
}

/** Whether a poll waits at Telegram for what comes next. */
function isFetching(): boolean {
  return world.emulator.calls.some(
    ({ method, outcome }) => method === 'getUpdates' && outcome.status === 'pending',
  );
}

/** How long it takes until there are so many answers, in milliseconds. */
async function answered(count: number): Promise<number> {
  const startedAt = performance.now();
  await until(() => answers() === count);
  return performance.now() - startedAt;
}

describe('within three seconds updates are taken in again', () => {
  it('after Telegram could not be reached for a while, and the log says so once', async () => {
    const given = answers();
    // The poll that waits brings the first; those that follow fail.
    await until(isFetching);
    world.emulator.faults.next({ kind: 'drop', method: 'getUpdates', times: 1000 });
    an.hands.say('/trogiup');
    await answered(given + 1);
    an.hands.say('/trogiup');
    await pause(8000);
    expect(answers()).toBe(given + 1);
    const before = bot.stdout().length;
    world.emulator.faults.clear();
    expect(await answered(given + 2)).toBeLessThan(3000);
    await bot.prints(/"msg":"updates are fetched again"/);
    const during = bot.stdout().slice(0, before);
    expect(during.match(/"msg":"could not fetch updates"/g)).toHaveLength(1);
    expect(during).not.toContain('could not store');
  });

  it.each([0, 5000, 33_000])('after %d ms in which every connection was silent', async (ms) => {
    const given = answers();
    relay.goSilent();
    an.hands.say('/trogiup');
    await pause(ms);
    expect(answers()).toBe(given);
    relay.comeBack();
    expect(await answered(given + 1)).toBeLessThan(3000);
    await bot.prints(/"msg":"updates are fetched again"/);
  });

  it('after the way was silent while an answer was on it', async () => {
    const given = answers();
    // Only this call hangs at first: what was written has been taken in.
    world.emulator.faults.next({ kind: 'hang', method: 'sendMessage' });
    an.hands.say('/trogiup');
    await until(() => world.emulator.faults.pending().length === 0);
    relay.goSilent();
    await pause(8000);
    expect(answers()).toBe(given);
    relay.comeBack();
    expect(await answered(given + 1)).toBeLessThan(3000);
  });

  it('after the connection of the answer alone had died, while everything else got through', async () => {
    const given = answers();
    world.emulator.faults.next({ kind: 'hang', method: 'sendMessage' });
    an.hands.say('/trogiup');
    await until(() => world.emulator.faults.pending().length === 0);
    expect(await answered(given + 1)).toBeLessThan(3000);
  });

  it('after another program held the database, and the log says that it was storing', async () => {
    const given = answers();
    const other = new Sqlite(path.join(world.folder, 'tu-soi.db'));
    other.exec('BEGIN IMMEDIATE');
    an.hands.say('/trogiup');
    await pause(12_000);
    other.exec('ROLLBACK');
    other.close();
    expect(await answered(given + 1)).toBeLessThan(3000);
    await bot.prints(/"msg":"updates are stored again"/);
    expect(bot.stdout()).toContain('"msg":"could not store updates"');
    expect(bot.stdout()).not.toContain('could not fetch updates');
  });
});
