import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { idsIn, makeOlderDatabase, olderPeople } from '../support/older-database.ts';
import { testKeys } from '../support/open-database.ts';
import { nodeStart } from '../support/process.ts';
import { openProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { ask } from '../support/tables.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Enough that the first of them are moved long before the last. */
const people = olderPeople(3000);
const group = '-1001234567890';
const resealing = /Đang niêm/;
/** As it tells of the first rows it goes no further: it might have done the last of them before the signal comes. */
const standingStill = `const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...more) => {
    const isTaken = write(text, ...more);
    if (${String(resealing)}.test(String(text))) process.kill(process.pid, 'SIGSTOP');
    return isTaken;
  };`;

let world: ProcessWorld;

beforeEach(async () => {
  world = await openProcessWorld();
  delete world.env['DATA_KEY_FILE'];
  world.env['DATA_KEY'] = testKeys.value;
  await makeOlderDatabase(fileOf(), { people, group });
  // They would be handled once the bot runs.
  const connection = new Sqlite(fileOf());
  connection.exec('DELETE FROM InboxUpdate');
  connection.close();
});
afterEach(() => world.close());

function fileOf(): string {
  return path.join(world.folder, 'tu-soi.db');
}

it('a start killed while it reseals what is there is gone on with by the next, and nothing is lost', async () => {
  const first = nodeStart({
    env: { ...world.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(standingStill)}` },
  });
  await first.prints(resealing);
  first.signal('SIGKILL');
  await first.exited;

  const second = await world.start();
  expect(second.stdout()).toMatch(resealing);
  expect(ask(world.folder, 'SELECT count(*) AS count FROM Door')).toEqual([{ count: people.length }]);
  expect(ask(world.folder, 'SELECT count(*) AS count FROM Dialogue')).toEqual([{ count: people.length }]);
  second.signal('SIGTERM');
  await second.exited;
  expect(idsIn(fileOf(), { people, group })).toEqual([]);
});
