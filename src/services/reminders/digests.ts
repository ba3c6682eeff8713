import { listToCall, type ToCall } from './to-call.ts';
import { groupCountsOf } from '../../core/groups/progress.ts';
import { addDays, instantOf, localDateOf } from '../../core/time/local-time.ts';
import type { Reply } from '../../core/model/attendance.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { Seat } from '../../core/permissions.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { reachOf } from '../../core/rounds/recipients.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { tellLeads } from '../offices/leads.ts';
import { listAsking } from '../meetings/leave-deciding.ts';
import { listSaid } from '../meetings/reply-list.ts';
import { countUnanswered } from '../suggestions/news.ts';
import { findTold } from '../within.ts';
import { meetingOf } from '../records.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Parts = Pick<
  Store,
  | 'accounts'
  | 'attendances'
  | 'deliveries'
  | 'leaves'
  | 'meetings'
  | 'members'
  | 'offices'
  | 'pagePushes'
  | 'participants'
  | 'reviews'
  | 'rounds'
  | 'suggestions'
  | 'units'
>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; log: Log };

export type DigestView = {
  meeting: Meeting;
  round:
    | {
        id: string;
        finished: number;
        expected: number;
        /** Of those who have not finished: whom a reminder reaches, and whom none does. */
        toRemind: number;
        outOfReach: number;
        /** The committee's own review was asked for and is not sent. */
        committeeMissing: boolean;
      }
    | undefined;
  /** Whom nothing that was sent about it reaches. */
  toCall: ToCall[];
  /** Who asks for leave and waits for this reader. */
  asking: { name: string }[];
  replies: { coming: number; away: number; unsure: number; silent: number };
  /** Suggestions to the committee that this reader may read and that wait for an answer. */
  unanswered: number;
};

export type Digests = ReturnType<typeof createDigests>;

/** What the secretary is told before a meeting: the evening before, and once everybody has finished. */
export function createDigests({ store, clock, log }: Deps) {
  /** The day before at 17:00, for a meeting that members knew of by then. */
  async function sendBefore(now: Date): Promise<void> {
    const starting = await store.meetings.listStarting(now, new Date(now.getTime() + aheadMs));
    const due = starting.filter((meeting) => digestAt(meeting) <= now);
    await eachOnItsOwn(due, { log, failed: 'a digest could not be sent' }, (meeting) =>
      store.transaction(async (tx) => {
        const round = await tx.rounds.findByMeeting(meeting.id);
        const at = digestAt(meeting);
        const knownAt = [round?.openedAt, meeting.announcedAt].find(
          (known) => known !== undefined && known < at,
        );
        if (knownAt === undefined) return;
        const { id: meetingId, unitId, on, startsAt: expiresAt } = meeting;
        const notice = { kind: 'digest_before' as const, unitId, meetingId };
        const key = `digest_before:${meetingId}:${on}`;
        await tellLeads(tx, { unitId, notice, key, roundId: round?.id ?? meetingId, expiresAt }, now);
      }),
    );
  }

  /** Once in a round. */
  async function sendComplete(now: Date): Promise<void> {
    const complete = await store.rounds.listComplete();
    await eachOnItsOwn(complete, { log, failed: 'a digest could not be sent' }, (round) =>
      store.transaction(async (tx) => {
        const { id: roundId, unitId, dueAt: expiresAt } = round;
        if (phaseOf(round, now) !== 'open') return;
        const reaches = await tx.participants.listReach(roundId, consentVersion);
        if (reaches.map(reachOf).some(({ status }) => status === 'to_remind' || status === 'out_of_reach'))
          return;
        const notice = { kind: 'digest_complete' as const, unitId, roundId };
        const key = `digest_complete:${roundId}`;
        const leads = await tellLeads(tx, { unitId, notice, key, roundId, expiresAt }, now);
        if (leads > 0) await tx.rounds.markCompleteTold(roundId, now);
      }),
    );
  }

  /** How things stand when it is told; undefined for who no longer leads the cell, and for a meeting called off or begun. */
  async function readBefore(meetingId: string, accountId: string): Promise<DigestView | undefined> {
    const now = clock.now();
    const meeting = await store.meetings.findById(meetingId);
    if (meeting?.status !== 'planned' || meeting.startsAt <= now || digestAt(meeting) > now) return undefined;
    const told = await findTold(store, { accountId, unitId: meeting.unitId, action: 'absence_read' }, now);
    if (told === undefined) return undefined;
    return digestOf({ meeting, round: await store.rounds.findByMeeting(meetingId), reader: told.seat }, now);
  }

  async function readComplete(roundId: string, accountId: string): Promise<DigestView | undefined> {
    const now = clock.now();
    const round = await store.rounds.findById(roundId);
    const meeting = await meetingOf(store, round);
    if (round === undefined || meeting === undefined || phaseOf(round, now) !== 'open') return undefined;
    const told = await findTold(store, { accountId, unitId: round.unitId, action: 'absence_read' }, now);
    return told && digestOf({ meeting, round, reader: told.seat }, now);
  }

  async function digestOf(
    { meeting, round, reader }: { meeting: Meeting; round: Round | undefined; reader: Seat },
    now: Date,
  ): Promise<DigestView> {
    const isOpen = round !== undefined && phaseOf(round, now) === 'open';
    return {
      meeting,
      round: isOpen ? await progressOfRound(round) : undefined,
      toCall: await listToCall(store, { meeting, round, now }),
      asking: await listAsking(store, meeting.unitId, localDateOf(now, meeting.zone)),
      replies: await countReplies(meeting),
      unanswered: await countUnanswered(store, meeting.unitId, reader.memberId),
    };
  }

  async function progressOfRound({ id }: Round): Promise<NonNullable<DigestView['round']>> {
    const reaches = await store.participants.listReach(id, consentVersion);
    const states = reaches.map(reachOf);
    return {
      id,
      ...groupCountsOf(reaches),
      toRemind: states.filter(({ status }) => status === 'to_remind').length,
      outOfReach: states.filter(({ status }) => status === 'out_of_reach').length,
      committeeMissing: await isCommitteeMissing(id),
    };
  }

  async function isCommitteeMissing(roundId: string): Promise<boolean> {
    const committee = await store.participants.findCommittee(roundId);
    if (committee?.status !== 'expected') return false;
    return (await store.reviews.findCommittee(roundId))?.review.sentAt === undefined;
  }

  async function countReplies(meeting: Meeting): Promise<DigestView['replies']> {
    const said = await listSaid(store, meeting);
    const members = await store.members.listByUnit(meeting.unitId);
    const replies = members
      .filter(({ standing }) => standing !== 'exempt')
      .map((member) => said.get(member.id)?.reply);
    const count = (wanted: Reply | undefined): number => replies.filter((one) => one === wanted).length;
    return {
      coming: count('coming'),
      away: count('away'),
      unsure: count('unsure'),
      silent: count(undefined),
    };
  }

  return { sendBefore, sendComplete, readBefore, readComplete };
}

function digestAt({ on, zone }: Meeting): Date {
  return instantOf(addDays(on, -1), '17:00', zone);
}

const aheadMs = 3 * 24 * 60 * 60_000;
