import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { PersonDriver } from '../support/people.ts';
import { npmRun, type BotProcess } from '../support/process.ts';
import { enterRoster, join, openProcessWorld, setUpCell } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

async function ends(command: BotProcess): Promise<{ code: number | null; said: string }> {
  const { code } = await command.exited;
  return { code, said: code === 0 ? command.stdout() : command.stderr() };
}

it('a bot is backed up while it runs, its disk is lost, and it goes on from the backup', async () => {
  const world = await openProcessWorld();
  const { folder, env } = world;
  const file = path.join(folder, 'backups/one.db');
  const database = path.join(folder, 'tu-soi.db');
  let an: PersonDriver | undefined;
  await world.prepare(async (app) => {
    const secretary = await setUpCell(world, app.claimLink ?? '');
    await enterRoster(secretary, ['Nguyễn Văn An']);
    an = await join(world, secretary, 'Nguyễn Văn An');
    await an.says('/tusoi');
    await an.taps('4');
  });
  let bot = await world.start();
  const kept = await ends(npmRun('backup', [file], { env }));
  expect(kept.code).toBe(0);
  expect(kept.said).toContain(`Đã sao lưu vào ${file}`);
  expect(readdirSync(path.dirname(file))).toEqual(['one.db']);

  const early = await ends(npmRun('restore', [file, '--replace'], { env }));
  expect(early).toMatchObject({ code: 1 });
  expect(early.said).toContain('Chương trình đang chạy');
  await an?.says('/lich');

  bot.signal('SIGTERM');
  await bot.exited;
  for (const name of readdirSync(folder).filter((one) => one.startsWith('tu-soi.db'))) {
    rmSync(path.join(folder, name));
  }

  const key = env['DATA_KEY_FILE'] ?? '';
  renameSync(key, `${key}.away`);
  const keyless = await ends(npmRun('restore', [file], { env }));
  expect(keyless).toMatchObject({ code: 1 });
  expect(keyless.said).toContain('Không thấy khóa');
  expect(existsSync(database)).toBe(false);
  renameSync(`${key}.away`, key);

  const restored = await ends(npmRun('restore', [file], { env }));
  expect(restored.code).toBe(0);
  expect(restored.said).toContain(`Đã khôi phục vào ${database}`);

  bot = await world.start();
  expect(bot.stdout()).not.toContain('start=claim_');
  await an?.says('/tusoi');
  an?.sees(/^Mục 4/);
  expect(an).toBeDefined();
  bot.signal('SIGTERM');
  expect(await bot.exited).toEqual({ code: 0, signal: null });
  // What was done after the backup is done again, and is already so.
  await world.close(['not-modified']);
});
