import type { DatabaseRefusal, ServerRefusal } from '../../core/model/database.ts';
import type { Translator } from '../../i18n/translator.ts';
import { isRefused, startRefusalText } from './start.ts';

/** `target`: the address of the server, without a password. */
type Places = { database: string; key: string; target: string };

type Facts =
  | { status: 'moved'; rows: number; keptAs: string }
  | { status: 'unlike'; table: string }
  | { status: 'absent' | 'in_use' | 'occupied' | 'on_server' | 'no_address' }
  | { status: 'refused_there'; refusal: { status: 'server_disk_full' } | DatabaseRefusal | ServerRefusal }
  | DatabaseRefusal;

/** What `npm run move` says. */
export function moveText(translator: Translator, facts: Facts, places: Places): string {
  const { label } = translator;
  const { database, key, target } = places;
  if (isRefused(facts)) return startRefusalText(translator, { ...facts, key, database });
  switch (facts.status) {
    case 'moved':
      return label('move.moved', { target, rows: facts.rows, file: facts.keptAs });
    case 'unlike':
      return label('move.unlike', { target, table: facts.table });
    case 'absent':
    case 'in_use':
    case 'occupied':
    case 'on_server':
    case 'no_address':
      return label(`move.${facts.status}`, { database, target });
    case 'refused_there':
      return facts.refusal.status === 'server_disk_full'
        ? label('move.server_disk_full', { target })
        : startRefusalText(translator, { ...facts.refusal, key, database: target });
  }
}

export function moveProgressText({ label }: Translator, table: string, rows: number): string {
  return label('move.table', { table, rows });
}
