import { z } from 'zod';
import { jsonDate, jsonTime } from '../json.ts';
import type { MuteReason } from './groups.ts';
import { pledgeTimes } from './pledges.ts';

export const reminderKinds = ['d7', 'd3', 'd1', 'day'] as const;

/** Seven, three and one day before the meeting, and on its day. */
export type ReminderKind = (typeof reminderKinds)[number];

export const snoozes = ['tonight', 'tomorrow'] as const;

export type Snooze = (typeof snoozes)[number];

/** On the evening of a meeting, and on the morning after it. */
export const afterMeetings = ['evening', 'morning'] as const;

export type AfterMeeting = (typeof afterMeetings)[number];

const meetingTime = z.object({ on: jsonDate, time: jsonTime, place: z.string() });
export type MeetingTime = z.output<typeof meetingTime>;

const period = z.object({ year: z.int(), month: z.int().min(1).max(12) });
const ofUnit = { unitId: z.string() };
const ofMeeting = { ...ofUnit, meetingId: z.string() };
const ofRound = { roundId: z.string() };
const ofParticipant = { ...ofRound, participantId: z.string() };
const ofMember = { ...ofUnit, memberId: z.string() };
const ofReview = { ...ofRound, memberId: z.string() };
const ofGroup = { ...ofUnit, groupId: z.string() };
const ofHandover = { ...ofUnit, handoverId: z.string() };
const ofOffice = { ...ofUnit, officeId: z.string() };
const ofJoinRequest = { ...ofUnit, joinRequestId: z.string() };
const ofTakeover = { ...ofUnit, takeoverId: z.string() };

type ToldOf<Kinds extends readonly string[], Ids extends z.ZodRawShape> = {
  [At in keyof Kinds]: z.ZodObject<{ kind: z.ZodLiteral<Kinds[At]> } & Ids>;
};

/** The shapes of these kinds, which say the same. */
function told<const Kinds extends readonly string[], Ids extends z.ZodRawShape>(
  kinds: Kinds,
  ids: Ids,
): ToldOf<Kinds, Ids>;
function told(kinds: readonly string[], ids: z.ZodRawShape) {
  return kinds.map((kind) => z.object({ kind: z.literal(kind), ...ids }));
}

/** As it is kept until it is sent. */
export const noticeSchema = z.discriminatedUnion('kind', [
  ...told(['round_opened'], ofParticipant),
  ...told(['reminder'], { ...ofParticipant, reminder: z.enum([...reminderKinds, 'by_hand', ...snoozes]) }),
  ...told(['meeting_moved', 'group_meeting_moved'], { ...ofMeeting, from: meetingTime }),
  ...told(['meeting_cancelled'], { ...ofMeeting, was: meetingTime, period }),
  ...told(['meeting_put_back', 'meeting_day_asked', 'digest_before', 'group_meeting_put_back'], ofMeeting),
  ...told(['meeting_announced'], { ...ofMeeting, again: z.boolean() }),
  ...told(['excused_coming'], { ...ofMeeting, memberId: z.string() }),
  ...told(['leave_asked', 'leave_decided', 'leave_ending'], { ...ofUnit, leaveId: z.string() }),
  ...told(['thematic_missing'], { ...ofUnit, quarterEndsOn: jsonDate }),
  ...told(['digest_complete'], { ...ofUnit, ...ofRound }),
  ...told(['digest_after'], { ...ofMeeting, when: z.enum(afterMeetings) }),
  ...told(
    ['join_waiting', 'join_approved', 'join_declined', 'joined_by_name', 'join_contested'],
    ofJoinRequest,
  ),
  /** To a door that somebody had before: their roster row went over to another account, or a device came in by their code. */
  ...told(['taken_over'], { ...ofTakeover, toDoorId: z.string() }),
  ...told(['door_opened'], { doorId: z.string(), toDoorId: z.string() }),
  ...told(['takeover_contested'], ofTakeover),
  ...told(['wish_to_talk', 'paper_entered', 'paper_contested'], ofReview),
  ...told(['member_left', 'member_back'], ofMember),
  ...told(['office_offered', 'office_offer_ended', 'office_handed_over', 'secretary_changed'], ofHandover),
  ...told(['office_changed'], {
    ...ofMember,
    ...{ role: z.enum(['deputy', 'cell_officer']), given: z.boolean() },
  }),
  ...told(['acting_named', 'acting_began', 'officer_dismissed'], ofOffice),
  /** `early`: before the last day that was agreed. */
  ...told(['acting_ended'], { ...ofOffice, at: z.iso.datetime(), early: z.literal(true).optional() }),
  ...told(['secretary_claimed', 'secretary_withdrew', 'secretary_back'], ofMember),
  ...told(['suggestion_sent', 'suggestion_answered'], { ...ofUnit, suggestionId: z.string() }),
  ...told(['pledge_asked'], { ...ofUnit, year: z.int(), time: z.enum(pledgeTimes) }),
  ...told(['commitment_due'], { commitmentId: z.string(), dueOn: jsonDate }),
  /**
   * `own` where they were shown to whoever wrote them, `printed` where they stand in a file; `left` where the reader is let
   * in no more, in `chat` at Telegram, which may be known by nothing else by then.
   */
  ...told(['words_removed'], {
    ...{ ...ofRound, messageId: z.int() },
    ...{ own: z.literal(true).optional(), printed: z.literal(true).optional() },
    ...{ left: z.literal(true).optional(), chat: z.string().optional() },
  }),
  ...told(['group_link_asked', 'group_admin', 'group_removed', 'group_muted'], ofGroup),
  ...told(['group_linked', 'unit_claimed'], ofUnit),
  ...told(['group_round_opened', 'group_counts'], ofRound),
  ...told(['group_meeting_cancelled'], { ...ofUnit, was: meetingTime, period }),
  /** To a device whose page is closed: that the message with this number stands there. */
  ...told(['page_push'], { number: z.int().negative() }),
  ...told(['updates_set_aside'], { count: z.int() }),
  ...told(['updates_unreadable'], { count: z.int(), on: jsonDate }),
  ...told(['data_resealed', 'operator_name_asked', 'consent_asked'], {}),
]);

