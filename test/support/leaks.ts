import { z } from 'zod';
import { tables as allTables } from '../../src/storage/generated/tables.ts';
import { openRows } from './rows-beside.ts';
import { isOnServer } from './server-database.ts';

const value = z.union([z.string(), z.number(), z.null()]);
type Value = z.infer<typeof value>;
const rowOf = z.record(z.string(), value);
type Row = z.infer<typeof rowOf>;

/**
 * All that a database holds, by table: as it lies in a file. On a server rows lie in the order in which they were changed last,
 * which docs/OPERATIONS.md says that its copies tell: here they are in that of their keys.
 */
export type Tables = ReadonlyMap<string, readonly Row[]>;

/** Of the world whose files lie in this folder, as a thief without its key has them now. */
export function takeTables(folder: string): Tables {
  const database = openRows(folder);
  const taken = allTables.map(({ name, key }): [string, Row[]] => {
    const order = isOnServer() ? key.join(', ') : 'rowid';
    return [name, database.all(`SELECT * FROM "${name}" ORDER BY ${order}`).map((row) => rowOf.parse(row))];
  });
  database.close();
  return new Map(taken);
}

/** What can be read of one person without the key: by the name of what is looked at, its value. */
type Features = Map<string, Value>;

/** How a secret can be told: by what is looked at, and whom it gives away. */
export type Leak = { by: string; gives: readonly string[] };

/**
 * Looks at a database without its key for anything by which some people can be told from the others: every table, every
 * column, its values, lengths and order, the number of rows, and the times between any two of somebody's instants.
 * `subjects` are those among whom the secret divides; `secret` those whom it is true of.
 */
export function findLeaks(tables: Tables, subjects: readonly string[], secret: readonly string[]): Leak[] {
  const features = new Map(
    subjects.map((memberId) => [memberId, featuresOf(tables, idsOf(tables, memberId))]),
  );
  addTimesBetween(features);
  const names = new Set([...features.values()].flatMap((of) => [...of.keys()]));
  return [...names].flatMap((name) => {
    const values = new Map([...features].map(([memberId, of]) => [memberId, of.get(name) ?? null]));
    const gives = givenAway(values, new Set(secret));
    return gives.length === 0 ? [] : [{ by: name, gives }];
  });
}

/** Everything by which rows of somebody can be found: the ids of their rows, and of rows that name those. */
function idsOf(tables: Tables, memberId: string): ReadonlySet<string> {
  const member = (tables.get('Member') ?? []).find(({ id }) => id === memberId);
  const ids = new Set([memberId, ...textOf(member?.['accountId'])]);
  const owned = [
    ['Takeover', 'memberId'],
    ['Leave', 'memberId'],
    ['Participant', 'memberId'],
    ['Review', 'participantId'],
    ['PlainReview', 'participantId'],
  ] as const;
  for (const [table, by] of owned) {
    for (const row of tables.get(table) ?? []) {
      if (ids.has(String(row[by]))) ids.add(String(row['id']));
    }
  }
  for (const row of tables.get('Takeover') ?? []) {
    if (row['memberId'] !== memberId) continue;
    for (const id of [...textOf(row['fromAccountId']), ...textOf(row['toAccountId'])]) ids.add(id);
  }
  for (const row of tables.get('Account') ?? []) {
    if (!ids.has(String(row['id']))) continue;
    for (const id of [...textOf(row['telegramId']), ...textOf(row['chatId'])]) ids.add(id);
  }
  for (const row of tables.get('Door') ?? []) {
    if (!ids.has(String(row['accountId']))) continue;
    for (const id of [...textOf(row['id']), ...textOf(row['addressHash'])]) ids.add(id);
  }
  return ids;
}

function textOf(value: Value | undefined): string[] {
  return typeof value === 'string' ? [value] : [];
}

