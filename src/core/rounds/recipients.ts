import type { Standing } from '../model/people.ts';
import type { ParticipantStatus } from '../model/rounds.ts';

/** A participant with what decides whether the bot may write to them about the round. */
export type Reach = {
  participantId: string;
  memberId: string;
  status: ParticipantStatus;
  standing: Standing;
  removed: boolean;
  /** They ask to be away, and nothing is recorded yet. */
  asksLeave: boolean;
  /** `withdrawnAt` where they had consented and took all of it back. */
  account: { id: string; reachable: boolean; consented: boolean; withdrawnAt: Date | undefined } | undefined;
  review: { id: string; sent: boolean } | undefined;
};

/** A member who can be written to. */
export type Audience = { memberId: string; accountId: string; standing: Standing };

/** What the bot does about a participant who might have to be reminded. */
export type ReachState =
  | { status: 'to_remind'; accountId: string }
  | { status: 'finished' }
  | { status: 'not_chased'; why: 'excused' | 'exempt' | 'paper' | 'removed' | 'leave_asked' }
  | { status: 'out_of_reach'; why: 'no_account' | 'no_consent' | 'blocked' };

/**
 * Whether somebody counts as having sent: on every screen, and for every reminder. What was erased while the round was open
 * is not sent; who withdrew their consent sent nothing either, unless the round had closed by then.
 */
export function hasSent(
  { account, review }: Pick<Reach, 'account' | 'review'>,
  closedAt: Date | undefined,
): boolean {
  if (review?.sent !== true) return false;
  const withdrawnAt = account?.withdrawnAt;
  return withdrawnAt === undefined || (closedAt !== undefined && withdrawnAt > closedAt);
}

/** Decides for one participant of an open round; the order of the questions is what the secretary is told. */
export function reachOf({
  status,
  removed,
  account,
  review,
  asksLeave,
}: Omit<Reach, 'participantId' | 'memberId' | 'standing'>): ReachState {
  if (hasSent({ account, review }, undefined)) return { status: 'finished' };
  if (removed) return { status: 'not_chased', why: 'removed' };
  if (status !== 'expected') return { status: 'not_chased', why: status };
  if (account === undefined) return { status: 'out_of_reach', why: 'no_account' };
  if (!account.consented) return { status: 'out_of_reach', why: 'no_consent' };
  if (asksLeave) return { status: 'not_chased', why: 'leave_asked' };
  if (!account.reachable) return { status: 'out_of_reach', why: 'blocked' };
  return { status: 'to_remind', accountId: account.id };
}
