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
    let tapped = 0;
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
          tapped += 1;
          const once = withoutTimes(tables.readOpened());
          await tap();
          const more = changesBetween(once, withoutTimes(tables.readOpened()));
          if (more.length > 0 && !anew.test(actionOf(data))) done.push(`${data} ${more.join('\n')}`);
        },
      },
    );
    expect(done).toEqual([]);
    expect(tapped).toBeGreaterThan(30);
  },
  300_000,
);

/**
 * When something was written differs between two that say the same, as does what keeps track of whose words stand where;
 * what somebody has in hand may be put there once more.
 */
function withoutTimes(all: Tables): Tables {
  const plain = (row: string): string =>
    instants.reduce((text, form) => text.replaceAll(form, 'then'), JSON.stringify(inOrder(JSON.parse(row))));
  return new Map(
    [...all]
      .filter(([table]) => table !== 'Account' && table !== 'ShownMessage')
      .map(([table, rows]) => [table, rows.map(plain).sort()]),
  );
}

/** As a column has them, as JSON has them in milliseconds, and as levels have them in base 36. */
const instants = [/\d{4}-\d\d-\d\dT\d\d:[\d:.]+(?:Z|\+00:00)/g, /\b1[78]\d{11}\b/g, /00m[\da-z]{7}/g];

/** With what is JSON in it read, and its fields in one order. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('{') ? inOrder(JSON.parse(value)) : value;
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inside]) => [name, inOrder(inside)]);
}
