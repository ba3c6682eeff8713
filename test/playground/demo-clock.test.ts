import { expect, test } from 'vitest';
import { createDemoClock } from '../../src/playground/demo-clock.ts';

const noon = new Date('2026-11-26T05:00:00Z');
const hour = 60 * 60 * 1000;

test('the clock runs on from where it was set', async () => {
  const clock = createDemoClock(noon);

  await clock.sleep(20);

  const passed = clock.now().getTime() - noon.getTime();
  expect(passed).toBeGreaterThanOrEqual(20);
  expect(passed).toBeLessThan(10_000);
});

test('a sleeper wakes when the clock is set to its time, and one with more time left sleeps on', async () => {
  const clock = createDemoClock(noon);
  const woken: string[] = [];
  const first = clock.sleep(hour).then(() => woken.push('after an hour'));
  const second = clock.sleep(2 * hour).then(() => woken.push('after two'));

  clock.moveTo(new Date(noon.getTime() + 1.5 * hour));
  await first;
  expect(woken).toEqual(['after an hour']);

  clock.moveTo(new Date(noon.getTime() + 3 * hour));
  await second;
  expect(woken).toEqual(['after an hour', 'after two']);
});

test('those who wake at one move wake in the order of their time', async () => {
  const clock = createDemoClock(noon);
  const woken: number[] = [];
  const sleepers = [3, 1, 2].map((hours) => clock.sleep(hours * hour).then(() => woken.push(hours)));

  clock.moveTo(new Date(noon.getTime() + 4 * hour));
  await Promise.all(sleepers);

  expect(woken).toEqual([1, 2, 3]);
});

test('a sleep longer than any timer ends only when its time has come', async () => {
  const clock = createDemoClock(noon);
  let isAwake = false;
  const sleeper = clock.sleep(40 * 24 * hour).then(() => (isAwake = true));

  await clock.sleep(5);
  expect(isAwake).toBe(false);

  clock.moveTo(new Date(noon.getTime() + 41 * 24 * hour));
  await sleeper;
});

test('a sleep that is broken off fails with the reason, before and after it began', async () => {
  const clock = createDemoClock(noon);
  const stop = new AbortController();
  const sleeping = clock.sleep(hour, stop.signal);

  stop.abort(new Error('enough'));

  await expect(sleeping).rejects.toThrow('enough');
  await expect(clock.sleep(hour, stop.signal)).rejects.toThrow('enough');
});

test('the clock cannot be set back', () => {
  const clock = createDemoClock(noon);

  expect(() => {
    clock.moveTo(new Date(noon.getTime() - 1));
  }).toThrow('forward only');
});
