import type { Zone } from '../time/local-time.ts';
import type { Delivery, NewDelivery, NoticeKind, PendingDelivery } from '../model/notices.ts';

export interface Deliveries {
  /** The id, or undefined where a delivery with this key exists already. */
  add(delivery: NewDelivery, at: Date): Promise<string | undefined>;
  findById(id: string): Promise<Delivery | undefined>;
  /** What may be sent now, oldest first. The notices stay sealed: one that cannot be read must not hold up the others. */
  listPending(now: Date, limit: number): Promise<PendingDelivery[]>;
  settle(id: string, outcome: Pick<Delivery, 'status' | 'messageId'>, at: Date): Promise<void>;
  /** Tries again later, and counts the attempt. */
  postpone(id: string, until: Date): Promise<void>;
  /** Waits until then without counting as an attempt. */
  hold(id: string, until: Date): Promise<void>;
  /** Whoever has this message opened it, where it is one that a whole cell was sent. */
  markOpened(accountId: string, messageId: number): Promise<void>;
  expire(now: Date): Promise<number>;
  /** Pending deliveries of a round go with a moved or cancelled meeting. */
  dropPending(roundId: string, kinds: readonly NoticeKind[], at: Date): Promise<number>;
  /** What was still to be sent to a group that the bot is no longer in, or that is no longer the cell's. */
  dropPendingOfGroup(groupId: string, at: Date): Promise<void>;
  listByRound(roundId: string): Promise<Delivery[]>;
  /** Where the person or group it is for lives; undefined where they belong to no cell. */
  findZone(id: string): Promise<Zone | undefined>;
  /** How many are due and not sent yet. */
  countDue(now: Date): Promise<number>;
  /** When messages have gone out since then, and to which group, oldest first. */
  listSentSince(at: Date): Promise<{ at: Date; groupId: string | undefined }[]>;
  /** The soonest instant at which something pending may be sent. */
  nextAt(): Promise<Date | undefined>;
  /** Except what still has to take somebody else's words out of this account's chat. */
  deleteByAccount(accountId: string): Promise<void>;
  /** What still has to take somebody else's words out of this account's chats. */
  listRemovals(accountId: string): Promise<Delivery[]>;
  /** Forgets deliveries that were settled before this instant. */
  deleteSettled(before: Date): Promise<number>;
  /** Everything sent or to be sent to this account, oldest first. */
  listByAccount(accountId: string): Promise<Delivery[]>;
}
