import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nodeStart } from '../support/process.ts';
import { openProcessWorld, setUpCell, type ProcessWorld } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: ProcessWorld;

beforeEach(async () => {
  world = await openProcessWorld();
  await world.prepare(async ({ claimLink }) => {
    await setUpCell(world, claimLink ?? '');
  });
});

afterEach(() => world.close());

/** A machine on which a second is a minute, but for the time of the wall. */
const fast = `const every = setInterval;
  globalThis.setInterval = (look, ms) => every(look, ms / 60);
  const real = performance.now.bind(performance);
  performance.now = () => real() * 60;`;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

it('a program that was stopped for six minutes and goes on raises no alarm', async () => {
  const bot = await world.start(({ env }) =>
    nodeStart({ env: { ...env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fast)}` } }),
  );
  await pause(2000);
  bot.signal('SIGSTOP');
  await pause(6000);
  bot.signal('SIGCONT');
  await bot.prints(/"msg":"the machine slept: what stands still is looked for from now on"/);
  // Two looks of the minute, and less than the time after which something that goes on standing still would be told.
  await pause(2500);
  const [operator] = world.emulator.people();
  expect((operator?.messages() ?? []).filter(({ text }) => text.includes('định kỳ'))).toEqual([]);
  expect(bot.stdout()).not.toContain('something stands still');
});
