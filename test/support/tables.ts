import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { createScreens } from '../../src/storage/accounts.ts';
import { readLevels } from '../../src/storage/answer-text.ts';
import { sizedColumn } from '../../src/storage/engine/columns.ts';
import { createDeliveryContents } from '../../src/storage/deliveries.ts';
import type { Door } from '../../src/core/model/people.ts';
import type { NoticeKind } from '../../src/core/model/notices.ts';
import { createDoors } from '../../src/storage/doors.ts';
import { testCipher } from './open-database.ts';

/** Every row of every table by its table, as text; what only keeps track of updates and screens is left out. */
export type Tables = ReadonlyMap<string, readonly string[]>;

const bookkeeping = ['InboxUpdate', 'KnownUpdate', 'Dialogue', 'Meta', 'Process', '_prisma_migrations'];
/**
 * Which of a person's messages has buttons and which they have opened, to whom the next text belongs, and how many messages
 * their pages have had.
 */
const screenColumns = ['screenSealed', 'opened', 'pageNumber'];

/** Reads again and again beside the running bot, through the same library, so that the bot keeps its locks. */
export type TableReader = {
  read(): Tables;
  /** The ids of everything that belongs to whoever comes in by a door: the account, its roster rows and what hangs on them. */
  idsOf(door: Pick<Door, 'kind' | 'address'>): string[];
  /** Whose dialogue the next text of a Telegram user goes to, and what it has gathered, sealed. */
  typingOf(telegramId: number): Typing;
  close(): void;
};

export function openTables(folder: string): TableReader {
  const database = openDatabase(folder);
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
    .filter(({ name }) => !bookkeeping.includes(name) && !name.startsWith('sqlite_'))
    .map(({ name }) => ({ name, rows: listRows(database, name) }));
  const contents = createDeliveryContents(testCipher());
  const opened = new Map<string, object>();
  const ids = [
    'SELECT accountId AS id FROM Door WHERE addressHash = ?',
    'SELECT id FROM Member WHERE accountId = ?',
    'SELECT id FROM Participant WHERE memberId = ?',
    'SELECT id FROM Review WHERE participantId = ?',
  ].map((sql) => database.prepare<[string], { id: string }>(sql));
  const leaves = database.prepare<[string], { id: string }>(
    `SELECT Leave.id FROM Leave JOIN Member ON Member.id = Leave.memberId
     JOIN Door ON Door.accountId = Member.accountId WHERE addressHash = ?`,
  );

  /** What a delivery says names whose it is. */
  function openDelivery({ contentSealed, ...row }: Row): Row {
    const [id, sealed] = [String(row['id']), String(contentSealed)];
    const key = `${id} ${sealed}`;
    const content = opened.get(key) ?? contents.open(id, sealed);
    opened.set(key, content);
    return { ...row, ...content };
  }

  return {
    read: () =>
      new Map(
        tables.map(({ name, rows }) => {
          const open = name === 'Delivery' ? openDelivery : (row: Row) => row;
          return [name, rows.all().map((row) => JSON.stringify(open(row)))];
        }),
      ),
    idsOf(door) {
      const hash = createDoors(testCipher()).hashOf(door);
      let of = [hash];
      const chain = ids.flatMap(
        (statement) => (of = of.flatMap((one) => statement.all(one).map(({ id }) => id))),
      );
      return [...chain, ...leaves.all(hash).map(({ id }) => id)];
    },
    typingOf: (telegramId) => typingIn(database, telegramId),
    close: () => database.close(),
  };
}

type Row = Record<string, unknown>;

function listRows(database: Sqlite.Database, table: string): Sqlite.Statement<[], Row> {
  const columns = database
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .filter(({ name }) => !screenColumns.includes(name))
    .map(({ name }) => `"${name}"`);
  return database.prepare(`SELECT ${columns.join(', ')} FROM "${table}"`);
}

/** Rows that came, went or changed, without those that carry one of these ids. */
export function changesBetween(before: Tables, after: Tables, ownIds: readonly string[] = []): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((table) => {
    const [was, is] = [before.get(table) ?? [], after.get(table) ?? []];
    if (was.length === is.length && was.every((row, place) => row === is[place])) return [];
    const [old, now] = [new Set(was), new Set(is)];
    const gone = [...old].filter((row) => !now.has(row)).map((row) => `- ${table} ${row}`);
    const come = [...now].filter((row) => !old.has(row)).map((row) => `+ ${table} ${row}`);
    return [...gone, ...come].filter((row) => !ownIds.some((id) => row.includes(id)));
  });
}

type Typing = { dialogue: string; draftSealed: unknown };

export function typingOf(folder: string, telegramId: number): Typing {
  return withDatabase(folder, (database) => typingIn(database, telegramId));
}

function typingIn(database: Sqlite.Database, telegramId: number): Typing {
  const cipher = testCipher();
  const row = database
    .prepare<[string], Row>(
      `SELECT Account.id, screenSealed, draftSealed FROM Account JOIN Door ON Door.accountId = Account.id
       WHERE Door.addressHash = ?`,
    )
    .get(createDoors(cipher).hashOf({ kind: 'telegram', address: String(telegramId) }));
  if (row === undefined) throw new Error(`nobody has come in as ${String(telegramId)}`);
  const { dialogue } = createScreens(cipher).open(String(row['id']), String(row['screenSealed']));
  return { dialogue: dialogue ?? '', draftSealed: row['draftSealed'] };
}

/** Answers of a question to the database, for what no screen shows. */
export function ask(folder: string, sql: string, ...values: readonly string[]): Record<string, unknown>[] {
  return withDatabase(folder, (database) =>
    database.prepare<string[], Record<string, unknown>>(sql).all(...values),
  );
}

function withDatabase<Result>(folder: string, work: (database: Sqlite.Database) => Result): Result {
  const database = openDatabase(folder);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function openDatabase(folder: string): Sqlite.Database {
  return new Sqlite(path.join(folder, 'tu-soi.db'), { readonly: true, timeout: 5000 });
}

/** How many deliveries say something of these kinds. */
export function countDeliveries(folder: string, ...kinds: readonly NoticeKind[]): number {
  const contents = createDeliveryContents(testCipher());
  const told = ask(folder, 'SELECT id, contentSealed FROM Delivery').map((row) =>
    contents.kindOf(String(row['id']), String(row['contentSealed'])),
  );
  return told.filter((kind) => kind !== undefined && kinds.includes(kind)).length;
}

/** How many items have an answer, in all reviews together. */
export function countAnswers(folder: string): number {
  const levels = sizedColumn(testCipher(), 'Review', 'levelsSealed');
  return ask(folder, 'SELECT id, levelsSealed FROM Review')
    .map((row) => readLevels(levels.open(String(row['id']), String(row['levelsSealed']))).given.length)
    .reduce((sum, one) => sum + one, 0);
}