/** What the bot tells somebody of its own accord. Carries ids and facts, never ready text: the text is made when it is sent. */
export type Notice = z.output<typeof noticeSchema>;

export type NoticeKind = Notice['kind'];

/**
 * Nothing of these is kept once they were sent or came to nothing: that there was one tells what somebody answered.
 */
export const forgottenNotices = [
  'pledge_asked',
  'commitment_due',
  'suggestion_sent',
  'wish_to_talk',
  'words_removed',
  'page_push',
] as const satisfies readonly NoticeKind[];

/** What a whole cell is sent, and may be sent again to whom it did not reach. */
export const massNotices = [
  'round_opened',
  'meeting_announced',
  'reminder',
] as const satisfies readonly NoticeKind[];

export const deliveryStatuses = ['pending', 'sent', 'failed', 'unreachable', 'expired', 'dropped'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One outgoing message and what became of it. */
export type Delivery = {
  id: string;
  dedupeKey: string;
  /** Whom it is for; undefined where it is for a group. */
  accountId: string | undefined;
  groupId: string | undefined;
  roundId: string | undefined;
  notice: Notice;
  status: DeliveryStatus;
  attempts: number;
  notBefore: Date;
  expiresAt: Date | undefined;
  messageId: number | undefined;
  /** Known of `massNotices` alone: a button in it was tapped, or a page showed it. */
  opened: boolean;
  createdAt: Date;
  settledAt: Date | undefined;
};

/** It may be sent at once where nothing else is said, and has no end. */
export type NewDelivery = Pick<Delivery, 'dedupeKey' | 'notice'> &
  Partial<Pick<Delivery, 'roundId' | 'notBefore' | 'expiresAt'>> &
  DeliveryTarget;

/** A person or a group. */
export type DeliveryTarget =
  { accountId: string; groupId?: undefined } | { groupId: string; accountId?: undefined };

/** A delivery as the outbox queues it, before its notice is opened. */
export type PendingDelivery = Pick<Delivery, 'id' | 'accountId' | 'groupId'>;

/** What became of one attempt to send. */
export type SendOutcome =
  | { status: 'sent'; messageId: number | undefined }
  /** So long nothing more may go to this chat, or to anybody. */
  | { status: 'retry_after'; seconds: number; everybody: boolean }
  /** The person blocked the bot, never started it, or is gone; the bot is no longer in the group. */
  | { status: 'unreachable' }
  /** The group takes no messages from the bot, which is still in it. */
  | { status: 'muted'; why: MuteReason }
  /** The topic of the group that it should go to is gone. */
  | { status: 'topic_gone' }
  /** The group has become a supergroup with this chat id. */
  | { status: 'migrated'; chatId: string }
  /** Refused for good. */
  | { status: 'refused'; why: string }
  /** What it says is no longer true or needed. */
  | { status: 'pointless' }
  /** The network or the server failed; another try may succeed. */
  | { status: 'unavailable'; why: string }
  /** A service failed on which no other delivery depends. */
  | { status: 'not_taken'; why: string };
