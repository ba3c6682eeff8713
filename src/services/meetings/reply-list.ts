import { saidFor, withLeave, type FormerReply, type Said } from '../../core/meetings/reply.ts';
import type { Attendance, Reply } from '../../core/model/attendance.ts';
import type { Notice } from '../../core/model/notices.ts';
import { leads } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { leaveEffect } from '../../core/rounds/leave.ts';
import { may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { effectsOfLeaves } from '../rounds/leave-effects.ts';
import type { Participants, ParticipantParts } from '../rounds/participants.ts';
import type { Over } from './changes.ts';
import { findTold, type InCell, withinMeeting } from '../within.ts';

type Parts = ParticipantParts & Pick<Store, 'accounts' | 'attendances' | 'offices'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  participants: Pick<Participants, 'excuseInside'>;
};

export type ReplyPerson = {
  memberId: string;
  name: string;
  reply: Reply | undefined;
  former: FormerReply | undefined;
  /** Whether there is one that this reader may open. */
  hasReason: boolean;
  /** The member's reminders of the round are off already. */
  isExcused: boolean;
};

export type ReplyListView = {
  meeting: Meeting;
  people: ReplyPerson[];
  exempt: number;
  mayExcuse: boolean;
  hasRound: boolean;
};

export type ReplyListOutcome = InCell & (({ status: 'listed' } & ReplyListView) | Over | Refused);

export type ExcusedOutcome = InCell &
  (
    { status: 'excused'; name: string; list: ReplyListOutcome } | { status: 'not_on_roster' } | Over | Refused
  );

export type ReasonOutcome =
  { status: 'read'; name: string; reason: string } | { status: 'gone' } | Over | Refused;

export type ReplyReading = ReturnType<typeof createReplyReading>;

/** Who says they will come, for whoever leads the cell; a reason only for the secretary to whom it was given. */
export function createReplyReading({ store, clock, participants }: Deps) {
  return { list, excuse, readReason, readComing };

  /** For the words of the notice: as long as they still mean to come, and the reader leads the cell. */
  async function readComing(
    { meetingId, memberId }: Extract<Notice, { kind: 'excused_coming' }>,
    accountId: string,
  ): Promise<{ name: string; meeting: Meeting } | undefined> {
    const now = clock.now();
    const meeting = await store.meetings.findById(meetingId);
    if (meeting?.status !== 'planned' || meeting.startsAt <= now) return undefined;
    const told = await findTold(store, { accountId, unitId: meeting.unitId, action: 'excuse' }, now);
    if (told === undefined) return undefined;
    const member = await store.members.findById(memberId);
    const said = (await listSaid(store, meeting)).get(memberId);
    return member !== undefined && said?.reply === 'coming' ? { name: member.name, meeting } : undefined;
  }

  /** Who said what, for whoever leads the cell; reasons only whether there are any. */
  function list(actor: Actor, meetingId: string, tx: Parts = store): Promise<ReplyListOutcome> {
    const now = clock.now();
    return withinMeeting(tx, actor, meetingId, 'cell_read', async (meeting) => {
      if (meeting.status !== 'planned') return { status: 'over' };
      const round = await tx.rounds.findByMeeting(meeting.id);
      const members = await tx.members.listByUnit(meeting.unitId);
      const said = await listSaid(tx, meeting);
      const since = await readsSince(tx, actor, meeting, now);
      return {
        ...{ status: 'listed', meeting, hasRound: round !== undefined },
        exempt: members.filter(({ standing }) => standing === 'exempt').length,
        mayExcuse: may(actor, 'excuse', meeting.unitId),
        people: inNameOrder(members, ({ name }) => name)
          .filter(({ standing }) => standing !== 'exempt')
          .map(({ id, name }) => {
            const known = said.get(id);
            return {
              ...{ memberId: id, name, reply: known?.reply, former: known?.former },
              hasReason: known !== undefined && mayOpen(known, since),
              isExcused: known?.isExcused ?? false,
            };
          }),
      };
    });
  }

  /** From the list of replies: it shows at once whom it is one less to ask. */
  function excuse(
    actor: Actor,
    { meetingId, memberId }: { meetingId: string; memberId: string },
  ): Promise<ExcusedOutcome> {
    return store.transaction(async (tx) => {
      const target = { meetingId, memberId, reason: undefined };
      const outcome = await participants.excuseInside(tx, actor, target);
      if (outcome.status === 'denied' || outcome.status === 'over' || outcome.status === 'not_on_roster')
        return outcome;
      const name = outcome.list.people.find((one) => one.memberId === memberId)?.name ?? '';
      return { status: 'excused', name, list: await list(actor, meetingId, tx) };
    });
  }

  /** One member's reason, for the secretary to whom it was given. */
  async function readReason(
    actor: Actor,
    { meetingId, memberId }: { meetingId: string; memberId: string },
  ): Promise<ReasonOutcome> {
    const now = clock.now();
    return withinMeeting(store, actor, meetingId, 'absence_read', async (meeting) => {
      if (meeting.status !== 'planned') return { status: 'over' };
      const member = await store.members.findById(memberId);
      const known = (await listSaid(store, meeting)).get(memberId);
      const since = await readsSince(store, actor, meeting, now);
      if (member === undefined || known?.reason === undefined) return { status: 'gone' };
      if (!mayOpen(known, since)) return { status: 'gone' };
      return { status: 'read', name: member.name, reason: known.reason };
    });
  }
}

