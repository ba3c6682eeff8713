import { expect, it } from 'vitest';
import type { ClockState } from '../../src/jobs/clock-watch.ts';
import type { IntakeFailure } from '../../src/jobs/intake-watch.ts';
import { createStandstillWatch } from '../../src/jobs/standstill.ts';

const minute = 60_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function setUp() {
  const state: {
    passed: number;
    /** How long the machine was suspended, which only the time of the wall shows. */
    suspended: number;
    dueAt: Date | undefined;
    intake: IntakeFailure | undefined;
    clock: ClockState;
    told: string[];
    raised: readonly string[];
    fails: boolean;
    wokeIntake: number;
    every: () => void;
  } = {
    passed: 0,
    suspended: 0,
    dueAt: undefined,
    intake: undefined,
    clock: 'confirmed',
    told: [],
    raised: [],
    fails: false,
    wokeIntake: 0,
    every: () => undefined,
  };
  const startedAt = new Date('2026-12-01T02:00:00Z').getTime();
  const create = () =>
    createStandstillWatch({
      clock: { now: () => new Date(startedAt + state.passed + state.suspended) },
      timers: {
        monotonic: () => state.passed,
        every: (_ms, check) => {
          state.every = check;
          return () => undefined;
        },
      },
      log: silent,
      oldestDueAt: () => Promise.resolve(state.dueAt),
      intake: {
        standsStill: () => state.intake,
        woke: () => {
          state.wokeIntake += 1;
        },
      },
      clockState: () => state.clock,
      raised: {
        list: () => Promise.resolve(state.raised),
        put: (names) => {
          state.raised = names;
          return Promise.resolve();
        },
      },
      report: (what) => {
        if (state.fails) return Promise.reject(new Error('no network'));
        state.told.push(what);
        return Promise.resolve();
      },
    });
  return { state, watch: create(), restart: create, at: (ms: number) => new Date(startedAt + ms) };
}

/** What begins with a beat of the timer has ended. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

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

it('the operator is told that the disk keeps updates from coming in, once an hour, and that it is over', async () => {
  const { state, watch, at } = setUp();
  // What waits to be sent waits for the same cause.
  state.dueAt = at(-60 * minute);
  state.intake = 'disk';
  for (state.passed = 0; state.passed < 90 * minute; state.passed += minute) {
    watch.ticked();
    await watch.look();
  }
  expect(state.told).toEqual(['disk', 'disk']);
  state.intake = undefined;
  state.dueAt = undefined;
  await watch.look();
  await watch.look();
  expect(state.told).toEqual(['disk', 'disk', 'intake-over']);
});

it('whoever could not be told while it lasted is told when it is over', async () => {
  const { state, watch } = setUp();
  state.intake = 'fetch';
  state.fails = true;
  await expect(watch.look()).rejects.toThrow('no network');
  state.fails = false;
  state.intake = undefined;
  watch.ticked();
  await watch.look();
  expect(state.told).toEqual(['intake-over']);
});

it('each part is looked at also where another one cannot be', async () => {
  const { state, watch } = setUp();
  state.intake = 'store';
  state.passed = 6 * minute;
  const told: string[] = [];
  const deaf = createStandstillWatch({
    clock: { now: () => new Date() },
    timers: { monotonic: () => state.passed, every: () => () => undefined },
    log: silent,
    oldestDueAt: () => Promise.reject(new Error('no database')),
    intake: { standsStill: () => 'fetch', woke: () => undefined },
    raised: { list: () => Promise.resolve([]), put: () => Promise.resolve() },
    clockState: () => 'confirmed',
    report: (what) => {
      told.push(what);
      return Promise.resolve();
    },
  });
  await expect(deaf.look()).rejects.toThrow('no database');
  expect(told).toEqual(['fetch']);
  await watch.look();
  expect(state.told).toEqual(['tick', 'store']);
});

it('the operator is told at once of a wrong clock, once a day, and when it is right again', async () => {
  const { state, watch, at } = setUp();
  // By a wrong clock anything seems due.
  state.dueAt = at(-60 * minute);
  state.clock = 'wrong';
  for (state.passed = 0; state.passed <= 25 * 60 * minute; state.passed += 30 * minute) {
    watch.ticked();
    await watch.look();
  }
  expect(state.told).toEqual(['clock-wrong', 'clock-wrong']);
  state.clock = 'confirmed';
  state.dueAt = undefined;
  watch.ticked();
  await watch.look();
  expect(state.told).toEqual(['clock-wrong', 'clock-wrong', 'clock-over']);
});

it('the operator is asked about a clock that nothing has confirmed in five minutes', async () => {
  const { state, watch } = setUp();
  state.clock = 'unconfirmed';
  state.passed = 4 * minute;
  await watch.look();
  expect(state.told).toEqual([]);
  state.passed = 5 * minute;
  watch.ticked();
  await watch.look();
  expect(state.told).toEqual(['clock-unconfirmed']);
});

it('a program that was stopped for an hour raises no alarm when it goes on', async () => {
  const { state, watch, at } = setUp();
  await watch.start();
  watch.ticked();
  state.passed = minute;
  state.every();
  state.dueAt = at(2 * minute);
  state.passed = 61 * minute;
  state.every();
  await settled();
  expect([watch.isTicking(), state.wokeIntake]).toEqual([true, 1]);
  for (let beat = 0; beat < 30; beat += 1) {
    state.passed += minute;
    if (beat > 3) watch.ticked();
    state.every();
    await settled();
  }
  expect(state.told).toEqual([]);
  // From then on the same times hold as ever.
  state.passed += minute;
  state.every();
  await settled();
  expect(state.told).toEqual(['outbox']);
});

it('a machine that was suspended is not told of a wrong clock before Telegram has said what time it is', async () => {
  const { state, watch } = setUp();
  await watch.start();
  watch.ticked();
  state.suspended = 60 * minute;
  state.clock = 'wrong';
  state.passed = minute;
  state.every();
  state.passed = 2 * minute;
  state.every();
  await settled();
  state.clock = 'confirmed';
  state.passed = 3 * minute;
  state.every();
  await settled();
  expect(state.told).toEqual([]);
});

it('an alarm is followed by the word that it goes on also where the program was restarted in between', async () => {
  const { state, watch, restart } = setUp();
  state.passed = 5 * minute;
  await watch.look();
  expect(state.told).toEqual(['tick']);
  const next = restart();
  await next.start();
  next.ticked();
  state.passed += minute;
  state.every();
  await settled();
  state.passed += minute;
  state.every();
  await settled();
  expect([state.told, state.raised]).toEqual([['tick', 'tick-over'], []]);
});
