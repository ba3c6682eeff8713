import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './server/demo-on-trial.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The demo as `npm run demo -- …` starts it. */
function run(...args: string[]) {
  const child = spawn(process.execPath, ['src/playground/demo.ts', ...args], {
    cwd: root,
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = once(child, 'close');
  let printed = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      for (const check of [...waiting]) check();
    });
  }
  return {
    printed: () => printed,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    prints: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const check = (): void => {
          const found = pattern.exec(printed);
          if (found === null) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        void ended.then(() => {
          reject(new Error(`it ended without that: ${printed}`));
        });
        check();
      }),
    exits: async (): Promise<number | null> => {
      await ended;
      return child.exitCode;
    },
  };
}

test('the demo says where it is and how long it took, goes on after a stop, and says when a port is taken', async () => {
  const folder = temporaryFolder();
  const first = run('--port', '0', '--data', folder);
  const [, seconds, url] = await first.prints(/sẵn sàng sau (\d+,\d) giây: (http:\/\/localhost:\d+)\n/);
  expect(Number(seconds?.replace(',', '.'))).toBeGreaterThan(0);
  expect(first.printed()).not.toContain('tiếp tục từ lần trước');
  const port = new URL(url ?? '').port;
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);

  const taken = run('--port', port, '--data', temporaryFolder(), '--lang', 'en');
  expect(await taken.exits()).toBe(1);
  expect(taken.printed()).toBe(
    `Port ${port} is used by another program. Choose another: npm run demo -- --port ${Number(port) + 1}\n`,
  );

  const beside = run('--port', '0', '--data', folder);
  expect(await beside.exits()).toBe(1);
  expect(beside.printed()).toContain(`Một bản chạy thử khác đang dùng thư mục ${folder}.`);

  first.kill('SIGTERM');
  expect(await first.exits()).toBe(0);
  expect(readdirSync(folder)).not.toContain('demo.pid');

  const second = run('--port', '0', '--data', folder);
  await second.prints(/Chi bộ mẫu tiếp tục từ lần trước/);
  second.kill('SIGINT');
  expect(await second.exits()).toBe(0);
});

test('a demo that was killed leaves what it had saved', async () => {
  const folder = temporaryFolder();
  const killed = run('--port', '0', '--data', folder, '--empty');
  await killed.prints(/sẵn sàng/);
  killed.kill('SIGKILL');
  await killed.exits();

  const next = run('--port', '0', '--data', folder);

  await next.prints(/Chi bộ mẫu tiếp tục từ lần trước/);
  next.kill('SIGTERM');
  expect(await next.exits()).toBe(0);
});

test.each([
  ['--port', 'abc'],
  ['--port', '70000'],
  ['--lang', 'fr'],
  ['--prot', '1'],
])('the option %s %s is refused with the list of options', async (...args) => {
  const refused = run(...args);

  expect(await refused.exits()).toBe(1);
  expect(refused.printed()).toContain('Không hiểu tùy chọn');
  expect(refused.printed()).toContain('--empty');
});

test('--help lists the options, in English where asked for', async () => {
  const help = run('--help', '--lang', 'en');

  expect(await help.exits()).toBe(0);
  expect(help.printed()).toContain('Usage: npm run demo -- [options]');
});
