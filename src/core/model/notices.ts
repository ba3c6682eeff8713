import type { MuteReason } from './groups.ts';
import type { PledgeTime } from './pledges.ts';
import type { LocalDate, LocalTime, Period } from '../time/local-time.ts';

/** What the bot tells somebody of its own accord. Carries ids and facts, never ready text: the text is made when it is sent. */
export type Notice =
  | { kind: 'round_opened'; roundId: string; participantId: string }
  | { kind: 'reminder'; roundId: string; participantId: string; reminder: ReminderKind | 'by_hand' | Snooze }
  | { kind: 'meeting_moved'; unitId: string; meetingId: string; from: MeetingTime }
  | { kind: 'meeting_cancelled'; unitId: string; meetingId: string; was: MeetingTime; period: Period }
  | { kind: 'meeting_put_back'; unitId: string; meetingId: string }
  | { kind: 'meeting_day_asked'; unitId: string; meetingId: string }
  | { kind: 'meeting_announced'; unitId: string; meetingId: string; again: boolean }
  | { kind: 'excused_coming'; unitId: string; meetingId: string; memberId: string }
  | { kind: 'leave_asked' | 'leave_decided' | 'leave_ending'; unitId: string; leaveId: string }
  | { kind: 'thematic_missing'; unitId: string; quarterEndsOn: LocalDate }
  | { kind: 'digest_before'; unitId: string; meetingId: string }
  | { kind: 'digest_complete'; unitId: string; roundId: string }
  | { kind: 'digest_after'; unitId: string; meetingId: string; when: AfterMeeting }
  | { kind: 'join_waiting'; unitId: string; joinRequestId: string }
  | { kind: 'join_approved'; unitId: string; joinRequestId: string }
  | { kind: 'join_declined'; unitId: string; joinRequestId: string }
  | { kind: 'joined_by_name'; unitId: string; joinRequestId: string }
  | { kind: 'join_contested'; unitId: string; joinRequestId: string }
  /** To a door that somebody had before: their roster row went over to another account, or a device came in by their code. */
  | { kind: 'taken_over'; unitId: string; takeoverId: string; toDoorId: string }
  | { kind: 'door_opened'; doorId: string; toDoorId: string }
  | { kind: 'takeover_contested'; unitId: string; takeoverId: string }
  | { kind: 'wish_to_talk'; roundId: string; memberId: string }
  | { kind: 'paper_entered'; roundId: string; memberId: string }
  | { kind: 'paper_contested'; roundId: string; memberId: string }
  | { kind: 'member_left' | 'member_back'; unitId: string; memberId: string }
  | { kind: 'office_offered'; unitId: string; handoverId: string }
  | { kind: 'office_offer_ended'; unitId: string; handoverId: string }
  | { kind: 'office_handed_over' | 'secretary_changed'; unitId: string; handoverId: string }
  | {
      kind: 'office_changed';
      unitId: string;
      memberId: string;
      role: 'deputy' | 'cell_officer';
      given: boolean;
    }
  | { kind: 'acting_named' | 'acting_began'; unitId: string; officeId: string }
  /** `early`: before the last day that was agreed. */
  | { kind: 'acting_ended'; unitId: string; officeId: string; at: string; early?: true }
  | {
      kind: 'secretary_claimed' | 'secretary_withdrew' | 'secretary_back';
      unitId: string;
      memberId: string;
    }
  | { kind: 'suggestion_sent' | 'suggestion_answered'; unitId: string; suggestionId: string }
  | { kind: 'pledge_asked'; unitId: string; year: number; time: PledgeTime }
  | { kind: 'commitment_due'; commitmentId: string; dueOn: LocalDate }
  /**
   * `own` where they were shown to whoever wrote them, `printed` where they stand in a file; `left` where the reader is let
   * in no more, in `chat` at Telegram, which may be known by nothing else by then.
   */
  | {
      kind: 'words_removed';
      roundId: string;
      messageId: number;
      own?: true | undefined;
      printed?: true | undefined;
      left?: true | undefined;
      chat?: string | undefined;
    }
  | { kind: 'group_link_asked'; unitId: string; groupId: string }
  | { kind: 'group_admin'; unitId: string; groupId: string }
  | { kind: 'group_removed'; unitId: string; groupId: string }
  | { kind: 'group_muted'; unitId: string; groupId: string }
  | { kind: 'group_linked'; unitId: string }
  | { kind: 'group_round_opened'; roundId: string }
  | { kind: 'group_counts'; roundId: string }
  | { kind: 'group_meeting_moved'; unitId: string; meetingId: string; from: MeetingTime }
  | { kind: 'group_meeting_cancelled'; unitId: string; was: MeetingTime; period: Period }
  | { kind: 'group_meeting_put_back'; unitId: string; meetingId: string }
  | { kind: 'unit_claimed'; unitId: string }
  | { kind: 'officer_dismissed'; unitId: string; officeId: string }
  /** To a device whose page is closed: that the message with this number stands there. */
  | { kind: 'page_push'; number: number }
  | { kind: 'updates_set_aside'; count: number }
  | { kind: 'updates_unreadable'; count: number; on: LocalDate }
  | { kind: 'data_resealed' | 'operator_name_asked' | 'consent_asked' };

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

export type MeetingTime = { on: LocalDate; time: LocalTime; place: string };

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

export type NewDelivery = Pick<Delivery, 'dedupeKey' | 'roundId' | 'notice' | 'notBefore' | 'expiresAt'> &
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

export const reminderKinds = ['d7', 'd3', 'd1', 'day'] as const;

/** Seven, three and one day before the meeting, and on its day. */
export type ReminderKind = (typeof reminderKinds)[number];

export const snoozes = ['tonight', 'tomorrow'] as const;

export type Snooze = (typeof snoozes)[number];

/** On the evening of a meeting, and on the morning after it. */
export const afterMeetings = ['evening', 'morning'] as const;

export type AfterMeeting = (typeof afterMeetings)[number];
