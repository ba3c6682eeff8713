/** A file that somebody sent, as its channel names it. Nothing of it is fetched before it is asked for. */
export type SentFile = { id: string; bytes: number | undefined };

export type FileOpened =
  | { status: 'opened'; bytes: Uint8Array }
  /** `gone`: the channel does not give it, now or any more. */
  | { status: 'too_large' | 'gone' };

/** Fetches what somebody sent, up to so many bytes. */
export type OpenFile = (file: SentFile, most: number) => Promise<FileOpened>;
