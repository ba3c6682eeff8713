import { addDays, localDateOf } from '../../core/time/local-time.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Store } from '../../core/ports/store.ts';
import { reachOf } from '../../core/rounds/recipients.ts';

type Parts = Pick<Store, 'pagePushes' | 'participants' | 'units'>;

/**
 * The members whom a reminder only waits for on a page that nothing calls them to: from the day before the meeting on,
 * somebody has to call those of them who have not finished.
 */
export async function listToCall(
  store: Parts,
  { id, unitId, dueAt }: Pick<Round, 'id' | 'unitId' | 'dueAt'>,
  { now, consentVersion }: { now: Date; consentVersion: number },
): Promise<string[]> {
  const unit = await store.units.findById(unitId);
  if (unit === undefined || localDateOf(now, unit.zone) < addDays(localDateOf(dueAt, unit.zone), -1))
    return [];
  const untold = new Set(await store.pagePushes.listUntold(unitId));
  const reaches = untold.size === 0 ? [] : await store.participants.listReach(id, consentVersion);
  return reaches
    .filter((reach) => untold.has(reach.memberId) && reachOf(reach).status === 'to_remind')
    .map(({ memberId }) => memberId);
}
