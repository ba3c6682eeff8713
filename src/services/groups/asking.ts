import { consentVersion } from '../../core/joining/consent.ts';
import type { Group } from '../../core/model/groups.ts';
import { leadsAs } from '../../core/model/people.ts';
import { currentSeat, may } from '../../core/permissions.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import { link } from './linking.ts';

type Parts = Pick<Store, 'accounts' | 'deliveries' | 'groups' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

/**
 * Why somebody in a group speaks for no cell: they lead none; none that is set up and consented to; several, and the one
 * they have switched to is none of them.
 */
export type NotLed = 'nobody' | 'unready' | 'several';

type Led = { status: 'led'; accountId: string; unitId: string } | { status: NotLed };

/** Who writes in a group, by Telegram id, and in which topic of a forum. */
type Written = { telegramId: string; topicId: number | undefined };

export type Linked =
  | { status: 'linked' }
  /** The group was a cell's before. */
  | { status: 'already'; cellName: string }
  | Asked;

/** Whether who leads a cell was asked in private if the group is theirs, or why nobody was. */
export type Asked = { status: 'asked' | NotLed };

export type GroupAsking = ReturnType<typeof createGroupAsking>;

/** A group becomes a cell's by what is written in it. */
export function createGroupAsking({ store, clock, ids }: Deps) {
  return {
    /** A secretary wrote in a group without a link: they are asked whether it is that of their cell. */
    askWriter(chatId: string, written: Written): Promise<Asked> {
      const now = clock.now();
      return store.transaction(async (tx) => {
        const led = await findLed(tx, written.telegramId, 'current', now);
        if (led.status !== 'led') return led;
        const group = await offer(tx, chatId, { ...written, ...led, at: now });
        await ask(tx, { group, ...led, round: minuteOf(now) }, now);
        return { status: 'asked' };
      });
    },

    /** The words that a link sends for whoever adds the bot by it: they say themselves that the group is their cell's. */
    linkHere(chatId: string, written: Written & { at: Date }): Promise<Linked> {
      const now = clock.now();
      return store.transaction(async (tx) => {
        const known = await tx.groups.findByChat(chatId);
        const unit = known?.unitId === undefined ? undefined : await tx.units.findById(known.unitId);
        if (unit !== undefined) return { status: 'already', cellName: unit.name };
        const led = await findLed(tx, written.telegramId, 'current', now);
        if (led.status !== 'led') return led;
        const group = await offer(tx, chatId, { ...written, ...led });
        if ((await tx.groups.findByUnit(led.unitId)) !== undefined) {
          await ask(tx, { group, ...led, round: minuteOf(now) }, now);
          return { status: 'asked' };
        }
        await link(tx, { group, unitId: led.unitId }, now);
        return { status: 'linked' };
      });
    },
  };

  async function offer(
    tx: Pick<Store, 'groups'>,
    chatId: string,
    { unitId, topicId, at }: { unitId: string; topicId: number | undefined; at: Date },
  ): Promise<Group> {
    const known = await tx.groups.findByChat(chatId);
    const group: Group = {
      ...(known ?? newGroup(ids.next(), chatId, at)),
      ...{ askedUnitId: unitId, status: 'waiting', leftAt: undefined, topicId },
    };
    await (known === undefined ? tx.groups.insert(group) : tx.groups.update(group));
    return group;
  }
}

const minuteMs = 60_000;

function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / minuteMs);
}

/**
 * The cell this person leads: the only one when they add the bot, as nothing says which of several is meant; the one
 * they have switched to when they write.
 */
export async function findLed(
  tx: Pick<Store, 'accounts'>,
  telegramId: string | undefined,
  which: 'only' | 'current',
  now: Date,
): Promise<Led> {
  const account = telegramId === undefined ? undefined : await tx.accounts.findByTelegramId(telegramId);
  if (account === undefined) return { status: 'nobody' };
  const actor = await tx.accounts.loadActor(account.id, consentVersion, now, 'telegram');
  const leading = actor.seats.filter(({ roles }) => leadsAs(roles));
  const ready = leading.filter(({ unitId, unitReady }) => unitReady && may(actor, 'group_link', unitId));
  const current = ready.find((one) => one === currentSeat(actor));
  const chosen = ready.length === 1 ? ready[0] : which === 'current' ? current : undefined;
  if (chosen !== undefined) return { status: 'led', accountId: account.id, unitId: chosen.unitId };
  if (ready.length > 0) return { status: current === undefined ? 'several' : 'nobody' };
  return { status: leading.length > 0 ? 'unready' : 'nobody' };
}

/** Asks who leads a cell, in private, whether the group is the cell's; the same `round` asks once. */
export async function ask(
  tx: Pick<Store, 'deliveries'>,
  { group, accountId, unitId, round }: { group: Group; accountId: string; unitId: string; round: number },
  now: Date,
): Promise<void> {
  const notice = { kind: 'group_link_asked' as const, unitId, groupId: group.id };
  const dedupeKey = `group_link_asked:${group.id}:${unitId}:${String(round)}`;
  await tx.deliveries.add({ accountId, notice, dedupeKey }, now);
}

export function newGroup(id: string, chatId: string, addedAt: Date): Group {
  return {
    ...{ id, chatId, addedAt, status: 'waiting', isAdmin: false },
    ...{ unitId: undefined, askedUnitId: undefined, linkedAt: undefined },
    ...{ migratedAt: undefined, leftAt: undefined, topicId: undefined },
    ...{ mutedAt: undefined, mutedWhy: undefined },
  };
}
