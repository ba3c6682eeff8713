import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../../src/storage/engine/connection.ts';
import { createDialogueStore } from '../../../src/storage/dialogues.ts';
import { createGate } from '../../../src/storage/engine/gate.ts';
import { createInboxStore } from '../../../src/storage/inbox.ts';
import { createGatedAccess, type GatedAccess } from '../../../src/storage/engine/access.ts';
import type { Access } from '../../../src/storage/engine/sql.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const at = new Date('2026-12-01T08:00:00Z');
/** What a start writes down about the database itself. */
const ownKeys = ['keyCheck', 'lookupCheck', 'resealing', 'lastWrite', 'sealing'];

let opened: TestDatabase;

beforeEach(async () => {
  opened = await openTestDatabase({ mayLoseLast: false });
});

afterEach(async () => {
  await opened.close();
});

describe('writes at the same time as transactions that are rolled back', () => {
  it('are never lost, whichever way they were written', { timeout: 30_000 }, async () => {
    const { prisma } = opened.database;
    const ways = [
      (key: string) => prisma((db) => db.meta.create({ data: { key, value: '' } })),
      (key: string) => prisma((db) => db.meta.createMany({ data: [{ key, value: '' }] })),
      (key: string) => prisma((db) => db.$executeRaw`INSERT INTO Meta VALUES (${key}, '')`),
      (key: string) => opened.database.write((sql) => sql.run('INSERT INTO Meta VALUES (?, ?)', [key, ''])),
      (key: string) => write(key),
      (key: string) => write(key, new Error('changed my mind')),
    ];
    const lost: string[] = [];
    async function walk(walker: number): Promise<void> {
      for (let step = 0; step < 20; step++) {
        const way = (walker + step) % ways.length;
        const key = `${way} ${walker} ${step}`;
        await ways[way]?.(key).catch(() => lost.push(key));
      }
    }
    await Promise.all(Array.from({ length: 24 }, (_, walker) => walk(walker)));
    const rows = await prisma((db) => db.meta.findMany({ where: { key: { notIn: ownKeys } } }));

    expect(lost).toHaveLength(80);
    expect(lost.every((key) => key.startsWith('5 '))).toBe(true);
    expect(rows.filter(({ key }) => key.startsWith('5 '))).toEqual([]);
    expect([0, 1, 2, 3, 4].map((way) => rows.filter(({ key }) => key.startsWith(`${way} `)).length)).toEqual([
      80, 80, 80, 80, 80,
    ]);
  });

  it('are joined by no reader: what is never committed is never seen', async () => {
    const { prisma } = opened.database;
    const seen: number[] = [];
    const work = Array.from({ length: 50 }, (_, number) =>
      write(`undone ${number}`, new Error('undo')).catch(() => 0),
    );
    const reads = Array.from({ length: 50 }, async () => {
      seen.push(await prisma((db) => db.meta.count({ where: { key: { startsWith: 'undone' } } })));
    });
    await Promise.all([...work, ...reads]);

    expect(seen).toHaveLength(50);
    expect(Math.max(...seen)).toBe(0);
  });

  it('a nested write of several rows is one turn too', async () => {
    const { prisma } = opened.database;
    const attempts = Array.from({ length: 20 }, (_, number) =>
      Promise.allSettled([
        prisma((db) =>
          db.unit.create({
            data: { ...cell(number), members: { create: [member(`${number}a`), member(`${number}b`)] } },
          }),
        ),
        write(`undone ${number}`, new Error('undo')),
      ]),
    );
    await Promise.all(attempts);

    expect(await prisma((db) => db.unit.count())).toBe(20);
    expect(await prisma((db) => db.member.count())).toBe(40);
    expect(await prisma((db) => db.meta.count({ where: { key: { startsWith: 'undone' } } }))).toBe(0);
  });

  async function write(key: string, failure?: Error): Promise<void> {
    await opened.database.transaction(async (tx) => {
      await tx.prisma((db) => db.meta.create({ data: { key, value: '' } }));
      await setImmediate();
      await tx.prisma((db) => db.meta.update({ where: { key }, data: { value: 'changed' } }));
      if (failure) throw failure;
    });
  }
});

