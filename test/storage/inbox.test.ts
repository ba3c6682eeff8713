import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxRow, InboxStore } from '../../src/core/ports/inbox.ts';
import { openDatabase } from '../../src/storage/engine/database.ts';
import { createDialogueStore } from '../../src/storage/dialogues.ts';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import { migrationsFolder } from '../../src/storage/data-files/project-files.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { testKeys } from '../support/open-database.ts';

const source = 'bot at a server';
const at = new Date('2026-12-01T08:00:00.000Z');
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);

let opened: TestDatabase;
let inbox: InboxStore;

beforeEach(async () => {
  opened = await openTestDatabase();
  inbox = createInboxStore(opened.database, opened.cipher);
});

afterEach(async () => {
  await opened.close();
});

describe('an update', () => {
  it('is kept until it is done, in the order it came, whatever its number', async () => {
    await inbox.keep({ rows: [row(12), row(900)], done: [], at });
    await inbox.keep({ rows: [row(11)], done: [ref(12)], at });

    expect(await inbox.left()).toEqual([
      { source, updateId: 900, payload: '{"text":"900"}', failures: 0 },
      { source, updateId: 11, payload: '{"text":"11"}', failures: 0 },
    ]);
  });

  it('of another bot is another one, though it bears the same number', async () => {
    const other = { ...row(10), source: 'another bot', payload: 'other' };
    await inbox.keep({ rows: [row(10)], done: [], at });
    await inbox.keep({ rows: [other], done: [ref(10)], at });

    expect(await inbox.left()).toEqual([leftOf(other)]);
    expect(await inbox.known(source)).toEqual([10]);
    expect(await inbox.known('another bot')).toEqual([10]);
  });

  it('that could not be read is kept apart, sealed, and not handed out', async () => {
    await inbox.keep({ rows: [row(10)], asides: [row(11)], done: [], at });

    expect(await inbox.left()).toEqual([leftOf(row(10))]);
    expect(await inbox.countSetAside()).toBe(1);
    expect(await inbox.countUnreadable(at, hours(1))).toBe(1);
    expect(await inbox.countUnreadable(hours(1), hours(2))).toBe(0);
    for (let time = 0; time < 3; time += 1) await inbox.countFailure(ref(10), at);
    expect(await inbox.countUnreadable(at, hours(1))).toBe(1);
    expect(await inbox.known(source)).toEqual([10, 11]);
    const kept = await opened.database.prisma((db) => db.inboxUpdate.findMany());
    expect(kept.map(({ payloadSealed }) => payloadSealed).join()).not.toContain('text');
  });

  it('that comes again is not doubled, and its failures are not forgotten', async () => {
    await inbox.keep({ rows: [row(10)], done: [], at });
    await inbox.countFailure(ref(10), at);
    await inbox.keep({ rows: [{ ...row(10), payload: 'again' }], done: [], at });

    expect(await inbox.left()).toEqual([leftOf(row(10), 1)]);
  });

  it('of a batch that cannot be stored leaves nothing behind', async () => {
    const forged = { ...row(Number.NaN), payload: '{}' };

    await expect(inbox.keep({ rows: [row(10), forged], done: [], at })).rejects.toThrow();
    expect(await inbox.left()).toEqual([]);
    expect(await inbox.known(source)).toEqual([]);
  });

  it('is stored sealed, bound to its row', async () => {
    await inbox.keep({ rows: [row(10), row(11)], done: [], at });
    await opened.database.write((sql) =>
      sql.run(
        'UPDATE InboxUpdate SET payloadSealed = (SELECT payloadSealed FROM InboxUpdate WHERE updateId = 11) WHERE updateId = 10',
      ),
    );

    expect(await inbox.left()).toEqual([leftOf(row(11))]);
    expect(await inbox.countSetAside()).toBe(1);
  });
});

describe('a failing update', () => {
  it('is set aside the third time and not handed out again', async () => {
    await inbox.keep({ rows: [row(10), row(11)], done: [], at });

    expect(await inbox.countFailure(ref(10), at)).toBe('kept');
    expect(await inbox.countFailure(ref(10), at)).toBe('kept');
    expect(await inbox.countSetAside()).toBe(0);
    expect(await inbox.countFailure(ref(10), at)).toBe('set_aside');
    expect((await inbox.left()).map(({ updateId }) => updateId)).toEqual([11]);
    expect(await inbox.countSetAside()).toBe(1);
  });

  it('that was done meanwhile is nothing to count', async () => {
    expect(await inbox.countFailure(ref(10), at)).toBe('kept');
    expect(await inbox.left()).toEqual([]);
  });

  it('is removed some time after it was set aside', async () => {
    await inbox.keep({ rows: [row(10), row(11), row(12)], done: [], at });
    for (const time of [at, at, at]) await inbox.countFailure(ref(10), time);
    for (const time of [at, at, hours(5)]) await inbox.countFailure(ref(11), time);

    expect(await inbox.purge(hours(3))).toBe(1);
    expect(await inbox.countSetAside()).toBe(1);
    expect(await inbox.left()).toHaveLength(1);
  });

  it('goes with everything of its chat when the person erases their data', async () => {
    await inbox.keep({ rows: [row(10), row(11)], done: [], at });
    for (const time of [at, at, at]) await inbox.countFailure(ref(10), time);
    await inbox.forgetChat('chat 10');

    expect(await inbox.countSetAside()).toBe(0);
    expect(await inbox.left()).toHaveLength(1);
  });
});

