import type { Group, MuteReason } from '../../core/model/groups.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { tellLeads } from '../offices/leads.ts';
import { ask, findLed, newGroup, type NotLed } from './asking.ts';

type Parts = Pick<Store, 'accounts' | 'deliveries' | 'groups' | 'members' | 'offices'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

/** What the bot is in a group. */
export type Presence = 'outside' | 'member' | 'admin';

export type PresenceChange = {
  chatId: string;
  was: Presence;
  is: Presence;
  /** Who did it; an anonymous admin is nobody. */
  byTelegramId: string | undefined;
  at: Date;
};

/** `asked`: the secretary who added the bot was asked in private; otherwise why nobody was. */
export type PresenceOutcome = { status: 'asked' | NotLed | 'noted' };

/** A supergroup may tell that the bot came in around the time it tells that it was a group. */
const migrationMs = 24 * 60 * 60 * 1000;

/** A link of Telegram's that adds the bot tells that it came in, and sends its words there: two updates, in any order. */
const arrivalMs = 30 * 1000;

export type GroupPresence = ReturnType<typeof createGroupPresence>;

/** Where the bot is, as what Telegram: added, removed, made admin, moved to a supergroup. */
export function createGroupPresence({ store, clock, ids }: Deps) {
  return {
    change(change: PresenceChange): Promise<PresenceOutcome> {
      return store.transaction(async (tx) => {
        const group = await tx.groups.findByChat(change.chatId);
        if (change.is === 'outside') return leave(tx, group, change.at);
        if (change.was === 'outside') return join(tx, group, change);
        return noteRights(tx, group, change);
      });
    },

    /** Both service messages and the answer to a call tell this, in any order and more than once. */
    migrate(from: string, to: string): Promise<void> {
      return store.transaction((tx) => migrate(tx, from, to, clock.now()));
    },

    /** A message to it was refused because the bot is not in it. */
    async lose(chatId: string): Promise<void> {
      const now = clock.now();
      await store.transaction(async (tx) => leave(tx, await tx.groups.findByChat(chatId), now));
    },

    /** A message was refused though the bot is in it; a closed topic says nothing of that of the announcements. */
    mute(chatId: string, why: MuteReason, topicId: number | undefined): Promise<void> {
      return store.transaction(async (tx) => {
        const group = await tx.groups.findByChat(chatId);
        if (why !== 'topic' || group?.topicId === topicId) await mute(tx, group, why, clock.now());
      });
    },

    /** A message to it arrived. */
    async reach(chatId: string, topicId: number | undefined): Promise<void> {
      const group = await store.groups.findByChat(chatId);
      if (group?.mutedAt === undefined || group.topicId !== topicId) return;
      await store.transaction(async (tx) => unmute(tx, await tx.groups.findByChat(chatId)));
    },

    /** The same for the outbox, which knows groups by their own ids. */
    upkeep: {
      async lose(groupId: string): Promise<void> {
        const now = clock.now();
        await store.transaction(async (tx) => leave(tx, await tx.groups.findById(groupId), now));
      },
      migrate(groupId: string, chatId: string): Promise<void> {
        return store.transaction(async (tx) => {
          const group = await tx.groups.findById(groupId);
          if (group !== undefined) await migrate(tx, group.chatId, chatId, clock.now());
        });
      },
      mute(groupId: string, why: MuteReason): Promise<void> {
        return store.transaction(async (tx) => mute(tx, await tx.groups.findById(groupId), why, clock.now()));
      },
      leaveTopic(groupId: string): Promise<void> {
        return store.transaction(async (tx) => leaveTopic(tx, await tx.groups.findById(groupId)));
      },
      async reach(groupId: string): Promise<void> {
        const muted = (await store.groups.findById(groupId))?.mutedAt !== undefined;
        if (muted) await store.transaction(async (tx) => unmute(tx, await tx.groups.findById(groupId)));
      },
    },

    /** A group that the bot is no longer in is forgotten, once it cannot turn out to have become a supergroup. */
    async forgetLeft(now: Date): Promise<void> {
      const before = new Date(now.getTime() - migrationMs);
      for (const { id } of await store.groups.listLeft(before)) {
        await store.transaction(async (tx) => {
          const group = await tx.groups.findById(id);
          if (group?.status === 'left' && group.leftAt !== undefined && group.leftAt < before)
            await tx.groups.delete(id);
        });
      }
    },
  };

  async function join(
    tx: Parts,
    known: Group | undefined,
    { chatId, is, byTelegramId, at }: PresenceChange,
  ): Promise<PresenceOutcome> {
    const isAdmin = is === 'admin';
    if (known?.status === 'linked' && isSameArrival(known, at)) {
      await tx.groups.update({ ...known, isAdmin });
      return { status: 'noted' };
    }
    const now = clock.now();
    const led = await findLed(tx, byTelegramId, 'only', now);
    const group: Group = {
      ...newGroup(known?.id ?? ids.next(), chatId, at),
      ...{ isAdmin, askedUnitId: led.status === 'led' ? led.unitId : undefined },
    };
    if (known === undefined) await tx.groups.insert(group);
    else {
      await tx.deliveries.dropPendingOfGroup(known.id, now);
      await tx.groups.update(group);
    }
    if (led.status !== 'led') return led;
    await ask(tx, { group, ...led, round: at.getTime() }, now);
    return { status: 'asked' };
  }

  async function leave(tx: Parts, group: Group | undefined, at: Date): Promise<PresenceOutcome> {
    if (group === undefined || group.status === 'left') return { status: 'noted' };
    const { id: groupId, unitId } = group;
    const wasLinked = unitId !== undefined;
    await tx.deliveries.dropPendingOfGroup(groupId, at);
    await tx.groups.update({
      ...group,
      ...{ unitId: undefined, status: 'left', isAdmin: false, leftAt: at },
      ...{ topicId: undefined, mutedAt: undefined, mutedWhy: undefined },
      // What it was linked to: a group that became a supergroup may be left before it says so.
      askedUnitId: unitId ?? group.askedUnitId,
      linkedAt: wasLinked ? group.linkedAt : undefined,
    });
    if (wasLinked) {
      const key = `group_removed:${groupId}:${at.getTime()}`;
      await tellLeads(tx, { unitId, notice: { kind: 'group_removed', unitId, groupId }, key }, at);
    }
    return { status: 'noted' };
  }

  async function noteRights(
    tx: Parts,
    known: Group | undefined,
    { chatId, is, at }: PresenceChange,
  ): Promise<PresenceOutcome> {
    const isAdmin = is === 'admin';
    if (known === undefined) {
      await tx.groups.insert({ ...newGroup(ids.next(), chatId, at), isAdmin });
      return { status: 'noted' };
    }
    await tx.groups.update({ ...known, isAdmin });
    const unitId = known.unitId ?? (known.status === 'waiting' ? known.askedUnitId : undefined);
    if (!isAdmin || unitId === undefined) return { status: 'noted' };
    const notice = { kind: 'group_admin' as const, unitId, groupId: known.id };
    await tellLeads(tx, { unitId, notice, key: `group_admin:${known.id}:${at.getTime()}` }, clock.now());
    return { status: 'noted' };
  }

  async function migrate(tx: Parts, from: string, to: string, now: Date): Promise<void> {
    const old = await tx.groups.findByChat(from);
    if (old === undefined || from === to) return;
    const early = await tx.groups.findByChat(to);
    if (early?.unitId !== undefined) {
      await leave(tx, { ...old, unitId: undefined }, now);
      return;
    }
    if (early !== undefined) await tx.groups.delete(early.id);
    const unitId = old.unitId ?? (await lostUnitId(tx, old));
    await tx.groups.update({
      ...old,
      chatId: to,
      unitId,
      status: unitId !== undefined ? 'linked' : old.status === 'left' ? 'waiting' : old.status,
      isAdmin: early?.isAdmin ?? old.isAdmin,
      migratedAt: now,
      leftAt: undefined,
    });
  }

  /** The bot still hears of the migration, so it is in the supergroup: leaving the old group ended no link. */
  async function lostUnitId(tx: Parts, old: Group): Promise<string | undefined> {
    const { askedUnitId, linkedAt, status } = old;
    if (status !== 'left' || linkedAt === undefined || askedUnitId === undefined) return undefined;
    return (await tx.groups.findByUnit(askedUnitId)) === undefined ? askedUnitId : undefined;
  }
}

