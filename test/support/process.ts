import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

export type BotProcess = {
  pid: number;
  /** Everything printed so far, without colours. */
  stdout(): string;
  stderr(): string;
  /** Resolves with what was printed on stdout; fails where the program ends without it. */
  prints(pattern: RegExp, times?: number): Promise<RegExpExecArray>;
  /** To the whole process group, as a terminal does. */
  signal(name: NodeJS.Signals): void;
  /** To the program alone. */
  signalAlone(name: NodeJS.Signals): void;
  /** Resolves when the program and everything it started has ended and all its output is read. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

type Options = {
  /** Nothing of this process's environment but what a shell gives. */
  env: Record<string, string>;
  cwd?: string;
  /** As another user than the test's, which only root can do. */
  uid?: number;
};

/** What `npm run build` writes. */
const built = path.join(projectRoot, 'dist/main.js');

const started: BotProcess[] = [];

/** As a user starts it. */
export function npmStart(options: Options): BotProcess {
  return run('npm', ['start'], options);
}

/** Another of its commands, such as `npm run backup -- FILE`. */
export function npmRun(command: string, args: readonly string[], options: Options): BotProcess {
  return run('npm', ['run', command, '--', ...args], options);
}

/** What `npm start` runs, without npm. */
export function nodeStart(options: Options): BotProcess {
  return run(process.execPath, [built], options);
}

/** What `npm start` runs where the program is installed. */
export function nodeStartIn(root: string, options: Options): BotProcess {
  return run(process.execPath, [path.join(root, 'dist/main.js')], options);
}

/** The same from a shell that did this before, such as setting a limit. */
export function nodeStartWithin(first: string, options: Options): BotProcess {
  return within(first, [built], options);
}

/** What another command of npm runs, from such a shell. */
export function commandWithin(
  first: string,
  [command, ...args]: readonly ['backup' | 'restore' | 'keys', ...string[]],
  options: Options,
): BotProcess {
  return within(first, [path.join(projectRoot, `dist/${command}.js`), ...args], options);
}

/** Ends what a test has left running, and returns what every program of this test has printed. */
export async function endAll(): Promise<string> {
  const all = started.splice(0);
  for (const one of all) one.signal('SIGKILL');
  await Promise.all(all.map(({ exited }) => exited));
  return all.map((one) => one.stdout() + one.stderr()).join('\n');
}

function within(first: string, args: readonly string[], options: Options): BotProcess {
  return run('sh', ['-c', `${first} && exec "$0" "$@"`, process.execPath, ...args], options);
}

function run(command: string, args: readonly string[], { env, cwd = projectRoot, uid }: Options): BotProcess {
  const child = spawn(command, args, {
    cwd,
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...quietNpm, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started`);
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      printed[stream] += chunk;
    });
  }
  // Once all has ended the number may be given to another process.
  let hasEnded = false;
  const closed = once(child, 'close').then(([code, signal]: unknown[]) => {
    hasEnded = true;
    return { code: typeof code === 'number' ? code : null, signal: readSignal(signal) };
  });

  const bot: BotProcess = {
    pid,
    stdout: () => stripVTControlCharacters(printed.stdout),
    stderr: () => stripVTControlCharacters(printed.stderr),
    async prints(pattern, times = 1) {
      for (;;) {
        const found = [...bot.stdout().matchAll(new RegExp(pattern, 'gu'))][times - 1];
        if (found !== undefined) return found;
        const ended = await Promise.race([
          once(child.stdout, 'data').then(() => undefined),
          closed.then((how) => how),
        ]);
        if (ended !== undefined)
          throw new Error(
            `ended with ${String(ended.code ?? ended.signal)} without printing ${String(pattern)}:\n${bot.stdout()}\n${bot.stderr()}`,
          );
      }
    },
    signal: (name) => {
      if (!hasEnded) kill(-pid, name);
    },
    signalAlone: (name) => {
      if (!hasEnded) kill(pid, name);
    },
    exited: closed,
  };
  started.push(bot);
  return bot;
}

const quietNpm = { NO_UPDATE_NOTIFIER: '1', npm_config_fund: 'false', npm_config_audit: 'false' };

function kill(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // Already gone.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function readSignal(value: unknown): NodeJS.Signals | null {
  return value === 'SIGKILL' || value === 'SIGTERM' || value === 'SIGINT' ? value : null;
}

/** Every file below a folder: its mode, its size and a hash of its bytes; of a link where it leads to, and nothing beyond. */
export function listFolder(folder: string, within = ''): string[] {
  return readdirSync(path.join(folder, within), { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.join(within, entry.name);
      const file = path.join(folder, name);
      if (entry.isSymbolicLink()) return [`${name} -> ${readlinkSync(file)}`];
      const { mode, size } = statSync(file);
      const permissions = (mode & 0o777).toString(8);
      if (entry.isDirectory()) return [`${name}/ ${permissions}`, ...listFolder(folder, name)];
      return [
        `${name} ${permissions} ${size} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`,
      ];
    })
    .sort();
}
