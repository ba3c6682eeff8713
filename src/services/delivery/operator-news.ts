import type { Notice } from '../../core/model/notices.ts';
import { setAsideKeptDays } from '../../core/ports/inbox.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { addDays, instantOf, localDateOf, type LocalDate, type Zone } from '../../core/time/local-time.ts';

type Deps = {
  store: Transactional<Pick<Store, 'deliveries' | 'offices'>>;
  clock: Pick<Clock, 'now'>;
  zone: Zone;
};

/** How many updates that could not be read came from one instant until before another. */
type CountUnreadable = (from: Date, before: Date) => Promise<number>;

const hourMs = 60 * 60 * 1000;
const usefulMs = 24 * hourMs;

/** What whoever hosts the bot is told, at most once an hour for each kind, and of what cannot be read once for each day. */
export function createOperatorNews({ store, clock, zone }: Deps) {
  /** The day on which the days before it were gone through. */
  let lookedOn: LocalDate | undefined;

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

    /** Days are told when they are over, as their number stands only then: also those that ended while the bot was down. */
    async reportUnreadable(now: Date, countUnreadable: CountUnreadable): Promise<void> {
      const today = localDateOf(now, zone);
      if (today === lookedOn) return;
      for (let ago = setAsideKeptDays; ago > 0; ago -= 1) {
        const on = addDays(today, -ago);
        const next = addDays(on, 1);
        const count = await countUnreadable(instantOf(on, '00:00', zone), instantOf(next, '00:00', zone));
        if (count === 0) continue;
        await tellOperators(now, {
          key: `updates_unreadable:${on}`,
          notice: { kind: 'updates_unreadable', count, on },
          expiresAt: undefined,
        });
      }
      lookedOn = today;
    },
  };

  async function tellOperators(
    now: Date,
    { key, notice, expiresAt }: { key: string; notice: Notice; expiresAt: Date | undefined },
  ): Promise<void> {
    await store.transaction(async (tx) => {
      for (const { accountId } of await tx.offices.listByRole('operator', now)) {
        if (accountId === undefined) continue;
        const letter = { dedupeKey: `${key}:${accountId}`, accountId, notice };
        await tx.deliveries.add({ ...letter, expiresAt }, now);
      }
    });
  }
}
