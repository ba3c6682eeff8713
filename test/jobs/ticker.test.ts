import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTicker, type Ticker } from '../../src/jobs/ticker.ts';
import { createTimers, type Timers } from '../../src/jobs/timers.ts';

const second = 1000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

let monotonic: number;
let beats: (() => void)[];
let watches: (() => void)[];
let ticks: number[];
let ticker: Ticker;
let warnings: string[];
let scheduled: number;

/** Timers whose time the test moves; the scheduler beats only when told to. */
const timers: Timers = {
  monotonic: () => monotonic,
  minutely: (beat) => {
    scheduled += 1;
    beats.push(beat);
    return () => {
      beats = beats.filter((one) => one !== beat);
    };
  },
  every: (_ms, check) => {
    watches.push(check);
    return () => {
      watches = watches.filter((one) => one !== check);
    };
  },
};

beforeEach(() => {
  monotonic = 5_000_000;
  beats = [];
  watches = [];
  ticks = [];
  warnings = [];
  scheduled = 0;
  ticker = createTicker({
    timers,
    log: {
      ...quiet,
      warn: (_facts, message) => {
        warnings.push(message);
      },
    },
    tick: () => {
      ticks.push(monotonic - 5_000_000);
      return Promise.resolve();
    },
  });
});

function beat(): void {
  for (const one of [...beats]) one();
}

/** Passes time as the process sees it, with the watch at work and a scheduler that may be silent. */
function pass(seconds: number, scheduler: 'beats' | 'silent'): void {
  for (let passed = 15; passed <= seconds; passed += 15) {
    monotonic += 15 * second;
    if (scheduler === 'beats' && passed % 60 === 0) beat();
    for (const watch of [...watches]) watch();
  }
}

describe('the ticker', () => {
  it('ticks at once, then every minute', () => {
    ticker.start();
    pass(180, 'beats');

    expect(ticks).toEqual([0, 60_000, 120_000, 180_000]);
    expect(warnings).toEqual([]);
  });

  it('ticks and replaces the scheduler when it has been silent for 90 seconds', () => {
    ticker.start();
    pass(3600, 'silent');

    expect(ticks).toHaveLength(41);
    expect(ticks.slice(0, 3)).toEqual([0, 90_000, 180_000]);
    expect(beats).toHaveLength(1);
    expect(scheduled).toBe(41);
    expect(warnings).toHaveLength(40);
  });

  it('ticks once and replaces the scheduler when it floods', () => {
    ticker.start();
    pass(60, 'beats');
    for (let number = 0; number < 1000; number += 1) {
      monotonic += 1;
      beat();
    }

    expect(ticks).toEqual([0, 60_000]);
    expect(warnings[0]).toBe('the scheduler beats too often and is replaced');
    pass(60, 'beats');
    expect(ticks).toHaveLength(3);
  });

  it('survives a tick that fails', async () => {
    let calls = 0;
    const failing = createTicker({
      timers,
      log: quiet,
      tick: () => {
        calls += 1;
        return Promise.reject(new Error('broken'));
      },
    });

    failing.start();
    pass(60, 'beats');
    await failing.stop();

    expect(calls).toBe(2);
  });

  it('stopped, it waits for the tick under way and begins no other', async () => {
    let finish: () => void = () => undefined;
    let ended = false;
    const slow = createTicker({
      timers,
      log: quiet,
      tick: () => new Promise<void>((resolve) => (finish = resolve)),
    });
    slow.start();

    const stopping = slow.stop().then(() => (ended = true));
    await Promise.resolve();
    expect(ended).toBe(false);
    finish();
    await stopping;

    expect(beats).toEqual([]);
    expect(watches).toEqual([]);
  });
});

describe('with the scheduler of the process', () => {
  const minute = 60 * second;
  let real: Ticker;

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-12-01T12:00:10Z') });
    const log = { ...quiet, warn: (_facts: unknown, message: string) => warnings.push(message) };
    real = createTicker({
      timers: createTimers({ log }),
      log,
      tick: () => {
        ticks.push(Date.now());
        return Promise.resolve();
      },
    });
    real.start();
  });
  afterEach(async () => {
    await real.stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('beats at every full minute', async () => {
    await vi.advanceTimersByTimeAsync(3 * minute);

    expect(ticks.map((at) => new Date(at).toISOString().slice(11, 19))).toEqual([
      '12:00:10',
      '12:01:00',
      '12:02:00',
      '12:03:00',
    ]);
  });

  it('goes on when the clock is set back an hour', async () => {
    await vi.advanceTimersByTimeAsync(minute);
    vi.setSystemTime(new Date('2026-12-01T11:01:10Z'));
    ticks = [];

    await vi.advanceTimersByTimeAsync(10 * minute);

    expect(ticks.length).toBeGreaterThanOrEqual(8);
    expect(ticks.length).toBeLessThanOrEqual(10);
  });

  it('does not flood when the clock is set forward three days', async () => {
    await vi.advanceTimersByTimeAsync(minute);
    vi.setSystemTime(new Date('2026-12-04T12:01:10Z'));
    ticks = [];

    await vi.advanceTimersByTimeAsync(10 * minute);

    expect(ticks.length).toBeGreaterThanOrEqual(8);
    expect(ticks.length).toBeLessThanOrEqual(11);
  });
});
