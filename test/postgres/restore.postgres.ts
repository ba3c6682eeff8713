import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tables } from '../../src/storage/generated/tables.ts';
import { openDatabase } from '../../src/storage/engine/open-database.ts';
import { startTestApp, type Left } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { startCluster, type Cluster } from '../support/postgres-cluster.ts';
import { sendReview } from '../support/reviewing.ts';

/** What docs/OPERATIONS.md says of a server's backup, done as it stands there: only the places are of this test. */
const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/OPERATIONS.md'), 'utf8');
const [, section = ''] = /^## A server's backup, and the way back\n([\s\S]*?)^## /m.exec(guide) ?? [];
const steps = [...section.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, step = '']) => step);
const [dump = '', restoreDump = '', settings = '', copyFiles = '', restoreFiles = ''] = steps;

const words = 'Có lúc còn nể nang, chưa nói thẳng';
const erased = 'Hai buổi trực đến muộn';
const later = 'Báo cáo quý gửi chậm ba ngày';
const database = 'tusoi';

const servers: Cluster[] = [];
let folder: string;
let left: Left;
/** Everybody, as Telegram knows them. */
let people: Record<'secretary' | 'an' | 'buoi' | 'dung', number>;
/** What the erased person's words stood in. */
let gone: string[];

/** With the places of this test, each of which the guide has to name. */
function here(step: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((text, [there, place]) => {
    if (!text.includes(there)) throw new Error(`the guide does not say "${there}" in:\n${text}`);
    return text.replaceAll(there, place);
  }, step);
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}

async function begin(options?: Parameters<typeof startCluster>[0]): Promise<Cluster> {
  const cluster = await startCluster(options);
  servers.push(cluster);
  return cluster;
}

/** Every sealed text that stands in the tables. */
async function sealedIn(url: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { name } of tables)
    for (const row of await ask(url, `SELECT * FROM "${name}"`))
      for (const value of Object.values(row))
        if (typeof value === 'string' && value.startsWith('v1|')) found.add(value);
  return found;
}

/** Members write, one of them is erased, both backups are made, one more writes, and the server is lost. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-backups-'));
  for (const one of ['', 'backups', 'wal']) {
    mkdirSync(path.join(folder, one), { recursive: true });
    chmodSync(path.join(folder, one), 0o777);
  }
  const places = { '/srv/backups': path.join(folder, 'backups') };
  const archive = here(settings, { '/srv/wal': path.join(folder, 'wal') });
  const primary = await begin({
    settings: Object.fromEntries(
      [...archive.matchAll(/^(\w+) = '?(.*?)'?$/gm)].map(([, name = '', value = '']) => [name, value]),
    ),
  });
  primary.shell(`createdb -T template0 -E UTF8 ${database}`);
  const databaseUrl = primary.urlOf(database);
  const test = await startTestApp({ databaseUrl, startsAt: '2026-11-23T02:00:00Z' });
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Thị Bưởi', 'Phạm Thị Dung']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  const buoi = await joinByName(test, secretary, 'Lê Thị Bưởi');
  const dung = await joinByName(test, secretary, 'Phạm Thị Dung');
  await test.passTo('2026-11-23T04:00:00Z');
  await sendReview(an, words);
  await sendReview(buoi, erased);
  const before = await sealedIn(databaseUrl);
  await buoi.says('/dulieu');
  for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', 'Xóa hẳn'])
    await buoi.taps(label);
  const after = await sealedIn(databaseUrl);
  gone = [...before].filter((text) => !after.has(text));

  primary.shell(here(dump, places));
  primary.shell(here(copyFiles, places));
  await sendReview(dung, later);
  people = { secretary: secretary.id, an: an.id, buoi: buoi.id, dung: dung.id };
  left = await test.leave();
  // As `archive_timeout` does within a minute.
  const [{ file } = {}] = await ask(databaseUrl, 'SELECT pg_walfile_name(pg_switch_wal()) AS file');
  await until(async () => {
    const [archived] = await ask(databaseUrl, 'SELECT last_archived_wal AS file FROM pg_stat_archiver');
    return String(archived?.['file']) >= String(file);
  });
  await primary.kill();
}, 300_000);

afterAll(async () => {
  await Promise.all(servers.map((one) => one.stop()));
  rmSync(folder, { recursive: true });
});

/** The bot on a database that was brought back: what the secretary reads of the members' words. */
async function readWords(databaseUrl: string): Promise<string> {
  const test = await startTestApp({ databaseUrl, left, startsAt: left.at, allowRefusals: true });
  const secretary = test.people.again(people.secretary);
  await secretary.says('/tonghop');
  await secretary.taps('Phần viết');
  const read = secretary.screen();
  const buoi = test.people.again(people.buoi);
  await buoi.says('/dulieu');
  buoi.sees('Chưa có bản tự soi nào.');
  await test.close();
  return read;
}

/** Where a backup stands: its name bears the day on which it was made. */
function made(name: RegExp): string {
  const found = readdirSync(path.join(folder, 'backups')).filter((one) => name.test(one));
  expect(found).toHaveLength(1);
  return path.join(folder, 'backups', found[0] ?? '');
}

it('a dump brings back into an empty server what members were told is saved, and nothing of who was erased', async () => {
  const server = await begin();
  const file = made(/^tu-soi-\d{4}-\d\d-\d\d\.dump$/);
  server.shell(here(restoreDump, { '/srv/backups/tu-soi-2026-11-28.dump': file }));

  const read = await readWords(server.urlOf(database));
  expect(read).toContain(words);
  expect(read).not.toContain(erased);
  expect(gone.length).toBeGreaterThan(0);
  const plain = path.join(server.folder, 'plain.sql');
  server.shell(`pg_restore -f ${plain} ${file}`);
  const dumped = readFileSync(plain, 'utf8');
  expect(gone.filter((text) => dumped.includes(text))).toEqual([]);
});

it('a copy of the files with the archive brings back what was saved after it, too, for whoever has the key', async () => {
  const server = await begin({
    fill: (data) =>
      `mkdir -m 0700 ${data}\n${here(restoreFiles, {
        '/srv/backups/base-2026-11-28': made(/^base-\d{4}-\d\d-\d\d$/),
        '/srv/wal': path.join(folder, 'wal'),
        '/var/lib/postgresql/15/main': data,
      })}`,
  });
  const url = server.urlOf(database);
  await until(async () => (await ask(url, 'SELECT pg_is_in_recovery() AS yes'))[0]?.['yes'] === false);
  const keys = { kind: 'value', value: Buffer.alloc(32, 9).toString('base64') } as const;
  const clock = { now: () => new Date(left.at) };
  expect(await openDatabase({ url, keys, clock })).toEqual({ status: 'key_wrong' });

  const read = await readWords(url);
  expect(read).toContain(words);
  expect(read).toContain(later);
  expect(read).not.toContain(erased);
});
