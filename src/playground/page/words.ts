import { createStore } from './store.ts';
import { en } from './words/en.ts';
import { vi, type Word } from './words/vi.ts';

export type { Word };

export type Language = 'vi' | 'en';
const dictionaries = { vi, en };
const kept = 'tu-soi-language';

export const language = createStore<Language>(localStorage.getItem(kept) === 'en' ? 'en' : 'vi');

export function setLanguage(next: Language): void {
  localStorage.setItem(kept, next);
  language.set(next);
}

export function word(name: Word): string {
  return dictionaries[language.get()][name];
}
