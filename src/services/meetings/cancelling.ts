import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { mayPutBack } from '../../core/rounds/round.ts';
import type { DatesAhead, DatesAheadParts } from '../rounds/dates-ahead.ts';
import { withinMeeting, type InCell } from '../within.ts';
import { reread, waitOf, withinMeetingAhead, type Over } from './changes.ts';

type Deps = {
  store: Transactional<DatesAheadParts>;
  clock: Pick<Clock, 'now'>;
  datesAhead: Pick<DatesAhead, 'cancel' | 'putBack'>;
};

export type CancelOutcome = InCell &
  (
    | { status: 'found'; meeting: Meeting }
    /** Already so: another tap, or somebody else, was first. */
    | { status: 'cancelled_before' }
    | {
        status: 'cancelled';
        meeting: Meeting;
        told: number;
        /** Until when the news has to wait, in the quiet hours. */
        waits: Date | undefined;
        next: Meeting | undefined;
      }
    | Over
    | Refused
  );

export type PutBackOutcome = InCell &
  (
    | { status: 'found'; meeting: Meeting }
    /** It takes place as it is. */
    | { status: 'planned' }
    | { status: 'put_back'; meeting: Meeting; told: number; waits: Date | undefined }
    | Over
    | Refused
  );

export type Cancelling = ReturnType<typeof createCancelling>;

/** A meeting to come is called off, and put back where it can still take place. */
export function createCancelling({ store, clock, datesAhead }: Deps) {
  /** A meeting that may be called off, before anything is done about it. */
  function askCancel(actor: Actor, meetingId: string): Promise<CancelOutcome> {
    const at = { meetingId, now: clock.now() };
    return withinMeetingAhead(store, actor, 'meeting_write', at, ({ meeting }) => ({
      ...{ status: 'found' as const, meeting },
    }));
  }

  async function cancel(actor: Actor, meetingId: string): Promise<CancelOutcome> {
    const now = clock.now();
    const outcome = await store.transaction((tx) =>
      withinMeetingAhead(tx, actor, 'meeting_write', { meetingId, now }, async ({ meeting, round }) => {
        const told = await datesAhead.cancel(tx, { meeting, round, tell: { except: actor.accountId } }, now);
        const [next] = await tx.meetings.listUpcoming(meeting.unitId, now);
        return {
          status: 'cancelled' as const,
          meeting,
          told,
          waits: waitOf('meeting_cancelled', meeting, now),
          next,
        };
      }),
    );
    if (outcome.status !== 'over') return outcome;
    const known = await store.meetings.findById(meetingId);
    return known?.status === 'cancelled' && known.startsAt > now ? { status: 'cancelled_before' } : outcome;
  }

  /** A meeting that was called off and may still take place, before anything is done about it. */
  async function askPutBack(actor: Actor, meetingId: string): Promise<PutBackOutcome> {
    return withinCancelled(store, actor, { meetingId, now: clock.now() }, (meeting) => ({
      ...{ status: 'found', meeting },
    }));
  }

  /** Doing it twice is doing it once. */
  async function putBack(actor: Actor, meetingId: string): Promise<PutBackOutcome> {
    const now = clock.now();
    return store.transaction((tx) =>
      withinCancelled(tx, actor, { meetingId, now }, async (meeting) => {
        const round = await tx.rounds.findByMeeting(meetingId);
        const tell = { except: actor.accountId };
        const told = await datesAhead.putBack(tx, { meeting, round, tell }, now);
        const waits = waitOf('meeting_put_back', meeting, now);
        return { status: 'put_back', meeting: await reread(tx, meeting), told, waits };
      }),
    );
  }

  return { askCancel, cancel, askPutBack, putBack };
}

async function withinCancelled(
  tx: Pick<Store, 'meetings' | 'rounds'>,
  actor: Actor,
  { meetingId, now }: { meetingId: string; now: Date },
  work: (meeting: Meeting) => PutBackOutcome | Promise<PutBackOutcome>,
): Promise<PutBackOutcome> {
  return withinMeeting(tx, actor, meetingId, 'meeting_write', async (meeting) => {
    if (meeting.status === 'planned' && meeting.startsAt > now) return { status: 'planned' };
    const rounds = await tx.rounds.listByUnit(meeting.unitId);
    return mayPutBack(meeting, rounds, now) ? work(meeting) : { status: 'over' };
  });
}
