import { readChecklist } from '../rounds/checklists.ts';
import { daysLeft, dueReminders } from '../../core/reminders/reminder.ts';
import { saidFor } from '../../core/meetings/reply.ts';
import type { Reply } from '../../core/model/attendance.ts';
import { type Notice, type ReminderKind, snoozes, type Snooze } from '../../core/model/notices.ts';
import type { Meeting, ReminderSlot, Round } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { progressOf, type Progress } from '../../core/reviews/progress.ts';
import { reachOf, type Reach } from '../../core/rounds/recipients.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { snoozeAt } from '../../core/reminders/snooze.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { announceToGroup } from '../groups/announcing.ts';
import { type InCell, withinRound } from '../within.ts';
import { meetingOf } from '../records.ts';
import { consentVersion } from '../../core/joining/consent.ts';

export type ReminderParts = Pick<
  Store,
  | 'answers'
  | 'attendances'
  | 'checklists'
  | 'deliveries'
  | 'groups'
  | 'meetings'
  | 'members'
  | 'participants'
  | 'reminderSlots'
  | 'reminders'
  | 'reviews'
  | 'rounds'
>;

type Deps = {
  store: Transactional<ReminderParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  log: Log;
  /** A reminder expires only once the time is known. */
  isClockConfirmed?: () => boolean;
};

/** What a member is told in a reminder, as it stands when it is sent. */
export type NudgeView = {
  roundId: string;
  name: string;
  meeting: Meeting;
  daysLeft: number;
  progress: Progress;
  /** What the member has said about the day of the meeting. */
  reply: Reply | undefined;
  /** How the member may put it off. */
  snoozes: Snooze[];
};

export type SnoozeOutcome = InCell &
  (
    | { status: 'snoozed' | 'snoozed_before'; at: Date; nudge: NudgeView }
    | { status: 'too_late'; nudge: NudgeView }
    /** They have finished, or the round is over. */
    | { status: 'not_needed' }
    | Refused
  );

export type Reminding = ReturnType<typeof createReminding>;

