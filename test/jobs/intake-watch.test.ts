import { expect, it } from 'vitest';
import { createIntakeWatch, type Marked } from '../../src/jobs/intake-watch.ts';

const second = 1000;
const minute = 60 * second;

function setUp() {
  const state: { passed: number; marked: Marked; again: number; every: (() => void)[] } = {
    passed: 0,
    marked: 'written',
    again: 0,
    every: [],
  };
  const watch = createIntakeWatch({
    timers: {
      monotonic: () => state.passed,
      every: (_ms, check) => {
        state.every.push(check);
        return () => {
          state.every = state.every.filter((one) => one !== check);
        };
      },
    },
    mark: () => Promise.resolve(state.marked),
    onStoringAgain: () => {
      state.again += 1;
    },
  });
  return { state, watch };
}

it('what was written last counts for ninety seconds, and not where the newest could not be written', async () => {
  const { state, watch } = setUp();
  state.passed = 90 * second;
  expect(watch.isWritten()).toBe(true);
  state.passed = 91 * second;
  expect(watch.isWritten()).toBe(false);
  expect(await watch.writeMark()).toBe(true);
  expect(watch.isWritten()).toBe(true);
  state.marked = 'disk';
  expect(await watch.writeMark()).toBe(false);
  expect(watch.isWritten()).toBe(false);
});

it('a program that leaves the ticks to another writes by itself, well before its mark is too old', async () => {
  const { state, watch } = setUp();
  watch.keepMarking();
  for (let passed = 30; passed <= 600; passed += 30) {
    state.passed = passed * second;
    expect(watch.isWritten()).toBe(true);
    for (const check of state.every) check();
    await watch.writeMark();
  }
  watch.stop();
  expect(state.every).toEqual([]);
});

it('a disk that refuses for five minutes stands still, and is tried again until it takes something', async () => {
  const { state, watch } = setUp();
  state.marked = 'disk';
  await watch.writeMark();
  expect(watch.isStoring()).toBe(false);
  state.passed = 5 * minute - second;
  expect(watch.standsStill()).toBeUndefined();
  state.passed = 5 * minute;
  expect(watch.standsStill()).toBe('disk');
  state.marked = 'written';
  for (const check of state.every) check();
  await watch.writeMark();
  expect([watch.isStoring(), watch.standsStill(), state.again, state.every]).toEqual([
    true,
    undefined,
    1,
    [],
  ]);
});

it('updates that cannot be stored for five minutes stand still, also where the time can be written', () => {
  const { state, watch } = setUp();
  for (state.passed = 0; state.passed < 5 * minute; state.passed += 15 * second) watch.storeFailed();
  expect(watch.standsStill()).toBe('store');
  watch.stored();
  expect(watch.standsStill()).toBeUndefined();
});

it('updates that cannot be fetched for five minutes stand still, until one poll succeeds', () => {
  const { state, watch } = setUp();
  watch.fetchFailed();
  state.passed = 4 * minute;
  watch.fetchFailed();
  expect(watch.standsStill()).toBeUndefined();
  state.passed = 5 * minute;
  expect(watch.standsStill()).toBe('fetch');
  watch.fetched();
  expect(watch.standsStill()).toBeUndefined();
});

it('what failed before the machine slept has five minutes once more after it', () => {
  const { state, watch } = setUp();
  watch.fetchFailed();
  state.passed = 6 * minute;
  watch.woke();
  expect(watch.standsStill()).toBeUndefined();
  state.passed = 11 * minute;
  expect(watch.standsStill()).toBe('fetch');
});