/** What counts of one member: the reason too belongs to the day it was given for. */
export type MemberSaid = Said & Pick<Attendance, 'reason' | 'repliedAt'> & { isExcused: boolean };

/** By member: who is excused or asked for leave is away, whatever they said before; of who withdrew their consent nothing said is used. */
export async function listSaid(
  tx: Pick<Store, 'attendances' | 'leaves' | 'participants' | 'rounds'>,
  meeting: Meeting,
): Promise<ReadonlyMap<string, MemberSaid>> {
  const said = new Map<string, MemberSaid>();
  for (const attendance of await tx.attendances.listByMeeting(meeting.id)) {
    if (attendance.withdrawn) continue;
    const { reply, former } = saidFor(meeting, attendance);
    const { reason, repliedAt } = reply === undefined ? nothingSaid : attendance;
    said.set(attendance.memberId, { reply, former, reason, repliedAt, isExcused: false });
  }
  const round = await tx.rounds.findByMeeting(meeting.id);
  const participants = round === undefined ? [] : await tx.participants.listByRound(round.id);
  for (const { memberId } of participants.filter(({ status }) => status === 'excused')) {
    const { reason, repliedAt } = said.get(memberId) ?? nothingSaid;
    said.set(memberId, { reply: 'away', former: undefined, reason, repliedAt, isExcused: true });
  }
  for (const [memberId, effect] of await effectsOfLeaves(tx, meeting)) {
    const known = said.get(memberId) ?? { ...unsaid, ...nothingSaid, isExcused: false };
    const isExcused = known.isExcused || effect === 'recorded';
    said.set(memberId, { ...withLeave(known, effect), isExcused });
  }
  return said;
}

/** What one member has said about the day that a meeting is on now. */
export async function ownSaid(
  tx: Pick<Store, 'attendances' | 'leaves'>,
  meeting: Meeting,
  memberId: string,
): Promise<Said> {
  const said = saidFor(meeting, await tx.attendances.find(meeting.id, memberId));
  return withLeave(said, leaveEffect(await tx.leaves.listByMember(memberId), meeting));
}

const unsaid: Said = { reply: undefined, former: undefined };
const nothingSaid = { reason: undefined, repliedAt: undefined };

/** Since when this reader has led the cell; undefined for whoever does not. */
export async function readsSince(
  tx: Pick<Store, 'offices'>,
  actor: Actor,
  { unitId }: Pick<Meeting, 'unitId'>,
  now: Date,
): Promise<Date | undefined> {
  const seat = actor.seats.find((one) => one.unitId === unitId);
  if (seat === undefined || !may(actor, 'absence_read', unitId)) return undefined;
  const { memberId } = seat;
  const offices = await tx.offices.listByUnit(unitId, now);
  const led = offices.filter((office) => office.memberId === memberId && leads(office));
  const starts = led.map(({ fromAt }) => fromAt.getTime());
  const opensFrom = actor.closedBefore?.get(memberId)?.getTime() ?? 0;
  return starts.length === 0 ? undefined : new Date(Math.max(Math.min(...starts), opensFrom));
}

/** A reason was meant for who led the cell when it was given. */
function mayOpen({ reply, reason, repliedAt }: MemberSaid, since: Date | undefined): boolean {
  if (reply !== 'away' || reason === undefined || repliedAt === undefined) return false;
  return since !== undefined && since <= repliedAt;
}
