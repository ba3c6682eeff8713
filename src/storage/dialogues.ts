import type { DialogueStore } from '../core/ports/inbox.ts';
import { UnsealError, type Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import type { Access } from './engine/prisma-client.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';

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
      const row = await database.read((connection) => prepared<Row>(connection, find).get(key));
      return openState(key, row?.state);
    },
    write(chat, state, at) {
      const key = hashOf(chat);
      return database.write((connection) => {
        // Most updates leave the state as it was, and a write costs a sync of the disk.
        const earlier = prepared<Row>(connection, find).get(key);
        if (openState(key, earlier?.state) === state) return;
        prepared(
          connection,
          `INSERT INTO Dialogue (key, stateSealed, updatedAt) VALUES (?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET stateSealed = excluded.stateSealed, updatedAt = excluded.updatedAt`,
        ).run(key, states.seal(key, state), instantText(at));
      });
    },
    delete: (chat) =>
      database.write((connection) => {
        prepared(connection, 'DELETE FROM Dialogue WHERE key = ?').run(hashOf(chat));
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

type Row = { state: string };

const find = 'SELECT stateSealed AS state FROM Dialogue WHERE key = ?';
