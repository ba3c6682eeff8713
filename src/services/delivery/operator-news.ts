import type { Notice } from '../../core/model/notices.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

type Deps = { store: Transactional<Pick<Store, 'deliveries' | 'offices'>>; clock: Pick<Clock, 'now'> };

const hourMs = 60 * 60 * 1000;
const usefulMs = 24 * hourMs;

/** What whoever hosts the bot is told, at most once an hour for each kind. */
export function createOperatorNews({ store, clock }: Deps) {
  return {
    /** Existing data was sealed anew; copies made before are as they were. */
    async reportResealed(): Promise<void> {
      const now = clock.now();
      await tellOperators(now, {
        key: `data_resealed:${String(now.getTime())}`,
        notice: { kind: 'data_resealed' },
        expiresAt: undefined,
      });
    },

    /** Updates that failed three times wait to be looked at. */
    async reportSetAside(count: number): Promise<void> {
      const now = clock.now();
      const hourOf = Math.floor(now.getTime() / hourMs);
      await tellOperators(now, {
        key: `updates_set_aside:${String(hourOf)}`,
        notice: { kind: 'updates_set_aside', count },
        expiresAt: new Date(now.getTime() + usefulMs),
      });
    },
  };

  async function tellOperators(
    now: Date,
    { key, notice, expiresAt }: { key: string; notice: Notice; expiresAt: Date | undefined },
  ): Promise<void> {
    await store.transaction(async (tx) => {
      for (const { accountId } of await tx.offices.listByRole('operator', now)) {
        if (accountId === undefined) continue;
        const letter = { dedupeKey: `${key}:${accountId}`, accountId, roundId: undefined, notice };
        await tx.deliveries.add({ ...letter, notBefore: now, expiresAt }, now);
      }
    });
  }
}
