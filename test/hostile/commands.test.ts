import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aliases } from '../../src/screens/commands.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  expectSound,
  listenTo,
  listRegistered,
  openTwoCells,
  secrets,
  type TwoCells,
} from '../support/hostile.ts';
import { changesBetween, openTables, type TableReader } from '../support/tables.ts';

let test: TestApp;
let cells: TwoCells;
let commands: string[];
let tables: TableReader;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-28T01:00:00Z' });
  cells = await openTwoCells(test);
  tables = openTables(test.folder);
  const registered = (await listRegistered()).commands;
  commands = [...registered, ...Object.keys(aliases)].flatMap((name) => [
    `/${name}`,
    `/${name.toUpperCase()} 99999999999`,
    `/${name}@${test.app.botUsername} <b>${'x'.repeat(4000)}`,
  ]);
}, 120_000);

afterAll(async () => {
  tables.close();
  await test.close();
});

it('every command of the menu is one that some part of the bot answers', async () => {
  const { commands: registered } = await listRegistered();
  const listed = [cells.secretary, cells.dung, cells.stranger].flatMap((person) =>
    person.hands.menu().map(({ command }) => aliases[command] ?? command),
  );
  expect(listed.length).toBeGreaterThan(0);
  expect(registered).toEqual(expect.arrayContaining(listed));
});

describe.each([
  ['somebody without consent', 'stranger', []],
  ['somebody in no cell', 'outsider', []],
  ['the secretary of another cell', 'otherSecretary', []],
  ['somebody taken off the roster', 'removed', ['Hoàng Văn Em', 'Chi bộ Tổ dân phố 5']],
  ['a member without office', 'dung', ['Phạm Thị Dung', 'Trần Thị Bình', ...secrets.cell]],
] as const)('%s', (_who, key, known) => {
  it('is answered on every command, reads nothing of the cell and changes nothing in it', async () => {
    const person = cells[key];
    const listen = listenTo(person);
    const hidden = [...secrets.names, ...secrets.cell, ...secrets.words].filter(
      (secret) => !known.some((one) => one === secret),
    );
    let before = tables.read();
    for (const command of commands) {
      const shown = command.slice(0, 40);
      test.clock.advance(3000);
      await person.says(command);
      const said = listen();
      expect(said, `${shown} is not answered`).not.toBe('');
      for (const secret of hidden) expect(said, `${shown} tells`).not.toContain(secret);
      const [after, own] = [tables.read(), tables.idsOf({ kind: 'telegram', address: String(person.id) })];
      expect(changesBetween(before, after, own), `${shown} changes`).toEqual([]);
      before = after;
    }
    expectSound(test);
  }, 120_000);
});
