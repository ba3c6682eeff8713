import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import { outsideCells } from '../within.ts';

type Deps = {
  clock: Pick<Clock, 'now'>;
  /** Takes the clock for right from now on. */
  confirmClock: () => void;
};

/** Who read the time a while ago has to look again. */
const longestLookMs = 5 * 60_000;

export type ClockConfirming = ReturnType<typeof createClockConfirming>;

/** Whoever hosts the bot confirms its clock, where Telegram's time is out of reach. */
export function createClockConfirming({ clock, confirmClock }: Deps) {
  return {
    look: (actor: Actor): Promise<{ status: 'shown'; at: Date } | Refused> =>
      outsideCells(actor, 'clock_confirm', () => ({ status: 'shown', at: clock.now() })),

    /** `shownAt` is the time that was on the screen. */
    confirm: (
      actor: Actor,
      shownAt: Date,
    ): Promise<{ status: 'confirmed' } | { status: 'shown'; at: Date } | Refused> =>
      outsideCells(actor, 'clock_confirm', () => {
        const at = clock.now();
        if (!(Math.abs(at.getTime() - shownAt.getTime()) <= longestLookMs)) return { status: 'shown', at };
        confirmClock();
        return { status: 'confirmed' };
      }),
  };
}
