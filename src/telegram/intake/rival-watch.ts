import type { Clock, Log } from '../../core/ports/runtime.ts';
import { nameOf } from '../../play/error-name.ts';

type Deps = {
  clock: Pick<Clock, 'now'>;
  log: Log;
  /** ClosedReview the outbox: what members answer there goes to one of the two programs, nobody knows to which. */
  report: (news: 'rival' | 'rival-over') => Promise<void>;
};

/** A second program that still runs is met again within a few long polls. */
const goneAfterMs = 2 * 60_000;
const logEveryMs = 60_000;

export type RivalWatch = ReturnType<typeof createRivalWatch>;

/** Tells the operator, once a spell, that another program fetches updates with the same token, and when none does any more. */
export function createRivalWatch({ clock, log, report }: Deps) {
  let metAt: Date | undefined;
  let loggedAt: Date | undefined;
  let isTold = false;
  let telling: Promise<void> | undefined;

  return {
    met(): void {
      metAt = clock.now();
      if (loggedAt === undefined || Math.abs(metAt.getTime() - loggedAt.getTime()) >= logEveryMs) {
        loggedAt = metAt;
        log.warn({}, 'another program fetches updates with the same token: one of the two has to be stopped');
      }
      if (!isTold) tell('rival', true);
    },

    /** A poll was answered. */
    fetched(): void {
      if (metAt === undefined || clock.now().getTime() - metAt.getTime() < goneAfterMs) return;
      if (isTold) tell('rival-over', false);
      else metAt = undefined;
    },

    /** Resolves when nothing is being told. */
    settled: (): Promise<void> => telling ?? Promise.resolve(),
  };

  /** Where it does not get through, the next time tells it. */
  function tell(news: 'rival' | 'rival-over', toldThen: boolean): void {
    telling ??= report(news)
      .then(() => {
        isTold = toldThen;
      })
      .catch((error: unknown) => {
        log.warn({ err: nameOf(error) }, 'the operator could not be told');
      })
      .finally(() => {
        telling = undefined;
      });
  }
}
