import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Emulator } from '../../src/playground/emulator/emulator.ts';
import { benchKey, openBenchWorld } from './bench-world.ts';
import { medianOf, type Measured } from './figure.ts';
import { root, startArguments, startFlags } from './npm-start.ts';

/** After the work of the first minute, which a start does at once. */
const settledMs = 3000;

/** Figure (e): from the start of the program to its first getUpdates, and the memory it then holds. */
export async function measureStarts({ runs }: { runs: number }): Promise<Measured[]> {
  const world = await openBenchWorld({
    ...{ cells: 1, membersPerCell: 40, limits: { scale: Number.POSITIVE_INFINITY } },
  });
  const env = {
    BOT_TOKEN: world.emulator.token,
    TELEGRAM_API_ROOT: world.emulator.url,
    DATABASE_URL: world.databaseUrl,
    DATA_KEY: benchKey,
    LOG_LEVEL: 'error',
    OPERATOR_NAME: 'Đảng ủy phường Trung Tâm',
  };
  try {
    const bots: Start[] = [];
    const packages: Start[] = [];
    // One more than count: the first start after a change makes the file that later ones read.
    for (let run = 0; run <= runs; run += 1) {
      packages.push(
        await start([...startFlags, path.join(import.meta.dirname, 'packages-only.js')], {}, printed),
      );
      bots.push(await start(startArguments, env, () => polled(world.emulator)));
    }
    const median = (all: readonly Start[], of: keyof Start): number =>
      medianOf(all.slice(1).map((one) => one[of]));
    return [
      {
        ...{ name: 'start to the first getUpdates', unit: 'ms' },
        ...{ value: median(bots, 'ms'), baseline: median(packages, 'ms') },
        goal: { of: 'value', at: 'most', limit: 1200 },
      },
      {
        ...{ name: 'resident memory beside the packages alone', unit: 'MB' },
        ...{ value: median(bots, 'megabytes'), baseline: median(packages, 'megabytes') },
        goal: { of: 'excess', at: 'most', limit: 60 },
      },
    ];
  } finally {
    await world.close();
  }
}

type Start = { ms: number; megabytes: number };

async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isReady: (child: ChildProcess) => Promise<unknown>,
): Promise<Start> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  await Promise.race([isReady(child), failed(child)]);
  const ms = performance.now() - began;
  await pause(settledMs);
  const megabytes = residentOf(child.pid ?? 0);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  return { ms, megabytes };
}

function printed({ stdout }: ChildProcess): Promise<unknown> {
  if (stdout === null) throw new Error('nothing can be read of the process');
  return once(stdout, 'data');
}

function polled(emulator: Emulator): Promise<void> {
  return new Promise((resolve) => {
    emulator.on(function listen(event) {
      if (event.type !== 'call_received' || event.call.method !== 'getUpdates') return;
      emulator.off(listen);
      resolve();
    });
  });
}

/** As Linux counts it. */
function residentOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}

async function failed(child: ChildProcess): Promise<never> {
  await once(child, 'exit');
  throw new Error(`the program ended with ${String(child.exitCode)} before it was ready`);
}
