import type { MeetingChange } from '../../core/meetings/change.ts';
import type { NoticeKind } from '../../core/model/notices.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { instantOf } from '../../core/time/local-time.ts';
import type { Idle } from '../forms.ts';
import type { InCell } from '../within.ts';
import { waitOf, withinMeetingAhead, type ChangeParts, type MeetingChanges, type Over } from './changes.ts';
import type { Cancelling } from './cancelling.ts';
import type { AheadView, CancelledView, MeetingNews, MovedView } from './news.ts';

export const letterChanges = ['move', 'cancel', 'put_back'] as const;
/** What the secretary may be about to do with a meeting, of which the members will be told. */
export type LetterChange = (typeof letterChanges)[number];

type Deps = {
  store: ChangeParts & Pick<Store, 'meetings'>;
  clock: Pick<Clock, 'now'>;
  news: Pick<MeetingNews, 'aheadOf' | 'cancelledOf'>;
  changes: Pick<MeetingChanges, 'underWay'>;
  cancelling: Pick<Cancelling, 'askPutBack'>;
};

/** The letter as whoever is about to have it sent would get it. */
export type ChangeLetter =
  | { change: 'move'; news: MovedView; draft: MeetingChange }
  | { change: 'cancel'; news: CancelledView }
  | { change: 'put_back'; news: AheadView };

export type ChangeLetterOutcome = InCell &
  (
    | { status: 'previewed'; meeting: Meeting; letter: ChangeLetter; waits: Date | undefined }
    | Idle
    | Over
    | Refused
  );

export type ChangeLetters = ReturnType<typeof createChangeLetters>;

/** What the members would be told of a change that is not made yet. */
export function createChangeLetters({ store, clock, news, changes, cancelling }: Deps) {
  return {
    async preview(actor: Actor, meetingId: string, change: LetterChange): Promise<ChangeLetterOutcome> {
      const at = { meetingId, now: clock.now() };
      if (change !== 'put_back')
        return withinMeetingAhead(store, actor, 'meeting_write', at, ({ meeting }) =>
          change === 'move' ? move(actor, meeting) : cancel(actor, meeting),
        );
      const found = await cancelling.askPutBack(actor, meetingId);
      if (found.status === 'denied') return found;
      const { cellId } = found;
      if (found.status !== 'found') return { status: 'over', cellId };
      return { ...(await putBack(actor, found.meeting)), cellId };
    },
  };

  async function move(actor: Actor, meeting: Meeting): Promise<ChangeLetterOutcome> {
    const draft = await changes.underWay(store, actor, meeting.id);
    if (draft === undefined) return { status: 'idle' };
    const { on, time, place } = draft;
    const moved = { ...meeting, on, time, place, startsAt: instantOf(on, time, meeting.zone) };
    const told = await news.aheadOf(moved, actor.accountId);
    const from = { on: meeting.on, time: meeting.time, place: meeting.place };
    const letter = told && { change: 'move' as const, news: { ...told, from }, draft };
    return previewed(moved, 'meeting_moved', letter);
  }

  async function cancel(actor: Actor, meeting: Meeting): Promise<ChangeLetterOutcome> {
    const told = await news.cancelledOf(meeting, actor.accountId);
    return previewed(meeting, 'meeting_cancelled', told && { change: 'cancel', news: told });
  }

  async function putBack(actor: Actor, meeting: Meeting): Promise<ChangeLetterOutcome> {
    const told = await news.aheadOf({ ...meeting, status: 'planned' }, actor.accountId);
    return previewed(meeting, 'meeting_put_back', told && { change: 'put_back', news: told });
  }

  function previewed(
    meeting: Meeting,
    kind: NoticeKind,
    letter: ChangeLetter | undefined,
  ): ChangeLetterOutcome {
    if (letter === undefined) return { status: 'over' };
    return { status: 'previewed', meeting, letter, waits: waitOf(kind, meeting, clock.now()) };
  }
}
