import type { Notice } from '../../core/model/notices.ts';
import type { Store } from '../../core/ports/store.ts';

/** What goes to the group of a cell; the same `key` goes there once. */
export type Announcement = {
  unitId: string;
  notice: Notice;
  key: string;
  /** It is dropped with the other plans of this round. */
  roundId?: string;
  expiresAt?: Date;
};

/** Queues it where a group is linked; the part of the bot that words the notice gives it in `groupNotices`. */
export async function announceToGroup(
  tx: Pick<Store, 'deliveries' | 'groups'>,
  { unitId, notice, key, roundId, expiresAt }: Announcement,
  now: Date,
): Promise<void> {
  const group = await tx.groups.findByUnit(unitId);
  if (group === undefined) return;
  await tx.deliveries.add(
    { dedupeKey: `${key}:${group.id}`, groupId: group.id, roundId, notice, expiresAt },
    now,
  );
}
