import { model, type Model } from './model.ts';
import { createStore } from './store.ts';

/** An open chat: which one, and whose hands type in it. In a private chat both are the person. */
export type Pane = { chatId: number; personId: number };

/** Open chats from left to right; the last one looked at is `focus`. Kept in the address, so that a reload keeps them. */
export type Panes = { open: readonly Pane[]; focus: number };

export const panes = createStore<Panes>(readAddress());
/** How many chats fit side by side; none where a chat takes the whole window. */
export const room = createStore<{ columns: number; isNarrow: boolean }>({ columns: 1, isNarrow: false });

export function isAddressed(): boolean {
  return location.hash.length > 1;
}

/** What is drawn: as many as fit, the one in focus always among them. */
export function visiblePanes({ open, focus }: Panes, columns: number): { pane: Pane; index: number }[] {
  const all = open.map((pane, index) => ({ pane, index }));
  if (all.length <= columns) return all;
  const first = Math.min(Math.max(0, focus - columns + 1), all.length - columns);
  return all.slice(first, first + columns);
}

/** Shows a chat in the place of the one in focus, or goes to where it is open already. */
export function showChat(pane: Pane): void {
  const { open, focus } = panes.get();
  const known = indexOf(open, pane.chatId);
  if (known !== -1) change({ open: open.with(known, pane), focus: known });
  else if (open.length === 0) change({ open: [pane], focus: 0 });
  else change({ open: open.with(Math.min(focus, open.length - 1), pane), focus });
}

/** Opens a chat to the right of the one in focus. */
export function showBeside(pane: Pane): void {
  const { open, focus } = panes.get();
  const known = indexOf(open, pane.chatId);
  if (known !== -1) {
    change({ open, focus: known });
    return;
  }
  const { columns } = room.get();
  const kept = visiblePanes({ open, focus }, columns).map((one) => one.pane);
  const at = Math.min(kept.findIndex(({ chatId }) => chatId === open[focus]?.chatId) + 1, columns - 1);
  const next = kept.length < columns ? kept.toSpliced(at, 0, pane) : kept.with(at, pane);
  change({ open: next, focus: indexOf(next, pane.chatId) });
}

export function closePane(index: number): void {
  const { open, focus } = panes.get();
  const left = open.toSpliced(index, 1);
  change({ open: left, focus: Math.max(0, Math.min(focus >= index ? focus - 1 : focus, left.length - 1)) });
}

export function focusPane(index: number): void {
  const now = panes.get();
  if (now.focus !== index) panes.set({ ...now, focus: index });
}

/** On a phone: back to the list. */
export function showList(): void {
  change({ open: [], focus: 0 });
}

/** The secretary beside the first member, for whoever comes without an address. */
export function showFirst({ people }: Model): void {
  const open = people.slice(0, room.get().columns).map(({ id }) => ({ chatId: id, personId: id }));
  panes.set({ open, focus: 0 });
}

export function watchAddress(): void {
  window.addEventListener('popstate', () => {
    panes.set(readAddress());
  });
}

/** Somebody of a group to write as: whoever is asked for, where they are in it. */
export function paneOf(chatId: number, personId?: number): Pane {
  if (chatId > 0) return { chatId, personId: chatId };
  const members = model.get()?.groups.find(({ id }) => id === chatId)?.memberIds ?? [];
  const asked = members.find((id) => id === personId);
  return { chatId, personId: asked ?? members[0] ?? 0 };
}

function change(next: Panes): void {
  panes.set(next);
  const address = next.open.map(({ chatId, personId }) => (chatId > 0 ? chatId : `${chatId}:${personId}`));
  const hash = address.length === 0 ? location.pathname : `#${address.join(',')}`;
  if (room.get().isNarrow) history.pushState(null, '', hash);
  else history.replaceState(null, '', hash);
}

function indexOf(open: readonly Pane[], chatId: number): number {
  return open.findIndex((pane) => pane.chatId === chatId);
}

function readAddress(): Panes {
  const parts = location.hash
    .slice(1)
    .split(',')
    .filter((part) => /^-?\d+(:\d+)?$/.test(part));
  const open = parts.map((part) => {
    const [chatId = 0, personId] = part.split(':').map(Number);
    return { chatId, personId: personId ?? chatId };
  });
  return { open, focus: 0 };
}
