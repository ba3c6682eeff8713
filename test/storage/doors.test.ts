import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../src/storage/engine/database.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { createStore } from '../../src/storage/store.ts';

const clock = { now: () => new Date('2026-12-03T08:00:00Z') };
const now = clock.now();
let folder: string;
let keyFile: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-doors-'));
  keyFile = path.join(folder, 'data.key');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('somebody comes in by the same door after the keys were rotated', async () => {
  const before = await open();
  await before.store.accounts.insert({ id: 'an', telegramId: '5000000001', locale: 'vi', createdAt: now });
  await before.database.close();

  rotate();
  const after = await open();
  expect(await after.store.accounts.findByTelegramId('5000000001')).toMatchObject({ id: 'an' });
  expect(await after.store.accounts.findById('an')).toMatchObject({ door: { address: '5000000001' } });
  await after.database.close();
});

it('a Telegram user is one person only', async () => {
  const { store, database } = await open();
  const row = { telegramId: '5000000001', locale: 'vi', createdAt: now } as const;
  await store.accounts.insert({ id: 'an', ...row });

  await expect(store.accounts.insert({ id: 'other', ...row })).rejects.toThrow();
  expect(await store.accounts.findByTelegramId('5000000001')).toMatchObject({ id: 'an' });
  expect(await database.prisma((db) => db.account.findMany({ select: { id: true } }))).toEqual([
    { id: 'an' },
  ]);
  await database.close();
});

async function open() {
  const url = `file:${path.join(folder, 'tu-soi.db')}`;
  const outcome = await openDatabase({ url, keys: { kind: 'file', path: keyFile }, clock });
  if (outcome.status !== 'opened') throw new Error(`it does not open: ${outcome.status}`);
  return { ...outcome, store: createStore({ ...outcome, ids: createIds() }) };
}

/** A new key seals from now on, and the old ones stay to open. */
function rotate(): void {
  const ring = z.looseObject({ keys: z.array(z.unknown()) }).parse(JSON.parse(readFileSync(keyFile, 'utf8')));
  const key = Buffer.alloc(32, 9).toString('base64');
  const keys = [...ring.keys, { id: 'new', key, createdAt: '2027-01-01T00:00:00.000Z' }];
  writeFileSync(keyFile, JSON.stringify({ ...ring, current: 'new', keys }));
}
