import type { Meeting, Round } from '../../core/model/rounds.ts';
import { saidFor } from '../../core/meetings/reply.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { daysLeft } from '../../core/reminders/reminder.ts';
import { progressOf } from '../../core/reviews/progress.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { withinRound, type InCell } from '../within.ts';
import type { NudgeView } from './reminders.ts';

export type LetterParts = Pick<Store, 'attendances' | 'checklists' | 'members'>;

type Deps = {
  store: LetterParts & Pick<Store, 'meetings' | 'rounds'>;
  clock: Pick<Clock, 'now'>;
};

export type OpeningLetterOutcome = InCell &
  (
    | { status: 'previewed'; letter: NudgeView; opensAt: Date }
    /** It has gone out, or its meeting was called off. */
    | { status: 'over' }
    | Refused
  );

export type OpeningLetters = ReturnType<typeof createOpeningLetters>;

/** The letter that a round is open, before it opens, as whoever leads the cell would get it. */
export function createOpeningLetters({ store, clock }: Deps) {
  return {
    preview: (actor: Actor, roundId: string): Promise<OpeningLetterOutcome> =>
      withinRound(store, actor, roundId, 'round_write', async (round, { memberId }) => {
        const { openedAt, cancelledAt, meetingId = '', opensAt } = round;
        const meeting = await store.meetings.findById(meetingId);
        const isToCome = openedAt === undefined && cancelledAt === undefined;
        if (!isToCome || meeting?.status !== 'planned') return { status: 'over' };
        const letter = await letterTo(store, { round, meeting, memberId, now: clock.now() });
        return { status: 'previewed', letter, opensAt };
      }),
  };
}

/** What a round tells a member who has not begun. */
export async function letterTo(
  store: LetterParts,
  { round, meeting, memberId, now }: { round: Round; meeting: Meeting; memberId: string; now: Date },
): Promise<NudgeView> {
  return {
    ...{ roundId: round.id, meeting, daysLeft: daysLeft(meeting, now), snoozes: [] },
    name: (await store.members.findById(memberId))?.name ?? '',
    progress: progressOf(0, await readChecklist(store, round)),
    reply: saidFor(meeting, await store.attendances.find(meeting.id, memberId)).reply,
  };
}
