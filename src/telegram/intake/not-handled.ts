import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../core/ports/runtime.ts';
import { nameOf } from '../../play/error-name.ts';
import { courseOf, doWithout } from '../sending/errors.ts';

type Deps = {
  api: Pick<Api, 'sendMessage'>;
  log: Log;
  /** What somebody is told while nothing can be stored, in their language. */
  notStored: (telegramId: string) => Promise<string>;
  /** What somebody is told whose update failed each time, and is kept apart. */
  setAside: string;
};

/** Silence looks like a loss: whoever is not answered is told so. */
export function createNotHandled({ api, log, notStored, setAside }: Deps) {
  // In memory, as nothing can be stored.
  const told = new Set<number>();

  async function tellChat(chatId: number): Promise<void> {
    try {
      await api.sendMessage(chatId, await notStored(String(chatId)));
    } catch (error) {
      if (courseOf(error, 'person') !== 'unreachable') throw error;
    }
  }

  return {
    /** Told once: while nothing can be stored, nothing can be answered. */
    onNotStored(update: Update): void {
      const chatId = privateChatOf(update);
      if (chatId === undefined || told.has(chatId)) return;
      told.add(chatId);
      tellChat(chatId).catch((error: unknown) => {
        told.delete(chatId);
        log.warn({ err: nameOf(error) }, 'a chat could not be told that nothing is stored');
      });
    },
    /** What is sent can be stored again: the next time is another one. */
    onStoringAgain(): void {
      told.clear();
    },
    async onSetAside(update: Update): Promise<void> {
      const chatId = privateChatOf(update);
      if (chatId !== undefined) await doWithout(api.sendMessage(chatId, setAside));
    },
  };
}

function privateChatOf({ message, callback_query: query }: Update): number | undefined {
  const chat = message?.chat ?? query?.message?.chat;
  return chat?.type === 'private' ? chat.id : undefined;
}
