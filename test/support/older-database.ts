import Sqlite from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { migrationsFolder } from '../../src/storage/data-files/project-files.ts';
import { openDatabase } from '../../src/storage/engine/database.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import type { Cipher } from '../../src/storage/keys/cipher.ts';
import { testKeys } from './open-database.ts';

/** By their Telegram ids. */
type Known = { people: readonly string[]; group: string };

const at = '2026-12-01T08:00:00.000+00:00';
const source = 'bot at a server';

/** What the version before doors wrote, with Telegram ids in clear: people with an update and a dialogue each, and a group. */
export async function makeOlderDatabase(file: string, known: Known): Promise<void> {
  const shipped = readMigrations(migrationsFolder);
  const before = shipped.findIndex(({ name }) => name.endsWith('_doors'));
  const opened = await openDatabase({
    ...{ url: `file:${file}`, keys: testKeys, clock: { now: () => new Date(at) } },
    ...{ migrations: shipped.slice(0, before), resealSteps: [] },
  });
  if (opened.status !== 'opened') throw new Error(`it does not open: ${opened.status}`);
  const { database, cipher } = opened;
  await database.close();
  const connection = new Sqlite(file);
  connection.transaction(() => {
    fill(connection, cipher, known);
  })();
  connection.close();
}

export function olderAccountId(index: number): string {
  return `account-${String(index)}`;
}

function fill(connection: Sqlite.Database, cipher: Cipher, { people, group }: Known): void {
  const seal = (table: string, column: string, rowId: string, text: string): string =>
    cipher.seal({ table, column, rowId }, text);
  const account = connection.prepare(
    'INSERT INTO Account (id, telegramId, chatId, rosterSealed, createdAt) VALUES (?, ?, ?, ?, ?)',
  );
  const update = connection.prepare(
    'INSERT INTO InboxUpdate (source, updateId, chatKey, payloadSealed, receivedAt) VALUES (?, ?, ?, ?, ?)',
  );
  const dialogue = connection.prepare('INSERT INTO Dialogue (key, stateSealed, updatedAt) VALUES (?, ?, ?)');
  for (const [index, id] of people.entries()) {
    const own = olderAccountId(index);
    const roster = index === 0 ? seal('Account', 'rosterSealed', own, '["Nguyễn Văn An"]') : null;
    account.run(own, id, id, roster, at);
    const payload = seal('InboxUpdate', 'payloadSealed', String(index), `{"from":${id}}`);
    update.run(source, index, id, payload, at);
    dialogue.run(id, seal('Dialogue', 'stateSealed', id, `{"of":${id}}`), at);
  }
  connection
    .prepare('INSERT INTO "Group" (id, chatId, status, addedAt) VALUES (?, ?, ?, ?)')
    .run('group', group, 'waiting', at);
}

/** Which of these Telegram ids stand in a file, anywhere between its bytes. */
export function idsIn(file: string, { people, group }: Known): string[] {
  // In one pass over all that looks like one: looking for each of thousands takes longer than all else these tests do.
  const places = readFileSync(file, 'latin1').matchAll(/(?=(\d{10}|-\d{13}))/g);
  const found = new Set([...places].map(([, id]) => id));
  return [...people, group].filter((id) => found.has(id));
}

/** So many Telegram ids. */
export function olderPeople(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(5_000_000_001 + index));
}
