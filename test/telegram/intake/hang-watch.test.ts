import type { Transformer } from 'grammy';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHangWatch, type HangWatch } from '../../../src/telegram/intake/hang-watch.ts';

let probes: number;
let drops: number;
let isReachable: boolean;
let watch: HangWatch;

beforeEach(() => {
  vi.useFakeTimers();
  probes = 0;
  drops = 0;
  isReachable = true;
  watch = createHangWatch({
    probe: () => {
      probes += 1;
      return isReachable ? Promise.resolve() : new Promise(() => undefined);
    },
    dropIdle: () => {
      drops += 1;
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

type Watched = 'getUpdates' | 'sendMessage' | 'sendPhoto' | 'editMessageText';

/** Makes a call that nobody answers; tells whether it was broken off, and how often it was made. */
function hanging(
  method: Watched,
  payload: object,
  through: keyof HangWatch = 'calls',
): (() => boolean) & { made: () => number } {
  let isOver = false;
  let made = 0;
  const unanswered: Parameters<Transformer>[0] = (_method, _payload, signal) =>
    new Promise((_resolve, reject) => {
      made += 1;
      signal?.addEventListener('abort', () => {
        reject(new Error('broken off'));
      });
    });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what is sent does not matter here
  Promise.resolve(watch[through](unanswered, method, payload as never)).catch(() => {
    isOver = true;
  });
  return Object.assign(() => isOver, { made: () => made });
}

it('a poll that outlasts its time is broken off once Telegram answers something else, and not before', async () => {
  isReachable = false;
  const isBroken = hanging('getUpdates', { timeout: 10 });
  await vi.advanceTimersByTimeAsync(10_600);
  expect(probes).toBe(0);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(isBroken()).toBe(false);
  isReachable = true;
  await vi.advanceTimersByTimeAsync(1000);
  expect(isBroken()).toBe(true);
  const before = probes;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probes).toBe(before);
});

it('an idle poll of a second whose connection died is broken off in less than two', async () => {
  const isBroken = hanging('getUpdates', { timeout: 1 });
  await vi.advanceTimersByTimeAsync(1600);
  expect(isBroken()).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect([isBroken(), probes, drops]).toEqual([true, 1, 1]);
});

it('an edit that hangs is made again, once, as twice the same changes nothing', async () => {
  const edit = hanging('editMessageText', { chat_id: 1 });
  await vi.advanceTimersByTimeAsync(2100);
  expect([edit(), edit.made(), drops]).toEqual([false, 2, 1]);
  await vi.advanceTimersByTimeAsync(2100);
  expect([edit(), edit.made()]).toEqual([true, 2]);
});

it('a message that is only slow is not broken off, as it may have been sent', async () => {
  const isBroken = hanging('sendMessage', { chat_id: 1 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect([isBroken(), isBroken.made()]).toEqual([false, 1]);
  // What else waits for a call may hang as well: nobody else is to run into it.
  expect([probes, drops]).toEqual([1, 1]);
});

it('a screen that is sent in answer to somebody is made again, once, as one that stands twice is better than none', async () => {
  const screen = hanging('sendMessage', { chat_id: 1 }, 'screens');
  await vi.advanceTimersByTimeAsync(1900);
  expect(screen.made()).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect([screen(), screen.made(), drops]).toEqual([false, 2, 1]);
  await vi.advanceTimersByTimeAsync(2100);
  expect([screen(), screen.made()]).toEqual([true, 2]);
});

it('a message that hung while nothing got through is broken off when something does', async () => {
  isReachable = false;
  const isBroken = hanging('sendMessage', { chat_id: 1 });
  await vi.advanceTimersByTimeAsync(8000);
  expect(isBroken()).toBe(false);
  isReachable = true;
  await vi.advanceTimersByTimeAsync(1000);
  expect(isBroken()).toBe(true);
});

it('a file may take its time', async () => {
  const isBroken = hanging('sendPhoto', { chat_id: 1 });
  await vi.advanceTimersByTimeAsync(19_000);
  expect([isBroken(), probes]).toEqual([false, 0]);
});
