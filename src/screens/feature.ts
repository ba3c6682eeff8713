import type { Group } from '../core/model/groups.ts';
import type { Notice, NoticeKind } from '../core/model/notices.ts';
import type { Account, DialogueName } from '../core/model/people.ts';
import type { Actor, Refused } from '../core/permissions.ts';
import type { DocumentFile, SentFile } from '../core/ports/files.ts';
import type { Shows, Tells } from '../core/ports/summaries.ts';
import type { Translator, WordlessKey } from '../i18n/translator.ts';
import type { PresenceChange } from '../services/groups/presence.ts';
import type { InCell } from '../services/within.ts';
import type { Tapped } from './button-data.ts';
import type { Screen } from './screen.ts';

/** What a person did, stripped of everything that a channel adds. It is read once, and the same all the way. */
export type Input =
  | { kind: 'command'; command: string; payload: string }
  | ({ kind: 'tap' } & Tapped)
  | {
      kind: 'text';
      text: string;
      /** The bot that a link sent as a message starts, where it is not this one. */
      anotherBot?: string;
    }
  /** Stickers, voice, pictures, files: nothing that could be stored. */
  | { kind: 'other'; file?: SentFile }
  /** A message edited after it was sent. */
  | { kind: 'edited' };

export type Request<Kind extends Input['kind'] = Input['kind']> = {
  account: Account;
  actor: Actor;
  translator: Translator;
  /** What came in comes again after a crash, with the same number: whoever applies free text remembers it and applies it once. */
  inputId: number;
  input: Extract<Input, { kind: Kind }>;
};

/** What the person gets. After a tap `screen` replaces the tapped message; after anything else it is sent below. */
export type Turn = {
  screen?: Screen;
  /** A short word over the screen, after a tap only; `alert` has to be closed by hand. At most 200 characters. */
  toast?: string;
  alert?: boolean;
  /** Whose reason the toast tells: written down before it is sent. */
  tells?: Tells;
  /** Sent below the screen, in this order. */
  more?: readonly Attachment[];
  /** Set where free text belongs to this feature from now on; `null` where it no longer does; left out where nothing changes. */
  dialogue?: DialogueName | null;
  /** The screen is answered by its buttons, although its dialogue hears what is typed. */
  byButtons?: boolean;
  /** Sends the role's reply keyboard with `text` below the screen, and sets the role's command menu. */
  menu?: { text: string };
  /** Sends the screen as a new message even after a tap. */
  below?: boolean;
  /** Set apart from what a use case came to: only a refusal is passed on as it came. */
  status?: never;
} & InCell;

/**
 * Nothing was done. A handler passes it on as it came, and one place says it, whatever else would have been shown; only the
 * dialogue and the cell stay. `says` where the words are others than those of the feature.
 */
export type Refusal = (Refused | { status: 'gone' }) & { says?: WordlessKey } & Omit<Turn, 'status'>;

/** By what was in the way, or that what a button is about is no longer there. */
export type RefusalWords = Partial<Record<Exclude<Refused['why'], 'unopened'> | 'gone', WordlessKey>>;

/** What comes of what a person did. */
export type Answer = Turn | Refusal;

export type Attachment =
  | { kind: 'screen'; screen: Screen }
  | ({ kind: 'photo' | 'document'; caption: string } & DocumentFile)
  | MadeDocument;

/** A file that is made as it is sent: meanwhile the person is told that one is on its way. */
export type MadeDocument = {
  kind: 'made';
  make: () => Promise<DocumentFile>;
  /** A picture is looked at where it stands; left out, it is a file to be kept. */
  as?: 'photo';
  caption: string;
  /** Whose words it prints: written down before it is sent, and taken back by putting another file in its place. */
  shows?: Shows;
  /** Where it prints words: stands in its place until it is written down in which message they will be. */
  waiting?: DocumentFile & { caption: string };
};

export type Handler<Kind extends Input['kind']> = (request: Request<Kind>) => Answer | Promise<Answer>;

