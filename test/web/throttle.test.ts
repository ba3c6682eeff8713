import { beforeEach, expect, it } from 'vitest';
import { createThrottle } from '../../src/web/throttle.ts';

let now: number;
let throttle: ReturnType<typeof createThrottle>;

beforeEach(() => {
  now = 0;
  throttle = createThrottle({ now: () => now });
});

/** How many of so many wrong keys are heard. */
function guess(address: string, times: number): number {
  return Array.from({ length: times }, () => throttle.begin(address)).filter(Boolean).length;
}

it('one source is heard ten times in ten minutes, and as often again after them', () => {
  expect(guess('203.0.113.7', 30)).toBe(10);
  now += 10 * 60_000;
  expect(guess('203.0.113.7', 30)).toBe(10);
});

it('a key that was right counts for nothing', () => {
  for (let count = 0; count < 30; count += 1) throttle.begin('203.0.113.7')?.wasRight();
  expect(guess('203.0.113.7', 30)).toBe(10);
});

it('three hundred wrong keys from many sources shut nobody out', () => {
  for (let source = 0; source < 60; source += 1) guess(`198.51.100.${String(source)}`, 10);
  expect(guess('203.0.113.7', 30)).toBe(3);
  expect(guess('2001:db8:1:2::1', 30)).toBe(3);
});

it('of a thousand wrong codes, one every second, twenty are heard', () => {
  let heard = 0;
  for (let tried = 0; tried < 1000; tried += 1) {
    heard += guess('203.0.113.7', 1);
    now += 1000;
  }
  expect(heard).toBe(20);
});

it.each([
  ['2001:db8:1:2::1', '2001:0db8:1:2:ffff::9'],
  ['2001:db8::1', '2001:db8:0:0:5::'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
])('%s and %s are one source', (one, other) => {
  expect(guess(one, 6) + guess(other, 6)).toBe(10);
});

it('two networks are two sources', () => {
  expect(guess('2001:db8:1:2::1', 12) + guess('2001:db8:1:3::1', 12)).toBe(20);
});
