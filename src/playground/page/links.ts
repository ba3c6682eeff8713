import { act } from './connection.ts';
import { doorHash, hideDoor, showDoor } from './door.ts';
import { model } from './model.ts';
import { paneOf, showChat } from './panes.ts';
import { createStore } from './store.ts';

/** A link to the bot that waits for somebody to be chosen who opens it. */
export type Choice = { link: string; personId: number };

export const choice = createStore<Choice | undefined>(undefined);

/** Whether a link leads to the demo's bot or its page rather than out of the demo. */
export function isOwnLink(url: string): boolean {
  if (doorHash(url) !== undefined) return true;
  const username = model.get()?.bot.username ?? '';
  const link = URL.canParse(url) ? new URL(url) : undefined;
  return link?.hostname === 't.me' && link.pathname.toLowerCase() === `/${username.toLowerCase()}`;
}

/** Invitations are meant for somebody else as a rule, so that it is asked who opens the link. */
export function chooseWhoOpens(link: string, personId: number): void {
  choice.set({ link, personId });
}

export async function followLink(link: string, person: number): Promise<void> {
  choice.set(undefined);
  const hash = doorHash(link);
  if (hash !== undefined) {
    showChat(paneOf(person));
    showDoor(person, hash);
    return;
  }
  hideDoor();
  const did = await act({ do: 'open', person, link });
  if (did.status === 'failed') return;
  const { result } = did;
  const isChat = typeof result === 'object' && result !== null && 'chat' in result;
  const chatId = isChat && typeof result.chat === 'number' ? result.chat : person;
  showChat(paneOf(chatId, person));
}
