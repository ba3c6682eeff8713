import type { PageMessage, PagePush, PushKeys } from '../model/page.ts';

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

/** Which devices are told that something came while their page is closed. */
export interface PagePushes {
  /** In place of an earlier one of this door. */
  put(push: PagePush): Promise<void>;
  find(doorId: string): Promise<PagePush | undefined>;
  end(doorId: string): Promise<void>;
  endOfAccount(accountId: string): Promise<void>;
  keys(): Promise<PushKeys | undefined>;
  /** Returns those that hold: once kept they stay, as browsers were given them. */
  keepKeys(made: PushKeys): Promise<PushKeys>;
}
