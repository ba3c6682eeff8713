import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../../src/storage/engine/sql.ts';
import { createServersAccess, type ServersAccess } from '../../src/storage/postgres/access.ts';
import { readAddress } from '../../src/storage/postgres/address.ts';
import { openServers, type Servers } from '../../src/storage/postgres/servers.ts';
import { copyServerDatabase } from '../support/server-database.ts';

let servers: Servers;
let access: ServersAccess;
let conflicts: number;
let beside: pg.Client;

beforeAll(async () => {
  const url = await copyServerDatabase();
  const address = readAddress(url);
  if (address === undefined) throw new Error('no address');
  servers = openServers(address);
  access = accessWithin(30_000);
  beside = new pg.Client(url);
  await beside.connect();
});

/** Of which a transaction, with all that is done again of it, has so long. */
function accessWithin(limitMs: number): ServersAccess {
  return createServersAccess({
    ...{ servers, limitMs },
    onConflict: () => {
      conflicts += 1;
    },
  });
}

beforeEach(async () => {
  conflicts = 0;
  await beside.query('TRUNCATE "Meta"');
});

afterAll(async () => {
  await access.disconnect();
  await servers.end();
  await beside.end();
});

const insert = 'INSERT INTO Meta (key, value) VALUES (?, ?)';
const put = ({ write }: Access, key: string, value = '') => write((sql) => sql.run(insert, [key, value]));
const create = ({ prisma }: Access, key: string) =>
  prisma(async (client) => client.meta.create({ data: { key, value: '' } }));

async function keys(): Promise<string[]> {
  const { rows } = await beside.query<{ key: string }>('SELECT key FROM "Meta" ORDER BY key');
  return rows.map(({ key }) => key);
}

