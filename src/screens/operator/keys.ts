import type { DatabaseRefusal, ServerRefusal, RotateProgress } from '../../core/model/database.ts';
import type { Translator } from '../../i18n/translator.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { shortDate } from '../dates.ts';
import { isRefused, startRefusalText } from './start.ts';

type Places = { database: string; key: string; zone: string };

type Key = { id: string; createdAt: Date | undefined; isInUse: boolean; texts: number };

/** Of what a command of the keys did, or why it did nothing. */
export type KeysFacts =
  | { status: 'added' | 'made'; id: string }
  | { status: 'listed'; keys: readonly Key[]; processes: readonly { lacks: readonly string[] }[] }
  | { status: 'rotated'; key: string; former: readonly string[]; unreadable: number }
  | { status: 'nothing_new' | 'not_taken' | 'stopped' | 'given' | 'busy' | 'absent' | 'behind' }
  /** Of the key file, with the user as which the program runs. */
  | { status: 'missing' | 'malformed' }
  | { status: 'unreadable' | 'exposed'; uid: number }
  | DatabaseRefusal
  | ServerRefusal;

/** What `npm run keys` says. */
export function keysText(translator: Translator, facts: KeysFacts, places: Places): string {
  const { label } = translator;
  if (isRefused(facts, ['locked', 'missing', 'unwritable', 'disk_full']))
    return startRefusalText(translator, { ...facts, ...places });
  switch (facts.status) {
    case 'added':
    case 'made':
      return label(`keys.${facts.status}`, { id: facts.id, key: places.key });
    case 'listed':
      return listText(translator, facts, places);
    case 'rotated':
      return [
        label('keys.rotated', { id: facts.key, former: facts.former.join(', '), key: places.key }),
        ...(facts.unreadable === 0 ? [] : [label('keys.unreadable', { texts: facts.unreadable })]),
      ].join('\n');
    case 'nothing_new':
    case 'not_taken':
    case 'stopped':
    case 'given':
    case 'busy':
    case 'absent':
    case 'behind':
    case 'missing':
    case 'locked':
    case 'unwritable':
    case 'disk_full':
      return label(`keys.${facts.status}`, places);
    case 'malformed':
      return startRefusalText(translator, { status: 'key_malformed', ...places });
    case 'unreadable':
    case 'exposed':
      return startRefusalText(translator, { status: `key_${facts.status}`, uid: facts.uid, ...places });
  }
}

/** How far going over to another key has come. */
export function rotateProgressText({ label }: Translator, progress: RotateProgress): string {
  return progress.step === 'waiting'
    ? label('keys.waiting', { programs: progress.programs })
    : label('keys.resealing', { texts: progress.texts });
}

function listText(
  translator: Translator,
  { keys, processes }: Extract<KeysFacts, { status: 'listed' }>,
  { zone }: Places,
): string {
  const { label } = translator;
  const lines = keys.map(({ id, createdAt, isInUse, texts }) =>
    label('keys.key', {
      ...{ id, texts, use: isInUse ? 'used' : 'idle', made: createdAt === undefined ? 'unknown' : 'known' },
      on: createdAt === undefined ? '' : shortDate(translator, localDateOf(createdAt, zone)),
    }),
  );
  const running = processes.map(({ lacks }) =>
    label('keys.program', { lacks: lacks.length === 0 ? 'none' : 'some', ids: lacks.join(', ') }),
  );
  return [...lines, ...(running.length === 0 ? [label('keys.nobody')] : running)].join('\n');
}
