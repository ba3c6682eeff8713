import type { DocumentFile } from '../core/ports/files.ts';
import type { Account, Door, DoorKind } from '../core/model/people.ts';
import type { Actor } from '../core/permissions.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Input } from '../screens/feature.ts';
import type { Screen } from '../screens/screen.ts';

/** What the person did, as far as the answer depends on it. */
export type Origin =
  { kind: 'tap'; messageId: number; queryId: string; data: string; editable: boolean } | { kind: 'typed' };

/** One thing that somebody did, read once: by which door they came, what it was, and what the answer depends on. */
export type Received = {
  /** One that comes again after a crash bears the same. */
  updateId: number;
  door: Pick<Door, 'kind' | 'address'>;
  input: Input;
  origin: Origin;
};

/** What comes by the page of a web door is numbered by that page. */
export const webSource = 'web';

/** A message's number tells its channel: Telegram counts up from 1, pages count down from -1. */
export function kindOfMessage(messageId: number): DoorKind {
  return messageId > 0 ? 'telegram' : 'web';
}

export type Person = { account: Account; actor: Actor; translator: Translator };

export type CaptionedFile = DocumentFile & { caption: string };

/**
 * What brings screens to people. Messages are known by a number of their own; what a channel cannot do is settled
 * within it, and never asked for in a screen.
 */
export type Channel = {
  kind: DoorKind;
  /** Returns the number of the message. */
  send(to: Account, screen: Screen): Promise<number>;
  /** False where the message can no longer be changed. */
  edit(to: Account, messageId: number, screen: Screen): Promise<boolean>;
  /** Takes the buttons off a screen, so that only one is alive. */
  retire(to: Account, messageId: number): Promise<void>;
  /** Says that a tap was heard, with a short word where there is one; `alert` has to be closed by hand. */
  answerTap(queryId: string, word: { text: string; alert: boolean } | undefined): Promise<void>;
  sendPhoto(to: Account, photo: CaptionedFile): Promise<number>;
  sendFile(to: Account, file: CaptionedFile): Promise<number>;
  /** Puts another file in the place of one; false where the message can no longer be changed. */
  replaceFile(to: Account, messageId: number, file: CaptionedFile): Promise<boolean>;
  /** Says that a file is on its way. */
  announceFile(to: Account): Promise<void>;
  /** Says that a file that they sent is being read. */
  announceReading(to: Account): Promise<void>;
  /** What somebody may do, at hand from now on, with a message. */
  showMenu(person: Person, text: string): Promise<void>;
  /** Whether an error says that nothing reaches this person any more. */
  isUnreachable(error: unknown): boolean;
};
