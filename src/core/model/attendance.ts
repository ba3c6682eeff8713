import type { Membership } from './people.ts';
import type { LocalDate } from '../time/local-time.ts';

export const replies = ['coming', 'away', 'unsure'] as const;
/** What a member says beforehand: dự, vắng có lý do, chưa rõ. */
export type Reply = (typeof replies)[number];

export const outcomes = ['present', 'excused', 'unexcused', 'exempt'] as const;
/** What the secretary writes down: có mặt, vắng có lý do, vắng không lý do; `exempt` for who was free of meetings then. */
export type Outcome = (typeof outcomes)[number];

/** One member and one meeting. */
export type Attendance = {
  id: string;
  meetingId: string;
  memberId: string;
  reply: Reply | undefined;
  /** The day that the reply was given for: after a move of the meeting it is a reply no more. */
  replyOn: LocalDate | undefined;
  /** Why somebody is away, in their own words: for the secretary of that time only. */
  reason: string | undefined;
  repliedAt: Date | undefined;
  outcome: Outcome | undefined;
  /** As it was when the outcome was written down. */
  membership: Membership | undefined;
  takenAt: Date | undefined;
  takenById: string | undefined;
};
