/** Which update is meant: Telegram's numbers mean something only within their source. */
export type UpdateRef = {
  /** Which bot at which Bot API server. */
  source: string;
  updateId: number;
};

/** An update as it came in, kept until it has been handled. */
export type InboxRow = UpdateRef & {
  /** Updates with the same key are handled one after the other. */
  chatKey: string;
  /** The update as JSON. */
  payload: string;
};

/** A row that was kept but not forgotten, with the failures counted so far. Its chat stands in the payload alone. */
export type LeftRow = Omit<InboxRow, 'chatKey'> & { failures: number };

/** What to keep and what to forget, written together. */
export type InboxBatch = {
  rows: readonly InboxRow[];
  /** Never to be handled, only to be looked at. */
  asides?: readonly InboxRow[];
  done: readonly UpdateRef[];
  at: Date;
};

/** How long an update that failed stays to be looked at. */
export const setAsideKeptDays = 30;

export interface InboxStore {
  /**
   * Writes the batch in one transaction, and that its rows are known from now on. A row that is kept already stays as it is;
   * returned are those that were not.
   */
  keep(batch: InboxBatch): Promise<readonly UpdateRef[]>;
  /** The last ten thousand updates of this source that were kept, handled or not, in the order they came. */
  known(source: string): Promise<number[]>;
  /** Rows still to be handled, of every source, in the order they came. */
  left(): Promise<LeftRow[]>;
  /**
   * Counts a failure: after a handler threw, and before a row left by an earlier process is handled, as it may have
   * killed that process. The third sets the row aside: it is not to be handled any more.
   */
  countFailure(ref: UpdateRef, at: Date): Promise<'kept' | 'set_aside'>;
  countSetAside(): Promise<number>;
  /** Of those set aside from one instant until before another, the ones that could not even be read. */
  countUnreadable(from: Date, before: Date): Promise<number>;
  /** Removes rows set aside before this instant. */
  purge(before: Date): Promise<number>;
  /** Removes everything kept of a chat, as part of an erasure. */
  forgetChat(chatKey: string): Promise<void>;
}

/** What a program has done since it was asked last, and how much more it takes on. */
export type InboxTurn = {
  done: readonly UpdateRef[];
  /** Chats of which it has handled all that it took. */
  idle: readonly string[];
  most: number;
  /** All that it has, where the turn before may have been carried out without its hearing of it. */
  held?: readonly string[];
};

/** How programs over one database share what waits: a chat is worked on by one of them at a time. */
export interface InboxShare {
  /**
   * Forgets what is done, lets others have the idle chats, and takes on chats that nobody works on: returned is what waits
   * in them, in the order it came. Only a turn forgets what is done: another write beside it would have it taken on again.
   */
  turn(turn: InboxTurn): Promise<LeftRow[]>;
}

/** What the conversations of a chat need to go on; losing it loses no answer. */
export interface DialogueStore {
  read(key: string): Promise<string | undefined>;
  write(key: string, state: string, at: Date): Promise<void>;
  delete(key: string): Promise<void>;
}
