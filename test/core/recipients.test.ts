import { describe, expect, it } from 'vitest';
import { reachOf } from '../../src/core/recipients.ts';

const reachable = { id: 'account', reachable: true, consented: true };
const waiting = { status: 'expected', removed: false, account: reachable, review: undefined } as const;

describe('reachOf', () => {
  it.each([
    ['somebody who has not begun is reminded', waiting, { status: 'to_remind', accountId: 'account' }],
    [
      'so is somebody in the middle of the review',
      { ...waiting, review: { id: 'review', sent: false, erased: false } },
      { status: 'to_remind', accountId: 'account' },
    ],
    [
      'a review that was sent is finished',
      { ...waiting, review: { id: 'review', sent: true, erased: false } },
      { status: 'finished' },
    ],
    [
      'so is one that its member erased',
      { ...waiting, review: { id: 'review', sent: false, erased: true } },
      { status: 'finished' },
    ],
    [
      'who is excused and has sent has finished',
      { ...waiting, status: 'excused' as const, review: { id: 'review', sent: true, erased: false } },
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
      'who blocked the bot is out of reach',
      { ...waiting, account: { ...reachable, reachable: false } },
      { status: 'out_of_reach', why: 'blocked' },
    ],
  ])('%s', (_name, reach, expected) => {
    expect(reachOf(reach)).toEqual(expected);
  });
});
