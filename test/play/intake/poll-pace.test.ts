import { expect, it } from 'vitest';
import { pauseBeforePoll } from '../../../src/play/intake/poll-pace.ts';

it('a member alone is not kept waiting', () => {
  expect(pauseBeforePoll({ fresh: 1, open: 1 })).toBe(10);
});

it('the more members tap at once, the more of them are fetched together', () => {
  expect(pauseBeforePoll({ fresh: 2, open: 3 })).toBe(30);
});

it('nobody is kept waiting longer than 40 ms, however many tap', () => {
  expect(pauseBeforePoll({ fresh: 5, open: 10 })).toBe(40);
  expect(pauseBeforePoll({ fresh: 100, open: 900 })).toBe(40);
});

it('a server that answers at once with nothing, or with what is known, is asked twice a second at most', () => {
  expect(pauseBeforePoll({ fresh: 0, open: 0 })).toBe(500);
  expect(pauseBeforePoll({ fresh: 0, open: 900 })).toBe(500);
});

it('a server that brings what is not handled at all is not asked without a pause either', () => {
  expect(pauseBeforePoll({ fresh: 3, open: 0 })).toBe(10);
});