describe('inside a transaction', () => {
  const outer: [string, (gated: GatedAccess) => Promise<unknown>][] = [
    ['the outer client', ({ outside }) => outside.prisma((db) => db.meta.findMany())],
    ['a second transaction', ({ transaction }) => transaction(() => Promise.resolve())],
    ['a statement of outside', ({ outside }) => outside.read((sql) => sql.all('SELECT key FROM Meta'))],
    ['statements of outside', ({ outside }) => outside.write((sql) => sql.run('DELETE FROM Meta'))],
    ['what may not become part of one', ({ alone }) => alone(() => undefined)],
  ];

  it.each(outer)(
    '%s is refused at once: what was begun is undone, and the next one runs',
    async (_, misuse) => {
      const { gated, connection } = await openGated(5000);
      const misused = gated.transaction(async (tx) => {
        await tx.prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));
        await misuse(gated);
      });

      await expect(misused).rejects.toThrow('The outer store was asked inside a work on it');
      expect(await gated.outside.prisma((db) => db.meta.count())).toBe(0);
      await gated.transaction((tx) => tx.prisma((db) => db.meta.create({ data: { key: 'b', value: '' } })));
      connection.handle.close();
    },
  );

  it.each(outer)('%s is refused at once in a single read or write, too', async (_, misuse) => {
    const { gated, connection } = await openGated(5000);
    const reading = gated.outside.read(() => misuse(gated));
    const writing = gated.outside.write(async (sql) => {
      await sql.run("INSERT INTO Meta (key, value) VALUES ('a', '')");
      await misuse(gated);
    });

    await expect(reading).rejects.toThrow('The outer store was asked inside a work on it');
    await expect(writing).rejects.toThrow('The outer store was asked inside a work on it');
    expect(await gated.outside.prisma((db) => db.meta.count())).toBe(0);
    connection.handle.close();
  });

  it('what its work left for later may ask the outer store once it has ended', async () => {
    const { gated, connection } = await openGated(5000);
    const left = await gated.outside.write(async (sql) => {
      await sql.run("INSERT INTO Meta (key, value) VALUES ('a', '')");
      return [setImmediate().then(() => gated.outside.prisma((db) => db.meta.count()))];
    });

    expect(await Promise.all(left)).toEqual([1]);
    connection.handle.close();
  });

  it('what never ends is undone after its time, and the next one runs', async () => {
    const { gated, connection } = await openGated(100);
    const endless = gated.transaction(async (tx) => {
      await tx.prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));
      await new Promise(() => undefined);
    });

    await expect(endless).rejects.toThrow('A transaction took longer than 100 ms.');
    expect(await gated.outside.prisma((db) => db.meta.count())).toBe(0);
    connection.handle.close();
  });

  it('others may use the outer client meanwhile: they wait and get their answer', async () => {
    const { database } = opened;
    const others: Promise<number>[] = [];
    const ask = () => database.prisma((db) => db.meta.count({ where: { key: 'a' } }));
    const outside = new Promise<void>((resolve) => {
      setTimeout(() => {
        others.push(ask());
        resolve();
      }, 0);
    });
    await database.transaction(async (tx) => {
      await tx.prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));
      await outside;
    });

    expect(await Promise.all(others)).toEqual([1]);
  });

  it('what was started there and outlives it may use the outer client again', async () => {
    const { database } = opened;
    let count: Promise<number> | undefined;
    const ended = gateOf();
    await database.transaction(() => {
      count = ended.wait.then(() => database.prisma((db) => db.meta.count({ where: { key: 'keyCheck' } })));
      return Promise.resolve();
    });
    ended.open();

    expect(await count).toBe(1);
  });
});

/** Another database with a table, whose transactions have so much time. */
async function openGated(limitMs: number) {
  const connection = await openConnection(path.join(opened.folder, 'other.db'));
  connection.handle.exec('CREATE TABLE Meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  return { connection, gated: createGatedAccess({ connection, gate: createGate(), limitMs }) };
}

it('a transaction that hangs is rolled back after its time, and the others go on', async () => {
  const { gated, connection } = await openGated(200);
  const { outside, transaction } = gated;
  // The client begins with its first query, which is no part of the time of a transaction.
  expect(await outside.prisma((db) => db.meta.count())).toBe(0);
  const written = gateOf();
  const late = gateOf();
  let lateWrite: Promise<PromiseSettledResult<unknown>[]> | undefined;
  const hanging = transaction(async (tx) => {
    await tx.prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));
    written.open();
    lateWrite = late.wait.then(() =>
      Promise.allSettled([
        tx.write((sql) => sql.run("INSERT INTO Meta VALUES ('b', '')")),
        tx.prisma((db) => db.meta.create({ data: { key: 'c', value: '' } })),
      ]),
    );
    await new Promise(() => undefined);
  });
  const ended = expect(hanging).rejects.toThrow('A transaction took longer than 200 ms.');
  await written.wait;

  expect(connection.handle.inTransaction).toBe(true);
  expect(await outside.prisma((db) => db.meta.count())).toBe(0);
  expect(connection.handle.inTransaction).toBe(false);
  await ended;

  await transaction(async (tx) => {
    late.open();
    for (const late of (await lateWrite) ?? [])
      expect(late).toMatchObject({ status: 'rejected', reason: { message: 'The transaction has ended.' } });
    expect(await tx.prisma((db) => db.meta.count())).toBe(0);
  });
  connection.handle.close();
});

