import { postgresMigrationsFolder } from '../data-files/project-files.ts';
import { readMigrations } from '../engine/migration-files.ts';
import type { Sql } from '../engine/sql.ts';
import { refusalTo, type Looked } from '../engine/looked.ts';
import { readAddress } from './address.ts';
import { refusalOf } from './failures.ts';
import { inspectTables } from './inspection.ts';
import { openServers } from './servers.ts';
import { sqlOver } from './sql.ts';

/** Reads what stands in the database of a server, changing nothing. */
export async function lookAtServer<Found>(
  url: string,
  look: (sql: Sql) => Promise<Found>,
): Promise<Looked<Found>> {
  const address = readAddress(url);
  if (address === undefined) throw new Error('this is no address of a server');
  const servers = openServers({ ...address, statementMs });
  try {
    const client = await servers.acquire();
    try {
      const refusal = refusalTo(await inspectTables(client), readMigrations(postgresMigrationsFolder));
      if (refusal !== undefined) return refusal;
      return { status: 'looked', found: await look(sqlOver((config) => client.query(config))) };
    } finally {
      client.release();
    }
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return refusal;
  } finally {
    await servers.end();
  }
}

/** Counting what each key has sealed takes longer than a tap may. */
const statementMs = 10 * 60 * 1000;
