/**
 * Writes the next migration from what changed in prisma/schema.prisma since the last one:
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
import { migrationsFolder } from '../src/storage/data-files/project-files.ts';
import { migrationLock } from '../src/storage/engine/schema-engine.ts';
import { diffSchema } from './schema-diff.ts';

const [name] = process.argv.slice(2);

if (name === '--first') {
  for (const { name: old } of readMigrations(migrationsFolder)) {
    rmSync(path.join(migrationsFolder, old), { recursive: true });
  }
  await writeMigration('init');
} else if (name !== undefined && /^[a-z][a-z0-9-]*$/.test(name)) {
  await writeMigration(name.replaceAll('-', '_'));
} else {
  fail('Give the migration a name in small letters, such as: npm run migrate:new -- add-meeting-kind');
}

async function writeMigration(title: string): Promise<void> {
  const schema = readFileSync(path.join(import.meta.dirname, 'schema.prisma'), 'utf8');
  const sql = await diffSchema(readMigrations(migrationsFolder), schema);
  if (sql === undefined) {
    fail('prisma/schema.prisma has not changed since the last migration.');
    return;
  }
  const folder = path.join(migrationsFolder, `${timestamp(new Date())}_${title}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  writeFileSync(path.join(migrationsFolder, migrationLock.path), migrationLock.content);
  process.stdout.write(`Written: ${path.relative(process.cwd(), folder)}/migration.sql\n`);
}

function timestamp(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
