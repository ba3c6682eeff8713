import { model } from './model.ts';
import { createStore } from './store.ts';

/** Whose page of the web door is shown in the place of their chat: one at a time, as a browser knows one session. */
export const shownDoor = createStore<{ personId: number; hash: string } | undefined>(undefined);

/** The real page, as this person; `hash` has the key of an invitation. */
export function showDoor(personId: number, hash = ''): void {
  shownDoor.set({ personId, hash });
}

export function hideDoor(): void {
  shownDoor.set(undefined);
}

/** What stands behind the # of a link to that page; undefined for a link to anywhere else. */
export function doorHash(url: string): string | undefined {
  const address = model.get()?.doorUrl;
  const link = URL.canParse(url) ? new URL(url) : undefined;
  return address !== undefined && link?.origin === address ? link.hash : undefined;
}
