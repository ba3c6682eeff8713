import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { createScreens } from '../../src/storage/accounts.ts';
import { readLevels } from '../../src/storage/answer-text.ts';
import { sizedColumn } from '../../src/storage/engine/columns.ts';
import { createDeliveryContents } from '../../src/storage/deliveries.ts';
import type { NoticeKind } from '../../src/core/model/notices.ts';
import { createDoors } from '../../src/storage/doors.ts';
import { testCipher } from './open-database.ts';

/** Every row of every table by its table, as text; what only keeps track of updates and screens is left out. */
export type Tables = ReadonlyMap<string, readonly string[]>;

const bookkeeping = ['InboxUpdate', 'KnownUpdate', 'Dialogue', 'Meta', '_prisma_migrations'];
/** Which of a person's messages has buttons, and to whom the next text belongs. */
const screenColumns = ['screenSealed'];

/** Reads beside the running bot, through the same library, so that the bot keeps its locks. */
export function readTables(folder: string): Tables {
  return withDatabase(folder, (database) => {
    const names = database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => name)
      .filter((name) => !bookkeeping.includes(name) && !name.startsWith('sqlite_'));
    return new Map(
      names.map((name) => {
        const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all();
        const open = name === 'Delivery' ? openDelivery : withoutScreen;
        return [name, rows.map((row) => JSON.stringify(open(row))).sort()];
      }),
    );
  });
}

/** Rows that came, went or changed, without those that carry one of these ids. */
export function changesBetween(before: Tables, after: Tables, ownIds: readonly string[] = []): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((table) => {
    const old = new Set(before.get(table));
    const now = new Set(after.get(table));
    const gone = [...old].filter((row) => !now.has(row)).map((row) => `- ${table} ${row}`);
    const come = [...now].filter((row) => !old.has(row)).map((row) => `+ ${table} ${row}`);
    return [...gone, ...come].filter((row) => !ownIds.some((id) => row.includes(id)));
  });
}

/** The ids of everything that belongs to a Telegram user: the account, its roster rows and what hangs on them. */
export function idsOf(folder: string, telegramId: number): string[] {
  return withDatabase(folder, (database) => {
    const ids = (sql: string, of: readonly string[]): string[] =>
      of.flatMap((id) =>
        database
          .prepare<[string], { id: string }>(sql)
          .all(id)
          .map((row) => row.id),
      );
    const accounts = ids('SELECT accountId AS id FROM Door WHERE addressHash = ?', [
      createDoors(testCipher()).hashOf(String(telegramId)),
    ]);
    const members = ids('SELECT id FROM Member WHERE accountId = ?', accounts);
    const participants = ids('SELECT id FROM Participant WHERE memberId = ?', members);
    const reviews = ids('SELECT id FROM Review WHERE participantId = ?', participants);
    return [...accounts, ...members, ...participants, ...reviews];
  });
}

/** Whose dialogue the next text of a Telegram user goes to, and what it has gathered, sealed. */
export function typingOf(folder: string, telegramId: number): { dialogue: string; draftSealed: unknown } {
  const cipher = testCipher();
  const [row] = ask(
    folder,
    `SELECT Account.id, screenSealed, draftSealed FROM Account JOIN Door ON Door.accountId = Account.id
     WHERE Door.addressHash = ?`,
    createDoors(cipher).hashOf(String(telegramId)),
  );
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
  const database = new Sqlite(path.join(folder, 'tu-soi.db'), { readonly: true, timeout: 5000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** What a delivery says names whose it is. */
function openDelivery({ contentSealed, ...row }: Record<string, unknown>): Record<string, unknown> {
  return { ...row, ...createDeliveryContents(testCipher()).open(String(row['id']), String(contentSealed)) };
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

function withoutScreen(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !screenColumns.includes(column)));
}
