import type { Member } from '../../core/model/people.ts';
import type { Revision } from '../../core/model/reviews.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { findTold } from '../within.ts';

/** Tells the office-holder the name and the wish, nothing else, once in a round. */
export async function tellWish(
  tx: Pick<Store, 'deliveries'>,
  { roundId, memberId, accountId }: { roundId: string; memberId: string; accountId: string },
  now: Date,
): Promise<void> {
  await tx.deliveries.add(
    {
      dedupeKey: `wish_to_talk:${roundId}:${memberId}:${accountId}`,
      accountId,
      roundId,
      notice: { kind: 'wish_to_talk', roundId, memberId },
    },
    now,
  );
}

export function hasWish({ answers }: Pick<Revision, 'answers'>): boolean {
  return (answers ?? []).some((answer) => answer.wish === true);
}

type Deps = {
  store: Pick<Store, 'accounts' | 'members' | 'participants' | 'reviews' | 'revisions'>;
  clock: Pick<Clock, 'now'>;
};

export type ReadWish = ReturnType<typeof createReadWish>;

/**
 * Who would like to talk, when it is told. Undefined where they have taken it back since, by editing,
 * erasing or withdrawing their consent, and for a reader who no longer holds an office.
 */
export function createReadWish({ store, clock }: Deps) {
  return async function readWish(
    { roundId, memberId }: { roundId: string; memberId: string },
    accountId: string,
  ): Promise<Pick<Member, 'name' | 'unitId'> | undefined> {
    const member = await store.members.findById(memberId);
    if (member === undefined || member.removedAt !== undefined) return undefined;
    const { unitId } = member;
    const told = await findTold(store, { accountId, unitId, action: 'summary_read' }, clock.now());
    if (told === undefined) return undefined;
    const own = await store.reviews.findOwn(roundId, memberId);
    const revision = own && (await store.revisions.findNewest(own.review.id));
    if (revision === undefined || !hasWish(revision)) return undefined;
    const withdrawn = await store.participants.listWithdrawn(roundId);
    return withdrawn.has(memberId) ? undefined : member;
  };
}