it('statements inside a transaction see what it wrote, and are undone with it', async () => {
  const { database } = opened;
  const keysIn = async ({ read }: Access) => {
    const found =
      "SELECT key FROM Meta WHERE key NOT IN ('keyCheck', 'lookupCheck', 'resealing', 'sealing', 'lastWrite')";
    return (await read((sql) => sql.all(found))).map((row) => row['key']);
  };

  let ended: Access | undefined;
  await expect(
    database.transaction(async (tx) => {
      ended = tx;
      await tx.prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));
      await tx.write((sql) => sql.run("INSERT INTO Meta VALUES ('b', '')"));
      expect(await keysIn(tx)).toEqual(['a', 'b']);
      expect(await tx.prisma((db) => db.meta.count({ where: { key: 'b' } }))).toBe(1);
      throw new Error('undo');
    }),
  ).rejects.toThrow('undo');

  expect(await keysIn(database)).toEqual([]);
  if (ended === undefined) throw new Error('it did not run');
  await expect(keysIn(ended)).rejects.toThrow('The transaction has ended.');
});

it('writes that still wait when their transaction fails are not made', async () => {
  const { database } = opened;
  const keys = Array.from({ length: 20 }, (_, index) => `late ${index}`);
  const insert = 'INSERT INTO Meta VALUES (?, ?)';
  const written = database.transaction(async (tx) => {
    await Promise.all([
      tx.prisma((db) => db.meta.create({ data: { key: 'keyCheck', value: '' } })),
      ...keys.map((key) => tx.write((sql) => sql.run(insert, [key, '']))),
    ]);
  });
  await expect(written).rejects.toThrow();

  expect(await database.prisma((db) => db.meta.count({ where: { key: { startsWith: 'late' } } }))).toBe(0);
});

it('what fails in a transaction undoes all of it, also where its work goes on', async () => {
  const { database } = opened;
  const going = database.transaction(async (tx) => {
    await tx.prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));
    const twice = Array.from({ length: 2 }, () => ({ key: 'b', value: '' }));
    const [failed] = await Promise.allSettled([
      tx.prisma((db) => db.meta.createMany({ data: twice })),
      tx.prisma((db) => db.meta.create({ data: { key: 'c', value: '' } })),
    ]);
    expect(failed.status).toBe('rejected');
  });

  await expect(going).rejects.toThrow('Unique constraint failed');
  expect(await database.prisma((db) => db.meta.count({ where: { key: { notIn: ownKeys } } }))).toBe(0);
});

it('a commit that fails is undone before the next one writes', async () => {
  const { database } = opened;
  const failing = database.transaction(async (tx) => {
    await tx.prisma((db) => db.$executeRaw`PRAGMA defer_foreign_keys = ON`);
    await tx.prisma((db) => db.member.create({ data: { ...member('m'), unitId: 'nowhere' } }));
  });
  const next = database.prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));

  await expect(failing).rejects.toThrow();
  await next;
  expect(await database.prisma((db) => db.member.count())).toBe(0);
  expect(await database.prisma((db) => db.meta.count({ where: { key: 'a' } }))).toBe(1);
});

it('a batch of failed queries does not hold up the gate', async () => {
  const { prisma } = opened.database;
  const failures = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      prisma((db) => db.meta.create({ data: { key: 'keyCheck', value: '' } })),
    ),
  );

  expect(failures.every(({ status }) => status === 'rejected')).toBe(true);
  expect(await prisma((db) => db.meta.count({ where: { key: 'keyCheck' } }))).toBe(1);
});

