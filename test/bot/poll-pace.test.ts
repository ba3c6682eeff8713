import { expect, it } from 'vitest';
import { pauseBeforePoll } from '../../src/bot/poll-pace.ts';

it('a member alone is not kept waiting', () => {
  expect(pauseBeforePoll({ brought: 1, open: 1 })).toBe(10);
});

it('the more members tap at once, the more of them are fetched together', () => {
  expect(pauseBeforePoll({ brought: 2, open: 3 })).toBe(30);
});

it('nobody is kept waiting longer than 40 ms, however many tap', () => {
  expect(pauseBeforePoll({ brought: 5, open: 10 })).toBe(40);
  expect(pauseBeforePoll({ brought: 100, open: 900 })).toBe(40);
});

it('a server that answers at once with nothing is not asked without a pause', () => {
  expect(pauseBeforePoll({ brought: 0, open: 0 })).toBe(40);
});

it('a server that brings what is not handled at all is not asked without a pause either', () => {
  expect(pauseBeforePoll({ brought: 3, open: 0 })).toBe(10);
});
