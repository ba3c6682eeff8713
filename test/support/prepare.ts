import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeEmptyDatabase } from './open-database.ts';
import { projectRoot } from './process.ts';

/** Before the first test: the programs as `npm run build` makes them, and the database that the tests copy. */
export default async function prepare(): Promise<() => void> {
  const building = promisify(execFile)(process.execPath, ['src/build.ts']);
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-tests-'));
  // The workers that run the tests inherit both; what a test that is broken off leaves goes with the folder.
  [process.env['EMPTY_DATABASE']] = await Promise.all([makeEmptyDatabase(folder), building]);
  for (const name of ['TMPDIR', 'TEMP']) process.env[name] = folder;
  // Loading TypeScript takes twice as long where nothing of it was compiled before.
  process.env['NODE_COMPILE_CACHE'] ??= path.join(projectRoot, 'node_modules/.cache/compiled');
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
