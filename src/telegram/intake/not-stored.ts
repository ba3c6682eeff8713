import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../core/ports/runtime.ts';
import { nameOf } from '../../play/error-name.ts';
import { courseOf } from '../sending/errors.ts';

type Deps = {
  api: Pick<Api, 'sendMessage'>;
  log: Log;
  /** What somebody is told, in their language. */
  sentenceFor: (telegramId: string) => Promise<string>;
};

/** While nothing can be stored, nothing can be answered: each chat is told so once, as silence looks like a loss. */
export function createNotStored({ api, log, sentenceFor }: Deps) {
  // In memory, as nothing can be stored.
  const told = new Set<number>();

  async function tellChat(chatId: number): Promise<void> {
    try {
      await api.sendMessage(chatId, await sentenceFor(String(chatId)));
    } catch (error) {
      if (courseOf(error, 'person') !== 'unreachable') throw error;
    }
  }

  return {
    tell(update: Update): void {
      const chat = update.message?.chat ?? update.callback_query?.message?.chat;
      if (chat?.type !== 'private' || told.has(chat.id)) return;
      told.add(chat.id);
      tellChat(chat.id).catch((error: unknown) => {
        told.delete(chat.id);
        log.warn({ err: nameOf(error) }, 'a chat could not be told that nothing is stored');
      });
    },
    /** What is sent can be stored again: the next time is another one. */
    over(): void {
      told.clear();
    },
  };
}
