import { createScreens } from '../../src/storage/accounts.ts';
import { readLevels } from '../../src/storage/answer-text.ts';
import { sizedColumn } from '../../src/storage/engine/columns.ts';
import { createDeliveryContents } from '../../src/storage/deliveries.ts';
import type { Door } from '../../src/core/model/people.ts';
import type { NoticeKind } from '../../src/core/model/notices.ts';
import { createDoors } from '../../src/storage/doors.ts';
import { tables as allTables } from '../../src/storage/generated/tables.ts';
import { sealedTables, textsIn } from '../../src/storage/resealing/sealed-tables.ts';
import { testCipher } from './open-database.ts';
import { openRows, type Row, type RowsBeside } from './rows-beside.ts';

/** Every row of every table by its table, as text; what only keeps track of updates and screens is left out. */
export type Tables = ReadonlyMap<string, readonly string[]>;

const bookkeeping = [
  ...['InboxUpdate', 'KnownUpdate', 'Dialogue', 'Meta', '_prisma_migrations'],
  ...['Process', 'Peer', 'Lease', 'ChatClaim'],
];
/**
 * Which of a person's messages has buttons and which they have opened, to whom the next text belongs, and how many messages
 * their pages have had.
 */
const screenColumns = ['screenSealed', 'opened', 'pageNumber'];

/** Reads again and again beside the running bot, through the same library, so that the bot keeps its locks. */
export type TableReader = {
  read(): Tables;
  /** The same with what is sealed opened: what is sealed anew, and says the same, is the same. */
  readOpened(): Tables;
  /** The ids of everything that belongs to whoever comes in by a door: the account, its roster rows and what hangs on them. */
  idsOf(door: Pick<Door, 'kind' | 'address'>): string[];
  /** Whose dialogue the next text of a Telegram user goes to, and what it has gathered, sealed. */
  typingOf(telegramId: number): Typing;
  close(): void;
};

export function openTables(folder: string): TableReader {
  const database = openRows(folder);
  const all = allTables
    .filter(({ name }) => !bookkeeping.includes(name))
    .map(({ name, columns }) => ({ name, columns: toCompare(columns) }));
  const tables = all.filter(({ name }) => name !== 'Delivery');
  const deliveries = all.find(({ name }) => name === 'Delivery')?.columns ?? '';
  const contents = createDeliveryContents(testCipher());
  const opened = new Map<string, object>();
  const ids = [
    'SELECT accountId AS id FROM Door WHERE addressHash = ?',
    'SELECT id FROM Member WHERE accountId = ?',
    'SELECT id FROM Participant WHERE memberId = ?',
    'SELECT id FROM Review WHERE participantId = ?',
  ];
  const leaves = `SELECT Leave.id FROM Leave JOIN Member ON Member.id = Leave.memberId
     JOIN Door ON Door.accountId = Member.accountId WHERE addressHash = ?`;
  const idsFor = (sql: string, one: string) => database.all(sql, one).map(({ id }) => String(id));

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
      database.lines(tables).set(
        'Delivery',
        database.all(`SELECT ${deliveries} FROM Delivery`).map((row) => JSON.stringify(openDelivery(row))),
      ),
    readOpened: () =>
      new Map(
        all.map(({ name, columns }) => [
          name,
          database.all(`SELECT ${columns} FROM "${name}"`).map((row) => JSON.stringify(openedRow(name, row))),
        ]),
      ),
    idsOf(door) {
      const hash = createDoors(testCipher()).hashOf(door);
      let of = [hash];
      const chain = ids.flatMap((sql) => (of = of.flatMap((one) => idsFor(sql, one))));
      return [...chain, ...idsFor(leaves, hash)];
    },
    typingOf: (telegramId) => typingIn(database, telegramId),
    close: () => {
      database.close();
    },
  };
}

/** A row with what is sealed in it opened. */
export function openedRow(name: string, row: Row): Row {
  const table = sealedTables.find((one) => one.name === name);
  const texts = table === undefined ? [] : textsIn(row, table);
  const read = texts.map(({ place, sealed }): [string, string] => [
    place.column,
    testCipher().open(place, sealed),
  ]);
  return { ...row, ...Object.fromEntries(read) };
}

function toCompare(columns: readonly { name: string }[]): string {
  return columns
    .filter(({ name }) => !screenColumns.includes(name))
    .map(({ name }) => `"${name}"`)
    .join(', ');
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

function typingIn(database: RowsBeside, telegramId: number): Typing {
  const cipher = testCipher();
  const [row] = database.all(
    `SELECT Account.id, screenSealed, draftSealed FROM Account JOIN Door ON Door.accountId = Account.id
     WHERE Door.addressHash = ?`,
    createDoors(cipher).hashOf({ kind: 'telegram', address: String(telegramId) }),
  );
  if (row === undefined) throw new Error(`nobody has come in as ${String(telegramId)}`);
  const { dialogue } = createScreens(cipher).open(String(row['id']), String(row['screenSealed']));
  return { dialogue: dialogue ?? '', draftSealed: row['draftSealed'] };
}

/** Answers of a question to the database, for what no screen shows. */
export function ask(folder: string, sql: string, ...values: readonly string[]): Row[] {
  return withDatabase(folder, (database) => database.all(sql, ...values));
}

function withDatabase<Result>(folder: string, work: (database: RowsBeside) => Result): Result {
  const database = openRows(folder);
  try {
    return work(database);
  } finally {
    database.close();
  }
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
