import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection, type Connection } from '../../../src/storage/engine/connection.ts';
import { createGate } from '../../../src/storage/engine/gate.ts';
import { createGatedAccess, type GatedAccess } from '../../../src/storage/engine/access.ts';
import type { Access, Sql } from '../../../src/storage/engine/sql.ts';

let folder: string;
let connection: Connection;
let gated: GatedAccess;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-'));
  connection = await openConnection(path.join(folder, 'some.db'));
  connection.handle.exec('CREATE TABLE Meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  gated = createGatedAccess({ connection, gate: createGate(), limitMs: 5000 });
});

afterEach(() => {
  connection.handle.close();
  rmSync(folder, { recursive: true });
});

const put = (key: string, value = '') => {
  return (sql: Sql) => sql.run('INSERT INTO Meta VALUES (?, ?)', [key, value]);
};
const keys = (): unknown[] => connection.handle.prepare('SELECT key FROM Meta ORDER BY key').pluck().all();
const create = ({ prisma }: Access, key: string) =>
  prisma((db) => db.meta.create({ data: { key, value: '' } }));

describe('a transaction whose work leaves something under way', () => {
  it.each<[string, (inside: Access) => Promise<unknown>]>([
    ['a statement', ({ write }) => write(put('left'))],
    ['a query of Prisma', (inside) => create(inside, 'left')],
  ])('is undone, and nothing is written into the next one: %s', async (_what, begin) => {
    let left: Promise<unknown> | undefined;
    const first = gated.transaction(async (inside) => {
      await inside.write(put('own'));
      left = begin(inside).catch(() => undefined);
    });
    const second = gated.transaction(async ({ write }) => {
      await left;
      await write(put('second'));
    });

    await expect(first).rejects.toThrow('The work of a transaction ended before all it had begun.');
    await second;
    expect(keys()).toEqual(['second']);
  });
});

describe('a statement', () => {
  it('that is left for later by its work is refused once the transaction has ended', async () => {
    let kept: Sql | undefined;
    await gated.transaction(({ write }) =>
      write(async (sql) => {
        kept = sql;
        await sql.run("INSERT INTO Meta VALUES ('own', '')");
      }),
    );
    await gated.transaction(async () => {
      await expect(kept?.run("INSERT INTO Meta VALUES ('late', '')")).rejects.toThrow(
        'The transaction has ended.',
      );
    });
    expect(keys()).toEqual(['own']);
  });

  it('of another work does not come in between those of one', async () => {
    await gated.outside.write(put('count', '0'));
    const count = async (sql: Sql) => {
      const row = await sql.first("SELECT value FROM Meta WHERE key = 'count'");
      await Promise.resolve();
      await sql.run("UPDATE Meta SET value = ? WHERE key = 'count'", [String(Number(row?.['value']) + 1)]);
    };
    await gated.transaction(({ write }) => Promise.all(Array.from({ length: 10 }, () => write(count))));
    await Promise.all(Array.from({ length: 10 }, () => gated.outside.write(count)));
    expect(await gated.outside.read((sql) => sql.first('SELECT value FROM Meta'))).toEqual({ value: '20' });
  });
});

describe('what was given to a transaction', () => {
  it('says that it has ended, while another one runs', async () => {
    let kept: Access | undefined;
    await gated.transaction((inside) => {
      kept = inside;
      return Promise.resolve();
    });
    await gated.transaction(async () => {
      await expect(kept?.write(put('late'))).rejects.toThrow('The transaction has ended.');
    });
  });

  it('is of no use to the next one where the commit failed', async () => {
    connection.handle.exec(
      'CREATE TABLE Part (whole TEXT REFERENCES Meta (key) DEFERRABLE INITIALLY DEFERRED)',
    );
    let kept: Access | undefined;
    const failing = gated.transaction(async (inside) => {
      kept = inside;
      await inside.write((sql) => sql.run("INSERT INTO Part VALUES ('nothing')"));
    });
    await expect(failing).rejects.toThrow('FOREIGN KEY');
    await gated.transaction(async () => {
      await expect(kept?.write(put('late'))).rejects.toThrow('The transaction has ended.');
    });
  });
});

describe('on a full disk', () => {
  const big = put('big', 'x'.repeat(100_000));

  beforeEach(() => {
    const pages = Number(connection.handle.pragma('page_count', { simple: true }));
    connection.handle.pragma(`max_page_count = ${pages + 2}`);
  });

  it('what waits behind the write that failed is not written', async () => {
    const failing = gated.transaction(({ write }) => Promise.all([write(big), write(put('queued'))]));
    await expect(failing).rejects.toThrow('full');
    await gated.outside.write(put('next'));
    expect(keys()).toEqual(['next']);
  });

  it('neither is what a work writes that goes on after the failure', async () => {
    const failing = gated.transaction(async (inside) => {
      await inside.write(put('before'));
      await inside.write(big).catch(() => undefined);
      await inside.write(put('after'));
    });
    await expect(failing).rejects.toThrow('The transaction has ended.');
    await gated.outside.write(put('next'));
    expect(keys()).toEqual(['next']);
  });
});
