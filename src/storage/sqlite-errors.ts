import Sqlite from 'better-sqlite3';

/** Another connection holds the file. */
export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') === true;
}

/** The result code, such as SQLITE_NOTADB. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Sqlite.SqliteError ? error.code : undefined;
}
