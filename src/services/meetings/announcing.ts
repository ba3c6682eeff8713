import { announcementState, isToAnnounce } from '../../core/meetings/announcement.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Transactional } from '../../core/ports/store.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { announceToGroup } from '../groups/announcing.ts';
import type { DatesAheadParts } from '../rounds/dates-ahead.ts';
import { countMembers, tellMembers, topicOf, type Audience } from '../rounds/telling.ts';
import type { InCell } from '../within.ts';
import { viewAgenda, type AgendaView } from './agendas.ts';
import { waitOf, withinMeetingAhead, type Over } from './changes.ts';

type Deps = {
  store: Transactional<DatesAheadParts>;
  clock: Pick<Clock, 'now'>;
  log: Log;
};

/** What would be told: to how many, and until when it would wait. */
export type AgendaPreview = InCell &
  (
    | (AgendaView & { status: 'previewed'; told: number; waits: Date | undefined })
    | (AgendaView & { status: 'not_published' })
    | Over
    | Refused
  );

export type AgendaPublished = InCell &
  (
    | (AgendaView & { status: 'published'; told: number; waits: Date | undefined })
    | (AgendaView & { status: 'not_published' | 'changed' })
    | Over
    | Refused
  );

export type Announcing = ReturnType<typeof createAnnouncing>;

/** Telling the members what a meeting is about: when the secretary says so, or in time by itself. */
export function createAnnouncing({ store, clock, log }: Deps) {
  return { preview, publish, announceDue };

  /** Before it is told. */
  async function preview(actor: Actor, meetingId: string): Promise<AgendaPreview> {
    const now = clock.now();
    const at = { meetingId, now };
    return withinMeetingAhead(store, actor, 'meeting_write', at, async ({ meeting }) => {
      const view = viewAgenda(meeting);
      if (!isToTell(meeting)) return { ...view, status: 'not_published' };
      const told = await countMembers(store, { meeting, tell: { except: actor.accountId } });
      return { ...view, status: 'previewed', told, waits: waitOf('meeting_announced', meeting, now) };
    });
  }

  /** Tells the members now, what was previewed. A second tap tells nobody anything twice. */
  async function publish(actor: Actor, meetingId: string, stamp: string): Promise<AgendaPublished> {
    const now = clock.now();
    const at = { meetingId, now };
    return store.transaction((tx) =>
      withinMeetingAhead(tx, actor, 'meeting_write', at, async ({ meeting: planned }) => {
        const before = viewAgenda(planned);
        if (!isToTell(planned)) return { ...before, status: 'not_published' };
        if (stamp !== before.stamp) return { ...before, status: 'changed' };
        const { told, meeting } = await announce(tx, planned, { except: actor.accountId }, now);
        return {
          ...viewAgenda(meeting),
          status: 'published',
          told,
          waits: waitOf('meeting_announced', meeting, now),
        };
      }),
    );
  }

  /** What the secretary has not sent in time goes by itself. */
  async function announceDue(now: Date): Promise<void> {
    const starting = await store.meetings.listStarting(now, new Date(now.getTime() + aheadMs));
    const due = starting.filter((meeting) => isToAnnounce(meeting, now));
    await eachOnItsOwn(due, { log, failed: 'a meeting could not be announced' }, ({ id }) =>
      store.transaction(async (tx) => {
        const meeting = await tx.meetings.findById(id);
        if (meeting?.status === 'planned' && isToAnnounce(meeting, now))
          await announce(tx, meeting, 'members', now);
      }),
    );
  }

  async function announce(
    tx: DatesAheadParts,
    meeting: Meeting,
    tell: Audience,
    now: Date,
  ): Promise<{ told: number; meeting: Meeting }> {
    const { id: meetingId, unitId, startsAt: expiresAt } = meeting;
    const number = meeting.announcements + 1;
    const round = await tx.rounds.findByMeeting(meetingId);
    const told = await tellMembers(tx, { meeting, round, tell, now }, (accountId) => ({
      dedupeKey: `meeting_announced:${meetingId}:${number}:${accountId}`,
      notice: { kind: 'meeting_announced', unitId, meetingId, again: number > 1 },
      expiresAt,
    }));
    await announceToGroup(
      tx,
      {
        ...{ unitId, expiresAt, roundId: topicOf(meeting, round) },
        notice: { kind: 'meeting_announced', unitId, meetingId, again: number > 1 },
        key: `group_meeting_announced:${meetingId}:${number}`,
      },
      now,
    );
    const announced = { ...meeting, announcedAt: now, announcements: number };
    await tx.meetings.update(announced);
    return { told, meeting: announced };
  }
}

const aheadMs = 6 * 24 * 60 * 60_000;

function isToTell(meeting: Meeting): boolean {
  const state = announcementState(meeting);
  return state === 'to_announce' || state === 'changed';
}
