import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/storage/engine/database.ts';
import { createDialogueStore } from '../../src/storage/dialogues.ts';
import { loadKeys } from '../../src/storage/keys/key-file.ts';
import { commandWithin, npmRun, type BotProcess } from '../support/process.ts';
import { openProcessWorld, type ProcessWorld } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Enough that the first of them are sealed anew long before the last. */
const many = 30_000;

let world: ProcessWorld;

beforeEach(async () => {
  world = await openProcessWorld();
  await world.prepare(() => Promise.resolve());
  const opened = await open();
  const dialogues = createDialogueStore(opened.database, opened.cipher);
  await Promise.all(
    Array.from({ length: many }, (_, index) =>
      dialogues.write(`chat ${index}`, `state ${index}`, new Date()),
    ),
  );
  await opened.database.close();
});

afterEach(() => world.close());

async function open() {
  const opened = await openDatabase({
    ...{ url: world.env['DATABASE_URL'] ?? '', clock: { now: () => new Date() }, mayLoseLast: true },
    keys: { kind: 'file', path: world.env['DATA_KEY_FILE'] ?? '' },
  });
  if (opened.status !== 'opened') throw new Error(opened.status);
  return opened;
}

async function said(command: BotProcess): Promise<string> {
  const { code } = await command.exited;
  return code === 0 ? command.stdout() : `exit ${String(code)}: ${command.stderr()}`;
}

function keys(...args: string[]): BotProcess {
  return npmRun('keys', args, { env: world.env });
}

it('a bot killed while it goes over to a new key loses nothing, and goes on at its next start', async () => {
  let bot = await world.start();
  const [old] = idsInFile();
  expect(await said(keys('new'))).toContain('Đã thêm khóa');
  const id = idsInFile()[1] ?? '';
  const rotating = keys('rotate');
  await rotating.prints(/Đã niêm phong lại/);
  bot.signal('SIGKILL');
  await bot.exited;
  rotating.signal('SIGINT');
  await rotating.exited;

  bot = await world.start();
  expect(await said(keys('rotate'))).toMatch(new RegExp(`khóa cũ \\(${old}\\).*chuyển sang khóa ${id}`));
  expect(await said(keys('list'))).toMatch(new RegExp(`${old} .* 0 nội dung\\n${id} .*đang dùng`));
  bot.signal('SIGTERM');
  await bot.exited;
  const bytes = readFileSync(path.join(world.folder, 'tu-soi.db'), 'latin1');
  expect([bytes.includes(`v1|${old}|`), bytes.includes(`v1|${id}|`)]).toEqual([false, true]);

  const { database, cipher } = await open();
  const dialogues = createDialogueStore(database, cipher);
  for (let index = 0; index < many; index += 1000)
    expect(await dialogues.read(`chat ${index}`)).toBe(`state ${index}`);
  await database.close();
});

it.skipIf(process.platform !== 'linux')(
  'with the disk full it stops in between and says so, and goes on when there is room',
  async () => {
    expect(await said(keys('new'))).toContain('Đã thêm khóa');
    const [old = '', id = ''] = idsInFile();
    // A limit on the size of files stands for a full disk: the log of writes meets it.
    const full = commandWithin('ulimit -f 1024', ['keys', 'rotate'], { env: world.env });
    expect(await said(full)).toMatch(/exit 1: Đĩa đã đầy/);
    expect(await said(keys('list'))).toMatch(new RegExp(`${old} .* [1-9]\\d* nội dung\n${id} .* đang dùng`));

    expect(await said(keys('rotate'))).toContain(`chuyển sang khóa ${id}`);
    const { database, cipher } = await open();
    expect(await createDialogueStore(database, cipher).read('chat 29999')).toBe('state 29999');
    await database.close();
  },
);

it('what is asked wrongly is answered with what can be asked', async () => {
  expect(await said(keys('turn'))).toMatch(/^exit 1: Cách dùng: npm run keys/);
  expect(await said(keys('rotate'))).toMatch(/^exit 1: Khóa mới nhất .* đang được dùng rồi/);
});

function idsInFile(): string[] {
  const loaded = loadKeys({ kind: 'file', path: world.env['DATA_KEY_FILE'] ?? '' });
  return loaded.status === 'loaded' ? loaded.ring.keys.map(({ id }) => id) : [];
}
