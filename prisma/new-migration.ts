/**
 * Writes the next migration of each engine from what changed in prisma/schema.prisma since its last one:
 *
 *   npm run migrate:new -- add-meeting-kind
 *   npm run migrate:new -- --first
 *
 * Read the SQL before committing it; the program applies it at its next start. `--first` replaces all migrations by a
 * single one. It is for the time before the first release only: a database made before refuses to start as damaged.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readMigrations } from '../src/storage/engine/migration-files.ts';
import { migrationLock } from '../src/storage/engine/schema-engine.ts';
import { postgres, sqlite, type Engine } from './engines.ts';
import { diffSchema } from './schema-diff.ts';

const [name] = process.argv.slice(2);
const engines = [sqlite, postgres];
const schema = readFileSync(path.join(import.meta.dirname, 'schema.prisma'), 'utf8');

if (name === '--first') {
  for (const { folder } of engines) {
    for (const { name: old } of readMigrations(folder)) rmSync(path.join(folder, old), { recursive: true });
  }
  await writeMigrations('init');
} else if (name !== undefined && /^[a-z][a-z0-9-]*$/.test(name)) {
  await writeMigrations(name.replaceAll('-', '_'));
} else {
  fail('Give the migration a name in small letters, such as: npm run migrate:new -- add-meeting-kind');
}

async function writeMigrations(title: string): Promise<void> {
  const place = `${timestamp(new Date())}_${title}`;
  const written: string[] = [];
  for (const engine of engines) {
    const file = await writeMigration(engine, place);
    if (file !== undefined) written.push(file);
  }
  if (written.length === 0) fail('prisma/schema.prisma has not changed since the last migration.');
  for (const file of written) process.stdout.write(`Written: ${path.relative(process.cwd(), file)}\n`);
}

async function writeMigration(engine: Engine, place: string): Promise<string | undefined> {
  const { folder, provider } = engine;
  const sql = await diffSchema(engine, readMigrations(folder), schema);
  if (sql === undefined) return undefined;
  mkdirSync(path.join(folder, place), { recursive: true });
  const file = path.join(folder, place, 'migration.sql');
  writeFileSync(file, sql);
  const lock = migrationLock(provider);
  writeFileSync(path.join(folder, lock.path), lock.content);
  return file;
}

function timestamp(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
