import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Migration } from '../src/storage/engine/migration-files.ts';
import { migrationList, schemaFilters, startSchemaEngine } from '../src/storage/engine/schema-engine.ts';

/** The SQL that leads from these migrations, applied to a database in memory, to this schema; undefined where there is none. */
export async function diffSchema(
  migrations: readonly Migration[],
  schema: string,
): Promise<string | undefined> {
  const factory = bindMigrationAwareSqlAdapterFactory(new ScriptedShadow({ url: ':memory:' }));
  const engine = await startSchemaEngine(factory);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrationList(migrations) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: schemaFilters,
  });
  engine.free();
  return stdout === null || stdout.includes(EMPTY) ? undefined : stdout;
}

const EMPTY = '-- This is an empty migration.';

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
