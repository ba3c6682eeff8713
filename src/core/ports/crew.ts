import type { InboxShare } from './inbox.ts';

/** A program over the database, and how often it has said that it lives. */
export type Peer = { id: string; beats: number };

/** Whoever leads, and how many have led up to now: by that number a leader that slept learns that another has come since. */
export type Lead = { id: string; fence: number };

export type Beat =
  /** `hasStandby`: whether a second server has each write before it is acknowledged. */
  | { status: 'alive'; peers: readonly Peer[]; lead: Lead | undefined; hasStandby: boolean }
  /** The others took it for dead: what it worked on is theirs, and nothing more of it is written. */
  | { status: 'given_up' };

/** What is called out to every program over the database, this one too. What it names is an id or a keyed hash, never words. */
export type Call =
  /** Something waits to be handled. */
  | { about: 'inbox' }
  /** Something is due to be sent, or nobody leads. */
  | { about: 'outbox' | 'lead' }
  /** Other things stand behind this door. */
  | { about: 'page'; doorId: string }
  /** What was done on a page is handled; with the word said of it, sealed. */
  | { about: 'done'; updateId: number; word?: string }
  /** A page of this door says that it shows the messages up to this one. */
  | { about: 'heard'; doorId: string; number: number }
  /** Telegram asks for a pause: of whom and for how long, sealed. */
  | { about: 'pause'; asked: string };

/** The programs that share one database. The database's clock decides who leads. */
export interface Crew {
  /** Enters this start under its name, and hears what is called out from now on. */
  enter(id: string, hear: (call: Call) => void): Promise<void>;
  /** Says that it lives; where it may lead it leads on, or from now on where nobody does. */
  beat(id: string, mayLead: boolean): Promise<Beat>;
  /** Gives up a program that has said nothing since it was at this number: what it worked on is free again. */
  giveUp(peer: Peer): Promise<void>;
  /** Whether it leads at this instant: asked before whatever cannot be taken back. */
  leads(lead: Lead): Promise<boolean>;
  /** Lets another lead at once. */
  resign(id: string): Promise<void>;
  leave(id: string): Promise<void>;
  /** Lost where the database is not reached: whoever listens looks again anyway. */
  call(call: Call): void;
}

/** What a program has of those over its database. */
export type JoinedCrew = {
  /** As it was at the start. */
  hasStandby: boolean;
  crew: Crew;
  share: (source: { name: string; isTaken: boolean }) => InboxShare;
  /** What names somebody, or is said to them, as it may be called out. */
  words: { seal(rowId: string, text: string): string; open(rowId: string, sealed: string): string };
};
