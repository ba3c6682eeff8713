import type { Language } from '../server/protocol.ts';
import { createStore } from './store.ts';
import { en } from './words/en.ts';
import { vi, type Word } from './words/vi.ts';

export type { Word };

const dictionaries = { vi, en };
const kept = 'tu-soi-language';

export const language = createStore<Language>(localStorage.getItem(kept) === 'en' ? 'en' : 'vi');

/** What the demo was started in, for whoever has not chosen on this page. */
export function startLanguage(started: Language): void {
  if (localStorage.getItem(kept) === null) language.set(started);
}

export function setLanguage(next: Language): void {
  localStorage.setItem(kept, next);
  language.set(next);
}

export function word(name: Word): string {
  return dictionaries[language.get()][name];
}
