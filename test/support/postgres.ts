import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFilters, startSchemaEngine } from '../../src/storage/engine/schema-engine.ts';
import { projectRoot } from './process.ts';

export type Postgres = {
  /** What PostgreSQL has against a statement of ours; undefined where it would run it. */
  complaint(sql: string): Promise<string | undefined>;
  close(): Promise<void>;
};

/** PostgreSQL itself, as WebAssembly and in memory, with the tables that Prisma makes there of our schema. */
export async function openPostgres(): Promise<Postgres> {
  const schema = readFileSync(path.join(projectRoot, 'prisma/schema.prisma'), 'utf8');
  const names = new Set([...schema.matchAll(/^(?:model)? +(\w+)/gm)].map(([, name]) => name));
  const database = await PGlite.create();
  await database.exec(await tablesOf(schema));

  return {
    async complaint(sql) {
      const { text, places } = asPostgres(sql, names);
      try {
        await database.exec(`EXPLAIN (GENERIC_PLAN) ${text}`);
        // Looking changes nothing, and some mistakes show only then.
        if (/^\s*SELECT\b/.test(text)) await database.query(text, Array(places).fill(null));
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    close: () => database.close(),
  };
}

/** Numbers the places of values, and quotes the names of tables and columns, which PostgreSQL would make small. */
function asPostgres(sql: string, names: ReadonlySet<string | undefined>): { text: string; places: number } {
  let places = 0;
  const text = sql.replaceAll(/'(?:[^']|'')*'|"[^"]*"|\?|\b[A-Za-z_]\w*\b/g, (token) => {
    if (token === '?') return `$${++places}`;
    return names.has(token) ? `"${token}"` : token;
  });
  return { text, places };
}

async function tablesOf(schema: string): Promise<string> {
  const connect = () => Promise.resolve(unconnected);
  const engine = await startSchemaEngine(
    bindMigrationAwareSqlAdapterFactory({
      ...{ provider: 'postgres', adapterName: 'none' },
      ...{ connect, connectToShadowDb: connect },
    }),
  );
  const content = schema.replace('"sqlite"', '"postgresql"');
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
    script: true,
    exitCode: null,
    filters: schemaFilters,
  });
  engine.free();
  return stdout ?? '';
}

/** The engine asks a server for its version before it compares two schemas, neither of which is there. */
const unconnected: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'none',
  queryRaw: () => Promise.resolve({ columnTypes: [7], columnNames: ['version'], rows: [['PostgreSQL 17']] }),
  executeRaw: () => Promise.resolve(0),
  executeScript: () => Promise.resolve(),
  startTransaction: () => Promise.reject(new Error('there is no server')),
  dispose: () => Promise.resolve(),
};
