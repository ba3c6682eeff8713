import { readFileSync } from 'node:fs';
import path from 'node:path';
import { postgres } from '../../prisma/engines.ts';
import { openMemoryPostgres } from '../../prisma/memory-postgres.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import { projectRoot } from './process.ts';

export type Postgres = {
  /** What PostgreSQL has against a statement of ours; undefined where it would run it. */
  complaint(sql: string): Promise<string | undefined>;
  close(): Promise<void>;
};

/** PostgreSQL itself, as WebAssembly and in memory, with our tables. */
export async function openPostgres(): Promise<Postgres> {
  const schema = readFileSync(path.join(projectRoot, 'prisma/schema.prisma'), 'utf8');
  const names = new Set([...schema.matchAll(/^(?:model)? +(\w+)/gm)].map(([, name]) => name));
  const database = await openMemoryPostgres();
  for (const { sql } of readMigrations(postgres.folder)) await database.exec(sql);

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
