import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/playground/emulator/model.ts';
import { aliases } from '../../src/screens/commands.ts';
import type { TestApp } from '../support/app.ts';
import {
  expectSound,
  listenTo,
  listRegistered,
  openTwoCells,
  secrets,
  type TwoCells,
} from '../support/hostile.ts';
import type { Device } from '../support/device.ts';
import { onPage } from '../support/intruder.ts';
import { connect } from '../support/phone.ts';
import { changesBetween, openTables, type TableReader } from '../support/tables.ts';

let test: TestApp;
let cells: TwoCells;
let commands: string[];
let tables: TableReader;
/** Some of them have a page, too. */
const pages = new Map<keyof TwoCells, Device>();

beforeAll(async () => {
  ({ test, ...cells } = await openTwoCells({ page: true }));
  for (const who of ['secretary', 'deputy', 'an', 'dung', 'outsider', 'otherSecretary'] as const)
    pages.set(who, await connect(test, cells[who]));
  tables = openTables(test.folder);
  const registered = (await listRegistered()).commands;
  commands = [...registered, ...aliases.keys()].flatMap((name) => [
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
    person.hands.menu().map(({ command }) => aliases.get(command) ?? command),
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
    const device = pages.get(key);
    const page = device && onPage(device);
    const hidden = [...secrets.names, ...secrets.cell, ...secrets.words].filter(
      (secret) => !known.some((one) => one === secret),
    );
    let before = tables.read();
    for (const [place, command] of commands.entries()) {
      const shown = command.slice(0, 40);
      test.clock.advance(3000);
      await person.says(command);
      const answers = [listen()];
      if (page !== undefined && place % 3 === 0) {
        await device?.says(command);
        answers.push(await page.listen());
      }
      for (const answer of answers) expect(answer, `${shown} is not answered`).not.toBe('');
      const said = answers.join('\n');
      for (const secret of hidden) expect(said, `${shown} tells`).not.toContain(secret);
      const doors = [{ kind: 'telegram', address: String(person.id) } as const, ...(page ? [page.door] : [])];
      const [after, own] = [tables.read(), doors.flatMap((door) => tables.idsOf(door))];
      expect(changesBetween(before, after, own), `${shown} changes`).toEqual([]);
      before = after;
    }
    expectSound(test);
  }, 120_000);
});

it.each(['secretary', 'deputy', 'an', 'dung', 'outsider'] as const)(
  'each command is answered on a page word for word as at Telegram: %s',
  async (who) => {
    const [person, page] = [cells[who], pages.get(who)];
    for (const name of (await listRegistered()).commands) {
      test.clock.advance(3000);
      const from = person.inbox().length;
      await person.says(`/${name}`);
      const answers = person
        .inbox()
        .slice(from)
        .filter(({ isFromBot }) => isFromBot);
      await page?.says(`/${name}`);
      expect(page?.screen(), name).toBe(answers.map(drawn).join('\n\n'));
    }
    expectSound(test);
  },
  120_000,
);

function drawn({ text, buttons }: Pick<ChatMessage, 'text' | 'buttons'>): string {
  return [text, ...buttons.map((row) => row.map((button) => `[${button.text}]`).join(' '))].join('\n');
}
