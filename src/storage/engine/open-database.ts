import { openDatabase as openFile, type Database, type OpenOptions, type OpenOutcome } from './database.ts';
import { isPostgres } from '../postgres/address.ts';
import type { ServerOutcome } from '../postgres/open.ts';

export type { Database };

type Options = OpenOptions & {
  /** Somebody else changed what a transaction had read, which is done again: on a server only. */
  onConflict?: () => void;
};

/** Opens the database that the URL names: a file of this machine, or PostgreSQL, which is loaded only then. */
export async function openDatabase(options: Options): Promise<OpenOutcome | ServerOutcome> {
  if (!isPostgres(options.url)) return openFile(options);
  const { openServerDatabase } = await import('../postgres/open.ts');
  return openServerDatabase(options);
}