describe('the updates that are known', () => {
  it('are those that were kept, in the order they came, also once they are done', async () => {
    await inbox.keep({ rows: [row(500_000_000)], done: [], at });
    await inbox.keep({ rows: [row(100_000_000), row(7)], done: [ref(500_000_000)], at });
    await inbox.keep({ rows: [], done: [ref(7)], at });

    expect(await inbox.known(source)).toEqual([500_000_000, 100_000_000, 7]);
  });

  it('are the last ten thousand', async () => {
    const ids = Array.from({ length: 10_002 }, (_, at) => at + 1);
    // As many at once as a busy server takes within the limit of a transaction.
    for (let from = 0; from < ids.length; from += 500) {
      const some = ids.slice(from, from + 500);
      await inbox.keep({ rows: some.map(row), done: some.map(ref), at });
    }

    const known = await inbox.known(source);
    expect([known.length, known[0], known.at(-1)]).toEqual([10_000, 3, 10_002]);
  });
});

it('what an older version kept is handed out in its order, and its last updates are known to any bot', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-inbox-'));
  const options = {
    url: `file:${path.join(folder, 'tu-soi.db')}`,
    keys: testKeys,
    clock: { now: () => at },
  };
  const shipped = readMigrations(migrationsFolder);
  const before = shipped.findIndex(({ name }) => name.endsWith('_update_sources'));
  const older = await openDatabase({ ...options, migrations: shipped.slice(0, before), resealSteps: [] });
  if (older.status !== 'opened') throw new Error(older.status);
  const seal = (id: number, payload: string): string =>
    older.cipher.seal({ table: 'InboxUpdate', column: 'payloadSealed', rowId: String(id) }, payload);
  await older.database.write(async (sql) => {
    const insert =
      'INSERT INTO InboxUpdate (updateId, chatKey, payloadSealed, receivedAt) VALUES (?, ?, ?, ?)';
    for (const id of [5000, 4999])
      await sql.run(insert, [id, `chat ${id}`, seal(id, `{"text":"${id}"}`), at.toISOString()]);
    await sql.run(`INSERT INTO Meta (key, value) VALUES ('lastUpdate', '5000 ${at.toISOString()}')`);
  });
  await older.database.close();

  const newer = await openDatabase(options);
  if (newer.status !== 'opened') throw new Error(newer.status);
  const store = createInboxStore(newer.database, newer.cipher);
  expect(await store.left()).toEqual([
    leftOf({ ...row(4999), source: '' }),
    leftOf({ ...row(5000), source: '' }),
  ]);
  const known = await store.known(source);
  expect([known.length, known[0], known.at(-1)]).toEqual([1000, 4001, 5000]);
  await newer.database.close();
  rmSync(folder, { recursive: true });
});

describe('a dialogue', () => {
  it('is read as it was written last, until it is deleted', async () => {
    const dialogues = createDialogueStore(opened.database, opened.cipher);

    expect(await dialogues.read('7')).toBeUndefined();
    await dialogues.write('7', '{"step":1}', at);
    await dialogues.write('7', '{"step":2,"text":"chưa nêu gương"}', at);
    await dialogues.write('8', '{}', at);
    expect(await dialogues.read('7')).toBe('{"step":2,"text":"chưa nêu gương"}');
    await dialogues.delete('7');
    await dialogues.delete('7');
    expect(await dialogues.read('7')).toBeUndefined();
    expect(await dialogues.read('8')).toBe('{}');
  });

  it('that did not change is not written again', async () => {
    const dialogues = createDialogueStore(opened.database, opened.cipher);
    await dialogues.write('7', '{"step":1}', at);
    await dialogues.write('7', '{"step":1}', hours(1));

    expect(
      await opened.database.prisma((db) => db.dialogue.findMany({ select: { updatedAt: true } })),
    ).toEqual([{ updatedAt: at }]);
  });

  it('that was damaged begins anew instead of blocking its chat', async () => {
    const dialogues = createDialogueStore(opened.database, opened.cipher);
    await dialogues.write('7', '{"step":1}', at);
    await opened.database.prisma((db) => db.dialogue.updateMany({ data: { stateSealed: 'v1|x' } }));

    expect(await dialogues.read('7')).toBeUndefined();
    await dialogues.write('7', '{"step":2}', at);
    expect(await dialogues.read('7')).toBe('{"step":2}');
  });
});

function ref(updateId: number) {
  return { source, updateId };
}

/** A row as it is handed out: whose chat it is stands in its update. */
function leftOf({ source, updateId, payload }: InboxRow, failures = 0) {
  return { source, updateId, payload, failures };
}

function row(updateId: number) {
  return { source, updateId, chatKey: `chat ${updateId}`, payload: `{"text":"${updateId}"}` };
}
