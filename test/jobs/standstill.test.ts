import { expect, it } from 'vitest';
import { createStandstillWatch } from '../../src/jobs/standstill.ts';

const minute = 60_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function setUp() {
  const state: { passed: number; dueAt: Date | undefined; told: string[]; fails: boolean } = {
    passed: 0,
    dueAt: undefined,
    told: [],
    fails: false,
  };
  const startedAt = new Date('2026-12-01T02:00:00Z').getTime();
  const watch = createStandstillWatch({
    clock: { now: () => new Date(startedAt + state.passed) },
    timers: { monotonic: () => state.passed, every: () => () => undefined },
    log: silent,
    oldestDueAt: () => Promise.resolve(state.dueAt),
    report: (what) => {
      if (state.fails) return Promise.reject(new Error('no network'));
      state.told.push(what);
      return Promise.resolve();
    },
  });
  return { state, watch, at: (ms: number) => new Date(startedAt + ms) };
}

it('the operator is told when the jobs of the minute have not run for five minutes, once an hour', async () => {
  const { state, watch } = setUp();
  watch.ticked();
  state.passed = 4 * minute;
  await watch.look();
  expect([state.told, watch.isTicking()]).toEqual([[], true]);
  state.passed = 5 * minute;
  await watch.look();
  state.passed = 64 * minute;
  await watch.look();
  expect([state.told, watch.isTicking()]).toEqual([['tick'], false]);
  state.passed = 65 * minute;
  await watch.look();
  expect(state.told).toEqual(['tick', 'tick']);
  watch.ticked();
  expect(watch.isTicking()).toBe(true);
});

it('the operator is told of messages that wait for more than half an hour after they were due', async () => {
  const { state, watch, at } = setUp();
  state.dueAt = at(0);
  for (state.passed = 0; state.passed <= 30 * minute; state.passed += minute) {
    watch.ticked();
    await watch.look();
  }
  expect(state.told).toEqual([]);
  watch.ticked();
  await watch.look();
  expect(state.told).toEqual(['outbox']);
});

it('a message to the operator that did not get through is tried again at the next look', async () => {
  const { state, watch } = setUp();
  state.passed = 6 * minute;
  state.fails = true;
  await expect(watch.look()).rejects.toThrow('no network');
  state.fails = false;
  state.passed = 7 * minute;
  await watch.look();
  expect(state.told).toEqual(['tick']);
});