describe('a transaction', () => {
  it('writes by statements and by Prisma what each of them sees, and nobody else before its end', async () => {
    const seen = await access.transaction(async (inside) => {
      await put(inside, 'a', 'of a');
      await create(inside, 'b');
      const found = await inside.prisma(async (client) => client.meta.findUnique({ where: { key: 'a' } }));
      const rows = await inside.read((sql) => sql.all('SELECT key FROM Meta ORDER BY key'));
      return { found, rows, beside: await keys() };
    });
    expect(seen).toEqual({
      found: { key: 'a', value: 'of a' },
      rows: [{ key: 'a' }, { key: 'b' }],
      beside: [],
    });
    expect(await keys()).toEqual(['a', 'b']);
  });

  it('refuses whoever asks the outer store inside it, as does a single read or write', async () => {
    const misuse = () => put(access.outside, 'outer');
    const asked = [
      access.transaction(misuse),
      access.outside.read(misuse),
      access.outside.write(() => access.transaction(() => Promise.resolve())),
      access.outside.write(() => create(access.outside, 'outer')),
    ];
    const refusal = 'The outer store was asked inside a work on it';
    await Promise.all(asked.map((one) => expect(one).rejects.toThrow(refusal)));
    expect(await keys()).toEqual([]);
  });

  it('is undone where its work throws, whichever way it wrote', async () => {
    const failing = access.transaction(async (inside) => {
      await put(inside, 'a');
      await create(inside, 'b');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await keys()).toEqual([]);
  });

  it('is undone where a statement failed, also where its work went on', async () => {
    const failing = access.transaction(async (inside) => {
      await put(inside, 'a');
      await put(inside, 'a').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('duplicate key value');
    expect(await keys()).toEqual([]);
  });

  it('is undone where it ends before all it has begun', async () => {
    let left: Promise<unknown> | undefined;
    const failing = access.transaction(async (inside) => {
      await put(inside, 'a');
      left = put(inside, 'b').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('The work of a transaction ended before all it had begun.');
    await left;
    expect(await keys()).toEqual([]);
  });

  it('is undone where it takes too long', async () => {
    const hurried = accessWithin(1500);
    const failing = hurried.transaction(async (inside) => {
      await put(inside, 'a');
      await new Promise(() => undefined);
    });
    await expect(failing).rejects.toThrow('A transaction took longer than 1500 ms');
    expect(await keys()).toEqual([]);
    await hurried.disconnect();
  });

  it('refuses what comes after its end', async () => {
    let kept: Access | undefined;
    await access.transaction((inside) => {
      kept = inside;
      return Promise.resolve();
    });
    if (kept === undefined) throw new Error('nothing was given');
    await expect(put(kept, 'late')).rejects.toThrow('The transaction has ended.');
    await expect(create(kept, 'late')).rejects.toThrow('The transaction has ended.');
  });

  it('is done again where another one changed what it had read', async () => {
    await put(access.outside, 'count', '0');
    let open = (): void => undefined;
    const bothHaveRead = new Promise<void>((resolve) => (open = resolve));
    let reads = 0;
    const addOne = async ({ read, write }: Access): Promise<void> => {
      const row = await read((sql) => sql.first('SELECT value FROM Meta WHERE key = ?', ['count']));
      reads += 1;
      if (reads === 2) open();
      // Two of them go on from the same number, whichever they are.
      await bothHaveRead;
      await write((sql) =>
        sql.run('UPDATE Meta SET value = ? WHERE key = ?', [String(Number(row?.['value']) + 1), 'count']),
      );
    };
    await Promise.all(Array.from({ length: 12 }, () => access.transaction(addOne)));
    const { rows } = await beside.query('SELECT value FROM "Meta"');
    expect(rows).toEqual([{ value: '12' }]);
    expect(conflicts).toBeGreaterThan(0);
  });

  it('is done again over the same connection where it met another at its end', async () => {
    await put(access.outside, 'a');
    await put(access.outside, 'b');
    const connections: unknown[] = [];
    await access.transaction(async ({ write }) => {
      await write(async (sql) => {
        connections.push((await sql.first('SELECT pg_backend_pid() AS pid'))?.['pid']);
        await sql.all("SELECT value FROM Meta WHERE key = 'a'");
        await sql.run("UPDATE Meta SET value = 'ours' WHERE key = 'b'");
      });
      if (connections.length > 1) return;
      await beside.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
      await beside.query(`SELECT value FROM "Meta" WHERE key = 'b'`);
      await beside.query(`UPDATE "Meta" SET value = 'theirs' WHERE key = 'a'`);
      await beside.query('COMMIT');
    });
    expect(conflicts).toBe(1);
    expect(connections).toEqual([connections[0], connections[0]]);
  });

  it('is done again where its connection is cut before its end', async () => {
    let attempts = 0;
    await access.transaction(async (inside) => {
      attempts += 1;
      await put(inside, 'once');
      if (attempts > 1) return;
      const [row] = await inside.read((sql) => sql.all('SELECT pg_backend_pid() AS pid'));
      await beside.query('SELECT pg_terminate_backend($1)', [row?.['pid']]);
      await put(inside, 'twice');
    });
    expect({ attempts, keys: await keys() }).toEqual({ attempts: 2, keys: ['once'] });
  });

  it('is done again also where its connection was cut while it asked nothing', async () => {
    let attempts = 0;
    await access.transaction(async (inside) => {
      attempts += 1;
      const [row] = await inside.read((sql) => sql.all('SELECT pg_backend_pid() AS pid'));
      if (attempts === 1) {
        await beside.query('SELECT pg_terminate_backend($1, 5000)', [row?.['pid']]);
        // By then the program was told, with nothing of it under way.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await put(inside, 'once');
    });
    expect({ attempts, keys: await keys() }).toEqual({ attempts: 2, keys: ['once'] });
  });
});

describe('outside of transactions', () => {
  it('what one reads belongs to one instant', async () => {
    await put(access.outside, 'a');
    const counts = await access.outside.read(async (sql) => {
      const before = await sql.first('SELECT count(*) AS count FROM Meta');
      await beside.query(`INSERT INTO "Meta" (key, value) VALUES ('b', '')`);
      const after = await sql.first('SELECT count(*) AS count FROM Meta');
      return [before, after];
    });
    expect(counts).toEqual([{ count: '1' }, { count: '1' }]);
  });

  it('all of what one writes is written, or nothing', async () => {
    const failing = access.outside.write(async (sql) => {
      await sql.run(insert, ['a', '']);
      await sql.run(insert, ['a', '']);
    });
    await expect(failing).rejects.toThrow('duplicate key value');
    expect(await keys()).toEqual([]);
  });

  it('a query of Prisma that writes several tables writes all or nothing', async () => {
    const at = new Date('2026-12-01T08:00:00Z');
    const failing = access.outside.prisma(async (client) =>
      client.account.create({
        data: {
          ...{ id: 'a', createdAt: at },
          consents: { create: [1, 2].map(() => ({ id: 'same', version: 1, locale: 'vi', givenAt: at })) },
        },
      }),
    );
    await expect(failing).rejects.toThrow();
    expect((await beside.query('SELECT id FROM "Account"')).rows).toEqual([]);
  });
});

it('instants, flags, numbers and what is absent come back as they were given', async () => {
  const at = new Date('2026-12-01T08:00:00.123Z');
  await access.outside.write((sql) =>
    sql.run(
      'INSERT INTO Account (id, reachable, unreachableAt, pageNumber, createdAt) VALUES (?, ?, ?, ?, ?)',
      [...['a', false, null, -3, at]],
    ),
  );
  const row = await access.outside.read((sql) =>
    sql.first('SELECT reachable, unreachableAt, pageNumber, createdAt FROM Account WHERE createdAt = ?', [
      at,
    ]),
  );
  expect(row).toEqual({ reachable: false, unreachableAt: null, pageNumber: -3, createdAt: at });
  const found = await access.outside.prisma(async (client) =>
    client.account.findFirst({ where: { id: 'a' } }),
  );
  expect(found).toMatchObject({ reachable: false, unreachableAt: null, pageNumber: -3, createdAt: at });
  await beside.query('DELETE FROM "Account"');
});
