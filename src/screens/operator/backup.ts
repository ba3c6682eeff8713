import type { DatabaseRefusal, RestoredDoors } from '../../core/model/database.ts';
import type { Translator } from '../../i18n/translator.ts';
import { flawText, isRefused, startRefusalText } from './start.ts';

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
      return label('backup.done', { file: facts.file, kilobytes: Math.ceil(facts.bytes / 1024), key });
    case 'absent':
    case 'locked':
      return label(`backup.${facts.status}`, { database });
    case 'exists':
    case 'unwritable':
    case 'disk_full':
      return label(`backup.${facts.status}`, { file: facts.file });
    case 'foreign':
    case 'damaged':
      return startRefusalText(translator, { ...facts, database, key });
  }
}

export type RestoreFacts =
  | { status: 'restored'; database: string; keptAs: string | undefined; doors: RestoredDoors }
  | { status: 'no_file' | 'empty' | 'in_use' | 'occupied' }
  | DatabaseRefusal;

/** What `npm run restore` says. */
export function restoreText(translator: Translator, facts: RestoreFacts, places: Places): string {
  const { label } = translator;
  const { database, key, file } = places;
  if (isRefused(facts, ['damaged', 'foreign', 'newer', 'key_missing', 'key_wrong', 'disk_full']))
    return startRefusalText(translator, { ...facts, database, key });
  switch (facts.status) {
    case 'restored':
      return [
        label('restore.done', { database: facts.database }),
        ...doorLines(translator, facts.doors),
        ...(facts.keptAs === undefined ? [] : [label('restore.kept', { file: facts.keptAs })]),
      ].join('\n');
    case 'damaged':
    case 'foreign':
      return label(`restore.${facts.status}`, { file, why: flawText(translator, facts) });
    case 'no_file':
    case 'empty':
    case 'in_use':
    case 'occupied':
    case 'newer':
    case 'key_missing':
    case 'key_wrong':
    case 'disk_full':
      return label(`restore.${facts.status}`, { database, file, key });
  }
}

/** Who comes in again. */
function doorLines({ label }: Translator, { closed, open, both, isKnown }: RestoredDoors): string[] {
  return [
    ...(closed === 0 ? [] : [label('restore.disconnected', { count: closed })]),
    ...(open === 0 || isKnown ? [] : [label('restore.connected', { count: open })]),
    ...(both === 0 || isKnown ? [] : [label('restore.connected-both', { count: both })]),
  ];
}
