import { v7 } from 'uuid';
import type { Clock, Ids } from '../../core/ports/runtime.ts';

/** Ids in the order in which they were made. The instant that each carries is the clock's, as that of every column is. */
export function createIds(clock: Pick<Clock, 'now'> = { now: () => new Date() }): Ids {
  let msecs = 0;
  let seq = 0;

  return {
    next() {
      const now = clock.now().getTime();
      // Also where the clock was set back.
      seq = now > msecs ? 0 : seq + 1;
      msecs = Math.max(now, msecs);
      return v7({ msecs, seq });
    },
  };
}
