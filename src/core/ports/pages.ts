import type { PageMessage } from '../model/page.ts';

/** Where a message stands: its number is unique for the account, whatever the door, and comes once. */
export type PagePlace = { accountId: string; number: number };

/** What stands on the pages of web doors. */
export interface Pages {
  /** Returns the number of the message; the oldest beyond the most that are kept go. */
  add(to: { accountId: string; doorId: string }, message: PageMessage, bytes?: Uint8Array): Promise<number>;
  find(at: PagePlace): Promise<{ doorId: string; message: PageMessage } | undefined>;
  replace(at: PagePlace, message: PageMessage, bytes?: Uint8Array): Promise<void>;
  /** Oldest first. */
  list(doorId: string): Promise<(PageMessage & { number: number })[]>;
  readFile(at: PagePlace): Promise<Uint8Array | undefined>;
  /** Removes everything of a door. */
  clear(doorId: string): Promise<void>;
}