/** What a notice looks like when it is sent; `undefined` where it has become pointless. */
export type NoticeView<Kind extends NoticeKind = NoticeKind> = (
  notice: Extract<Notice, { kind: Kind }>,
  to: { account: Account; translator: Translator },
) => Promise<NoticeShown | EditShown | undefined>;

/** What takes the place of a message: of a screen another one, of a file another file, whose caption the screen is. */
export type EditShown = { edit: number; screen: Screen & InCell; file?: DocumentFile };

/** With `menu` the message brings the role's reply keyboard and command menu: what the person may do has changed. */
export type NoticeShown = Screen & {
  menu?: true;
  /** Comes right after the menu, whose message has no place for other buttons. */
  next?: Screen;
  /** The cell that somebody has come into with what is told. */
  joinedId?: string;
} & InCell;

export type NoticeViews = { [Kind in NoticeKind]?: NoticeView<Kind> };

/** The same for a notice that goes to a cell's group: never anything about a person. */
export type GroupNoticeView<Kind extends NoticeKind = NoticeKind> = (
  notice: Extract<Notice, { kind: Kind }>,
  to: { group: Group; translator: Translator },
) => Promise<Screen | undefined>;

/** Who does something in which group, in the topic of a forum that it is done in. Without an id it was an anonymous admin. */
export type InGroup = {
  chatId: string;
  topicId: number | undefined;
  telegramId: string | undefined;
  at: Date;
  translator: Translator;
};

/** A tap says who it was, also of an anonymous admin. */
type TapInGroup = { chatId: string; telegramId: string; args: readonly string[]; translator: Translator };

/** What is said in groups: nothing that belongs to a person, whoever asks. `undefined` is silence. */
export type GroupSide = {
  commands: Readonly<Record<string, (asked: InGroup & { payload: string }) => Promise<Screen | undefined>>>;
  anyOtherCommand: (asked: InGroup) => Screen | undefined;
  /** The word over the screen; undefined for what no button of this program carries. */
  taps: Readonly<Record<string, (tapped: TapInGroup) => Promise<string | undefined>>>;
  /** The bot came in, was removed, or got other rights. */
  onMembership: (change: PresenceChange & { translator: Translator }) => Promise<Screen | undefined>;
};

export type GroupNoticeViews = { [Kind in NoticeKind]?: GroupNoticeView<Kind> };

/** One part of the bot: its commands, its taps by action, its dialogue, the notices it words. Knows no channel. */
export type Feature = {
  commands?: Readonly<Record<string, Handler<'command'>>>;
  taps?: Readonly<Record<string, Handler<'tap'>>>;
  dialogue?: {
    name: DialogueName;
    /** Free text and anything else typed while this dialogue has the word. */
    hears: Handler<'text' | 'other' | 'edited'>;
    /** What it waits for is a file, of so many bytes at most. */
    takesFile?: number;
    /** Taps that go on with what is being put together, whichever screen they stand on, and the cell that it is for. */
    goesOn?: { taps: readonly string[]; in: (actor: Actor) => Promise<string | undefined> };
  };
  notices?: NoticeViews;
  groupNotices?: GroupNoticeViews;
  /** Answers also whoever has not consented, or not yet to this version. */
  answersAnybody?: true;
  /** What it is about where no id says so; left out, it is the cell that somebody is in. */
  about?: 'person' | 'units' | 'choice_of_cell';
  /** Its screens show what people wrote of themselves. */
  showsWords?: true;
  /** How it says a refusal, where it has words of its own for it. */
  refusals?: RefusalWords;
};

/** Whom a screen is for, whatever they did to get it. */
export type Who = Omit<Request, 'input'>;

/** Somebody, and what they did, whatever it was. */
export type Asking = Who & { input: Input };

/** Brings a person to where they stand: consent, a question on the way into a cell, the setup, or the welcome. */
export type Land = (asking: Asking) => Promise<Answer>;