/** An update that comes again after a crash or after the words that came with it, or the arrival in the supergroup that the group became. */
function isSameArrival({ addedAt, migratedAt }: Group, at: Date): boolean {
  if (Math.abs(addedAt.getTime() - at.getTime()) < arrivalMs) return true;
  return migratedAt !== undefined && Math.abs(at.getTime() - migratedAt.getTime()) < migrationMs;
}

/** A message was refused though the bot is in the group: whoever leads its cell is told once, until one arrives again. */
async function mute(tx: Parts, group: Group | undefined, why: MuteReason, now: Date): Promise<void> {
  if (group === undefined || group.status === 'left' || group.mutedWhy === why) return;
  const { id: groupId, unitId, mutedAt = now } = group;
  await tx.groups.update({ ...group, mutedAt, mutedWhy: why });
  if (unitId === undefined) return;
  const key = `group_muted:${groupId}:${mutedAt.getTime()}`;
  await tellLeads(tx, { unitId, notice: { kind: 'group_muted', unitId, groupId }, key }, now);
}

/** A message arrived. */
async function unmute(tx: Pick<Store, 'groups'>, group: Group | undefined): Promise<void> {
  if (group?.mutedAt === undefined) return;
  await tx.groups.update({ ...group, mutedAt: undefined, mutedWhy: undefined });
}

/** Its topic was deleted: announcements go to the general one. */
async function leaveTopic(tx: Pick<Store, 'groups'>, group: Group | undefined): Promise<void> {
  if (group?.topicId !== undefined) await tx.groups.update({ ...group, topicId: undefined });
}
