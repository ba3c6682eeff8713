import type { Clock } from '../../core/ports/runtime.ts';

type Deps = {
  clock: Pick<Clock, 'now'>;
  /** Messages in any second, all chats together. */
  perSecond: number;
  /** Messages a minute into one group. */
  perGroupMinute: number;
};

const minuteMs = 60_000;

/** How fast messages may go out: in any second, in a minute into one group, and not at all while everybody has to wait. */
export function createPace({ clock, perSecond, perGroupMinute }: Deps) {
  let quiet = { from: 0, until: 0 };
  let sentTimes: number[] = [];
  const groupTimes = new Map<string, number[]>();
  return { isFree, freeAt, take, note, groupFreeAt, pause };

  function isFree(): boolean {
    return freeAt() <= clock.now().getTime();
  }

  function freeAt(): number {
    const now = clock.now().getTime();
    sentTimes = sentTimes.filter((at) => at > now - 1000 && at <= now);
    const oldest = sentTimes.length < perSecond ? undefined : sentTimes[0];
    return Math.max(pauseEnd(now), oldest === undefined ? 0 : oldest + 1000);
  }

  /** Whether one may go out now, which is counted then. */
  function take(groupId: string | undefined): boolean {
    if (!isFree()) return false;
    note(groupId, clock.now());
    return true;
  }

  /** One has gone out, not before those that were noted already. */
  function note(groupId: string | undefined, at: Date): void {
    const time = at.getTime();
    sentTimes.push(time);
    if (groupId !== undefined) groupTimes.set(groupId, [...(groupTimes.get(groupId) ?? []), time]);
  }

  /** When the group, which has had its messages of this minute, takes the next one; undefined where it takes one now. */
  function groupFreeAt(groupId: string): Date | undefined {
    const now = clock.now().getTime();
    const recent = (groupTimes.get(groupId) ?? []).filter((at) => at > now - minuteMs && at <= now);
    groupTimes.set(groupId, recent);
    const first = recent[recent.length - perGroupMinute];
    return first === undefined ? undefined : new Date(first + minuteMs);
  }

  function pause(now: Date, seconds: number): void {
    const from = now.getTime();
    quiet = { from, until: Math.max(pauseEnd(from), from + seconds * 1000) };
  }

  /** A clock that was set back must not keep the bot silent until it has caught up. */
  function pauseEnd(now: number): number {
    return now < quiet.from ? 0 : quiet.until;
  }
}
