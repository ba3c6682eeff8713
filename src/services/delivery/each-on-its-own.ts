import { failureOf } from '../../core/failure.ts';
import type { Log } from '../../core/ports/runtime.ts';

/** Works on one after the other; one that fails is logged by its id and does not stop the rest. */
export async function eachOnItsOwn<Item extends { id: string }>(
  items: readonly Item[],
  { log, failed }: { log: Log; failed: string },
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      log.error({ id: item.id, failure: failureOf(error) }, failed);
    }
  }
}
