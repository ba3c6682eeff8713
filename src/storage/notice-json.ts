import { z } from 'zod';
import { isLocalDate, isLocalTime } from '../core/time/local-time.ts';
import { pledgeTimes } from '../core/model/pledges.ts';
import { afterMeetings, type Notice, reminderKinds, snoozes } from '../core/model/notices.ts';

export function writeNotice(notice: Notice): string {
  return JSON.stringify(notice);
}

/** Throws where it is of a form that this version does not know. */
export function readNotice(json: string): Notice {
  return noticeSchema.parse(JSON.parse(json));
}

const meetingTime = z.object({
  on: z.string().refine(isLocalDate),
  time: z.string().refine(isLocalTime),
  place: z.string(),
});
const period = z.object({ year: z.int(), month: z.int().min(1).max(12) });
const ofMeeting = { unitId: z.string(), meetingId: z.string() };
const ofParticipant = { roundId: z.string(), participantId: z.string() };
const ofGroup = { unitId: z.string(), groupId: z.string() };
const ofHandover = { unitId: z.string(), handoverId: z.string() };
const ofOffice = { unitId: z.string(), officeId: z.string() };
const ofLeave = { unitId: z.string(), leaveId: z.string() };
const ofJoinRequest = { unitId: z.string(), joinRequestId: z.string() };

const noticeSchema: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('round_opened'), ...ofParticipant }),
  z.object({
    kind: z.literal('reminder'),
    ...ofParticipant,
    reminder: z.enum([...reminderKinds, 'by_hand', ...snoozes]),
  }),
  z.object({ kind: z.literal('meeting_moved'), ...ofMeeting, from: meetingTime }),
  z.object({ kind: z.literal('meeting_cancelled'), ...ofMeeting, was: meetingTime, period }),
  z.object({ kind: z.literal('meeting_put_back'), ...ofMeeting }),
  z.object({ kind: z.literal('meeting_day_asked'), ...ofMeeting }),
  z.object({ kind: z.literal('meeting_announced'), ...ofMeeting, again: z.boolean() }),
  z.object({ kind: z.literal('excused_coming'), ...ofMeeting, memberId: z.string() }),
  z.object({ kind: z.literal('leave_asked'), ...ofLeave }),
  z.object({ kind: z.literal('leave_decided'), ...ofLeave }),
  z.object({ kind: z.literal('leave_ending'), ...ofLeave }),
  z.object({
    ...{ kind: z.literal('thematic_missing'), unitId: z.string() },
    quarterEndsOn: z.string().refine(isLocalDate),
  }),
  z.object({ kind: z.literal('digest_before'), ...ofMeeting }),
  z.object({ kind: z.literal('digest_complete'), unitId: z.string(), roundId: z.string() }),
  z.object({ kind: z.literal('digest_after'), ...ofMeeting, when: z.enum(afterMeetings) }),
  z.object({ kind: z.literal('join_waiting'), ...ofJoinRequest }),
  z.object({ kind: z.literal('join_approved'), ...ofJoinRequest }),
  z.object({ kind: z.literal('join_declined'), ...ofJoinRequest }),
  z.object({ kind: z.literal('joined_by_name'), ...ofJoinRequest }),
  z.object({ kind: z.literal('join_contested'), ...ofJoinRequest }),
  z.object({
    ...{ kind: z.literal('taken_over'), unitId: z.string(), takeoverId: z.string() },
    toDoorId: z.string(),
  }),
  z.object({ kind: z.literal('door_opened'), doorId: z.string(), toDoorId: z.string() }),
  z.object({ kind: z.literal('takeover_contested'), unitId: z.string(), takeoverId: z.string() }),
  z.object({ kind: z.literal('wish_to_talk'), roundId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('paper_entered'), roundId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('paper_contested'), roundId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('member_left'), unitId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('member_back'), unitId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('office_offered'), ...ofHandover }),
  z.object({ kind: z.literal('office_offer_ended'), ...ofHandover }),
  z.object({ kind: z.literal('office_handed_over'), ...ofHandover }),
  z.object({ kind: z.literal('secretary_changed'), ...ofHandover }),
  z.object({
    kind: z.literal('office_changed'),
    ...{ unitId: z.string(), memberId: z.string() },
    ...{ role: z.enum(['deputy', 'cell_officer']), given: z.boolean() },
  }),
  z.object({ kind: z.literal('acting_named'), ...ofOffice }),
  z.object({ kind: z.literal('acting_began'), ...ofOffice }),
  z.object({
    kind: z.literal('acting_ended'),
    ...{ ...ofOffice, at: z.iso.datetime(), early: z.literal(true).optional() },
  }),
  z.object({ kind: z.literal('secretary_claimed'), unitId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('secretary_withdrew'), unitId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('secretary_back'), unitId: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('suggestion_sent'), unitId: z.string(), suggestionId: z.string() }),
  z.object({ kind: z.literal('suggestion_answered'), unitId: z.string(), suggestionId: z.string() }),
  z.object({
    ...{ kind: z.literal('pledge_asked'), unitId: z.string(), year: z.int() },
    time: z.enum(pledgeTimes),
  }),
  z.object({
    kind: z.literal('commitment_due'),
    commitmentId: z.string(),
    dueOn: z.string().refine(isLocalDate),
  }),
  z.object({
    kind: z.literal('words_removed'),
    roundId: z.string(),
    messageId: z.int(),
    own: z.literal(true).optional(),
    printed: z.literal(true).optional(),
    left: z.literal(true).optional(),
    chat: z.string().optional(),
  }),
  z.object({ kind: z.literal('group_link_asked'), ...ofGroup }),
  z.object({ kind: z.literal('group_admin'), ...ofGroup }),
  z.object({ kind: z.literal('group_removed'), ...ofGroup }),
  z.object({ kind: z.literal('group_muted'), ...ofGroup }),
  z.object({ kind: z.literal('group_linked'), unitId: z.string() }),
  z.object({ kind: z.literal('group_round_opened'), roundId: z.string() }),
  z.object({ kind: z.literal('group_counts'), roundId: z.string() }),
  z.object({ kind: z.literal('group_meeting_moved'), ...ofMeeting, from: meetingTime }),
  z.object({ kind: z.literal('group_meeting_cancelled'), unitId: z.string(), was: meetingTime, period }),
  z.object({ kind: z.literal('group_meeting_put_back'), ...ofMeeting }),
  z.object({ kind: z.literal('unit_claimed'), unitId: z.string() }),
  z.object({ kind: z.literal('officer_dismissed'), unitId: z.string(), officeId: z.string() }),
  z.object({ kind: z.literal('page_push'), number: z.int().negative() }),
  z.object({ kind: z.literal('updates_set_aside'), count: z.int() }),
  z.object({
    kind: z.literal('updates_unreadable'),
    count: z.int(),
    on: z.string().refine(isLocalDate),
  }),
  z.object({ kind: z.literal('data_resealed') }),
  z.object({ kind: z.literal('operator_name_asked') }),
  z.object({ kind: z.literal('consent_asked') }),
]);
