import type { Deliveries } from '../../core/ports/deliveries.ts';
import type { Log } from '../../core/ports/runtime.ts';

type Deps = { store: { deliveries: Pick<Deliveries, 'expire' | 'deleteSettled'> }; log: Log };

/** How long it can be seen what was delivered to whom. */
const deliveriesKeptDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

/** What is no longer useful is not sent, and what is no longer needed is not kept. */
export function createHousekeeping({ store, log }: Deps) {
  async function expireDeliveries(now: Date): Promise<void> {
    const expired = await store.deliveries.expire(now);
    if (expired > 0) log.info({ expired }, 'deliveries were no longer useful');
  }

  async function forgetDeliveries(now: Date): Promise<void> {
    await store.deliveries.deleteSettled(new Date(now.getTime() - deliveriesKeptDays * dayMs));
  }

  return { expireDeliveries, forgetDeliveries };
}
