import type { DemoClock } from '../demo-clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Language } from './protocol.ts';

/** What the demo needs of the app. */
export type DemoBot = {
  /** Until somebody has claimed the bot. */
  claimLink: string | undefined;
  /** Looks after everything that is due by the clock. */
  tick(): Promise<void>;
  /** Resolves when nothing is being handled or sent. */
  idle(): Promise<void>;
  nextMeetingAt(): Promise<Date | undefined>;
  stop(withinMs: number): Promise<void>;
};

export type BotOutcome = { status: 'started'; bot: DemoBot } | { status: 'refused'; why: string };

export type StartBot = (deps: {
  token: string;
  apiRoot: string;
  zone: string;
  /** Of people who have chosen none. */
  language: Language;
  clock: DemoClock;
  folder: DataFolder;
  /** Where people without Telegram come in, and who shows it in a frame; undefined without a page. */
  page: { url: string; port: number; framedBy: string } | undefined;
}) => Promise<BotOutcome>;
