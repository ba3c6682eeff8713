import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonDriver } from '../support/people.ts';
import type { BotProcess } from '../support/process.ts';
import { openProcessWorld, until, type ProcessWorld } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let world: ProcessWorld;
let bot: BotProcess;
let an: PersonDriver;

beforeEach(async () => {
  world = await openProcessWorld();
  bot = await world.start();
  an = world.people.person({ firstName: 'Khách' });
  await an.start();
});

afterEach(async () => {
  await world.close();
});

/** What the bot has said, but for the word that something could not be stored yet. */
function answers(): number {
  return an.inbox().filter(({ isFromBot, text }) => isFromBot && !text.includes('chưa ghi lại được')).length;
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