/** Reminds those who have not finished, when it is due and when the secretary asks for it. */
export function createReminding({ store, clock, ids, log, isClockConfirmed = () => true }: Deps) {
  /** Of the reminders that have fallen due, each round sends the newest that is still useful; the others expire. */
  async function sendDue(now: Date): Promise<void> {
    const due = await store.reminderSlots.listDue(now);
    const rounds = [...new Set(due.map(({ roundId }) => roundId))].map((id) => ({ id }));
    await eachOnItsOwn(rounds, { log, failed: 'a round could not be reminded' }, async ({ id }) => {
      const reminded = await store.transaction((tx) => remindRound(tx, id, now));
      if (reminded !== undefined) log.info({ roundId: id, ...reminded }, 'a round was reminded');
    });
  }

  async function remindRound(
    tx: ReminderParts,
    roundId: string,
    now: Date,
  ): Promise<{ kind: ReminderSlot['kind']; queued: number } | undefined> {
    const round = await tx.rounds.findById(roundId);
    const meeting = await meetingOf(tx, round);
    const open = (await tx.reminderSlots.listByRound(roundId)).filter(({ doneAt }) => doneAt === undefined);
    const { send, expire } = dueReminders(open, now);
    const isOver = round !== undefined && meeting !== undefined && phaseOf(round, now) !== 'open';
    if ((expire.length > 0 || isOver) && !isClockConfirmed()) return undefined;
    for (const slot of expire) await tx.reminderSlots.markDone(slot.id, now, 'expired');
    if (send === undefined || round === undefined || meeting === undefined) return undefined;
    if (phaseOf(round, now) !== 'open') {
      // A round that could not be opened yet is tried again every minute, and its reminder with it.
      if (round.openedAt !== undefined || round.cancelledAt !== undefined) {
        await tx.reminderSlots.markDone(send.id, now, 'expired');
      }
      return undefined;
    }
    const queued = await queue(tx, { round, meeting, slot: send }, now);
    if (groupKinds.includes(send.kind)) await announceCounts(tx, { round, meeting, slot: send }, now);
    await tx.reminderSlots.markDone(send.id, now, 'sent');
    return { kind: send.kind, queued };
  }

  async function queue(
    tx: ReminderParts,
    {
      round,
      meeting,
      slot,
    }: { round: Round; meeting: Meeting; slot: Pick<ReminderSlot, 'kind' | 'expiresAt'> | 'by_hand' },
    now: Date,
  ): Promise<number> {
    const kind: ReminderKind | 'by_hand' = slot === 'by_hand' ? slot : slot.kind;
    const expiresAt = slot === 'by_hand' ? round.dueAt : slot.expiresAt;
    const once = slot === 'by_hand' ? `by_hand:${now.getTime()}` : slot.kind;
    let queued = 0;
    for (const reach of await tx.participants.listReach(round.id, consentVersion)) {
      const state = reachOf(reach);
      if (state.status !== 'to_remind') continue;
      const { participantId } = reach;
      const deliveryId = await tx.deliveries.add(
        {
          dedupeKey: `reminder:${round.id}:${participantId}:${once}:${meeting.on}`,
          accountId: state.accountId,
          roundId: round.id,
          notice: { kind: 'reminder', roundId: round.id, participantId, reminder: kind },
          expiresAt,
        },
        now,
      );
      if (deliveryId === undefined) continue;
      const reminder = { roundId: round.id, participantId, kind: once, meetingOn: meeting.on };
      await tx.reminders.insert({ ...reminder, id: ids.next(), deliveryId, plannedAt: now });
      queued += 1;
    }
    return queued;
  }

  /** What to tell this person now; undefined where they have finished, or need not be told any more. */
  async function readNudge(
    { roundId, participantId }: Pick<Extract<Notice, { kind: 'reminder' }>, 'roundId' | 'participantId'>,
    accountId: string,
  ): Promise<NudgeView | undefined> {
    const now = clock.now();
    const round = await store.rounds.findById(roundId);
    const reach = await store.participants.findReach(participantId, consentVersion);
    if (round?.meetingId === undefined || reach === undefined || phaseOf(round, now) !== 'open')
      return undefined;
    if (reach.account?.id !== accountId || !isToBeTold(reach)) return undefined;
    const meeting = await store.meetings.findById(round.meetingId);
    const member = await store.members.findById(reach.memberId);
    if (meeting?.status !== 'planned' || member === undefined) return undefined;
    return {
      roundId,
      name: member.name,
      meeting,
      daysLeft: daysLeft(meeting, now),
      progress: await progressIn(round, reach),
      reply: saidFor(meeting, await store.attendances.find(meeting.id, reach.memberId)).reply,
      snoozes: snoozes.filter((kind) => snoozeAt(kind, meeting, now) !== undefined),
    };
  }

  /** Puts the own reminder off, once to the same hour. Where one is planned for that hour anyway, that one comes. */
  async function snooze(actor: Actor, roundId: string, kind: Snooze): Promise<SnoozeOutcome> {
    const now = clock.now();
    return withinRound(store, actor, roundId, 'review', async (round, { memberId }) => {
      const participant = await store.participants.find(roundId, memberId);
      if (participant === undefined) return { status: 'not_needed' };
      const nudge = await readNudge({ roundId, participantId: participant.id }, actor.accountId);
      if (nudge === undefined) return { status: 'not_needed' };
      const at = snoozeAt(kind, nudge.meeting, now);
      if (at === undefined) return { status: 'too_late', nudge };
      return store.transaction(async (tx) => {
        const slots = await tx.reminderSlots.listByRound(roundId);
        const isPlanned = slots.some(
          ({ doneAt, dueAt }) => doneAt === undefined && dueAt.getTime() === at.getTime(),
        );
        const { id: participantId } = participant;
        const { on: meetingOn, time, startsAt } = nudge.meeting;
        const once = `${kind}:${time}:${at.getTime()}`;
        const reminder = { id: ids.next(), roundId, participantId, kind: once, meetingOn };
        const isNew = await tx.reminders.insert({ ...reminder, deliveryId: undefined, plannedAt: now });
        if (!isNew) return { status: 'snoozed_before', at, nudge };
        if (isPlanned) return { status: 'snoozed', at, nudge };
        // Put off in two ways to the same hour, it comes once.
        const dedupeKey = `reminder:${roundId}:${participantId}:snoozed:${at.getTime()}:${startsAt.getTime()}`;
        const notice = { kind: 'reminder' as const, roundId, participantId, reminder: kind };
        await tx.deliveries.add(
          { dedupeKey, accountId: actor.accountId, roundId, notice, notBefore: at, expiresAt: round.dueAt },
          now,
        );
        return { status: 'snoozed', at, nudge };
      });
    });
  }

  async function progressIn(round: Round, { review }: Reach): Promise<Progress> {
    const answered = review === undefined ? 0 : await store.answers.countByReview(review.id);
    return progressOf(answered, await readChecklist(store, round));
  }

  return { sendDue, queue, readNudge, snooze };
}

/** The evenings on which the cell's group is told how many have finished. */
const groupKinds: readonly ReminderKind[] = ['d3', 'd1'];

async function announceCounts(
  tx: Pick<Store, 'deliveries' | 'groups'>,
  { round, meeting, slot }: { round: Round; meeting: Meeting; slot: ReminderSlot },
  now: Date,
): Promise<void> {
  const { id: roundId, unitId } = round;
  const key = `group_counts:${roundId}:${slot.kind}:${meeting.on}`;
  const { expiresAt } = slot;
  await announceToGroup(
    tx,
    { unitId, roundId, key, notice: { kind: 'group_counts', roundId }, expiresAt },
    now,
  );
}

/** Whether somebody marked unreachable still is, only another try shows. */
function isToBeTold(reach: Reach): boolean {
  const state = reachOf(reach);
  return state.status === 'to_remind' || (state.status === 'out_of_reach' && state.why === 'blocked');
}
