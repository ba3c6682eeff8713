import type { Notice } from '../../core/model/notices.ts';
import type { Store } from '../../core/ports/store.ts';

type ByDoor = Extract<Notice, { toDoorId: string }>;
type Untold<One> = One extends ByDoor ? Omit<One, 'toDoorId'> : never;

/** Tells somebody by each of their doors but one: whichever of them was used last may be somebody else's. */
export async function tellDoors(
  tx: Pick<Store, 'deliveries' | 'doors'>,
  {
    accountId,
    notice,
    key,
    exceptDoorId,
  }: { accountId: string; notice: Untold<ByDoor>; key: string; exceptDoorId?: string },
  now: Date,
): Promise<void> {
  for (const { id: toDoorId } of await tx.doors.listByAccount(accountId)) {
    if (toDoorId === exceptDoorId) continue;
    await tx.deliveries.add(
      {
        ...{ dedupeKey: `${key}:${toDoorId}`, accountId },
        ...{ notice: { ...notice, toDoorId } },
      },
      now,
    );
  }
}
