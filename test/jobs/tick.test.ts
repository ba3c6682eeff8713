import { describe, expect, it } from 'vitest';
import type { ClockState } from '../../src/jobs/clock-watch.ts';
import { createTick, type Step } from '../../src/jobs/tick.ts';
import { createTestClock, minute } from '../support/clock.ts';

type Logged = { facts: Record<string, unknown>; message: string };

function setUp(steps: Step[], clockState?: () => ClockState) {
  const clock = createTestClock('2026-12-01T12:00:00Z');
  const errors: Logged[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: Record<string, unknown>, message: string) => {
      errors.push({ facts, message });
    },
  };
  return { clock, errors, tick: createTick({ clock, log, steps, clockState }) };
}

describe('a tick', () => {
  it('runs every step in order, and a failing one does not hold up the next', async () => {
    const ran: string[] = [];
    const { tick, errors } = setUp([
      { name: 'first', run: () => Promise.resolve(ran.push('first')) },
      { name: 'second', run: () => Promise.reject(new TypeError('Nguyễn Văn An is not a function')) },
      { name: 'third', run: () => Promise.resolve(ran.push('third')) },
    ]);

    await tick();

    expect(ran).toEqual(['first', 'third']);
    expect(errors).toEqual([
      { facts: { step: 'second', failure: 'TypeError' }, message: 'a step of the tick failed' },
    ]);
  });

  it('never overlaps itself; who asks meanwhile is served with a later time', async () => {
    const times: string[] = [];
    const gates: (() => void)[] = [];
    let atOnce = 0;
    let most = 0;
    const { tick, clock } = setUp([
      {
        name: 'slow',
        run: async (now) => {
          atOnce += 1;
          most = Math.max(most, atOnce);
          times.push(now.toISOString());
          await new Promise<void>((resolve) => gates.push(resolve));
          atOnce -= 1;
        },
      },
    ]);

    const first = tick();
    clock.advance(minute);
    const second = tick();
    const third = tick();
    gates.shift()?.();
    await first;
    await Promise.resolve();
    gates.shift()?.();
    await Promise.all([second, third]);

    expect(times).toEqual(['2026-12-01T12:00:00.000Z', '2026-12-01T12:01:00.000Z']);
    expect(most).toBe(1);
    expect(gates).toEqual([]);
  });

  it('goes on after a step that throws at once', async () => {
    let calls = 0;
    const { tick, errors } = setUp([
      {
        name: 'throws',
        run: () => {
          calls += 1;
          throw new Error('broken');
        },
      },
    ]);

    await tick();
    await tick();

    expect(calls).toBe(2);
    expect(errors).toHaveLength(2);
  });

  it('does nothing for good before the clock is confirmed, and nothing at all by a wrong one', async () => {
    let state: ClockState = 'unconfirmed';
    let ran: string[] = [];
    const step = (name: string, isFinal?: true): Step => ({
      name,
      isFinal,
      run: () => Promise.resolve(ran.push(name)),
    });
    const { tick } = setUp([step('close', true), step('plan')], () => state);
    const runs = async (): Promise<string[]> => {
      ran = [];
      await tick();
      return ran;
    };

    expect(await runs()).toEqual(['plan']);
    state = 'wrong';
    expect(await runs()).toEqual([]);
    state = 'confirmed';
    expect(await runs()).toEqual(['close', 'plan']);
  });
});
