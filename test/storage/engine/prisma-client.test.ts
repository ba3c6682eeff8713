import type Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection, type Connection } from '../../../src/storage/engine/connection.ts';
import { createGate } from '../../../src/storage/engine/gate.ts';
import {
  createGatedClient,
  type GatedClient,
  type Inside,
} from '../../../src/storage/engine/prisma-client.ts';

let folder: string;
let connection: Connection;
let gated: GatedClient;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-'));
  connection = await openConnection(path.join(folder, 'some.db'));
  connection.handle.exec('CREATE TABLE Meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  gated = createGatedClient({ connection, gate: createGate(), limitMs: 5000 });
});

afterEach(() => {
  connection.handle.close();
  rmSync(folder, { recursive: true });
});

const put = (key: string, value = '') => {
  return (handle: Sqlite.Database) => handle.prepare('INSERT INTO Meta VALUES (?, ?)').run(key, value);
};
const keys = (): unknown[] => connection.handle.prepare('SELECT key FROM Meta ORDER BY key').pluck().all();
const create = ({ access }: Inside, key: string) => access.client.meta.create({ data: { key, value: '' } });

describe('a transaction whose work leaves something under way', () => {
  it.each<[string, (inside: Inside) => Promise<unknown>]>([
    ['a prepared statement', ({ access }) => access.write(put('left'))],
    ['a query of Prisma', (inside) => create(inside, 'left')],
  ])('is undone, and nothing is written into the next one: %s', async (_what, begin) => {
    let left: Promise<unknown> | undefined;
    const first = gated.transaction(async (inside) => {
      await inside.access.write(put('own'));
      left = begin(inside).catch(() => undefined);
    });
    const second = gated.transaction(async ({ access }) => {
      await left;
      await access.write(put('second'));
    });

    await expect(first).rejects.toThrow('The work of a transaction ended before all it had begun.');
    await second;
    expect(keys()).toEqual(['second']);
  });
});

describe('what was given to a transaction', () => {
  it('says that it has ended, while another one runs', async () => {
    let kept: Inside | undefined;
    await gated.transaction((inside) => {
      kept = inside;
      return Promise.resolve();
    });
    await gated.transaction(() => {
      expect(() => kept?.assertOpen()).toThrow('The transaction has ended.');
      return Promise.resolve();
    });
  });

  it('is of no use to the next one where the commit failed', async () => {
    connection.handle.exec(
      'CREATE TABLE Part (whole TEXT REFERENCES Meta (key) DEFERRABLE INITIALLY DEFERRED)',
    );
    let kept: Inside | undefined;
    const failing = gated.transaction(async (inside) => {
      kept = inside;
      await inside.access.write((handle) => handle.exec("INSERT INTO Part VALUES ('nothing')"));
    });
    await expect(failing).rejects.toThrow('FOREIGN KEY');
    await gated.transaction(() => {
      expect(() => kept?.assertOpen()).toThrow('The transaction has ended.');
      return Promise.resolve();
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
    const failing = gated.transaction(({ access }) =>
      Promise.all([access.write(big), access.write(put('queued'))]),
    );
    await expect(failing).rejects.toThrow('full');
    await gated.outside.write(put('next'));
    expect(keys()).toEqual(['next']);
  });

  it('neither is what a work writes that goes on after the failure', async () => {
    const failing = gated.transaction(async (inside) => {
      await inside.access.write(put('before'));
      await inside.access.write(big).catch(() => undefined);
      await inside.access.write(put('after'));
    });
    await expect(failing).rejects.toThrow('The transaction has ended.');
    await gated.outside.write(put('next'));
    expect(keys()).toEqual(['next']);
  });
});
