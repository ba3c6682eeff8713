import { z } from 'zod';
import { oneQuestion, readText, type Reading } from '../forms/form.ts';
import type { Attendance, Reply } from '../model/attendance.ts';
import type { Meeting } from '../model/rounds.ts';
import type { LeaveEffect } from '../rounds/leave.ts';
import type { TextProblem } from '../text/typed.ts';
import type { LocalDate } from '../time/local-time.ts';

/** What a member has said about the day that a meeting is on now; `former` is a reply to another day, before a move. */
export type Said = { reply: Reply | undefined; former: FormerReply | undefined };

export type FormerReply = { reply: Reply; on: LocalDate };

/** Nobody can say whether they will come on a day that the secretary has yet to decide. */
export function takesReplies({ decision }: Pick<Meeting, 'decision'>): boolean {
  return decision !== 'pending';
}

/** A reply belongs to a day: after a move it is asked for again, and holds once more where the meeting moves back. */
export function saidFor(
  { on }: Pick<Meeting, 'on'>,
  attendance: Pick<Attendance, 'reply' | 'replyOn'> | undefined,
): Said {
  const { reply, replyOn = on } = attendance ?? {};
  if (reply === undefined) return { reply, former: undefined };
  return replyOn === on ? { reply, former: undefined } : { reply: undefined, former: { reply, on: replyOn } };
}

/** Who asks for leave, or has it, will not come: that they come after all ends it for this meeting. */
export function withLeave<Known extends Said>(said: Known, effect: LeaveEffect | undefined): Known {
  return effect === undefined ? said : { ...said, reply: 'away', former: undefined };
}

const draftSchema = z.object({
  dialogue: z.enum(['reply', 'rsvp']),
  meetingId: z.string(),
  lastInputId: z.int().optional(),
});

export type ReasonProblem = TextProblem | 'not_text';

/** A reason is shown in a pop-up, which holds 200 characters with the name. */
const longestReason = 140;

/** Why somebody is away, in their own words. */
export const reasonForm = oneQuestion(draftSchema, (text): Reading<string, ReasonProblem> =>
  readText(text, longestReason),
);
