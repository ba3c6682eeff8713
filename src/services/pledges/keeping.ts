import { mayContest } from '../../core/joining/doors.ts';
import type { Pledge } from '../../core/model/pledges.ts';
import { pledgesKey, withEarlier } from '../../core/pledges/pledge.ts';
import type { Store } from '../../core/ports/store.ts';
import { removeShownWords, type RemovalParts } from '../delivery/shown-words.ts';

type Parts = RemovalParts & Pick<Store, 'pledges'>;

/** Whoever was shown what it said before does not go on seeing it. */
export async function keepPledge(
  tx: Parts & Pick<Store, 'doors'>,
  { said, before }: { said: Pledge; before: Pledge | undefined },
  now: Date,
): Promise<Pledge> {
  const isForeign = before !== undefined && (await mayBeForeign(tx, said.memberId, now));
  const pledge = isForeign ? withEarlier(said, before, now) : { ...said, earlier: undefined };
  await tx.pledges.save(pledge);
  await removeShownWords(tx, { memberId: pledge.memberId, roundId: pledgesKey(pledge) }, now);
  return pledge;
}

/** It is deleted, and taken back from wherever it was shown. What was counted stays counted. */
export async function erasePledge(
  tx: Parts,
  pledge: Pick<Pledge, 'unitId' | 'memberId' | 'year'>,
  now: Date,
): Promise<void> {
  await tx.pledges.delete(pledge);
  await removeShownWords(tx, { memberId: pledge.memberId, roundId: pledgesKey(pledge) }, now);
}

/** Somebody came to have this place, or came in for them, so lately that it may still be contested. */
async function mayBeForeign(
  tx: Pick<Store, 'doors' | 'members'>,
  memberId: string,
  now: Date,
): Promise<boolean> {
  const member = await tx.members.findById(memberId);
  if (member?.accountId === undefined) return false;
  const opened = (await tx.doors.listByAccount(member.accountId)).map(({ openedAt }) => openedAt);
  return [member.joinedAt, ...opened].some((at) => at !== undefined && mayContest(at, now));
}
