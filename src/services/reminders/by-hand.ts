import type { Delivery } from '../../core/model/notices.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { currentSeat, may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Transactional } from '../../core/ports/store.ts';
import { progressOf } from '../../core/reviews/progress.ts';
import { reachOf, type ReachState } from '../../core/rounds/recipients.ts';
import { waitsUntil } from '../../core/delivery/waiting.ts';
import { phaseOf, opensAhead } from '../../core/rounds/round.ts';
import { isAgain, newestReminder } from '../../core/reminders/ledger.ts';
import { type NudgeView, type ReminderParts, type Reminding } from './reminders.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { daysLeft } from '../../core/reminders/reminder.ts';
import { within, type Done, type InCell } from '../within.ts';
import { meetingOf, namesOf } from '../records.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Deps = {
  store: Transactional<ReminderParts>;
  clock: Pick<Clock, 'now'>;
  reminding: Pick<Reminding, 'queue'>;
};

/** How long the secretary waits before reminding by hand again. */
const handPauseMinutes = 60;

type RemindedPerson = { memberId: string; name: string };

/** Whom a reminder by hand would reach, and with what words. */
export type RemindView = {
  round: Round;
  meeting: Meeting;
  toRemind: RemindedPerson[];
  outOfReach: (RemindedPerson & { why: Extract<ReachState, { status: 'out_of_reach' }>['why'] })[];
  notChased: (RemindedPerson & { why: 'excused' | 'leave_asked' | 'exempt' | 'paper' })[];
  finished: number;
  /** Nothing of anybody's progress: the example is that of a member who has not begun. */
  sample: Omit<NudgeView, 'name' | 'roundId' | 'snoozes' | 'reply'>;
  /** Of whoever is about to send it. */
  readerName: string;
  /** Until when what is sent now has to wait, in the quiet hours. */
  waits: Date | undefined;
  /** The newest reminder of this round and what became of it. */
  last: { at: Date; delivered: number; waiting: number; failed: number } | undefined;
  /** Undefined where it may be sent now. */
  handAgainAt: Date | undefined;
  /** Other open rounds of the cell. */
  others: Round[];
  mayMarkPaper: boolean;
};

type NoneOpen = { status: 'no_open_round'; nextOpensAt: Date | undefined; zone: string | undefined };

export type RemindPreviewOutcome = InCell & (({ status: 'previewed' } & RemindView) | NoneOpen | Refused);

export type RemindOutcome = InCell &
  (
    | { status: 'reminded'; queued: number; preview: RemindView }
    | { status: 'too_soon' | 'nobody_left'; preview: RemindView }
    | Exclude<RemindPreviewOutcome, { status: 'previewed' }>
  );

export type RemindByHand = ReturnType<typeof createRemindByHand>;

