import { z } from 'zod';
import { saidFor, takesReplies, type FormerReply, type Said } from '../../core/meetings/roll-call.ts';
import type { Attendance, Reply } from '../../core/model/attendance.ts';
import type { Notice } from '../../core/model/notices.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { permit, type Actor, type Membership, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { tidyText } from '../../core/text/typed.ts';
import { tellLeads } from '../offices/leads.ts';
import type { Over } from './changes.ts';
import { statusOf } from '../rounds/participants.ts';

type Parts = Pick<
  Store,
  | 'accessEvents'
  | 'accounts'
  | 'attendances'
  | 'deliveries'
  | 'meetings'
  | 'members'
  | 'offices'
  | 'participants'
  | 'rounds'
>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids; consentVersion: number };

const draftSchema = z.object({
  dialogue: z.enum(['reply', 'rsvp']),
  meetingId: z.string(),
  lastInputId: z.int().optional(),
});

/** A reason is shown in a pop-up, which holds 200 characters with the name. */
export const longestReason = 140;

export type ReplyOutcome =
  | { status: 'replied'; meeting: Meeting; reply: Reply; hasReason: boolean }
  /** "Vắng có lý do" is noted already; why may follow. */
  | { status: 'reason_asked'; meeting: Meeting; problem: 'empty' | 'too_long' | 'not_text' | undefined }
  | { status: 'nothing_under_way' }
  /** The meeting has moved since the absence was noted: whether they come is asked again. */
  | { status: 'moved'; meeting: Meeting }
  /** The secretary has yet to say on which day it is. */
  | { status: 'undecided'; meeting: Meeting }
  | Over
  | Refused;

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

export type ReplyList = {
  status: 'listed';
  meeting: Meeting;
  people: ReplyPerson[];
  exempt: number;
  mayExcuse: boolean;
  hasRound: boolean;
};

export type ReplyListOutcome = ReplyList | Over | Refused;

export type ReasonOutcome =
  { status: 'read'; name: string; reason: string } | { status: 'gone' } | Over | Refused;

export type Replies = ReturnType<typeof createReplies>;

/**
 * Who says they will come. The secretary excuses and takes attendance; only who was excused and comes after all needs
 * nobody's leave for it.
 */
