import { locateDatabase } from './files.ts';
import type { KeySource } from './key-file.ts';
import type { Refusal } from './start-plan.ts';

/** One sentence for the operator: what is wrong and what to do. */
export function explainRefusal(refusal: Refusal, { url, keys }: { url: string; keys: KeySource }): string {
  const { path: location } = locateDatabase(url);
  const key = keys.kind === 'value' ? 'the key in DATA_KEY' : `the key file ${keys.path}`;
  switch (refusal.status) {
    case 'locked':
      return `The database ${location} is in use by another program: stop the other bot, then start again.`;
    case 'missing':
      return `The database ${location} is gone, but ${key} belongs to one: restore the database from a backup, or move the key file away to begin with an empty one.`;
    case 'newer':
      return `The database ${location} was made by a newer version (${refusal.migrations.join(', ')}): install that version, or restore a backup from before the update.`;
    case 'damaged':
      return `The database ${location} is damaged (${refusal.why}): restore it from a backup.`;
    case 'foreign':
      return `${location} is not a database of this program (${refusal.why}): point DATABASE_URL at another file.`;
    case 'unwritable':
      return `The database ${location} cannot be written: make its folder, give this user write access to it, or change DATABASE_URL.`;
    case 'key_missing':
      return `The database ${location} is encrypted and ${key} is missing: put the key file back, or set DATA_KEY or DATA_KEY_FILE.`;
    case 'key_unreadable':
      return `${capital(key)} cannot be used (${refusal.why}): put the right one back.`;
    case 'key_unwritable':
      return `${capital(key)} cannot be made: make its folder, give this user write access to it, or change DATA_KEY_FILE.`;
    case 'key_wrong':
      return `${capital(key)} does not open the database ${location}: use the key that belongs to it.`;
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
