import { expect, it } from 'vitest';
import { createClockWatch } from '../../src/jobs/clock-watch.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** True time passes by `passed`; the clock of the machine is `ahead` of it. */
function setUp({ isSameMachine = false }: { isSameMachine?: boolean } = {}) {
  const state = { passed: 0, ahead: 0 };
  const startedAt = new Date('2026-12-01T02:00:00Z').getTime();
  const truth = (): Date => new Date(startedAt + state.passed);
  const watch = createClockWatch({
    clock: { now: () => new Date(truth().getTime() + state.ahead) },
    timers: { monotonic: () => state.passed },
    isSameMachine,
  });
  return { state, watch, truth };
}

it('an answer of Telegram confirms a clock that is at most ten minutes off', () => {
  const { state, watch, truth } = setUp();
  expect(watch.state()).toBe('unconfirmed');
  state.ahead = 10 * minute;
  watch.answered(truth());
  expect(watch.state()).toBe('confirmed');
  state.ahead = -10 * minute;
  watch.answered(truth());
  expect(watch.state()).toBe('confirmed');
});

it('a clock that is 420 days ahead is wrong until it has been set', () => {
  const { state, watch, truth } = setUp();
  state.ahead = 420 * day;
  watch.answered(truth());
  expect(watch.state()).toBe('wrong');
  state.ahead = 0;
  expect(watch.state()).toBe('confirmed');
});

it('a jump shows before Telegram has answered again, and time that passes is none', () => {
  const { state, watch, truth } = setUp();
  watch.answered(truth());
  state.passed = 3 * day;
  expect(watch.state()).toBe('confirmed');
  state.ahead = 31 * day;
  expect(watch.state()).toBe('wrong');
});

it('a message confirms the clock; one that waited does not, and one from the future shows a wrong clock', () => {
  const { state, watch, truth } = setUp();
  watch.messageSent(new Date(truth().getTime() - day));
  expect(watch.state()).toBe('unconfirmed');
  watch.messageSent(truth());
  expect(watch.state()).toBe('confirmed');
  watch.messageSent(new Date(truth().getTime() - day));
  expect(watch.state()).toBe('confirmed');
  state.ahead = -day;
  expect(watch.state()).toBe('wrong');
  watch.messageSent(truth());
  expect(watch.state()).toBe('wrong');
});

it('a Bot API server on the same machine counts for nothing: only who hosts the bot confirms', () => {
  const { state, watch, truth } = setUp({ isSameMachine: true });
  watch.answered(truth());
  watch.messageSent(truth());
  expect(watch.state()).toBe('unconfirmed');
  watch.confirm();
  state.passed = day;
  expect(watch.state()).toBe('confirmed');
  // Set to another time it has to be looked at anew.
  state.ahead = day;
  expect(watch.state()).toBe('unconfirmed');
});
