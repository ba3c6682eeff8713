import type { ErrorCapturingSqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Migration } from './migration-files.ts';
import { migrationsFolder } from '../data-files/project-files.ts';

export const schemaFilters = { externalTables: [], externalEnums: [] };

export type Provider = 'sqlite' | 'postgresql';

/** Says for which engine the migrations of a folder are. */
export function migrationLock(provider: Provider): { path: string; content: string } {
  return { path: 'migration_lock.toml', content: `provider = "${provider}"\n` };
}

/** Prisma's schema engine as WebAssembly. Takes 100 ms or more to load: start it only where something is to be done. */
export async function startSchemaEngine(
  factory: ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const glue = await (loading ??= loadEngine());
  return glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}

export function migrationList(
  migrations: readonly Migration[],
  provider: Provider = 'sqlite',
): MigrationList {
  return {
    baseDir: migrationsFolder,
    lockfile: migrationLock(provider),
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

// Node's types do not declare it as a value.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { __wbindgen_start: () => void } };
};

let loading: ReturnType<typeof loadEngine> | undefined;

/** The package's own entry imports the .wasm file as a module, which Node refuses without a flag. */
async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    './schema_engine_bg.js': { ...glue },
  });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue;
}
