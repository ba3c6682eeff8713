import type { DialogueStore } from '../core/ports/inbox.ts';
import { UnsealError, type Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createDialogueStore(database: Pick<Access, 'read' | 'write'>, cipher: Cipher): DialogueStore {
  const { states, hashOf } = createDialogueColumns(cipher);

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
    async read(chat) {
      const key = hashOf(chat);
      const row = await database.read((sql) => sql.first(find, [key]));
      return openState(key, row && stateRow(row).stateSealed);
    },
    write(chat, state, at) {
      const key = hashOf(chat);
      return database.write(async (sql) => {
        // Most updates leave the state as it was, and a write costs a sync of the disk.
        const earlier = await sql.first(find, [key]);
        if (openState(key, earlier && stateRow(earlier).stateSealed) === state) return;
        await sql.run(
          `INSERT INTO Dialogue (key, stateSealed, updatedAt) VALUES (?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET stateSealed = excluded.stateSealed, updatedAt = excluded.updatedAt`,
          [key, states.seal(key, state), at],
        );
      });
    },
    delete: (chat) =>
      database.write(async (sql) => {
        await sql.run('DELETE FROM Dialogue WHERE key = ?', [hashOf(chat)]);
      }),
  };
}

export function createDialogueColumns(cipher: Cipher) {
  return {
    states: sealedColumn(cipher, 'Dialogue', 'stateSealed', stateBytes),
    hashOf: (chat: string): string => cipher.hash({ table: 'Dialogue', column: 'key' }, chat),
  };
}

/** What a dialogue keeps is under this, whichever it is. */
const stateBytes = 512;

const stateRow = rowReader({ stateSealed: text });

const find = 'SELECT stateSealed FROM Dialogue WHERE key = ?';
