import { model, type Model } from './model.ts';
import { createStore } from './store.ts';

/** The newest message of every chat that somebody has looked at on this page. */
const read = createStore<ReadonlyMap<number, number>>(new Map());

export function markRead(chatId: number, messageId: number): void {
  if ((read.get().get(chatId) ?? 0) >= messageId) return;
  read.update((all) => new Map([...all, [chatId, messageId]]));
}

/** What was there before the page was opened counts as read. */
export function markAllRead(now: Model): void {
  for (const [chatId, messages] of now.messages) markRead(chatId, messages.at(-1)?.messageId ?? 0);
}

export function useUnread(): (chatId: number) => number {
  const all = read.use();
  const now = model.use();
  return (chatId) => {
    const after = all.get(chatId) ?? 0;
    const messages = now?.messages.get(chatId) ?? [];
    return messages.filter(({ isFromBot, messageId }) => isFromBot && messageId > after).length;
  };
}
