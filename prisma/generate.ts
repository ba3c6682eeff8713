/**
 * Writes Prisma's client and the list of tables to src/storage/generated, and beside them what differs for PostgreSQL. Run by
 * `npm install`, and by `npm run generate` after a change of the schema.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { postgres } from './engines.ts';
import { tablesOf } from './tables.ts';

const root = path.resolve(import.meta.dirname, '..');
const output = path.join(root, 'src/storage/generated');
const schemaFile = path.join(import.meta.dirname, 'schema.prisma');
/** How queries become SQL; what a query may say is the same for both engines, and is written once. */
const postgresClass = path.join(output, 'internal/postgresql.ts');

process.exitCode = generateAll();

function generateAll(): number {
  const cli = findCli();
  if (cli !== undefined) return generate(cli, schemaFile) || generateForPostgres(cli) || writeTables();
  if (existsSync(postgresClass)) return 0;
  process.stderr.write('The database client is missing: run "npm ci" once with development dependencies.\n');
  return 1;
}

function generateForPostgres(cli: string): number {
  const file = path.join(import.meta.dirname, '.postgresql.prisma');
  const whole = path.join(output, 'postgresql');
  const schema = postgres.schemaOf(readFileSync(schemaFile, 'utf8'));
  writeFileSync(file, schema.replace('src/storage/generated', '$&/postgresql'));
  const code = generate(cli, file);
  rmSync(file);
  if (code === 0) renameSync(path.join(whole, 'internal/class.ts'), postgresClass);
  rmSync(whole, { recursive: true, force: true });
  return code;
}

function generate(cli: string, schema: string): number {
  const { status, error, stderr } = spawnSync(
    process.execPath,
    [cli, 'generate', '--no-hints', '--schema', schema],
    {
      cwd: root,
      encoding: 'utf8',
      // Only the engine's existence is checked: without it the command line downloads one that `generate` never starts.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    },
  );
  if (status !== 0) process.stderr.write(`${error?.message ?? stderr}\n`);
  return status ?? 1;
}

function writeTables(): number {
  const tables = tablesOf(readFileSync(schemaFile, 'utf8'));
  writeFileSync(
    path.join(output, 'tables.ts'),
    `import type { Table } from '../engine/table.ts';\n\nexport const tables: readonly Table[] = ${JSON.stringify(tables)};\n`,
  );
  return 0;
}

function findCli(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('prisma/build/index.js');
  } catch {
    return undefined;
  }
}
