import { makeServerDatabase } from './postgres-cluster.ts';

/** An empty, migrated database on the server of this run. */
export function copyServerDatabase(): Promise<string> {
  const server = process.env['TEST_POSTGRES'];
  const template = process.env['EMPTY_SERVER_DATABASE'];
  if (server === undefined || template === undefined)
    throw new Error('no PostgreSQL was started for the tests');
  return makeServerDatabase(server, template);
}
