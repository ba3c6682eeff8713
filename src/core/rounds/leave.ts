import type { Days, Leave } from '../model/leaves.ts';
import type { LocalDate } from '../time/local-time.ts';

/** What a leave does to a meeting and its round: nobody is chased who asked, and who has it recorded is not expected. */
export type LeaveEffect = 'recorded' | 'asked';

/** What a participant's row says where a leave has made it so; set by nobody by hand. */
export const leaveMark = 'leave';

type Day = { id: string; on: LocalDate };

/** The effect of all leaves of one member; a recorded one goes before one that is only asked for. */
export function leaveEffect(leaves: readonly Leave[], meeting: Day): LeaveEffect | undefined {
  const effects = leaves.map((leave) => effectOf(leave, meeting));
  return effects.find((effect) => effect === 'recorded') ?? effects.find((effect) => effect !== undefined);
}

function effectOf(leave: Leave, { id, on }: Day): LeaveEffect | undefined {
  const { meetingId, days, recorded, comingTo, status } = leave;
  if (!isInForce(leave) || comingTo.includes(id)) return undefined;
  const covers = (span: Days): boolean => (meetingId === undefined ? has(span, on) : meetingId === id);
  if (recorded !== undefined && covers(recorded)) return 'recorded';
  return status === 'asked' && covers(days) ? 'asked' : undefined;
}

/** Neither declined nor taken back. */
export function isInForce({ status }: Pick<Leave, 'status'>): boolean {
  return status === 'asked' || status === 'recorded';
}

/** Whether any of its days is still to come. */
export function isAhead({ days }: Pick<Leave, 'days'>, today: LocalDate): boolean {
  return days.untilOn >= today;
}

/** The same leave for other days: what was recorded of them stays so, and the rest is asked for anew, with a reason of its own. */
export function changed(leave: Leave, days: Days, now: Date): Leave {
  const recorded = leave.recorded && overlap(leave.recorded, days);
  const isWithin = recorded?.fromOn === days.fromOn && recorded.untilOn === days.untilOn;
  return isWithin
    ? { ...leave, days, recorded, status: 'recorded' }
    : { ...leave, days, recorded, status: 'asked', reason: undefined, word: undefined, askedAt: now };
}

/** What was recorded before stays recorded where more was asked for; what was recorded itself is so no longer. */
export function declined(leave: Leave, word: string, now: Date): Leave {
  const { recorded, status } = leave;
  const stays = status === 'asked' ? recorded : undefined;
  const decided = { ...leave, word, decidedAt: now, recorded: stays };
  return stays === undefined
    ? { ...decided, status: 'declined' }
    : { ...decided, status: 'recorded', days: stays };
}

/** The days that both have. */
export function overlap(one: Days, other: Days): Days | undefined {
  const fromOn = one.fromOn > other.fromOn ? one.fromOn : other.fromOn;
  const untilOn = one.untilOn < other.untilOn ? one.untilOn : other.untilOn;
  return fromOn <= untilOn ? { fromOn, untilOn } : undefined;
}

function has({ fromOn, untilOn }: Days, on: LocalDate): boolean {
  return fromOn <= on && on <= untilOn;
}
