import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tables } from '../../src/storage/generated/tables.ts';
import { openMoveTarget } from '../../src/storage/postgres/move-target.ts';
import { openKeyWorld, writeDialogues, type KeyWorld } from '../support/key-world.ts';
import { endAll, npmRun, type BotProcess } from '../support/process.ts';
import { makeServerDatabase } from '../support/server-database.ts';

let world: KeyWorld;
let rows: number;
let to: string;
let there: pg.Client;

beforeEach(async () => {
  world = await openKeyWorld();
  const program = await world.start();
  rows = await writeDialogues(program);
  await program.stop();
  to = `${await makeServerDatabase(process.env['TEST_POSTGRES'] ?? '')}?sslmode=disable`;
  there = new pg.Client(to);
  await there.connect();
});

afterEach(async () => {
  await endAll();
  await there.end();
  world.close();
});

function move(args = [to], url = world.url): BotProcess {
  return npmRun('move', args, { env: { DATABASE_URL: url, DATA_KEY_FILE: world.keyFile } });
}

async function said(command: BotProcess): Promise<string> {
  const { code } = await command.exited;
  return code === 0 ? command.stdout() : `exit ${String(code)}: ${command.stderr()}`;
}

async function arrived(): Promise<number> {
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM "${name}")`);
  const found = await there.query<{ sum: number }>(`SELECT (${counts.join(' + ')})::int AS sum`);
  return found.rows[0]?.sum ?? -1;
}

it('killed in the middle it leaves nothing there and the file as it was, and run again it brings everything', async () => {
  const target = openMoveTarget(to);
  expect(await target?.prepare()).toBeUndefined();
  await target?.close();
  await there.query('BEGIN');
  await there.query('LOCK TABLE "Dialogue"');
  // Of this table alone: others have databases on the same server.
  const waiting = `SELECT 1 FROM pg_locks
    WHERE NOT granted AND relation = '"Dialogue"'::regclass
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  const killed = move();
  await expect
    .poll(async () => (await there.query(waiting)).rows.length, {
      timeout: 30_000,
    })
    .toBe(1);
  killed.signal('SIGKILL');
  await killed.exited;
  await there.query('COMMIT');
  expect(await arrived()).toBe(0);
  expect(existsSync(world.url.replace('file:', ''))).toBe(true);

  expect(await said(move())).toMatch(
    /Dialogue: 120 dòng\nĐã chuyển \d+ dòng sang postgresql:\/\/127\.0\.0\.1:\d+\/test_\w+, số dòng từng bảng khớp/,
  );
  expect(await arrived()).toBeGreaterThanOrEqual(rows);
  expect(existsSync(world.url.replace('file:', ''))).toBe(false);
});

it('says in one sentence why it cannot be done, and changes nothing', async () => {
  expect(await said(move([]))).toMatch(/^exit 1: Cách dùng: npm run move -- postgresql:/);
  expect(await said(move(['mysql://somewhere/else']))).toMatch(/^exit 1: Địa chỉ máy chủ không đúng dạng\./);
  expect(await said(move([to], to))).toMatch(/^exit 1: DATABASE_URL đã trỏ đến PostgreSQL/);
  expect(await said(move([to], 'file:/nowhere/tu-soi.db'))).toMatch(/^exit 1: Chưa có cơ sở dữ liệu nào/);
  const nobody = 'postgresql://tusoi@127.0.0.1:1/tusoi?sslmode=disable';
  expect(await said(move([nobody]))).toMatch(/^exit 1: .*127\.0\.0\.1:1/);

  const running = await world.start();
  expect(await said(move())).toMatch(/^exit 1: Chương trình đang chạy với .* Xin dừng chương trình/);
  await running.stop();

  const target = openMoveTarget(to);
  await target?.prepare();
  await target?.close();
  await there.query(`INSERT INTO "Meta" VALUES ('operator', 'somebody')`);
  expect(await said(move())).toMatch(/^exit 1: .* đã có dữ liệu, nên chưa chuyển gì sang\./);
  expect(await arrived()).toBe(1);
  expect(existsSync(world.url.replace('file:', ''))).toBe(true);
});
