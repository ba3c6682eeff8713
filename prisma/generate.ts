/** Writes Prisma's client and the list of tables to src/storage/generated. Run by `npm install`, and by `npm run generate` after a change of the schema. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { tablesOf } from './tables.ts';

const root = path.resolve(import.meta.dirname, '..');

process.exitCode = generate();

function generate(): number {
  const cli = findCli();
  if (cli === undefined) {
    if (existsSync(path.join(root, 'src/storage/generated/client.ts'))) return 0;
    process.stderr.write(
      'The database client is missing: run "npm ci" once with development dependencies.\n',
    );
    return 1;
  }
  const { status, error, stderr } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    // Only the engine's existence is checked: without it the command line downloads one that `generate` never starts.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  });
  if (status !== 0) process.stderr.write(`${error?.message ?? stderr}\n`);
  else writeTables();
  return status ?? 1;
}

function writeTables(): void {
  const tables = tablesOf(readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8'));
  writeFileSync(
    path.join(root, 'src/storage/generated/tables.ts'),
    `import type { Table } from '../engine/table.ts';\n\nexport const tables: readonly Table[] = ${JSON.stringify(tables)};\n`,
  );
}

function findCli(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('prisma/build/index.js');
  } catch {
    return undefined;
  }
}
