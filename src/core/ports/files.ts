/** A file that somebody sent. Nothing of it is fetched before it is asked for. */
export type SentFile = {
  /** How large it is said to be. */
  bytes: number | undefined;
  /** Has its channel give it, up to so many bytes. */
  open: (most: number) => Promise<FileOpened>;
};

export type FileOpened =
  | { status: 'opened'; bytes: Uint8Array }
  /** `gone`: the channel does not give it, now or any more. */
  | { status: 'too_large' | 'gone' };

/** A file that was made, ready to be sent. Its name has no marks. */
export type DocumentFile = { name: string; bytes: Uint8Array };
