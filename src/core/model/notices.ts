import type { LocalDate, LocalTime, Period } from '../local-time.ts';
import type { ReminderKind } from '../reminder.ts';

/** What the bot tells somebody of its own accord. Carries ids and facts, never ready text: the text is made when it is sent. */
export type Notice =
  | { kind: 'round_opened'; roundId: string; participantId: string }
  | { kind: 'reminder'; roundId: string; participantId: string; reminder: ReminderKind | 'by_hand' }
  | { kind: 'meeting_moved'; unitId: string; meetingId: string; from: MeetingTime }
  | { kind: 'meeting_cancelled'; unitId: string; meetingId: string; was: MeetingTime; period: Period }
  | { kind: 'meeting_day_asked'; unitId: string; meetingId: string }
  | { kind: 'join_waiting'; unitId: string; joinRequestId: string }
  | { kind: 'join_approved'; unitId: string; joinRequestId: string }
  | { kind: 'join_declined'; unitId: string; joinRequestId: string }
  | { kind: 'joined_by_name'; unitId: string; joinRequestId: string }
  | { kind: 'join_contested'; unitId: string; joinRequestId: string }
  | { kind: 'wish_to_talk'; roundId: string; memberId: string }
  | { kind: 'member_left'; unitId: string; memberId: string }
  | { kind: 'words_removed'; roundId: string; messageId: number }
  | { kind: 'updates_set_aside'; count: number };

export type NoticeKind = Notice['kind'];

export type MeetingTime = { on: LocalDate; time: LocalTime; place: string };

export const deliveryStatuses = ['pending', 'sent', 'failed', 'unreachable', 'expired', 'dropped'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One outgoing message and what became of it. */
export type Delivery = {
  id: string;
  dedupeKey: string;
  accountId: string;
  roundId: string | undefined;
  notice: Notice;
  status: DeliveryStatus;
  attempts: number;
  notBefore: Date;
  expiresAt: Date | undefined;
  messageId: number | undefined;
  createdAt: Date;
  settledAt: Date | undefined;
};

export type NewDelivery = Pick<
  Delivery,
  'dedupeKey' | 'accountId' | 'roundId' | 'notice' | 'notBefore' | 'expiresAt'
>;

/** A delivery as the outbox queues it, before its notice is opened. */
export type PendingDelivery = Pick<Delivery, 'id' | 'accountId'>;

/** What became of one attempt to send. */
export type SendOutcome =
  | { status: 'sent'; messageId: number | undefined }
  /** The whole bot has to be quiet for so long. */
  | { status: 'retry_after'; seconds: number }
  /** The person blocked the bot, never started it, or is gone. */
  | { status: 'unreachable' }
  /** Refused for good. */
  | { status: 'refused'; why: string }
  /** What it says is no longer true or needed. */
  | { status: 'pointless' }
  /** The network or the server failed; another try may succeed. */
  | { status: 'unavailable'; why: string };
