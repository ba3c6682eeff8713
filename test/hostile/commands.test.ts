import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aliases } from '../../src/telegram/routes.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  everythingSaid,
  expectSound,
  listRegistered,
  openTwoCells,
  saidSince,
  secrets,
  type TwoCells,
} from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { changesBetween, idsOf, readTables } from '../support/tables.ts';

let test: TestApp;
let cells: TwoCells;
let commands: string[];

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-28T01:00:00Z' });
  cells = await openTwoCells(test);
  const registered = (await listRegistered()).commands;
  commands = [...registered, ...Object.keys(aliases)].flatMap((name) => [
    `/${name}`,
    `/${name.toUpperCase()} 99999999999`,
    `/${name}@${test.app.botUsername} <b>${'x'.repeat(4000)}`,
  ]);
}, 120_000);

afterAll(() => test.close());

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
    for (const command of commands) await send(cells[key], command, known);
    expectSound(test);
  }, 120_000);
});

async function send(person: PersonDriver, command: string, known: readonly string[]): Promise<void> {
  const shown = command.slice(0, 40);
  const [before, heard] = [readTables(test.folder), everythingSaid(person)];
  test.clock.advance(3000);
  await person.says(command);
  const said = saidSince(person, heard);
  expect(said, `${shown} is not answered`).not.toBe('');
  for (const secret of [...secrets.names, ...secrets.cell, ...secrets.words]) {
    if (!known.includes(secret)) expect(said, `${shown} tells`).not.toContain(secret);
  }
  const ids = idsOf(test.folder, person.id);
  expect(changesBetween(before, readTables(test.folder), ids), `${shown} changes`).toEqual([]);
}