/** /nhac: the secretary sees whom a reminder would reach, then sends it. */
export function createRemindByHand({ store, clock, reminding }: Deps) {
  /** Whom a reminder by hand would reach and what it would say; where this round is not open, the one whose meeting comes first. */
  async function preview(actor: Actor, roundId?: string): Promise<RemindPreviewOutcome> {
    const now = clock.now();
    return withinOpen(store, actor, { roundId, isExact: false, now }, async (found) => ({
      ...{ status: 'previewed', ...(await previewOf(store, actor, found, now)) },
    }));
  }

  async function remind(actor: Actor, roundId: string): Promise<RemindOutcome> {
    const now = clock.now();
    return store.transaction((tx) =>
      withinOpen(tx, actor, { roundId, isExact: true, now }, async (found) => {
        const seen = await previewOf(tx, actor, found, now);
        if (seen.handAgainAt !== undefined) return { status: 'too_soon', preview: seen };
        if (seen.toRemind.length === 0) return { status: 'nobody_left', preview: seen };
        const queued = await reminding.queue(tx, { ...found, slot: 'by_hand' }, now);
        return { status: 'reminded', queued, preview: await previewOf(tx, actor, found, now) };
      }),
    );
  }

  async function withinOpen<Outcome extends object>(
    tx: ReminderParts,
    actor: Actor,
    { roundId, isExact, now }: { roundId: string | undefined; isExact: boolean; now: Date },
    work: (found: { round: Round; meeting: Meeting }) => Promise<Outcome>,
  ): Done<Outcome | NoneOpen> {
    const asked = roundId === undefined ? undefined : await tx.rounds.findById(roundId);
    const unitId = roundId === undefined ? currentSeat(actor)?.unitId : asked?.unitId;
    return within(actor, { found: unitId, unitId }, 'remind', async (id) => {
      const open = (await tx.rounds.listOpen(id)).filter((round) => phaseOf(round, now) === 'open');
      const round = open.find((one) => one.id === roundId) ?? (isExact ? undefined : open[0]);
      const meeting = await meetingOf(tx, round);
      if (round !== undefined && meeting !== undefined) return work({ round, meeting });
      const [next] = await tx.meetings.listUpcoming(id, now);
      const planned = next === undefined ? undefined : await tx.rounds.findByMeeting(next.id);
      return { status: 'no_open_round', nextOpensAt: planned && opensAhead(planned, now), zone: next?.zone };
    });
  }

  async function previewOf(
    tx: ReminderParts,
    actor: Actor,
    { round, meeting }: { round: Round; meeting: Meeting },
    now: Date,
  ): Promise<RemindView> {
    const reaches = await tx.participants.listReach(round.id, consentVersion);
    const names = await namesOf(tx, reaches);
    const people = inNameOrder(
      reaches.map((reach) => ({
        person: { memberId: reach.memberId, name: names.get(reach.memberId) ?? '' },
        state: reachOf(reach),
      })),
      ({ person }) => person.name,
    );
    const sent = await tx.deliveries.listByRound(round.id);
    const others = await tx.rounds.listOpen(round.unitId);
    return {
      round,
      meeting,
      toRemind: people.flatMap(({ person, state }) => (state.status === 'to_remind' ? [person] : [])),
      outOfReach: people.flatMap(({ person, state }) =>
        state.status === 'out_of_reach' ? [{ ...person, why: state.why }] : [],
      ),
      notChased: people.flatMap(({ person, state }) =>
        state.status === 'not_chased' && state.why !== 'removed' ? [{ ...person, why: state.why }] : [],
      ),
      finished: people.filter(({ state }) => state.status === 'finished').length,
      sample: {
        meeting,
        daysLeft: daysLeft(meeting, now),
        progress: progressOf(0, await readChecklist(tx, round)),
      },
      readerName: (await tx.members.findByAccount(round.unitId, actor.accountId))?.name ?? '',
      last: lastOf(round, sent),
      handAgainAt: handAgainAt(sent, now),
      waits: waitsUntil({ kind: 'reminder', expiresAt: round.dueAt }, now, meeting.zone),
      others: others.filter((other) => other.id !== round.id && phaseOf(other, now) === 'open'),
      mayMarkPaper: may(actor, 'paper_mark', round.unitId),
    };
  }

  return { preview, remind };
}

/** Of each person what came last: it may have been sent to somebody again. */
function lastOf({ id }: Round, sent: readonly Delivery[]): RemindView['last'] {
  const newest = newestReminder(id, sent);
  if (newest === undefined) return undefined;
  const ofEach = [...new Map(newest.sent.map((one) => [one.accountId, one])).values()];
  const count = (...statuses: Delivery['status'][]) =>
    ofEach.filter(({ status }) => statuses.includes(status)).length;
  return {
    at: newest.at,
    delivered: count('sent'),
    waiting: count('pending'),
    failed: count('failed', 'unreachable', 'expired'),
  };
}

function handAgainAt(sent: readonly Delivery[], now: Date): Date | undefined {
  const last = sent.findLast(
    ({ notice, dedupeKey }) =>
      notice.kind === 'reminder' && notice.reminder === 'by_hand' && !isAgain({ dedupeKey }),
  );
  if (last === undefined) return undefined;
  const at = new Date(last.createdAt.getTime() + handPauseMinutes * 60_000);
  return at > now ? at : undefined;
}
