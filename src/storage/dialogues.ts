import type Sqlite from 'better-sqlite3';
import type { DialogueStore } from '../core/ports/inbox.ts';
import type { Cipher } from './cipher.ts';
import type { Database } from './database.ts';

export function createDialogueStore(database: Pick<Database, 'direct'>, cipher: Cipher): DialogueStore {
  let prepared: ReturnType<typeof prepare> | undefined;

  function withStatements<Result>(work: (statements: ReturnType<typeof prepare>) => Result): Promise<Result> {
    return database.direct((connection) => work((prepared ??= prepare(connection))));
  }

  return {
    async read(key) {
      const row = await withStatements(({ read }) => read.get(key));
      return row && cipher.open(placeOf(key), row.state);
    },
    write(key, state, at) {
      const sealed = cipher.seal(placeOf(key), state);
      return withStatements(({ write }) => void write.run(key, sealed, at.toISOString()));
    },
    delete: (key) => withStatements(({ remove }) => void remove.run(key)),
  };
}

function placeOf(key: string) {
  return { table: 'Dialogue', column: 'stateSealed', rowId: key };
}

function prepare(connection: Sqlite.Database) {
  return {
    read: connection.prepare<[string], { state: string }>('SELECT stateSealed AS state FROM Dialogue WHERE key = ?'),
    write: connection.prepare<[string, string, string]>(
      `INSERT INTO Dialogue (key, stateSealed, updatedAt) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET stateSealed = excluded.stateSealed, updatedAt = excluded.updatedAt`,
    ),
    remove: connection.prepare<[string]>('DELETE FROM Dialogue WHERE key = ?'),
  };
}