export function createReplies({ store, clock, ids, consentVersion }: Deps) {
  async function reply(actor: Actor, meetingId: string, said: Reply): Promise<ReplyOutcome> {
    const now = clock.now();
    return store.transaction(async (tx): Promise<ReplyOutcome> => {
      const found = await findOwn(tx, actor, meetingId, now);
      if (found.status !== 'found') return found;
      const { meeting, membership } = found;
      const { memberId } = membership;
      const known = await tx.attendances.find(meetingId, memberId);
      const isSaidBefore = saidFor(meeting, known).reply === said;
      const reason = said === 'away' && isSaidBefore ? known?.reason : undefined;
      const kept = known ?? newAttendance(ids, { meetingId, memberId });
      const replied = { ...kept, reply: said, replyOn: meeting.on, reason, repliedAt: now };
      await tx.attendances.put(replied);
      if (said === 'coming') await comeAfterAll(tx, { meeting, membership, attendance: replied, actor, now });
      if (said !== 'away') return { status: 'replied', meeting, reply: said, hasReason: false };
      await tx.accounts.saveDraft(actor.accountId, { dialogue: 'reply', meetingId });
      return { status: 'reason_asked', meeting, problem: undefined };
    });
  }

  /** The reason in one message; an update that comes a second time changes nothing. */
  async function hear(actor: Actor, text: string | undefined, inputId: number): Promise<ReplyOutcome> {
    const now = clock.now();
    return store.transaction(async (tx): Promise<ReplyOutcome> => {
      const draft = draftSchema.safeParse(await tx.accounts.readDraft(actor.accountId)).data;
      if (draft === undefined) return { status: 'nothing_under_way' };
      const { meetingId } = draft;
      const found = await findOwn(tx, actor, meetingId, now);
      if (found.status !== 'found') return found;
      const { meeting, membership } = found;
      const known = await tx.attendances.find(meetingId, membership.memberId);
      if (known?.reply !== 'away') return { status: 'nothing_under_way' };
      if (saidFor(meeting, known).reply === undefined) return { status: 'moved', meeting };
      if (text === undefined) return { status: 'reason_asked', meeting, problem: 'not_text' };
      const tidied = tidyText(text);
      if (tidied.status === 'empty') return { status: 'reason_asked', meeting, problem: 'empty' };
      const isLong = tidied.status === 'too_long' || Array.from(tidied.text).length > longestReason;
      if (isLong) return { status: 'reason_asked', meeting, problem: 'too_long' };
      await tx.attendances.put({ ...known, reason: tidied.text, repliedAt: now });
      await tx.accounts.saveDraft(actor.accountId, { ...draft, lastInputId: inputId });
      return { status: 'replied', meeting, reply: 'away', hasReason: true };
    });
  }

  /** The later word is the member's: they are expected, reminded and counted again, and whoever leads the cell is told. */
  async function comeAfterAll(
    tx: Parts,
    given: {
      meeting: Meeting;
      membership: Membership;
      attendance: Attendance;
      actor: Actor;
      now: Date;
    },
  ): Promise<void> {
    const { meeting, membership, attendance, actor, now } = given;
    const { memberId } = membership;
    const round = await tx.rounds.findByMeeting(meeting.id);
    const participant = round && (await tx.participants.find(round.id, memberId));
    const isExcused = participant?.status === 'excused';
    const isMarkedAway = attendance.outcome === 'excused';
    if (isExcused) {
      await tx.participants.update({ ...participant, status: statusOf(membership), reason: undefined }, now);
    }
    if (isMarkedAway) {
      await tx.attendances.put({
        ...attendance,
        ...{ outcome: undefined, takenAt: undefined, takenById: undefined },
      });
    }
    if (!isExcused && !isMarkedAway) return;
    const { id: meetingId, unitId } = meeting;
    const notice = { kind: 'excused_coming' as const, unitId, meetingId, memberId };
    const key = `excused_coming:${meetingId}:${memberId}:${now.getTime()}`;
    await tellLeads(tx, { unitId, notice, key, except: actor.accountId }, now);
  }

  /** For the words of the notice: as long as they still mean to come, and the reader leads the cell. */
  async function readComing(
    { meetingId, memberId }: Extract<Notice, { kind: 'excused_coming' }>,
    accountId: string,
  ): Promise<{ name: string; meeting: Meeting } | undefined> {
    const now = clock.now();
    const reader = await store.accounts.loadActor(accountId, consentVersion, now);
    const found = await findLed(store, reader, meetingId);
    if (found.status !== 'found' || found.meeting.startsAt <= now) return undefined;
    const { meeting } = found;
    if (permit(reader, 'excuse', meeting.unitId).status === 'denied') return undefined;
    const member = await store.members.findById(memberId);
    const said = (await listSaid(store, meeting)).get(memberId);
    return member !== undefined && said?.reply === 'coming' ? { name: member.name, meeting } : undefined;
  }

  /** Who said what, for whoever leads the cell; reasons only whether there are any. */
  async function list(actor: Actor, meetingId: string): Promise<ReplyListOutcome> {
    const found = await findLed(store, actor, meetingId);
    if (found.status !== 'found') return found;
    const { meeting } = found;
    const now = clock.now();
    const round = await store.rounds.findByMeeting(meeting.id);
    const members = await store.members.listByUnit(meeting.unitId);
    const said = await listSaid(store, meeting);
    const since = await readsSince(store, actor, meeting, now);
    return {
      ...{ status: 'listed', meeting, hasRound: round !== undefined },
      exempt: members.filter(({ standing }) => standing === 'exempt').length,
      mayExcuse: permit(actor, 'excuse', meeting.unitId).status === 'granted',
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
  }

  /** One member's reason, for the secretary to whom it was given; that it was read is written down. */
  async function readReason(
    actor: Actor,
    { meetingId, memberId }: { meetingId: string; memberId: string },
  ): Promise<ReasonOutcome> {
    const now = clock.now();
    return store.transaction(async (tx): Promise<ReasonOutcome> => {
      const found = await findLed(tx, actor, meetingId);
      if (found.status !== 'found') return found;
      const permission = permit(actor, 'absence_read', found.meeting.unitId);
      if (permission.status === 'denied') return permission;
      const member = await tx.members.findById(memberId);
      const known = (await listSaid(tx, found.meeting)).get(memberId);
      const since = await readsSince(tx, actor, found.meeting, now);
      const viewerId = permission.membership?.memberId;
      if (member === undefined || known?.reason === undefined || viewerId === undefined)
        return { status: 'gone' };
      if (!mayOpen(known, since)) return { status: 'gone' };
      const event = {
        id: ids.next(),
        memberId,
        viewerId,
        roundId: meetingId,
        what: 'absence' as const,
        at: now,
      };
      await tx.accessEvents.record(event);
      return { status: 'read', name: member.name, reason: known.reason };
    });
  }

  return { reply, hear, list, readReason, readComing };
}

/** The member's own reply, while it may still be given. */
async function findOwn(
  tx: Pick<Store, 'meetings'>,
  actor: Actor,
  meetingId: string,
  now: Date,
): Promise<
  | { status: 'found'; meeting: Meeting; membership: Membership }
  | { status: 'undecided'; meeting: Meeting }
  | Over
  | Refused
> {
  const meeting = await tx.meetings.findById(meetingId);
  const permission = permit(actor, 'reply', meeting?.unitId);
  if (permission.status === 'denied') return permission;
  if (meeting?.status !== 'planned' || meeting.startsAt <= now || permission.membership === undefined)
    return { status: 'over' };
  if (!takesReplies(meeting)) return { status: 'undecided', meeting };
  return { status: 'found', meeting, membership: permission.membership };
}

async function findLed(
  tx: Pick<Store, 'meetings'>,
  actor: Actor,
  meetingId: string,
): Promise<{ status: 'found'; meeting: Meeting } | Over | Refused> {
  const meeting = await tx.meetings.findById(meetingId);
  const permission = permit(actor, 'cell_read', meeting?.unitId);
  if (permission.status === 'denied') return permission;
  return meeting?.status === 'planned' ? { status: 'found', meeting } : { status: 'over' };
}

/** What counts of one member: the reason too belongs to the day it was given for. */
export type MemberSaid = Said & Pick<Attendance, 'reason' | 'repliedAt'> & { isExcused: boolean };

/** By member: who is excused is away, whatever they said before; of who withdrew their consent nothing said is used. */
export async function listSaid(
  tx: Pick<Store, 'attendances' | 'participants' | 'rounds'>,
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
  return said;
}

const nothingSaid = { reason: undefined, repliedAt: undefined };

/** Since when this reader has led the cell; undefined for whoever does not. */
async function readsSince(
  tx: Pick<Store, 'offices'>,
  actor: Actor,
  { unitId }: Meeting,
  now: Date,
): Promise<Date | undefined> {
  const permission = permit(actor, 'absence_read', unitId);
  if (permission.status === 'denied' || permission.membership === undefined) return undefined;
  const { memberId } = permission.membership;
  const offices = await tx.offices.listByUnit(unitId, now);
  const led = offices.filter(
    (office) =>
      office.memberId === memberId && (office.role === 'secretary' || office.role === 'acting_secretary'),
  );
  const starts = led.map(({ fromAt }) => fromAt.getTime());
  return starts.length === 0 ? undefined : new Date(Math.min(...starts));
}

/** A reason was meant for who led the cell when it was given. */
function mayOpen({ reply, reason, repliedAt }: MemberSaid, since: Date | undefined): boolean {
  if (reply !== 'away' || reason === undefined || repliedAt === undefined) return false;
  return since !== undefined && since <= repliedAt;
}

export function newAttendance(ids: Ids, of: Pick<Attendance, 'meetingId' | 'memberId'>): Attendance {
  return {
    ...of,
    id: ids.next(),
    ...{ reply: undefined, replyOn: undefined, reason: undefined, repliedAt: undefined },
    ...{ outcome: undefined, takenAt: undefined, takenById: undefined },
  };
}
