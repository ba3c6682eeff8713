import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

export type Cluster = {
  port: number;
  folder: string;
  pid: number;
  /** For whoever may do everything there. */
  urlOf: (database: string) => string;
  /** What it has logged. */
  said: () => string;
  stop: () => Promise<void>;
  /** At once, as when its machine is lost. */
  kill: () => Promise<void>;
  /** A standby takes writes from now on. */
  promote: () => void;
  /** As its user in its folder, with its programs at hand, which find this server by themselves. */
  shell: (script: string) => void;
};

type Options = {
  settings?: Readonly<Record<string, string>>;
  /** A user who is asked for a password; nobody else is. */
  asked?: string;
  /** Follows this one instead of beginning empty. */
  follows?: Pick<Cluster, 'port'>;
  /** What puts its data into this folder, instead of beginning empty. */
  fill?: (data: string) => string;
};

/** PostgreSQL of this machine, in a folder of its own that goes with it. Nothing is waited for to be on disk. */
export async function startCluster({ settings = {}, asked, follows, fill }: Options = {}): Promise<Cluster> {
  const programs = findPrograms();
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-cluster-'));
  const user = unprivileged();
  const port = await freePort();
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  if (fill !== undefined) shell(fill(data));
  else if (follows === undefined)
    run(path.join(programs, 'initdb'), [
      ...['-D', data, '-U', OWNER, '--auth=trust', '--no-sync', '--no-instructions'],
      ...['--encoding=UTF8', '--locale=C.UTF-8'],
    ]);
  else
    run(path.join(programs, 'pg_basebackup'), [
      ...['-D', data, '-U', OWNER, '-h', '127.0.0.1', '-p', String(follows.port)],
      ...['--checkpoint=fast', '--no-sync', '--write-recovery-conf'],
    ]);
  const rules = path.join(data, 'pg_hba.conf');
  if (asked !== undefined)
    writeFileSync(rules, `host all ${asked} all scram-sha-256\n${readFileSync(rules, 'utf8')}`);
  const given = {
    ...{ listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder },
    ...{ fsync: 'off', full_page_writes: 'off', max_connections: '200', shared_buffers: '64MB' },
    ...settings,
  };
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const said = await ready(server);

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      server.kill(signal);
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }

  return {
    ...{ port, folder, said, pid: server.pid ?? 0 },
    urlOf: (database) => `postgresql://${OWNER}@127.0.0.1:${String(port)}/${database}`,
    // Whoever is connected is not waited for.
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    promote() {
      run(path.join(programs, 'pg_ctl'), ['promote', '--no-wait', '-D', data]);
    },
    shell,
  };

  function shell(script: string): void {
    run('sh', ['-euc', script]);
  }

  function run(program: string, args: readonly string[]): void {
    const { status, stderr, error } = spawnSync(program, args, {
      ...{ ...user, cwd: folder, encoding: 'utf8' },
      env: {
        PATH: `${programs}:${process.env['PATH'] ?? ''}`,
        // The day by which a backup is named.
        TZ: 'UTC',
        ...{ PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: OWNER },
      },
    });
    if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  }
}

const OWNER = 'tusoi';

/** What the server says of itself goes on being read, as it would wait for a reader else. */
async function ready({ stderr }: Pick<ChildProcess, 'stderr'>): Promise<() => string> {
  if (stderr === null) throw new Error('the server tells nothing');
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    stderr.setEncoding('utf8').on('data', (text: string) => {
      said.push(text);
      if (/ready to accept (read-only )?connections/.test(text)) resolve();
    });
    stderr.on('end', () => {
      reject(new Error(`PostgreSQL did not start:\n${said.join('')}`));
    });
  });
  return () => said.join('');
}

/** Debian keeps them beside the path, one folder a version. */
function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    ...versions.map((one) => `${debian}/${one}/bin`),
  ];
  const needed = ['initdb', 'postgres', 'pg_basebackup', 'pg_ctl'];
  const found = folders.find((folder) => needed.every((one) => existsSync(path.join(folder, one))));
  if (found === undefined) throw new Error('initdb is missing: install postgresql');
  return found;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('nobody but root is there to run PostgreSQL');
}
