import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/playground/emulator/model.ts';
import { aliases } from '../../src/screens/commands.ts';
import type { TestApp } from '../support/app.ts';
import { expectSound, explore, openTwoCells, type TwoCells } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let likeAnother: PersonDriver[];
let cells: TwoCells;

const commands = [...new Set([...aliases.values(), 'start', 'khong_co'])].map((name) => `/${name}`);
const named = new RegExp(`(?<![\\w<.:/])/(${[...aliases].flat().join('|')}|start)(?![\\w/])`);
/** Sent when the row is taken away. */
const farewell = /^(Kính chúc đồng chí mạnh khỏe|We wish you good health)/;
/** Afterwards nobody has anything left to walk through: they come last. */
const leaving = /^own_data\.(erase_now|withdraw_now)/;

beforeAll(async () => {
  // Taps on old buttons ask for an edit that changes nothing.
  ({ test, ...cells } = await openTwoCells({ allowRefusals: true }));
  likeAnother = [cells.dung, cells.removed, cells.otherSecretary];
}, 300_000);
afterAll(() => test.close());

/** What stood without any way on from the first; a screen that scrolled up has lost the buttons it had. */
function deadEnds(person: PersonDriver): string[] {
  const inbox = person.inbox();
  return inbox
    .filter(({ isFromBot, file }) => isFromBot && file === undefined)
    .flatMap((message) => {
      const { text, buttons, history } = message;
      const below = inbox[inbox.indexOf(message) + 1];
      const versions = [...history, { text, buttons }];
      const led = versions.filter((one) => one.buttons.flat().length > 0).map((one) => one.text);
      const texts = versions.map((one) => one.text).filter((one) => !led.includes(one));
      return hasRow(message) || (below !== undefined && hasRow(below)) ? [] : texts;
    })
    .filter((text) => !named.test(text));
}

/** Came with the row of buttons at the end of the screen; where the row is taken away, its place names a command. */
function hasRow({ hadOtherMarkup, text }: ChatMessage): boolean {
  return hadOtherMarkup && !farewell.test(text);
}

it('every screen and every notice has a button, names a command, or comes with the row of buttons', async () => {
  const { removed, ...others } = cells;
  for (const person of [...Object.values(others), removed]) {
    await explore(person, commands, leaving);
    await person.says('Tôi muốn hỏi');
    await person.sends('sticker');
    await person.says('/ngonngu');
    await person.taps('English');
    // Whoever is where another one was has the same words, and so has a second button of a kind: both were walked in Vietnamese.
    if (!likeAnother.includes(person)) await explore(person, commands, leaving, { ofEachKind: 1 });
  }
  await test.passTo('2026-12-20T02:00:00Z');
  for (const person of Object.values(cells)) {
    await person.says('/dulieu');
    await explore(person, ['/dulieu', '/start', '/help'], /^own_data\.open:never/);
  }
  const walked = Object.entries(cells).map(([who, person]) => ({
    who,
    screens: person.inbox().length,
    dead: [...new Set(deadEnds(person))],
  }));
  const strangers = [cells.stranger, cells.joiner, cells.outsider];
  const withoutRow = strangers.flatMap((person) =>
    person.inbox().filter(({ hadOtherMarkup }) => hadOtherMarkup),
  );
  expect(withoutRow.map(({ text }) => text).filter((text) => !named.test(text))).toEqual([]);
  expect(walked.filter(({ screens }) => screens < 3)).toEqual([]);
  expect(walked.flatMap(({ who, dead }) => dead.map((text) => `${who}: ${text}`))).toEqual([]);
  expectSound(test, { refusals: ['not-modified', 'not-allowed'] });
}, 600_000);
