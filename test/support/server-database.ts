import pg from 'pg';

/** Whether the tests of this run play on PostgreSQL (`npm run test:postgres`). */
export function isOnServer(): boolean {
  return process.env['TEST_POSTGRES'] !== undefined;
}

/** A database of its own on the server of this run: empty and migrated, or as another one was left. */
export function copyServerDatabase(like?: string): Promise<string> {
  const server = process.env['TEST_POSTGRES'];
  const template = like === undefined ? process.env['EMPTY_SERVER_DATABASE'] : nameOf(like);
  if (server === undefined || template === undefined)
    throw new Error('no PostgreSQL was started for the tests');
  return makeServerDatabase(server, template);
}

const databases = new Map<string, string>();

/** The database of the world whose files lie in a folder; undefined where it lies there too. */
export function databaseOf(folder: string): string | undefined {
  return databases.get(folder);
}

export function keepDatabaseOf(folder: string, url: string): void {
  if (isOnServer()) databases.set(folder, url);
}

let made = 0;

/** Made like another one, which nobody may be using; returns its address. */
export async function makeServerDatabase(server: string, template = 'template0'): Promise<string> {
  const name = `test_${String(process.pid)}_${String(performance.now()).replace('.', '_')}_${String((made += 1))}`;
  await command(server, `CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Of a file nothing is left to be done. */
export async function dropServerDatabase(url: string): Promise<void> {
  const server = process.env['TEST_POSTGRES'];
  if (server !== undefined) await command(server, `DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`);
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function command(server: string, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
