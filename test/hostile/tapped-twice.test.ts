import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { actionOf, explore, listRegistered, openTwoCells, type TwoCells } from '../support/hostile.ts';
import { changesBetween, openTables, type TableReader, type Tables } from '../support/tables.ts';

let test: TestApp;
let cells: TwoCells;
let tables: TableReader;

beforeAll(async () => {
  ({ test, ...cells } = await openTwoCells({ allowRefusals: true }));
  tables = openTables(test.folder);
}, 120_000);

afterAll(async () => {
  tables.close();
  await test.close();
});

/** They end what whoever taps may do, or the language that labels are in. */
const never = /^(own_data\.(erase_now|withdraw_now)|unit\.(close_now|dismiss_now)|door\.close|language)/;

/** A link or a code is shown once: asked for again, it is another one. */
const anew = /^(invite\.(cell|member)|door\.(code|opening)|unit\.(claim|reissue))$/;

it.each(['secretary', 'an', 'deputy'] as const)(
  'a button that is tapped twice, or handled again after a crash, does no more than tapped once: %s',
  async (who) => {
    const person = cells[who];
    const { commands } = await listRegistered();
    const done: string[] = [];
    await explore(
      person,
      commands.map((name) => `/${name}`),
      never,
      {
        ofEachKind: 1,
        async tap(data) {
          const { messageId } = person.last();
          const tap = (): Promise<void> => person.forges(data, { on: messageId });
          await tap();
          const once = withoutTimes(tables.read());
          await tap();
          const more = changesBetween(once, withoutTimes(tables.read()));
          if (more.length > 0 && !anew.test(actionOf(data))) done.push(`${data} ${more.join('\n')}`);
        },
      },
    );
    expect(done).toEqual([]);
  },
  300_000,
);

/**
 * When something was written, and what is sealed anew each time, differs between two that say the same; what somebody has
 * in hand may be put there once more.
 */
function withoutTimes(all: Tables): Tables {
  const plain = (row: string): string =>
    row.replaceAll(/"v1\|[^"]*"/g, '"sealed"').replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"then"');
  return new Map(
    [...all].filter(([table]) => table !== 'Account').map(([table, rows]) => [table, rows.map(plain).sort()]),
  );
}
