import type { PaperEntry } from '../../core/model/paper.ts';
import type { Member } from '../../core/model/people.ts';
import type { Store } from '../../core/ports/store.ts';

/** Somebody who comes by a door learns of what was entered from paper in their name, once each. */
export async function tellEntered(
  tx: Pick<Store, 'deliveries'>,
  { entry, accountId }: { entry: PaperEntry; accountId: string },
  now: Date,
): Promise<void> {
  const { roundId, memberId, participantId, entered, endedAt } = entry;
  if (entered === undefined || endedAt !== undefined) return;
  const dedupeKey = `paper_entered:${participantId}:${String(entered.number)}:${accountId}`;
  await tx.deliveries.add(
    { accountId, notice: { kind: 'paper_entered', roundId, memberId }, dedupeKey },
    now,
  );
}

/** The same of everything that was entered before they came. */
export async function tellAllEntered(
  tx: Pick<Store, 'deliveries' | 'paperEntries' | 'rounds'>,
  { member, accountId }: { member: Pick<Member, 'id' | 'unitId'>; accountId: string },
  now: Date,
): Promise<void> {
  for (const { id } of await tx.rounds.listByUnit(member.unitId)) {
    for (const entry of await tx.paperEntries.listByRound(id))
      if (entry.memberId === member.id) await tellEntered(tx, { entry, accountId }, now);
  }
}
