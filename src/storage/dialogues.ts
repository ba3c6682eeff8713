import type Sqlite from 'better-sqlite3';
import type { DialogueStore } from '../core/ports/inbox.ts';
import { UnsealError, type Cipher } from './cipher.ts';
import { sealedColumn } from './columns.ts';
import type { Database } from './database.ts';
import { instantText } from './instant-text.ts';

export function createDialogueStore(
  database: Pick<Database, 'read' | 'write'>,
  cipher: Cipher,
): DialogueStore {
  const states = sealedColumn(cipher, 'Dialogue', 'stateSealed');
  let prepared: ReturnType<typeof prepare> | undefined;

  function withStatements<Result>(
    way: 'read' | 'write',
    work: (statements: ReturnType<typeof prepare>) => Result,
  ): Promise<Result> {
    return database[way]((connection) => work((prepared ??= prepare(connection))));
  }

  function openState(key: string, sealed: string | undefined): string | undefined {
    if (sealed === undefined) return undefined;
    try {
      return states.open(key, sealed);
    } catch (error) {
      // A dialogue that cannot be read begins anew; failing here would leave its chat stuck for ever.
      if (error instanceof UnsealError) return undefined;
      throw error;
    }
  }

  return {
    async read(key) {
      const row = await withStatements('read', ({ read }) => read.get(key));
      return openState(key, row?.state);
    },
    write(key, state, at) {
      return withStatements('write', ({ read, write }) => {
        // Most updates leave the state as it was, and a write costs a sync of the disk.
        if (openState(key, read.get(key)?.state) === state) return;
        write.run(key, states.seal(key, state), instantText(at));
      });
    },
    delete: (key) => withStatements('write', ({ remove }) => void remove.run(key)),
  };
}

function prepare(connection: Sqlite.Database) {
  return {
    read: connection.prepare<[string], { state: string }>(
      'SELECT stateSealed AS state FROM Dialogue WHERE key = ?',
    ),
    write: connection.prepare<[string, string, string]>(
      `INSERT INTO Dialogue (key, stateSealed, updatedAt) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET stateSealed = excluded.stateSealed, updatedAt = excluded.updatedAt`,
    ),
    remove: connection.prepare<[string]>('DELETE FROM Dialogue WHERE key = ?'),
  };
}
