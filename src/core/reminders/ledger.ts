import type { Delivery, massNotices, Notice } from '../model/notices.ts';
import type { Meeting } from '../model/rounds.ts';
import type { ReachState } from '../rounds/recipients.ts';
import { isSnooze } from './snooze.ts';

/** What a whole cell is sent: the letter that a round is open, the announcement of a meeting, a reminder. */
export type MassMessage = (typeof massNotices)[number];

type Obstacle = Extract<ReachState, { status: 'out_of_reach' }>['why'];

/** What became of one message for one person, as the ledger counts it. */
export const ledgerOutcomes = [
  'reached',
  'waiting',
  'failed',
  'unsent',
  'no_account',
  'no_consent',
  'blocked',
  'paper',
] as const;
export type LedgerOutcome = (typeof ledgerOutcomes)[number];

/** Whom it did not reach. Who came into reach since, or whose message came to nothing, may be sent it again. */
export type NotReached = Extract<LedgerOutcome, 'failed' | 'unsent' | Obstacle>;

export type Addressee = {
  memberId: string;
  /** In the round that it is about, where it is about one. */
  participantId: string | undefined;
  accountId: string | undefined;
  /** Why nothing can be sent to them now. */
  obstacle: Obstacle | undefined;
  /** Whether it would be sent to them now, if they had not got it. */
  isMeant: boolean;
  isOnPaper: boolean;
};

/** What was sent to one person, oldest first. */
export type Addressed = { to: Addressee; deliveries: readonly Delivery[] };

/** Undefined for whom it is not, or no longer, meant. */
export function ledgerOutcome({ to, deliveries }: Addressed): LedgerOutcome | undefined {
  const has = (status: Delivery['status']): boolean => deliveries.some((one) => one.status === status);
  if (has('sent')) return 'reached';
  if (has('pending')) return 'waiting';
  if (to.isOnPaper) return 'paper';
  if (!to.isMeant) return undefined;
  if (to.obstacle !== undefined) return to.obstacle;
  if (deliveries.at(-1)?.status === 'dropped') return undefined;
  return deliveries.length === 0 ? 'unsent' : 'failed';
}

export type LedgerCounts = Record<LedgerOutcome | 'opened', number>;

export function countLedger(addressed: readonly Addressed[]): LedgerCounts {
  const outcomes = addressed.map(ledgerOutcome);
  const count = (outcome: LedgerOutcome): number => outcomes.filter((one) => one === outcome).length;
  return {
    reached: count('reached'),
    opened: addressed.filter(({ deliveries }) => deliveries.some(({ opened }) => opened)).length,
    waiting: count('waiting'),
    failed: count('failed'),
    unsent: count('unsent'),
    no_account: count('no_account'),
    no_consent: count('no_consent'),
    blocked: count('blocked'),
    paper: count('paper'),
  };
}

export function isNotReached(outcome: LedgerOutcome | undefined): outcome is NotReached {
  return outcome !== undefined && outcome !== 'reached' && outcome !== 'waiting' && outcome !== 'paper';
}

export function maySendAgain(outcome: LedgerOutcome | undefined): boolean {
  return outcome === 'failed' || outcome === 'unsent';
}

/** What was sent for the newest announcement of a meeting: each has its number. */
export function announcementOf(
  { id, announcements }: Pick<Meeting, 'id' | 'announcements'>,
  all: readonly Delivery[],
): { key: string; sent: Delivery[] } {
  const key = `meeting_announced:${id}:${String(announcements)}`;
  return { key, sent: all.filter(({ dedupeKey }) => dedupeKey.startsWith(`${key}:`)) };
}

/** What was sent for the newest reminder of a round that was not put off by one member alone. */
export function newestReminder(
  roundId: string,
  all: readonly Delivery[],
): (Reminded & { at: Date; sent: Delivery[] }) | undefined {
  const reminded = all.flatMap((delivery) => {
    const of = remindedBy(roundId, delivery);
    return of === undefined ? [] : [{ ...of, delivery }];
  });
  const newest = reminded.at(-1);
  if (newest === undefined) return undefined;
  const { once, kind } = newest;
  const sent = reminded.filter((one) => one.once === once).map(({ delivery }) => delivery);
  return { once, kind, sent, at: sent[0]?.createdAt ?? newest.delivery.createdAt };
}

/** `once`: what the keys of all that were sent it have in common. */
type Reminded = { once: string; kind: Extract<Notice, { kind: 'reminder' }>['reminder'] };

function remindedBy(roundId: string, { dedupeKey, notice }: Delivery): Reminded | undefined {
  if (notice.kind !== 'reminder' || notice.roundId !== roundId || isSnooze(notice.reminder)) return undefined;
  const key = dedupeKey.replace(again, '').split(`reminder:${roundId}:${notice.participantId}:`)[1];
  return key === undefined ? undefined : { once: key, kind: notice.reminder };
}

/** Under which key it comes once when it is sent again to somebody who has been sent it so many times in vain. */
export function againKey(dedupeKey: string, times: number): string {
  return `${dedupeKey}:again:${String(times)}`;
}

/** Whether it is one that was sent again to somebody. */
export function isAgain({ dedupeKey }: Pick<Delivery, 'dedupeKey'>): boolean {
  return again.test(dedupeKey);
}

const again = /:again:\d+$/;
