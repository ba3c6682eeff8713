import { takesReplies, type Said } from '../../core/meetings/reply.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Period } from '../../core/time/local-time.ts';
import { leads } from '../../core/model/people.ts';
import type { MeetingTime, Notice } from '../../core/model/notices.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { progressOf, type Progress } from '../../core/reviews/progress.ts';
import { reachOf, type Audience } from '../../core/rounds/recipients.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { choiceFor, type DayChoiceView } from './meetings.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { ownSaid } from './reply-list.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Parts = Pick<
  Store,
  | 'answers'
  | 'attendances'
  | 'checklists'
  | 'leaves'
  | 'meetings'
  | 'offices'
  | 'participants'
  | 'rounds'
  | 'units'
>;

type Deps = {
  store: Parts;
  clock: Pick<Clock, 'now'>;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay'>;
};

type NoticeOf<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

/** A meeting to come, and what it asks of the reader. */
export type AheadView = {
  cellName: string;
  meeting: Meeting;
  /** What this reader has said about the day it is on now. */
  reply: Said['reply'];
  former: Said['former'];
  mayReply: boolean;
  /** The reader's own, where it is not sent. */
  review: { roundId: string; progress: Progress } | undefined;
};

export type MovedView = AheadView & { from: MeetingTime };

export type CancelledView = {
  cellName: string;
  was: MeetingTime;
  kind: Meeting['kind'];
  period: Period;
  hadRound: boolean;
  next: Meeting | undefined;
};

export type MeetingNews = ReturnType<typeof createMeetingNews>;

/** What there is to tell about a meeting when it is told; undefined where it no longer holds or concerns this person. */
export function createMeetingNews({ store, clock, calendar }: Deps) {
  async function moved(
    { unitId, meetingId, from }: NoticeOf<'meeting_moved'>,
    accountId: string,
  ): Promise<MovedView | undefined> {
    const ahead = await putBack({ unitId, meetingId }, accountId);
    return ahead && { ...ahead, from };
  }

  async function putBack(
    { unitId, meetingId }: Pick<NoticeOf<'meeting_put_back'>, 'unitId' | 'meetingId'>,
    accountId: string,
  ): Promise<AheadView | undefined> {
    const meeting = await store.meetings.findById(meetingId);
    return meeting?.unitId === unitId ? aheadOf(meeting, accountId) : undefined;
  }

  /** Of a meeting as it is, or as it would be after a change. */
  async function aheadOf(meeting: Meeting, accountId: string): Promise<AheadView | undefined> {
    const now = clock.now();
    const reader = await findReader(meeting.unitId, accountId);
    const unit = await store.units.findById(meeting.unitId);
    if (reader === undefined || unit === undefined || !isAhead(meeting, now)) return undefined;
    const said = await ownSaid(store, meeting, reader.memberId);
    return {
      ...{ cellName: unit.name, meeting, ...said },
      mayReply: reader.standing !== 'exempt' && takesReplies(meeting),
      review: await unsentReview(meeting, reader, now),
    };
  }

  async function cancelled(
    { unitId, meetingId, was, period }: NoticeOf<'meeting_cancelled'>,
    accountId: string,
  ): Promise<CancelledView | undefined> {
    const meeting = await store.meetings.findById(meetingId);
    if (meeting?.unitId !== unitId || meeting.status !== 'cancelled') return undefined;
    const told = await cancelledOf(meeting, accountId);
    return told && { ...told, was, period };
  }

  /** Of a meeting that is called off, or would be. */
  async function cancelledOf(meeting: Meeting, accountId: string): Promise<CancelledView | undefined> {
    const { id, unitId, kind, period, on, time, place } = meeting;
    const reader = await findReader(unitId, accountId);
    const unit = await store.units.findById(unitId);
    if (reader === undefined || unit === undefined) return undefined;
    const round = await store.rounds.findByMeeting(id);
    const next = (await store.meetings.listUpcoming(unitId, clock.now())).find((one) => one.id !== id);
    const hadRound = round?.openedAt !== undefined;
    return { cellName: unit.name, was: { on, time, place }, kind, period, hadRound, next };
  }

  async function asked(
    { unitId, meetingId }: NoticeOf<'meeting_day_asked'>,
    accountId: string,
  ): Promise<{ meeting: Meeting; choice: DayChoiceView } | undefined> {
    const now = clock.now();
    const reader = await findReader(unitId, accountId);
    const meeting = await store.meetings.findById(meetingId);
    if (reader === undefined || !isAhead(meeting, now)) return undefined;
    const leading = (await store.offices.listByUnit(unitId, now)).filter(leads);
    const isTheirs = leading.some(({ memberId }) => memberId === reader.memberId);
    const choice = choiceFor(calendar, meeting);
    return isTheirs && choice !== undefined ? { meeting, choice } : undefined;
  }

  async function findReader(unitId: string, accountId: string): Promise<Audience | undefined> {
    const audience = await store.participants.listAudience(unitId, consentVersion);
    return audience.find((one) => one.accountId === accountId);
  }

  async function unsentReview(
    { id }: Meeting,
    { memberId }: Audience,
    now: Date,
  ): Promise<AheadView['review']> {
    const round = await store.rounds.findByMeeting(id);
    // It goes on where the meeting takes place after all.
    if (round === undefined || phaseOf({ ...round, cancelledAt: undefined }, now) !== 'open')
      return undefined;
    const participant = await store.participants.find(round.id, memberId);
    const reach = participant && (await store.participants.findReach(participant.id, consentVersion));
    if (reach === undefined || reachOf(reach).status !== 'to_remind') return undefined;
    const answered = reach.review === undefined ? 0 : await store.answers.countByReview(reach.review.id);
    return { roundId: round.id, progress: progressOf(answered, await readChecklist(store, round)) };
  }

  return { moved, putBack, cancelled, asked, aheadOf, cancelledOf };
}

function isAhead(meeting: Meeting | undefined, now: Date): meeting is Meeting {
  return meeting?.status === 'planned' && meeting.startsAt > now;
}
