import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  newInvitation,
  isContestable,
  isLocked,
  parseStartPayload,
  pastedLink,
  stateOf,
  type TokenFailures,
} from '../../../src/core/joining/invitation.ts';
import type { Invitation, JoinRequest } from '../../../src/core/model/people.ts';

const start = new Date('2026-11-10T08:00:00Z');

function minutesLater(minutes: number): Date {
  return new Date(start.getTime() + minutes * 60_000);
}

const token = 'aZ3-bcdefghijklmnopqrstuvwxyz_12';

describe('a link sent as a message', () => {
  it.each([
    [`https://t.me/tu_soi_bot?start=join_${token}`, `join_${token}`],
    [`http://t.me/tu_soi_bot?start=claim_${token}`, `claim_${token}`],
    [`t.me/tu_soi_bot?start=join_${token}`, `join_${token}`],
    [`https://telegram.me/tu_soi_bot/?start=join_${token}`, `join_${token}`],
    [`tg://resolve?domain=tu_soi_bot&start=join_${token}`, `join_${token}`],
    [`https://T.me/Tu_Soi_Bot?start=join_${token}`, `join_${token}`],
    [`tu_soi_bot.t.me/?start=join_${token}`, `join_${token}`],
    [`tg:resolve?domain=TU_SOI_BOT&start=join_${token}`, `join_${token}`],
    ['https://t.me/tu_soi_bot?start=tusoi', 'tusoi'],
    [`  https://t.me/tu_soi_bot?start=join_${token}\u200B\n`, `join_${token}`],
    [`join_${token}`, `join_${token}`],
    [`claim_${token}`, `claim_${token}`],
    [token, token],
  ])('%j is nothing but a link', (message, payload) => {
    expect(pastedLink(message, 'tu_soi_bot')).toEqual({ to: 'this_bot', payload });
  });

  it.each([
    `https://t.me/other_bot?start=join_${token}`,
    `t.me/other_bot?start=${token}`,
    'https://t.me/other_bot?start=ref123',
    `https://www.telegram.me/other_bot/?start=claim_${token}`,
    `https://other_bot.t.me?start=join_${token}`,
    `tg://resolve?domain=other_bot&start=join_${token}`,
    `tg:resolve?domain=other_bot&start=join_${token}`,
  ])('%j leads to another bot', (message) => {
    expect(pastedLink(message, 'tu_soi_bot')).toEqual({ to: 'another_bot', username: 'other_bot' });
  });

  it.each([
    '',
    'Xin gửi đồng chí',
    `Liên kết của tôi: https://t.me/tu_soi_bot?start=join_${token}`,
    `join_${token} đây ạ`,
    'https://t.me/tu_soi_bot',
    `https://www.t.me?start=join_${token}`,
    `https://example.com/?start=join_${token}`,
    '-'.repeat(32),
    '1'.repeat(32),
    'khongdaucachnhungvanlachuthuong1',
  ])('%j is more, or something else', (message) => {
    expect(pastedLink(message, 'tu_soi_bot')).toBeUndefined();
  });
});

describe('what a link brings to the bot', () => {
  it.each([
    ['join_abcDEF123-_', { kind: 'join', token: 'abcDEF123-_' }],
    ['claim_x', { kind: 'claim', token: 'x' }],
    ['aZ3-bcdefghijklmnopqrstuvwxyz_12', { kind: undefined, token: 'aZ3-bcdefghijklmnopqrstuvwxyz_12' }],
  ])('%j is a link', (payload, link) => {
    expect(parseStartPayload(payload)).toEqual(link);
  });

  it.each([
    '',
    'join',
    'join_',
    'join_a b',
    'JOIN_abc',
    'other_abc',
    'join_é',
    ' join_abc',
    `join_${'a'.repeat(60)}`,
  ])('%j is no link', (payload) => {
    expect(parseStartPayload(payload)).toBeUndefined();
  });
});

describe('until when a link works', () => {
  it.each([
    ['claim', '2026-12-10T08:00:00.000Z'],
    ['cell', '2026-12-10T08:00:00.000Z'],
    ['member', '2026-11-24T08:00:00.000Z'],
  ] as const)('of kind %s ends at %s', (kind, expiry) => {
    const { expiresAt } = newInvitation({ id: '1', kind, unitId: undefined, memberId: undefined }, start);
    expect(expiresAt.toISOString()).toBe(expiry);
  });
});

describe('how a link stands', () => {
  it.each([
    [{}, 'alive'],
    [{ expiresAt: start }, 'expired'],
    [{ withdrawnAt: start }, 'withdrawn'],
    [{ usedAt: start, withdrawnAt: start, expiresAt: start }, 'used'],
  ])('%j is %s', (change, state) => {
    const invitation: Invitation = {
      id: 'invitation',
      kind: 'cell',
      unitId: 'unit',
      memberId: undefined,
      createdBy: undefined,
      createdAt: start,
      expiresAt: minutesLater(1),
      withdrawnAt: undefined,
      usedAt: undefined,
      ...change,
    };

    expect(stateOf(invitation, start)).toBe(state);
  });
});

describe('wrong links', () => {
  function fail(...minutes: number[]): TokenFailures {
    return minutes.reduce<TokenFailures>((failures, at) => afterFailure(failures, minutesLater(at)), {
      count: 0,
      at: undefined,
    });
  }

  it('the fifth within an hour locks for an hour from then', () => {
    const failures = fail(0, 10, 20, 30, 40);

    expect(isLocked(failures, minutesLater(41))).toBe(true);
    expect(isLocked(failures, minutesLater(99))).toBe(true);
    expect(isLocked(failures, minutesLater(100))).toBe(false);
  });

  it('four do not lock', () => {
    expect(isLocked(fail(0, 1, 2, 3), minutesLater(4))).toBe(false);
  });

  it('five over more than an hour do not lock', () => {
    expect(isLocked(fail(0, 15, 30, 45, 60), minutesLater(61))).toBe(false);
  });

  it('after a lock the count begins anew', () => {
    expect(isLocked(fail(0, 1, 2, 3, 4, 65), minutesLater(66))).toBe(false);
  });
});

describe('a place that was taken by a link may be contested', () => {
  const joined: JoinRequest = {
    id: 'request',
    invitationId: 'invitation',
    accountId: 'account',
    unitId: 'unit',
    memberId: 'member',
    name: undefined,
    status: 'joined',
    previousAccountId: undefined,
    createdAt: start,
    decidedAt: start,
    decidedBy: undefined,
  };

  it.each([
    [{}, 7 * 24 * 60 - 1, true],
    [{}, 7 * 24 * 60, false],
    [{ status: 'waiting', decidedAt: undefined }, 1, false],
    [{ status: 'contested' }, 1, false],
  ] as const)('%j after %i minutes: %s', (change, minutes, contestable) => {
    expect(isContestable({ ...joined, ...change }, minutesLater(minutes))).toBe(contestable);
  });
});
