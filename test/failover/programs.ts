import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bundle, slimming } from '../../src/build.ts';
import { root, startFlags } from '../bench/npm-start.ts';

/** The same program several times, each begun again soon after it ends, as a service is. */
export type Programs = {
  /** How often one ended and was begun again. */
  restarts(): number;
  /** The place of the one that says that it leads by this name. */
  placeOf(leader: string): number | undefined;
  pidOf(place: number): number;
  signal(place: number, signal: NodeJS.Signals): void;
  /** Those of the others. */
  othersThan(place: number): number[];
  /** Its network is gone, or there again. */
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
};

type Options = {
  env: Readonly<Record<string, string>>;
  count: number;
  /** This one runs in a network of its own, which reaches these ports of this machine. */
  apart?: { place: number; ports: readonly number[] };
};

const restartMs = 1000;
const space = 'tu-soi-apart';
const [outside, inside] = ['10.213.77.1', '10.213.77.2'];

/** Whether a network of its own can be made here. */
export function canCut(): boolean {
  const made = spawnSync('ip', ['netns', 'add', `${space}-try`]).status === 0;
  if (made) ip('netns', 'del', `${space}-try`);
  return made;
}

export async function startPrograms({ env, count, apart }: Options): Promise<Programs> {
  const dist = path.join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  const outdir = mkdtempSync(path.join(dist, 'failover-'));
  await bundle([path.join(root, 'test/bench/bot-process.ts')], { outdir, plugins: slimming });
  const closeNetwork = apart && (await openNetwork(apart.ports));
  const children: ChildProcess[] = [];
  const leaders = new Map<string, number>();
  let restarts = 0;
  let isStopping = false;

  async function begin(place: number): Promise<void> {
    const isApart = place === apart?.place;
    const child = fork(path.join(outdir, 'bot-process.js'), {
      ...(isApart && { execPath: 'ip' }),
      execArgv: [...(isApart ? ['netns', 'exec', space, process.execPath] : []), ...startFlags],
      env: {
        ...{ PATH: process.env['PATH'], HOME: process.env['HOME'] },
        ...(isApart
          ? Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fromApart(value)]))
          : env),
        LOG_LEVEL: 'info',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    children[place] = child;
    if (child.stdout === null) throw new Error('the program tells nothing');
    createInterface({ input: child.stdout }).on('line', (said) => {
      for (const [, id = ''] of said.matchAll(/"process":"([\w-]+)","fence"/g)) leaders.set(id, place);
    });
    child.once('exit', () => {
      if (isStopping) return;
      restarts += 1;
      setTimeout(() => {
        if (!isStopping) void begin(place);
      }, restartMs);
    });
    await once(child, 'message');
  }

  await Promise.all(Array.from({ length: count }, (_, place) => begin(place)));
  const childAt = (place: number): ChildProcess => {
    const child = children[place];
    if (child === undefined) throw new Error(`no program ${place}`);
    return child;
  };

  return {
    restarts: () => restarts,
    placeOf: (leader) => leaders.get(leader),
    pidOf: (place) => childAt(place).pid ?? 0,
    signal: (place, signal) => void childAt(place).kill(signal),
    othersThan: (place) => [...children.keys()].filter((one) => one !== place),
    cut: () => {
      ip('link', 'set', 'tu-soi-out', 'down');
    },
    mend: () => {
      ip('link', 'set', 'tu-soi-out', 'up');
    },
    async stop() {
      isStopping = true;
      await Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const exited = once(child, 'exit');
          child.kill('SIGKILL');
          await exited;
        }),
      );
      await closeNetwork?.();
      rmSync(outdir, { recursive: true, force: true });
    },
  };
}

function fromApart(value: string): string {
  return value.replaceAll('127.0.0.1', outside);
}

/** A network with one way out: to these ports, by this machine's end of it. */
async function openNetwork(ports: readonly number[]): Promise<() => Promise<void>> {
  ip('netns', 'add', space);
  ip('link', 'add', 'tu-soi-out', 'type', 'veth', 'peer', 'name', 'tu-soi-in', 'netns', space);
  ip('addr', 'add', `${outside}/30`, 'dev', 'tu-soi-out');
  ip('link', 'set', 'tu-soi-out', 'up');
  ip('-n', space, 'addr', 'add', `${inside}/30`, 'dev', 'tu-soi-in');
  ip('-n', space, 'link', 'set', 'tu-soi-in', 'up');
  ip('-n', space, 'link', 'set', 'lo', 'up');
  const relays = await Promise.all(ports.map(relay));
  return async () => {
    await Promise.all(relays.map((close) => close()));
    ip('link', 'del', 'tu-soi-out');
    ip('netns', 'del', space);
  };
}

async function relay(port: number): Promise<() => Promise<void>> {
  const sockets = new Set<{ destroy: () => void }>();
  const server = createServer((client) => {
    const target = connect(port, '127.0.0.1');
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        client.destroy();
        target.destroy();
      });
    }
    client.pipe(target);
    target.pipe(client);
  });
  server.listen(port, outside);
  await once(server, 'listening');
  return async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
}

function ip(...args: string[]): void {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
}
