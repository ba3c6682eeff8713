import { permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';

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
    look(actor: Actor): { status: 'shown'; at: Date } | Refused {
      const permission = permit(actor, 'clock_confirm', undefined);
      return permission.status === 'denied' ? permission : { status: 'shown', at: clock.now() };
    },

    /** `shownAt` is the time that was on the screen. */
    confirm(actor: Actor, shownAt: Date): { status: 'confirmed' } | { status: 'shown'; at: Date } | Refused {
      const looked = this.look(actor);
      if (looked.status === 'denied') return looked;
      if (!(Math.abs(looked.at.getTime() - shownAt.getTime()) <= longestLookMs)) return looked;
      confirmClock();
      return { status: 'confirmed' };
    },
  };
}
