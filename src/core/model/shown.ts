import { z } from 'zod';
import { jsonInstant } from '../json.ts';

const look = z.object({
  id: z.string(),
  memberId: z.string(),
  what: z.enum(['summary', 'document', 'suggestion', 'absence', 'pledge', 'paper']),
  firstAt: jsonInstant,
  lastAt: jsonInstant,
});

/** The looks of one viewer in one round, as they are kept. */
export const looksSchema = z.array(look);

/**
 * That somebody looked at what a member wrote. `roundId` is the round that the words belong to; for an absence the meeting
 * or the leave, for a pledge those of its cell and year.
 */
export type AccessEvent = { viewerId: string; roundId: string } & z.output<typeof look>;

const shownWords = z.object({
  id: z.string(),
  memberId: z.string(),
  roundId: z.string(),
  /** Where it shows a suggestion rather than a review. */
  suggestionId: z.string().optional(),
  /** Where the message is a file that prints them. */
  printed: z.literal(true).optional(),
  shownAt: jsonInstant,
});

/** Whose words stand in one message, as that is kept. */
export const shownWordsSchema = z.array(shownWords);

/** Somebody's words in a message, with when they came to stand there. */
export type RecordedMessage = { accountId: string; messageId: number } & z.output<typeof shownWords>;
export type ShownMessage = Omit<RecordedMessage, 'id' | 'shownAt'>;
