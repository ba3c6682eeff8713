import { postgres } from '../../prisma/engines.ts';
import { openMemoryPostgres } from '../../prisma/memory-postgres.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import { asPostgres } from '../../src/storage/postgres/statement.ts';

export type Postgres = {
  /** What PostgreSQL has against a statement of ours; undefined where it would run it. */
  complaint(sql: string): Promise<string | undefined>;
  close(): Promise<void>;
};

/** PostgreSQL itself, as WebAssembly and in memory, with our tables. */
export async function openPostgres(): Promise<Postgres> {
  const database = await openMemoryPostgres();
  for (const { sql } of readMigrations(postgres.folder)) await database.exec(sql);

  return {
    async complaint(sql) {
      const text = asPostgres(sql);
      const places = new Set(text.match(/\$\d+/g)).size;
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
