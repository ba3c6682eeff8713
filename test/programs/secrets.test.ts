import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeStart, projectRoot } from '../support/process.ts';
import { openProcessWorld, type ProcessWorld } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const isRoot = process.getuid?.() === 0;
/** Who may read the program, and nothing that only root may. */
const uid = 1000;
const program = path.join(projectRoot, 'dist/main.js');
const mayChangeUser =
  isRoot &&
  spawnSync('test', ['-r', program], { uid, gid: uid, env: { PATH: process.env['PATH'] } }).status === 0;

let world: ProcessWorld;
let tokenFile: string;

beforeEach(async () => {
  world = await openProcessWorld();
  tokenFile = path.join(world.folder, 'bot_token');
});

afterEach(async () => {
  await world.close();
});

describe('a token in a file', () => {
  /** Instead of in the variable. */
  function putTokenIntoFile(mode: number): void {
    writeFileSync(tokenFile, `${world.env['BOT_TOKEN'] ?? ''}\n`);
    chmodSync(tokenFile, mode);
    world.env['BOT_TOKEN_FILE'] = tokenFile;
    delete world.env['BOT_TOKEN'];
  }

  it('is what the program runs with', async () => {
    putTokenIntoFile(0o400);
    const bot = await world.start();
    const one = world.people.person({ firstName: 'Khách' });
    await one.start();
    one.sees('Kính chào đồng chí');
    expect(bot.stderr()).toBe('');
  });

  it.runIf(mayChangeUser)('that the program may not read ends it, by file and user', async () => {
    putTokenIntoFile(0o400);
    chmodSync(world.folder, 0o755);
    const bot = nodeStart({ env: world.env, uid });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toContain(
      `BOT_TOKEN_FILE : chương trình (uid 1000) không đọc được tệp ${tokenFile}. Xin kiểm tra đường dẫn và quyền đọc, chẳng hạn: chown 1000 ${tokenFile}, chmod 0400 ${tokenFile}`,
    );
  });

  it.runIf(isRoot)('of somebody else that everybody may read ends it, by file and user', async () => {
    putTokenIntoFile(0o644);
    chownSync(tokenFile, 1234, 1234);
    const bot = nodeStart({ env: world.env });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toContain(
      `BOT_TOKEN_FILE : ai trên máy này cũng đọc được tệp ${tokenFile}. Chương trình chạy với uid 0;`,
    );
  });
});

describe('a key file that the program may not read', () => {
  const sentences = {
    vi: (key: string) =>
      `Chương trình (uid 1000) không đọc được tệp khóa ${key}. Xin kiểm tra quyền đọc, chẳng hạn: chown 1000 ${key}, chmod 0400 ${key}\n`,
    en: (key: string) =>
      `The program (uid 1000) cannot read the key file ${key}. Please check the permission, for example: chown 1000 ${key}, chmod 0400 ${key}\n`,
  };

  it.runIf(mayChangeUser)('ends it, by file and user, and no other key is made', async () => {
    const { folder, env } = world;
    const key = env['DATA_KEY_FILE'] ?? '';
    writeFileSync(key, 'somebody else’s');
    chmodSync(key, 0o400);
    chownSync(folder, uid, uid);
    for (const locale of ['vi', 'en'] as const) {
      const bot = nodeStart({ env: { ...env, DEFAULT_LOCALE: locale }, uid });
      expect(await bot.exited).toEqual({ code: 1, signal: null });
      expect(bot.stderr()).toBe(sentences[locale](key));
    }
    expect(existsSync(path.join(folder, 'tu-soi.db'))).toBe(false);
  });

  it.runIf(mayChangeUser)('is not taken for a missing one where its folder is closed', async () => {
    const { folder, env } = world;
    // The folder of the test is root's alone.
    const key = env['DATA_KEY_FILE'] ?? '';
    writeFileSync(key, 'somebody else’s');
    const elsewhere = `file:${path.join(path.dirname(folder), 'nothing-there/tu-soi.db')}`;
    const bot = nodeStart({ env: { ...env, DATABASE_URL: elsewhere }, uid });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toBe(sentences.vi(key));
  });
});
