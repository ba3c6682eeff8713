import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openServerDatabase } from '../../src/storage/postgres/open.ts';
import { testKeys } from './open-database.ts';
import { startCluster } from './postgres-cluster.ts';
import prepare from './prepare.ts';
import { makeServerDatabase } from './server-database.ts';

/**
 * Before the first test on PostgreSQL: a server that goes when all are over, or the one that TEST_DATABASE_URL names, and on
 * it the database that the tests copy.
 */
export default async function preparePostgres(): Promise<() => Promise<void>> {
  const clearUp = await prepare();
  // The user as whom a server runs has to come through.
  chmodSync(tmpdir(), 0o711);
  const given = process.env['TEST_DATABASE_URL'];
  const cluster = given === undefined ? await startCluster() : undefined;
  const server = given ?? cluster?.urlOf('postgres') ?? '';
  const template = await makeServerDatabase(server);
  const clock = { now: () => new Date('2026-12-01T08:00:00Z') };
  const outcome = await openServerDatabase({ url: template, keys: testKeys, clock });
  if (outcome.status !== 'opened') throw new Error(`the test database does not open: ${outcome.status}`);
  await outcome.database.close();
  process.env['TEST_POSTGRES'] = server;
  process.env['EMPTY_SERVER_DATABASE'] = new URL(template).pathname.slice(1);
  return async () => {
    await cluster?.stop();
    clearUp();
  };
}
