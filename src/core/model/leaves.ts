import { z } from 'zod';
import { jsonDate, jsonInstant, perhaps } from '../json.ts';

const days = z.object({ fromOn: jsonDate, untilOn: jsonDate });

/** Both days included. */
export type Days = z.output<typeof days>;

/** `asked`: for whoever leads the cell to decide on, at least on a part of it. */
export const leaveStatuses = ['asked', 'recorded', 'declined', 'taken_back'] as const;

/** As it is kept, beside whose it is. */
export const leaveSchema = z.object({
  /** The one meeting it is for, on whichever day that is; otherwise for all between its days. */
  meetingId: perhaps(z.string()),
  /** Of one meeting its day as it was asked for. */
  days,
  status: z.enum(leaveStatuses),
  /** What is recorded of it: all of it, or the part that stayed when it was changed. */
  recorded: perhaps(days),
  /** In the member's words: for whoever led the cell then. */
  reason: perhaps(z.string()),
  /** What was said by who declined it. */
  word: perhaps(z.string()),
  /** Meetings to which the member comes all the same. */
  comingTo: z.array(z.string()).readonly(),
  /** Of which last day it was told that it is near. */
  endToldOf: perhaps(jsonDate),
  askedAt: jsonInstant,
  decidedAt: perhaps(jsonInstant),
});

/** "Vắng, có lý do": what a member asks for, for one meeting or for a time. */
export type Leave = { id: string; unitId: string; memberId: string } & z.output<typeof leaveSchema>;
