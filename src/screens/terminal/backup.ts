import type { Translator } from '../../i18n/translator.ts';
import { damageText, foreignText, startRefusalText, type DatabaseRefusal } from './start.ts';

type Places = { database: string; key: string; file: string };

export type BackupFacts =
  | { status: 'backed_up'; file: string; bytes: number }
  | { status: 'absent' | 'locked' }
  | { status: 'exists' | 'unwritable' | 'disk_full'; file: string }
  | Extract<DatabaseRefusal, { status: 'foreign' | 'damaged' }>;

/** What `npm run backup` says. */
export function backupText(translator: Translator, facts: BackupFacts, places: Places): string {
  const { label } = translator;
  const { database, key } = places;
  switch (facts.status) {
    case 'backed_up':
      return label('backup-done', { file: facts.file, kilobytes: Math.ceil(facts.bytes / 1024), key });
    case 'absent':
      return label('backup-absent', { database });
    case 'locked':
      return label('backup-locked', { database });
    case 'exists':
      return label('backup-exists', { file: facts.file });
    case 'unwritable':
      return label('backup-unwritable', { file: facts.file });
    case 'disk_full':
      return label('backup-disk-full', { file: facts.file });
    case 'foreign':
    case 'damaged':
      return startRefusalText(translator, { ...facts, database, key });
  }
}

export type RestoreFacts =
  | { status: 'restored'; database: string; keptAs: string | undefined }
  | { status: 'no_file' | 'empty' | 'in_use' | 'occupied' }
  | DatabaseRefusal;

/** What `npm run restore` says. */
export function restoreText(translator: Translator, facts: RestoreFacts, places: Places): string {
  const { label } = translator;
  const { database, key, file } = places;
  switch (facts.status) {
    case 'restored':
      return [
        label('restore-done', { database: facts.database }),
        ...(facts.keptAs === undefined ? [] : [label('restore-kept', { file: facts.keptAs })]),
      ].join('\n');
    case 'no_file':
      return label('restore-no-file', { file });
    case 'empty':
      return label('restore-empty', { file });
    case 'in_use':
      return label('restore-in-use', { database });
    case 'occupied':
      return label('restore-occupied', { database });
    case 'newer':
      return label('restore-newer', { file });
    case 'damaged':
      return label('restore-damaged', { file, why: damageText(translator, facts) });
    case 'foreign':
      return label('restore-foreign', { file, why: foreignText(translator, facts) });
    case 'key_missing':
      return label('restore-key-missing', { key });
    case 'key_wrong':
      return label('restore-key-wrong', { key, file });
    case 'disk_full':
      return label('restore-disk-full', { database });
    case 'locked':
    case 'missing':
    case 'unwritable':
    case 'key_unreadable':
    case 'key_malformed':
    case 'key_exposed':
    case 'key_unwritable':
      return startRefusalText(translator, { ...facts, database, key });
  }
}