describe('the connection', () => {
  it('syncs every commit, wipes what is deleted, checks references and writes ahead', async () => {
    const settings = await opened.database.read((sql) =>
      Promise.all(
        ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys'].map((name) =>
          sql.first(`PRAGMA ${name}`),
        ),
      ),
    );

    expect(settings).toEqual([
      ...[{ journal_mode: 'wal' }, { synchronous: 2 }, { secure_delete: 1 }, { foreign_keys: 1 }],
    ]);
  });

  it('refuses a row without its parent', async () => {
    await expect(
      opened.database.prisma((db) => db.member.create({ data: { ...member('m'), unitId: 'nowhere' } })),
    ).rejects.toThrow();
  });
});

describe('on disk', () => {
  const words = ['Nguyễn Thị Hoà', 'chưa nêu gương', 'đang sửa'];

  it('no word that was written can be read, neither in the file nor in the WAL', async () => {
    const inbox = createInboxStore(opened.database, opened.cipher);
    const dialogues = createDialogueStore(opened.database, opened.cipher);
    await inbox.keep({
      rows: [{ source: 's', updateId: 1, chatKey: '7', payload: JSON.stringify(words) }],
      done: [],
      at,
    });
    await dialogues.write('7', JSON.stringify(words), at);
    await inbox.keep({ rows: [], done: [{ source: 's', updateId: 1 }], at });
    const open = bytesOf(opened.folder);
    await opened.database.close();
    const closed = bytesOf(opened.folder);

    expect(open.length).toBeGreaterThan(closed.length);
    for (const bytes of [open, closed]) {
      for (const word of words) {
        expect(bytes.includes(word)).toBe(false);
        expect(bytes.includes(JSON.stringify(word).slice(1, -1))).toBe(false);
        expect(bytes.includes(Buffer.from(word).toString('base64url').slice(2, -2))).toBe(false);
      }
    }
    expect(closed.includes('payloadSealed')).toBe(true);
  });

  it('what was erased is gone from every file once the WAL is truncated', async () => {
    const { prisma } = opened.database;
    await prisma((db) =>
      db.dialogue.create({
        data: { key: 'a', stateSealed: 'ciphertext of a member', updatedAt: at },
      }),
    );
    await prisma((db) => db.dialogue.create({ data: { key: 'b', stateSealed: 'other', updatedAt: at } }));
    expect(bytesOf(opened.folder).includes('ciphertext of a member')).toBe(true);
    await prisma((db) => db.dialogue.delete({ where: { key: 'a' } }));

    expect(await opened.database.truncateWal()).toBe(true);
    expect(bytesOf(opened.folder).includes('ciphertext of a member')).toBe(false);
  });

  it('a backup that reads at that moment makes the truncation say so', async () => {
    const { database } = opened;
    const { prisma } = database;
    await prisma((db) => db.meta.create({ data: { key: 'a', value: '' } }));
    const reader = new Sqlite(path.join(opened.folder, 'tu-soi.db'), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM Meta').get();
    await prisma((db) => db.meta.create({ data: { key: 'b', value: '' } }));

    expect(await database.truncateWal()).toBe(false);
    reader.close();
    expect(await database.truncateWal()).toBe(true);
  });
});

describe('closing', () => {
  it('lets what is running end first, and may be asked twice', async () => {
    const { database } = opened;
    const writes = Array.from({ length: 20 }, (_, number) =>
      database.prisma((db) => db.meta.create({ data: { key: String(number), value: '' } })),
    );
    const done = Promise.allSettled(writes);
    await setImmediate();
    await Promise.all([database.close(), database.close()]);

    expect((await done).every(({ status }) => status === 'fulfilled')).toBe(true);
  });

  it('refuses what comes after', async () => {
    const { database } = opened;
    await database.close();

    await expect(database.prisma((db) => db.meta.findMany())).rejects.toThrow();
    await expect(database.read((sql) => sql.first('SELECT 1'))).rejects.toThrow();
    await expect(database.write((sql) => sql.run('DELETE FROM Meta'))).rejects.toThrow();
  });
});

function bytesOf(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));
}

function gateOf() {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
}

function cell(number: number) {
  return { id: `u${number}`, kind: 'cell', nameSealed: '', zone: 'Asia/Ho_Chi_Minh', createdAt: at };
}

function member(id: string) {
  return { id, nameSealed: '', standing: 'active', position: 1, addedAt: at };
}
