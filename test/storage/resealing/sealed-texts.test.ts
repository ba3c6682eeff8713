import Sqlite from 'better-sqlite3';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Access } from '../../../src/storage/engine/sql.ts';
import { inTransaction, sqlOf } from '../../../src/storage/engine/sqlite.ts';
import { createCipher, type Cipher } from '../../../src/storage/keys/cipher.ts';
import { parseKeys } from '../../../src/storage/keys/key-ring.ts';
import { sealedTables } from '../../../src/storage/resealing/sealed-tables.ts';
import { countByKey, resealAll } from '../../../src/storage/resealing/sealed-texts.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { projectRoot } from '../../support/process.ts';

const before = cipherOf('old');
const after = cipherOf('new');
const never = new AbortController().signal;
/** More than are done at once. */
const dialogues = 250;

let opened: TestDatabase;
let file: Sqlite.Database;
let access: Pick<Access, 'write'>;

beforeEach(async () => {
  opened = await openTestDatabase();
  await opened.database.close();
  file = new Sqlite(path.join(opened.folder, 'tu-soi.db'));
  file.pragma('synchronous = OFF');
  access = { write: (work) => inTransaction(file, async (sql) => work(sql)) };
  file.exec('DELETE FROM Meta');
  const insert = file.prepare('INSERT INTO Dialogue (key, stateSealed, updatedAt) VALUES (?, ?, ?)');
  for (let index = 0; index < dialogues; index += 1) {
    const key = `chat ${String(index).padStart(3, '0')}`;
    insert.run(key, before.seal(stateOf(key), `{"at":"${key}"}`), '2026-12-01T08:00:00.000+00:00');
  }
  const update = file.prepare(
    `INSERT INTO InboxUpdate (source, updateId, chatKey, payloadSealed, receivedAt)
     VALUES ('bot', ?, 'chat', ?, '2026-12-01T08:00:00.000+00:00')`,
  );
  update.run(
    7,
    before.seal({ table: 'InboxUpdate', column: 'payloadSealed', rowId: '7' }, '{"update":7}', 1024),
  );
  const meta = file.prepare('INSERT INTO Meta (key, value) VALUES (?, ?)');
  meta.run('operator', before.seal({ table: 'Meta', column: 'value', rowId: 'operator' }, 'Nguyễn Văn Sáu'));
  meta.run('lastWrite', '2026-12-01T08:00:00.000+00:00');
});

afterEach(async () => {
  file.close();
  await opened.close();
});

it('every sealed text of every table comes under the key in use, and nothing else changes', async () => {
  const lengths = file.prepare('SELECT key, length(stateSealed) AS length FROM Dialogue ORDER BY key');
  const wereLong = lengths.all();

  const found = await resealAll({ access, cipher: after, signal: never, note: () => Promise.resolve() });

  expect(found).toEqual({ resealed: dialogues + 2, unreadable: 0 });
  expect(await countByKey(sqlOf(file), ['old', 'new'])).toEqual(
    new Map([
      ['old', 0],
      ['new', dialogues + 2],
    ]),
  );
  expect(lengths.all()).toEqual(wereLong);
  expect(stateAt('chat 249')).toBe('{"at":"chat 249"}');
  const rest = file.prepare('SELECT key, value FROM Meta ORDER BY key').raw().all();
  expect(rest).toEqual([
    ['lastWrite', '2026-12-01T08:00:00.000+00:00'],
    ['operator', expect.stringMatching(/^v1\|new\|/)],
  ]);
});

it.each([1, 2, 3, 4])(
  'cut off in batch %i it loses nothing, and is done when it was run again',
  async (batch) => {
    let batches = 0;
    const cutOff = resealAll({
      ...{ access, cipher: after, signal: never },
      note: () => {
        batches += 1;
        return batches === batch ? Promise.reject(new Error('killed')) : Promise.resolve();
      },
    });
    await expect(cutOff).rejects.toThrow('killed');
    const counts = await countByKey(sqlOf(file), ['old', 'new']);
    expect((counts.get('old') ?? 0) + (counts.get('new') ?? 0)).toBe(dialogues + 2);
    expect(counts.get('old')).toBeGreaterThan(0);
    expect(stateAt('chat 000')).toBe('{"at":"chat 000"}');

    const again = await resealAll({ access, cipher: after, signal: never, note: () => Promise.resolve() });
    expect(again.resealed).toBe(counts.get('old'));
    expect(stateAt('chat 249')).toBe('{"at":"chat 249"}');
  },
);

it('told to stop it ends after the batch under way', async () => {
  const stopping = new AbortController();
  const stopped = resealAll({
    ...{ access, cipher: after, signal: stopping.signal },
    note: (_, texts) => {
      if (texts > 1) stopping.abort();
      return Promise.resolve();
    },
  });

  await expect(stopped).rejects.toThrow('aborted');
  expect((await countByKey(sqlOf(file), ['old'])).get('old')).toBe(dialogues - 50);
});

it('a text that nobody can open stays as it is and is counted', async () => {
  file.prepare("UPDATE Dialogue SET stateSealed = 'v1|old|a|b|c' WHERE key = 'chat 100'").run();
  file.prepare("UPDATE Dialogue SET stateSealed = 'v1|lost|a|b|c' WHERE key = 'chat 101'").run();

  const found = await resealAll({ access, cipher: after, signal: never, note: () => Promise.resolve() });

  expect(found).toEqual({ resealed: dialogues, unreadable: 2 });
  expect(sealedAt('chat 100')).toBe('v1|old|a|b|c');
});

it('what somebody wrote in between is kept', async () => {
  const slow: Cipher = {
    ...after,
    reseal(place, sealed) {
      if (place.rowId === 'chat 120') {
        const written = after.seal(stateOf('chat 120'), '{"at":"written meanwhile"}');
        file.prepare("UPDATE Dialogue SET stateSealed = ? WHERE key = 'chat 120'").run(written);
      }
      return after.reseal(place, sealed);
    },
  };

  await resealAll({ access, cipher: slow, signal: never, note: () => Promise.resolve() });

  expect(stateAt('chat 120')).toBe('{"at":"written meanwhile"}');
});

it('knows every column that a repository seals, under the names to which it binds its texts', () => {
  const bound = globSync('src/storage/*.ts', { cwd: projectRoot }).flatMap((name) => {
    const source = readFileSync(path.join(projectRoot, name), 'utf8');
    return [...source.matchAll(/(?:sealed|padded|sized)Column\(\s*cipher, '(\w+)', '(\w+)'/g)].map(
      ([, table, column]) => `${String(table)}.${String(column)}`,
    );
  });
  const known = sealedTables.flatMap(({ name, sealed }) => sealed.map((column) => `${name}.${column}`));

  expect([...new Set(bound)].sort()).toEqual(known.sort());
});

function stateOf(rowId: string) {
  return { table: 'Dialogue', column: 'stateSealed', rowId };
}

function sealedAt(key: string): string {
  return String(file.prepare('SELECT stateSealed FROM Dialogue WHERE key = ?').pluck().get(key));
}

function stateAt(key: string): string {
  return after.open(stateOf(key), sealedAt(key));
}

function cipherOf(current: string): Cipher {
  const keys = ['old', 'new'].map((id, index) => ({
    ...{ id, createdAt: '2026-01-01T00:00:00Z' },
    key: Buffer.alloc(32, index + 1).toString('base64'),
  }));
  const parsed = parseKeys(JSON.stringify({ version: 1, current, keys }));
  if (parsed.status !== 'parsed') throw new Error(parsed.why);
  return createCipher(parsed.ring);
}
