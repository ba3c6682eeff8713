import type { Member } from '../../core/model/people.ts';
import type { Store } from '../../core/ports/store.ts';
import { withoutOwnPools, type OwnPart } from '../../core/summaries/own-in-pool.ts';
import type { CellSnapshot } from '../../core/units/counts.ts';
import { listOwnSaid } from '../commitments/counts.ts';

export type OwnPartsOf = Pick<
  Store,
  'commitments' | 'members' | 'reviews' | 'revisions' | 'rounds' | 'units'
>;

/** Whoever has or had one of these seats knows what they answered there themselves. */
export async function withoutOwnParts(
  store: OwnPartsOf,
  frozen: readonly CellSnapshot[],
  { seats, now }: { seats: readonly Pick<Member, 'id' | 'unitId'>[]; now: Date },
): Promise<CellSnapshot[]> {
  let open = [...frozen];
  for (const { id: memberId, unitId } of seats) {
    const roundIds = open.flatMap((one) => (one.unitId === unitId ? [one.roundId] : []));
    for (const roundId of new Set(roundIds)) {
      const part = await ownPart(store, memberId, roundId, now);
      open = open.flatMap((one) => (one.roundId === roundId ? withoutOwnPools([one], part) : [one]));
    }
  }
  return open;
}

async function ownPart(store: OwnPartsOf, memberId: string, roundId: string, now: Date): Promise<OwnPart> {
  const [round, found] = await Promise.all([
    store.rounds.findById(roundId),
    store.reviews.findOwn(roundId, memberId),
  ]);
  return {
    viewerId: memberId,
    own: found && (await store.revisions.findNewest(found.review.id)),
    commitments: round === undefined ? [] : await listOwnSaid(store, round, memberId, now),
  };
}
