import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export type DatabaseProcess = { said: string; kill(): Promise<void> };

/** Runs database-child.ts until it says something or dies. */
export async function runDatabaseProcess(
  mode: string,
  url: string,
  keyFile: string,
): Promise<DatabaseProcess> {
  const script = path.join(import.meta.dirname, 'database-child.ts');
  const child = spawn(process.execPath, [script, mode, url, keyFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    exited.then(([code, signal]) => `exit ${String(code ?? signal)}`),
  ]);
  return {
    said,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
