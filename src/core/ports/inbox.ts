/** An update as it came in, kept until it has been handled. */
export type InboxRow = {
  updateId: number;
  /** Updates with the same key are handled one after the other. */
  chatKey: string;
  /** The update as JSON. */
  payload: string;
};

/** A row that was kept but not forgotten, with the failures counted so far. */
export type LeftRow = InboxRow & { failures: number };

/** What to keep and what to forget, written together. */
export type InboxBatch = { rows: readonly InboxRow[]; doneIds: readonly number[]; at: Date };

export interface InboxStore {
  /** Writes the batch and the last update id in one transaction. A row that is kept already stays as it is. */
  keep(batch: InboxBatch): Promise<void>;
  /** The highest update id kept so far. After a day of silence undefined, as Telegram may number from elsewhere. */
  lastUpdateId(now: Date): Promise<number | undefined>;
  /** Rows still to be handled, in the order they came. */
  left(): Promise<LeftRow[]>;
  /**
   * Counts a failure: after a handler threw, and before a row left by an earlier process is handled, as it may have
   * killed that process. The third sets the row aside: it is not to be handled any more.
   */
  countFailure(updateId: number, at: Date): Promise<'kept' | 'set_aside'>;
  countSetAside(): Promise<number>;
  /** Removes rows set aside before this instant. */
  purge(before: Date): Promise<number>;
  /** Removes everything kept of a chat, as part of an erasure. */
  forgetChat(chatKey: string): Promise<void>;
}

/** What the conversations of a chat need to go on; losing it loses no answer. */
export interface DialogueStore {
  read(key: string): Promise<string | undefined>;
  write(key: string, state: string, at: Date): Promise<void>;
  delete(key: string): Promise<void>;
}
