import type { ChecklistContent } from '../core/checklist.ts';
import { daysBetween, localDateOf } from '../core/local-time.ts';
import type { Notice } from '../core/model/notices.ts';
import type { Meeting, ReminderSlot, Round } from '../core/model/rounds.ts';
import type { Clock, Ids, Log } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import { progressOf, type Progress } from '../core/progress.ts';
import { reachOf, type Reach } from '../core/recipients.ts';
import { dueReminders, type ReminderKind } from '../core/reminder.ts';
import { phaseOf } from '../core/round.ts';
import { eachApart } from './apart.ts';

export type ReminderParts = Pick<
  Store,
  | 'answers'
  | 'checklists'
  | 'deliveries'
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
  consentVersion: number;
};

/** What a member is told in a reminder, as it stands when it is sent. */
export type Nudge = {
  roundId: string;
  name: string;
  meeting: Meeting;
  daysLeft: number;
  progress: Progress;
};

export type Reminding = ReturnType<typeof createReminding>;

/** Reminds those who have not finished, when it is due and when the secretary asks for it. */
export function createReminding({ store, clock, ids, log, consentVersion }: Deps) {
  /** Of the reminders that have fallen due, each round sends the newest that is still useful; the others expire. */
  async function sendDue(now: Date): Promise<void> {
    const due = await store.reminderSlots.listDue(now);
    const rounds = [...new Set(due.map(({ roundId }) => roundId))].map((id) => ({ id }));
    await eachApart(rounds, { log, failed: 'a round could not be reminded' }, ({ id }) =>
      store.transaction((tx) => remindRound(tx, id, now)),
    );
  }

  async function remindRound(tx: ReminderParts, roundId: string, now: Date): Promise<void> {
    const round = await tx.rounds.findById(roundId);
    const meeting = round?.meetingId === undefined ? undefined : await tx.meetings.findById(round.meetingId);
    const open = (await tx.reminderSlots.listByRound(roundId)).filter(({ doneAt }) => doneAt === undefined);
    const { send, expire } = dueReminders(open, now);
    for (const slot of expire) await tx.reminderSlots.markDone(slot.id, now, 'expired');
    if (send === undefined || round === undefined || meeting === undefined) return;
    if (phaseOf(round, now) !== 'open') {
      // A round that could not be opened yet is tried again every minute, and its reminder with it.
      if (round.openedAt !== undefined || round.cancelledAt !== undefined) {
        await tx.reminderSlots.markDone(send.id, now, 'expired');
      }
      return;
    }
    const queued = await queue(tx, { round, meeting, slot: send }, now);
    await tx.reminderSlots.markDone(send.id, now, 'sent');
    log.info({ roundId, kind: send.kind, queued }, 'a round was reminded');
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
          notBefore: now,
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
  ): Promise<Nudge | undefined> {
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
    };
  }

  async function progressIn(round: Round, { review }: Reach): Promise<Progress> {
    const answered = review === undefined ? 0 : (await store.answers.countByRound(round.id)).get(review.id);
    return progressOf(answered ?? 0, await readChecklist(store, round));
  }

  return { sendDue, queue, readNudge };
}

/** Whether somebody marked unreachable still is, only another try shows. */
function isToBeTold(reach: Reach): boolean {
  const state = reachOf(reach);
  return state.status === 'to_remind' || (state.status === 'out_of_reach' && state.why === 'blocked');
}

export async function readChecklist(
  tx: Pick<Store, 'checklists'>,
  round: Pick<Round, 'id' | 'checklistId'>,
): Promise<ChecklistContent> {
  const checklist = await tx.checklists.findById(round.checklistId);
  if (checklist === undefined)
    throw new Error(`the checklist of the round ${round.id} is not in the database`);
  return checklist.content;
}

export function daysLeft(meeting: Meeting, now: Date): number {
  return daysBetween(localDateOf(now, meeting.zone), meeting.on);
}
