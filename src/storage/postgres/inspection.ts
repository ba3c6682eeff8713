import type pg from 'pg';
import type { Inspection } from '../engine/inspection.ts';
import type { ServerRefusal } from '../../core/model/database.ts';

export const HISTORY = '_prisma_migrations';

type Server = { version: number; encoding: string; schema: string | null };

export async function readServer(client: pg.ClientBase): Promise<Server> {
  const { rows } = await client.query<Server>(
    `SELECT current_setting('server_version_num')::int AS version,
       current_setting('server_encoding') AS encoding, current_schema() AS schema`,
  );
  const [server] = rows;
  if (server === undefined) throw new Error('a server says nothing of itself');
  return server;
}

/** What stands against a server, whatever its database holds. */
export function objectionTo({ version, encoding, schema }: Server): ServerRefusal | undefined {
  if (version < OLDEST) return { status: 'server_old' };
  if (encoding !== 'UTF8') return { status: 'encoding_wrong' };
  return schema === null ? { status: 'server_rights' } : undefined;
}

const OLDEST = 150_000;

/** What the database holds, as far as a start has to know. */
export async function inspectTables(client: pg.ClientBase): Promise<Inspection> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  );
  const tables = rows.map(({ name }) => name);
  if (tables.length === 0) return { status: 'inspected', recorded: [], keyCheck: undefined, hasRows: false };
  if (!tables.includes(HISTORY)) return { status: 'foreign', why: 'other_program' };
  const meta = tables.includes('Meta') ? await readChecks(client) : new Map<string, string>();
  const lookupCheck = meta.get('lookupCheck');
  const sealing = meta.get('sealing');
  return {
    status: 'inspected',
    recorded: await readHistory(client),
    keyCheck: meta.get('keyCheck'),
    hasRows: await holdRows(client, tables),
    ...(lookupCheck !== undefined && { lookupCheck }),
    ...(sealing !== undefined && { sealing }),
  };
}

async function readHistory(client: pg.ClientBase) {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM "${HISTORY}" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

async function readChecks(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: string; value: string }>(
    `SELECT key, value FROM "Meta" WHERE key IN ('keyCheck', 'lookupCheck', 'sealing')`,
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}

async function holdRows(client: pg.ClientBase, tables: readonly string[]): Promise<boolean> {
  for (const table of tables.filter((name) => name !== HISTORY)) {
    const { rows } = await client.query(`SELECT 1 FROM "${table.replaceAll('"', '""')}" LIMIT 1`);
    if (rows.length > 0) return true;
  }
  return false;
}

/** Whether tables may be made where ours lie. */
export async function mayMakeTables(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT has_schema_privilege(current_schema(), 'CREATE') AS may`,
  );
  return rows[0]?.may === true;
}

/** As the server is set: whether one follows at this moment only its own operators may see. */
export const hasStandbySql = `(current_setting('synchronous_standby_names') <> ''
  AND current_setting('synchronous_commit') IN ('on', 'remote_apply'))`;
