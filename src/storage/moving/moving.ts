import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../core/ports/runtime.ts';
import { openDatabase, type Database } from '../engine/database.ts';
import { locateDatabase, syncFolder } from '../engine/files.ts';
import { createIds } from '../engine/ids.ts';
import { readMeta, writeMeta } from '../meta.ts';
import type { Access, Sql } from '../engine/sql.ts';
import type { DatabaseRefusal } from '../../core/model/database.ts';
import type { Cipher } from '../keys/cipher.ts';
import type { KeySource } from '../keys/key-file.ts';
import { copyTables, findOtherCount, isEmpty, type Between } from './copying.ts';
import { findUnopened } from './samples.ts';

/** Where a database is to be brought to. */
export type MoveTarget<Refused> = Pick<Access, 'read' | 'write'> & {
  /** Brings it to the form of this version; undefined where that is done, or why it cannot be used. */
  prepare(): Promise<Refused | undefined>;
  /** Lets the numbers that it makes by itself go on after those that were brought. */
  continueNumbers(sql: Sql): Promise<void>;
};

export type MoveOutcome<Refused> =
  /** `keptAs`: where the database that was moved lies now. */
  | { status: 'moved'; rows: number; keptAs: string }
  | { status: 'absent' }
  /** The bot runs. */
  | { status: 'in_use' }
  | Exclude<Carried, { status: 'carried' }>
  | { status: 'refused_there'; refusal: Refused }
  | Exclude<DatabaseRefusal, { status: 'locked' }>;

type Options<Refused> = {
  url: string;
  keys: KeySource;
  target: MoveTarget<Refused>;
  clock: Pick<Clock, 'now'>;
  onTable: (table: string, rows: number) => void;
};

/**
 * Carries a stopped database over, all of it or nothing: one transaction copies it, counts it and opens samples of it.
 * Then it is put aside under another name, so that no start goes on with it by mistake.
 */
export async function move<Refused>(options: Options<Refused>): Promise<MoveOutcome<Refused>> {
  const { url, keys, target, clock } = options;
  const { path: location } = locateDatabase(url);
  if (!existsSync(location)) return { status: 'absent' };
  const opened = await openDatabase({ url, keys, clock });
  if (opened.status === 'locked') return { status: 'in_use' };
  if (opened.status !== 'opened') return opened;
  const { database, cipher } = opened;
  let carried: Carried;
  try {
    const refused = await target.prepare();
    if (refused !== undefined) return { status: 'refused_there', refusal: refused };
    carried = await carry(database, cipher, options);
  } finally {
    await database.close();
  }
  if (carried.status !== 'carried') return carried;
  const keptAs = `${location}.moved-${clock.now().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  renameSync(location, keptAs);
  syncFolder(path.dirname(location));
  return { status: 'moved', rows: carried.rows, keptAs };
}

type Carried =
  | { status: 'carried'; rows: number }
  /** Something else than this database stands there. */
  | { status: 'occupied' }
  /** What arrived is not what was sent; all of it was taken back. */
  | { status: 'unlike'; table: string };

class Unlike extends Error {
  readonly table: string;

  constructor(table: string) {
    super(`${table} did not arrive as it was sent`);
    this.table = table;
  }
}

async function carry<Refused>(
  database: Pick<Database, 'read' | 'write'>,
  cipher: Cipher,
  { target, clock, onTable }: Options<Refused>,
): Promise<Carried> {
  const mark = await markOf(database, clock);
  if (!(await target.read(isEmpty))) {
    // Cut off before the database was put aside: all of it is there already.
    const isThere = (await target.read((sql) => readMeta(sql, 'move'))) === mark;
    return isThere ? { status: 'carried', rows: 0 } : { status: 'occupied' };
  }
  try {
    return await target.write((to) =>
      database.read(async (from): Promise<Carried> => {
        const between: Between = { from, to };
        const rows = await copyTables(between, onTable);
        await target.continueNumbers(to);
        const unlike = (await findOtherCount(between)) ?? (await findUnopened(between, cipher));
        if (unlike !== undefined) throw new Unlike(unlike);
        return { status: 'carried', rows };
      }),
    );
  } catch (error) {
    if (error instanceof Unlike) return { status: 'unlike', table: error.table };
    throw error;
  }
}

/** Goes along with the rows, so that what arrived is known again. */
async function markOf(database: Pick<Database, 'write'>, clock: Pick<Clock, 'now'>): Promise<string> {
  return database.write(async (sql) => {
    const known = await readMeta(sql, 'move');
    if (known !== undefined) return known;
    const made = createIds(clock).next();
    await writeMeta(sql, 'move', made);
    return made;
  });
}