function featuresOf(tables: Tables, ids: ReadonlySet<string>): Features {
  const features: Features = new Map();
  for (const [table, rows] of tables) {
    const own = rows.flatMap((row, at) => (isAbout(row, ids) ? [{ row, at }] : []));
    features.set(`${table}: rows`, own.length);
    features.set(`${table}: place of the first row`, own[0]?.at ?? null);
    features.set(`${table}: place of the last row`, own.at(-1)?.at ?? null);
    const columns = Object.keys(rows[0] ?? {});
    for (const column of columns) {
      const values = own.map(({ row }) => row[column] ?? null);
      features.set(`${table}.${column}: values`, JSON.stringify(values));
      features.set(`${table}.${column}: kinds`, JSON.stringify([...new Set(values)].sort()));
      features.set(`${table}.${column}: filled`, values.filter((value) => value !== null).length);
      features.set(`${table}.${column}: lengths`, JSON.stringify(values.map(lengthOf)));
      const lengths = values.map(lengthOf);
      features.set(`${table}.${column}: longest`, lengths.length === 0 ? null : Math.max(...lengths));
      features.set(
        `${table}.${column}: length in all`,
        lengths.reduce((sum, one) => sum + one, 0),
      );
      const numbers = values.map((value) => numberOf(column, value)).filter((one) => one !== undefined);
      if (numbers.length === 0) continue;
      features.set(`${table}.${column}: least`, Math.min(...numbers));
      features.set(`${table}.${column}: most`, Math.max(...numbers));
    }
  }
  return features;
}

/** Between any two numbers of somebody that are not the same for all: how long they took, what came in between. */
function addTimesBetween(features: ReadonlyMap<string, Features>): void {
  const all = [...features.values()];
  const names = [...new Set(all.flatMap((of) => [...of.keys()]))].filter(
    (name) => /: (?:least|most)$/.test(name) && new Set(all.map((of) => of.get(name))).size > 1,
  );
  for (const of of all) {
    names.forEach((one, index) => {
      for (const other of names.slice(index + 1)) {
        const [from, to] = [of.get(one), of.get(other)];
        if (typeof from === 'number' && typeof to === 'number') of.set(`from ${one} to ${other}`, to - from);
      }
    });
  }
}

function isAbout(row: Row, ids: ReadonlySet<string>): boolean {
  return Object.values(row).some(
    (value) => typeof value === 'string' && (ids.has(value) || [...ids].some((id) => value.includes(id))),
  );
}

function lengthOf(value: Value): number {
  return value === null ? 0 : String(value).length;
}

/** Numbers, instants, and the instant that an id made in order carries. */
function numberOf(column: string, value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (value === null) return undefined;
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return new Date(value).getTime();
  return column === 'id' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value)
    ? parseInt(value.replaceAll('-', '').slice(0, 12), 16)
    : undefined;
}

/** At least so many whom a sign gives away, where it does not give away all: fewer have it by chance. */
const fewest = 3;

/** Whom a value, or being above or below a number, gives away for sure. */
function givenAway(values: ReadonlyMap<string, Value>, secret: ReadonlySet<string>): string[] {
  const groups = new Map<Value, string[]>();
  for (const [memberId, value] of values) groups.set(value, [...(groups.get(value) ?? []), memberId]);
  for (const having of groups.values()) {
    if (tells(having, values, secret)) return having;
  }
  const order = [...values].filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  if (order.length < values.size) return [];
  const sorted = order.sort(([, one], [, other]) => one - other);
  for (let cut = 1; cut < sorted.length; cut += 1) {
    if (sorted[cut - 1]?.[1] === sorted[cut]?.[1]) continue;
    for (const side of [sorted.slice(0, cut), sorted.slice(cut)]) {
      const having = side.map(([memberId]) => memberId);
      if (tells(having, values, secret)) return having;
    }
  }
  return [];
}

function tells(
  having: readonly string[],
  values: ReadonlyMap<string, Value>,
  secret: ReadonlySet<string>,
): boolean {
  if (having.every((memberId) => secret.has(memberId))) return having.length >= Math.min(fewest, secret.size);
  // All the others together: who is not among them is given away.
  return having.length === values.size - secret.size && having.every((memberId) => !secret.has(memberId));
}
