import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, slimming } from '../../src/build.ts';
import { root, startFlags } from './npm-start.ts';
import { reply, type Order, type Reply } from './orders.ts';

export type MeasuredProcess = {
  /** Processor time since the process began, in milliseconds, and its resident memory. */
  usage(): Promise<{ processorMs: number; residentBytes: number }>;
  /** Resolves when it has nothing left to do at this instant. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a program of this folder as `npm start` starts the bot, and waits until it says that it runs. */
export async function startMeasured(
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<MeasuredProcess> {
  // Where the packages that stay outside are found.
  const dist = path.join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  const outdir = mkdtempSync(path.join(dist, 'bench-'));
  const isPlain = program.startsWith('plain-');
  await bundle([path.join(import.meta.dirname, program)], { outdir, plugins: isPlain ? [] : slimming });
  if (!isPlain) await bundleDocumentsWorker(outdir);
  const child = fork(path.join(outdir, program.replace('.ts', '.js')), {
    execArgv: startFlags,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await answerOf(child, 'started');

  async function ask(order: Order): Promise<Reply> {
    const answered = answerOf(child, order);
    child.send(order);
    return answered;
  }

  return {
    async usage() {
      const { processorUs, residentBytes } = await ask('usage');
      return { processorMs: processorUs / 1000, residentBytes };
    },
    async settle() {
      await ask('settle');
    },
    async stop() {
      const exited = once(child, 'exit');
      await ask('stop');
      await exited;
      rmSync(outdir, { recursive: true });
    },
  };
}

/** The program that makes documents, where another one that lies in this folder looks for it. */
export async function bundleDocumentsWorker(outdir: string): Promise<void> {
  await bundle([path.join(root, 'src/documents/worker.ts')], {
    outdir: path.join(outdir, 'documents'),
    plugins: slimming,
  });
}

function answerOf(child: ChildProcess, order: Reply['order']): Promise<Reply> {
  return new Promise((resolve, reject) => {
    function onMessage(message: unknown): void {
      const told = reply.parse(message);
      if (told.order !== order) return;
      stopListening();
      resolve(told);
    }
    function onExit(code: number | null): void {
      stopListening();
      reject(new Error(`the measured process ended with ${String(code)} instead of "${order}"`));
    }
    function stopListening(): void {
      child.off('message', onMessage);
      child.off('exit', onExit);
    }
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}
