import Sqlite from 'better-sqlite3';

/** Another connection holds the file. */
export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') === true;
}

/** The disk, not the work, is why something was not written: it is full, or refuses. */
export function isDiskFailure(error: unknown): boolean {
  const code = codeOf(error) ?? (error instanceof Error && 'code' in error ? error.code : undefined);
  return (
    typeof code === 'string' && /^(SQLITE_(FULL|IOERR|READONLY)|(ENOSPC|EDQUOT|EFBIG|EROFS|EIO)$)/.test(code)
  );
}

/** The result code, such as SQLITE_NOTADB. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Sqlite.SqliteError ? error.code : undefined;
}
