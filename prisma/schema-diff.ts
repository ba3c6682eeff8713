import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Migration } from '../src/storage/engine/migration-files.ts';
import { migrationList, schemaFilters, startSchemaEngine } from '../src/storage/engine/schema-engine.ts';
import type { Engine } from './engines.ts';
import { PostgresShadow, SqliteShadow } from './shadow.ts';

/** The SQL that leads from these migrations, applied to a database in memory, to this schema; undefined where there is none. */
export async function diffSchema(
  { provider, schemaOf }: Engine,
  migrations: readonly Migration[],
  schema: string,
): Promise<string | undefined> {
  const shadow = provider === 'sqlite' ? new SqliteShadow() : new PostgresShadow();
  const engine = await startSchemaEngine(bindMigrationAwareSqlAdapterFactory(shadow));
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(migrations, provider) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schemaOf(schema) }] },
      script: true,
      exitCode: null,
      filters: schemaFilters,
    });
    return stdout === null || stdout.includes(EMPTY) ? undefined : stdout;
  } finally {
    engine.free();
    // Left open it would keep the process from ending.
    await shadow.close();
  }
}

const EMPTY = '-- This is an empty migration.';
