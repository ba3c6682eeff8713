import { consentVersion } from '../../core/joining/consent.ts';
import type { Group } from '../../core/model/groups.ts';
import { may } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

type Parts = Pick<Store, 'accounts' | 'groups'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

/** Who taps or writes in a group, by Telegram id, and in which topic; undefined for the general one. */
type There = { chatId: string; telegramId: string; topicId: number | undefined };

export type TopicChoice = { status: 'chosen' | 'not_linked' | 'denied' };

export type GroupTopics = ReturnType<typeof createGroupTopics>;

/** In which topic of a forum the announcements stand. */
export function createGroupTopics({ store, clock }: Deps) {
  return {
    /** By a button in the group itself, which an anonymous admin may tap as well: a tap says who it was. */
    choose({ chatId, telegramId, topicId }: There): Promise<TopicChoice> {
      return store.transaction(async (tx) => {
        const group = await tx.groups.findByChat(chatId);
        if (group?.unitId === undefined) return { status: 'not_linked' };
        if (!(await leads(tx, group, telegramId))) return { status: 'denied' };
        // The one chosen may be open where the one before was closed: the next message shows it.
        await tx.groups.update({ ...group, topicId, mutedAt: undefined, mutedWhy: undefined });
        return { status: 'chosen' };
      });
    },

    /** Whether to offer it: announcements go elsewhere, and this may be somebody who leads the cell. */
    async isOffered(group: Group, { telegramId, topicId }: Writer): Promise<boolean> {
      if (group.topicId === topicId) return false;
      return telegramId === undefined || leads(store, group, telegramId);
    },
  };

  async function leads(tx: Parts, group: Group, telegramId: string): Promise<boolean> {
    const account = await tx.accounts.findByTelegramId(telegramId);
    if (account === undefined) return false;
    const actor = await tx.accounts.loadActor(account.id, consentVersion, clock.now(), 'telegram');
    return may(actor, 'group_link', group.unitId);
  }
}

/** Who wrote in a group; without an id an anonymous admin. */
export type Writer = { telegramId: string | undefined; topicId: number | undefined };
