import { consentVersion } from '../../core/joining/consent.ts';
import type { Group } from '../../core/model/groups.ts';
import { notAMember, permit, type Permission, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

type Parts = Pick<Store, 'accounts' | 'groups'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

/** Who taps or writes in a group, by Telegram id, and in which topic; undefined for the general one. */
type There = { chatId: string; telegramId: string; topicId: number | undefined };

export type TopicChoice = { status: 'chosen' | 'not_linked' } | Refused;

export type GroupTopics = ReturnType<typeof createGroupTopics>;

/** In which topic of a forum the announcements stand. */
export function createGroupTopics({ store, clock }: Deps) {
  return {
    /** By a button in the group itself, which an anonymous admin may tap as well: a tap says who it was. */
    choose({ chatId, telegramId, topicId }: There): Promise<TopicChoice> {
      return store.transaction(async (tx) => {
        const group = await tx.groups.findByChat(chatId);
        if (group?.unitId === undefined) return { status: 'not_linked' };
        const permission = await permitIn(tx, group, telegramId);
        if (permission.status === 'denied') return permission;
        // The one chosen may be open where the one before was closed: the next message shows it.
        await tx.groups.update({ ...group, topicId, mutedAt: undefined, mutedWhy: undefined });
        return { status: 'chosen' };
      });
    },

    /** Whether to offer it: announcements go elsewhere, and this may be somebody who leads the cell. */
    async isOffered(group: Group, { telegramId, topicId }: Writer): Promise<boolean> {
      if (group.topicId === topicId) return false;
      if (telegramId === undefined) return true;
      return (await permitIn(store, group, telegramId)).status === 'granted';
    },
  };

  async function permitIn(tx: Parts, group: Group, telegramId: string): Promise<Permission> {
    const account = await tx.accounts.findByTelegramId(telegramId);
    if (account === undefined) return notAMember;
    const actor = await tx.accounts.loadActor(account.id, consentVersion, clock.now(), 'telegram');
    return permit(actor, 'group_link', group.unitId);
  }
}

/** Who wrote in a group; without an id an anonymous admin. */
export type Writer = { telegramId: string | undefined; topicId: number | undefined };
