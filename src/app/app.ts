import type { Config } from './config.ts';
import type { UseCases } from './use-cases.ts';
import type { HttpFront } from './http.ts';
import type { PageFront } from './page-front.ts';
import type { JoinedCrew } from '../core/ports/crew.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';
import type { Translators } from '../i18n/translator.ts';
import type { ClockState } from '../jobs/clock-watch.ts';
import type { Patience } from '../web/server.ts';
import type { PushNetwork } from '../web/push/network.ts';
import type { Database } from '../storage/engine/database.ts';
import type { KeyRotation } from '../storage/resealing/key-rotation.ts';
import type { Unreached } from '../screens/operator/start.ts';
import type { TelegramBot } from '../telegram/bot.ts';
import type { HangWatch } from '../telegram/intake/hang-watch.ts';
import type { clientOptions } from '../telegram/sending/network.ts';
import type { RetryAfter } from '../telegram/sending/retry-after.ts';
import type { Stopped } from '../telegram/sending/reach-telegram.ts';

export type App = {
  botUsername: string;
  /** Until somebody has claimed the bot: the one-time link of this start. */
  claimLink: string | undefined;
  /** The same for the page, where there is one. */
  pageClaim: PageClaim | undefined;
  /** What the jobs do every minute, done now. */
  tick(): Promise<void>;
  /** Resolves when everything received is handled and everything due is sent. */
  idle(): Promise<void>;
  /** On which the page listens, where there is one. */
  pagePort: number | undefined;
  /** When the next planned meeting of any cell starts: for whoever moves the clock. */
  nextMeetingAt(): Promise<Date | undefined>;
  /** Stops fetching, lets what is running end within this time, and closes the database. */
  stop(withinMs: number): Promise<void>;
};

export type PageClaim = { link: string; url: string; code: string };

export type Overrides = {
  /** Where the checklists are read from. */
  checklistsFolder?: string;
  clock?: Clock;
  /** Whoever moves the clock answers for it: it is not held against Telegram's time. */
  isClockRight?: boolean;
  log?: Log;
  signal?: AbortSignal;
  /** False where whoever starts the app ticks it. */
  ticking?: boolean;
  /** How many times more messages the Bot API server allows, where it is another than Telegram's. */
  rateScale?: number;
  /** Chats that letters are under way to at the same time. */
  parallel?: number | undefined;
  /** A power cut may take the last moments, and no write waits for the disk. */
  mayLoseLast?: boolean;
  /** What links and codes are made of, where a picture of one is to come out the same again. */
  random?: ((count: number) => Uint8Array) | undefined;
  /** How the push services of browsers are reached, where it is not over the open internet. */
  pushNetwork?: PushNetwork | undefined;
  /** How long the page waits for whoever sends a request slowly. */
  pagePatience?: Partial<Patience> | undefined;
  /** Nobody has asked for a document for a while: what making them took is over. */
  onDocumentsMade?: () => void;
  /** Telegram cannot be reached; it is tried again in so many seconds. */
  onWaiting?: (facts: { seconds: number } & Unreached) => void;
  /** Data of an earlier version is being brought into the form of this one, which may take minutes. */
  onResealing?: (progress: { step: string; rows: number }) => void;
  /** The token was revoked while the bot ran: it receives nothing any more. */
  onTokenRefused?: () => void;
  /** The other programs over the database took this one for dead: nothing of it is written any more. */
  onGivenUp?: () => void;
  /** The database was removed or replaced under the running program: nothing is taken in any more. */
  onDatabaseGone?: () => void;
};

/** An opened database and a reached Telegram, with what was made on the way to them. */
export type Opened = {
  config: Config;
  clock: Clock;
  log: Log;
  translators: Translators;
  bot: TelegramBot;
  gate: RetryAfter;
  client: ReturnType<typeof clientOptions>;
  /** Over every call, so that none hangs after the cause has gone. */
  watch: HangWatch;
  useCases: UseCases;
  database: Database;
  keyRotation: KeyRotation;
  /** The other programs over the database, and the name of this one; undefined where it can have only one. */
  crew: ({ id: string } & JoinedCrew) | undefined;
  front: HttpFront;
  /** Undefined where there is no page. */
  pageFront: PageFront | undefined;
  overrides: Overrides;
  claimLink: string | undefined;
  pageClaim: PageClaim | undefined;
  stopped: Stopped;
  clockState: () => ClockState;
  /** When somebody sent a message, as Telegram says. */
  messageSent: (at: Date) => void;
};
