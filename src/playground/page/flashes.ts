import { createStore } from './store.ts';

/** Short words over a chat, or over the whole page. */
export type Flash = { id: number; chatId?: number; text: string };
/** What a bot says that has to be closed by hand. */
export type Alert = { chatId: number; text: string };

export const flashes = createStore<readonly Flash[]>([]);
export const alert = createStore<Alert | undefined>(undefined);

const shownMs = 4000;
let lastId = 0;

export function flash(text: string, chatId?: number): void {
  lastId += 1;
  const id = lastId;
  flashes.update((all) => [...all.filter((one) => one.chatId !== chatId), { id, chatId, text }]);
  setTimeout(() => {
    flashes.update((all) => all.filter((one) => one.id !== id));
  }, shownMs);
}
