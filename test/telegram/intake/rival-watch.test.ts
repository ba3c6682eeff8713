import { beforeEach, expect, it } from 'vitest';
import { createRivalWatch } from '../../../src/telegram/intake/rival-watch.ts';
import { createTestClock, minute, second, type TestClock } from '../../support/clock.ts';

const silent = { info: () => undefined, warn: () => (warnings += 1), error: () => undefined };

let clock: TestClock;
let told: string[];
let isReachable: boolean;
let warnings: number;
let watch: ReturnType<typeof createRivalWatch>;

beforeEach(() => {
  clock = createTestClock('2026-12-01T08:00:00Z');
  told = [];
  warnings = 0;
  isReachable = true;
  watch = createRivalWatch({
    ...{ clock, log: silent },
    report: (news) => {
      if (!isReachable) return Promise.reject(new Error('no network'));
      told.push(news);
      return Promise.resolve();
    },
  });
});

async function meets(times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    watch.met();
    watch.fetched();
    await watch.settled();
    clock.advance(second);
  }
}

async function fetches(): Promise<void> {
  watch.fetched();
  await watch.settled();
}

it('a second program is told once, however often it is met', async () => {
  await meets(200);
  expect(told).toEqual(['rival']);
});

it('its end is told once, when it was not met for two minutes', async () => {
  await meets(3);
  clock.advance(minute);
  await fetches();
  expect(told).toEqual(['rival']);
  clock.advance(minute);
  await fetches();
  await fetches();
  expect(told).toEqual(['rival', 'rival-over']);
});

it('where it comes back, that is told again', async () => {
  await meets();
  clock.advance(2 * minute);
  await fetches();
  await meets(2);
  expect(told).toEqual(['rival', 'rival-over', 'rival']);
});

it('what could not be told is told the next time', async () => {
  isReachable = false;
  await meets(2);
  isReachable = true;
  await meets();
  isReachable = false;
  clock.advance(2 * minute);
  await fetches();
  isReachable = true;
  await fetches();
  expect(told).toEqual(['rival', 'rival-over']);
});

it('one that was gone before it could be told is not told', async () => {
  isReachable = false;
  await meets();
  clock.advance(2 * minute);
  isReachable = true;
  await fetches();
  await fetches();
  expect(told).toEqual([]);
});

it('a long spell writes a line a minute into the log, however often it is met', async () => {
  await meets(200);
  // 0 s, 60 s, 120 s and 180 s.
  expect(warnings).toBe(4);
});
