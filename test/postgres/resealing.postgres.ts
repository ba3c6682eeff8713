import pg from 'pg';
import { beforeEach, expect, it } from 'vitest';
import { postgresMigrationsFolder } from '../../src/storage/data-files/project-files.ts';
import { paddedColumn, sealedColumn } from '../../src/storage/engine/columns.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import { openServerDatabase, type ServerOptions } from '../../src/storage/postgres/open.ts';
import type { ResealStep } from '../../src/storage/resealing/resealing.ts';
import { resealSteps } from '../../src/storage/resealing/steps.ts';
import { createStore } from '../../src/storage/store.ts';
import { testKeys } from '../support/open-database.ts';
import { makeServerDatabase } from '../support/server-database.ts';

const at = new Date('2026-12-01T08:00:00Z');
const migrations = readMigrations(postgresMigrationsFolder);
/** What the version does not know that wrote the database. */
const later = ['screens', 'doors', 'rosters'];
const people = 700;

let url: string;

beforeEach(async () => {
  url = await makeServerDatabase(process.env['TEST_POSTGRES'] ?? '');
  const older = await open({
    migrations: migrations.slice(0, -1),
    resealSteps: resealSteps.filter(({ name }) => !later.includes(name)),
  });
  const roster = sealedColumn(older.cipher, 'Account', 'rosterSealed');
  await older.database.write(async (sql) => {
    for (let index = 0; index < people; index += 1) {
      const id = `account ${String(index)}`;
      await sql.run('INSERT INTO Account (id, rosterSealed, createdAt) VALUES (?, ?, ?)', [
        ...[id, roster.seal(id, JSON.stringify([`Nguyễn Văn ${String(index)}`])), at],
      ]);
      await sql.run('INSERT INTO PlainScreen (accountId, dialogue, screenMessageId) VALUES (?, ?, ?)', [
        ...[id, 'reply', index],
      ]);
      await sql.run('INSERT INTO PlainDoor (accountId, telegramId, openedAt) VALUES (?, ?, ?)', [
        ...[id, String(1000 + index), at],
      ]);
    }
  });
  await older.database.close();
});

async function open(options: Partial<ServerOptions> = {}) {
  const opened = await openServerDatabase({ url, keys: testKeys, clock: { now: () => at }, ...options });
  if (opened.status !== 'opened') throw new Error(opened.status);
  return opened;
}

async function beside(sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

const fileOfAccounts = `SELECT pg_relation_filenode('"Account"') AS file`;
const leftInClear = `SELECT (SELECT count(*)::int FROM "PlainDoor") AS doors, (SELECT count(*)::int FROM "PlainScreen") AS screens`;

it('a database that stood at an older version comes up in the form of this one, in tables written anew', async () => {
  const before = await beside(fileOfAccounts);
  const { database, cipher, applied } = await open();
  const { accounts } = createStore({ database, cipher, ids: createIds() });

  expect(applied).toEqual([migrations.at(-1)?.name]);
  expect(await accounts.findByTelegramId('1699')).toMatchObject({
    ...{ id: 'account 699', dialogue: 'reply', screenMessageId: 699 },
  });
  expect(await accounts.readRoster('account 7')).toEqual(['Nguyễn Văn 7']);
  expect(await beside(leftInClear)).toEqual([{ doors: 0, screens: 0 }]);
  const [shortest] = await beside('SELECT min(length("rosterSealed")) AS length FROM "Account"');
  const padded = paddedColumn(cipher, 'Account', 'rosterSealed').seal('account 7', '[]');
  expect(shortest).toEqual({ length: padded.length });
  expect(await beside(fileOfAccounts)).not.toEqual(before);

  expect(await database.isResealUntold()).toBe(true);
  await database.markResealTold();
  await database.close();
  const again = await open();
  expect(await again.database.isResealUntold()).toBe(false);
  await again.database.close();
});

it('a start that is cut off goes on where it stood', async () => {
  const [first] = resealSteps.filter(({ name }) => name === 'doors');
  let batches = 0;
  const cutOff: ResealStep = {
    name: 'doors',
    run(batch) {
      batches += 1;
      if (first === undefined || batches > 1) throw new Error('killed');
      return first.run(batch);
    },
  };
  await expect(open({ resealSteps: [cutOff] })).rejects.toThrow('killed');
  expect(await beside(leftInClear)).toEqual([{ doors: 200, screens: people }]);

  const { database } = await open();
  expect(await beside(leftInClear)).toEqual([{ doors: 0, screens: 0 }]);
  expect(await beside('SELECT count(*)::int AS doors FROM "Door"')).toEqual([{ doors: people }]);
  await database.close();
});
