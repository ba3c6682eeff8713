import { describe, expect, it } from 'vitest';
import { hasSent, reachOf } from '../../../src/core/rounds/recipients.ts';

const reachable = { id: 'account', reachable: true, consented: true, withdrawnAt: undefined };
const at = new Date('2026-12-01T00:00:00Z');
const waiting = {
  status: 'expected',
  removed: false,
  asksLeave: false,
  account: reachable,
  review: undefined,
} as const;

describe('whom a message about a round reaches', () => {
  it.each([
    ['somebody who has not begun is reminded', waiting, { status: 'to_remind', accountId: 'account' }],
    [
      'so is somebody in the middle of the review',
      { ...waiting, review: { id: 'review', sent: false } },
      { status: 'to_remind', accountId: 'account' },
    ],
    [
      'a review that was sent is finished',
      { ...waiting, review: { id: 'review', sent: true } },
      { status: 'finished' },
    ],
    [
      'who withdrew their consent afterwards has sent nothing, and is out of reach',
      {
        ...waiting,
        account: { ...reachable, consented: false, withdrawnAt: at },
        review: { id: 'review', sent: true },
      },
      { status: 'out_of_reach', why: 'no_consent' },
    ],
    [
      'who left the roster after sending has finished',
      { ...waiting, removed: true, review: { id: 'review', sent: true } },
      { status: 'finished' },
    ],
    [
      'who is excused and has sent has finished',
      { ...waiting, status: 'excused' as const, review: { id: 'review', sent: true } },
      { status: 'finished' },
    ],
    [
      'who is excused is left in peace',
      { ...waiting, status: 'excused' as const },
      { status: 'not_chased', why: 'excused' },
    ],
    [
      'who is exempt is left in peace',
      { ...waiting, status: 'exempt' as const },
      { status: 'not_chased', why: 'exempt' },
    ],
    [
      'who does it on paper is left in peace',
      { ...waiting, status: 'paper' as const },
      { status: 'not_chased', why: 'paper' },
    ],
    [
      'who left the roster is left in peace',
      { ...waiting, removed: true },
      { status: 'not_chased', why: 'removed' },
    ],
    [
      'who has no account is out of reach',
      { ...waiting, account: undefined },
      { status: 'out_of_reach', why: 'no_account' },
    ],
    [
      'who has not consented is out of reach, reachable or not',
      { ...waiting, account: { ...reachable, consented: false, reachable: false } },
      { status: 'out_of_reach', why: 'no_consent' },
    ],
    [
      'who asks for leave is not chased',
      { ...waiting, asksLeave: true },
      { status: 'not_chased', why: 'leave_asked' },
    ],
    [
      'who blocked the bot is out of reach',
      { ...waiting, account: { ...reachable, reachable: false } },
      { status: 'out_of_reach', why: 'blocked' },
    ],
  ])('%s', (_name, reach, expected) => {
    expect(reachOf(reach)).toEqual(expected);
  });
});

it('who withdrew their consent once the round was closed stays counted as having sent', () => {
  const account = { ...reachable, withdrawnAt: at };
  const review = { id: 'review', sent: true };
  expect(hasSent({ account, review }, new Date('2026-11-30T00:00:00Z'))).toBe(true);
  expect(hasSent({ account, review }, new Date('2026-12-02T00:00:00Z'))).toBe(false);
  expect(hasSent({ account, review: { ...review, sent: false } }, undefined)).toBe(false);
});
