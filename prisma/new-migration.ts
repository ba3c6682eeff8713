/**
 * Writes the next migration from what changed in prisma/schema.prisma since the last one:
 *
 *   npm run migrate:new -- add-meeting-kind
 *   npm run migrate:new -- --first
 *
 * Read the SQL before committing it; the program applies it at its next start. `--first` replaces all migrations by a
 * single one. It is for the time before the first release only: a database made before refuses to start as damaged.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsFolder, readMigrations } from '../src/storage/migration-files.ts';
import { migrationList, migrationLock, schemaFilters, startSchemaEngine } from '../src/storage/schema-engine.ts';

/** The engine sends a whole migration to the shadow database as one statement, which better-sqlite3 refuses. */
class ScriptedShadow extends PrismaBetterSqlite3 {
  override async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const adapter = await super.connectToShadowDb();
    const executeRaw = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = (query) =>
      query.args.length > 0 ? executeRaw(query) : adapter.executeScript(query.sql).then(() => 0);
    return adapter;
  }
}

const schemaPath = path.resolve(import.meta.dirname, 'schema.prisma');
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
  const sql = await diff();
  if (sql.trim() === '' || sql.includes('-- This is an empty migration.')) {
    fail('prisma/schema.prisma has not changed since the last migration.');
    return;
  }
  const folder = path.join(migrationsFolder, `${timestamp(new Date())}_${title}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  writeFileSync(path.join(migrationsFolder, migrationLock.path), migrationLock.content);
  console.log(`Written: ${path.relative(process.cwd(), folder)}/migration.sql`);
}

/** Compares the schema with an in-memory database to which the migrations so far are applied. */
async function diff(): Promise<string> {
  const engine = await startSchemaEngine(
    bindMigrationAwareSqlAdapterFactory(new ScriptedShadow({ url: ':memory:' })),
  );
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrationList(readMigrations(migrationsFolder)) },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: readFileSync(schemaPath, 'utf8') }] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: schemaFilters,
  });
  return stdout ?? '';
}

function timestamp(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
