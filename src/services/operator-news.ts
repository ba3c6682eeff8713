import type { Clock } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';

type Deps = { store: Transactional<Pick<Store, 'deliveries' | 'offices'>>; clock: Pick<Clock, 'now'> };

const hourMs = 60 * 60 * 1000;
const usefulMs = 24 * hourMs;

/** What whoever hosts the bot is told, at most once an hour for each kind. */
export function createOperatorNews({ store, clock }: Deps) {
  return {
    /** Updates that failed three times wait to be looked at. */
    async reportSetAside(count: number): Promise<void> {
      const now = clock.now();
      const hourOf = Math.floor(now.getTime() / hourMs);
      await store.transaction(async (tx) => {
        for (const { accountId } of await tx.offices.listByRole('operator', now)) {
          if (accountId === undefined) continue;
          await tx.deliveries.add(
            {
              dedupeKey: `updates_set_aside:${String(hourOf)}:${accountId}`,
              accountId,
              roundId: undefined,
              notice: { kind: 'updates_set_aside', count },
              notBefore: now,
              expiresAt: new Date(now.getTime() + usefulMs),
            },
            now,
          );
        }
      });
    },
  };
}
