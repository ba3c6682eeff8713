import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openAt } from './open-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** An empty, migrated database, made once for all tests: each goes on with a copy. */
    emptyDatabase: string;
  }
}

/** Before the first test: the programs as `npm run build` makes them, and the database that the tests copy. */
export default async function prepare(project: TestProject): Promise<() => void> {
  execFileSync(process.execPath, ['src/build.ts'], { stdio: 'inherit' });
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-template-'));
  const file = path.join(folder, 'tu-soi.db');
  const { database } = await openAt(`file:${file}`);
  await database.close();
  project.provide('emptyDatabase', file);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
