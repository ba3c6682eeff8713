import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonData } from '../../src/screens/button-data.ts';
import type { TestApp } from '../support/app.ts';
import { actionOf, listRegistered, onDatabase, openTwoCells, type TwoCells } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask, openTables, type TableReader } from '../support/tables.ts';
import { memberOf, officeOf } from '../support/records.ts';

const [first, second] = ['Chi bộ Tổ dân phố 5', 'Chi bộ Thôn Đông'];

/** About the person, the tree of units or the bot itself. */
const ofNoCell =
  /^(\/(chuyen|dulieu|donvi|ngonngu|huy|start)|(switch|own_data|door|unit|language|consent)\.)/;

/** What ends something for good is left alone, so that there is something to walk through. */
const final =
  /^(round\.(choose|only|pick|all|as_before|committee)|setup\.(confirm|drop)|roster\.(remove_now|discard)|meeting\.(cancel_now|decide|move)|agenda\.(publish|drop)|group\.(unlink|decline|replace)|own_data\.|unit\.|language\.|consent\.|switch\.|invite\.withdraw|join\.(approve|decline|contest_now)|office\.(offer|withdraw|accept|decline|appoint|end_now)|suggestion\.withdraw_now|review\.(narrow_to|wish))/;

let test: TestApp;
let cells: TwoCells;
let unitIds: Record<string, string>;
let tables: TableReader;

beforeAll(async () => {
  // Taps on old buttons ask for an edit that changes nothing.
  ({ test, ...cells } = await openTwoCells({ allowRefusals: true }));
  const rows = ask(test.folder, "SELECT id FROM Unit WHERE kind = 'cell' ORDER BY createdAt");
  const [firstId, secondId] = rows.map(({ id }) => String(id));
  if (firstId === undefined || secondId === undefined) throw new Error('there are not two cells');
  unitIds = { [first]: firstId, [second]: secondId };
  await test.restart((url) =>
    onDatabase(url, test, async (store, ids) => {
      const now = test.clock.now();
      for (const [position, person] of [cells.an, cells.secretary].entries()) {
        const account = await store.accounts.findByTelegramId(String(person.id));
        const memberId = ids.next();
        const own = { id: memberId, unitId: secondId, accountId: account?.id, position: position + 3 };
        await store.members.insertMany([memberOf({ ...own, name: `Người hai nơi ${position}` }, now)]);
        if (person !== cells.secretary) continue;
        const acting = { id: ids.next(), unitId: secondId, memberId, role: 'acting_secretary' } as const;
        await store.offices.insert(officeOf({ ...acting, untilAt: new Date('2027-03-01T00:00:00Z') }, now));
      }
    }),
  );
  await test.settle();
  tables = openTables(test.folder);
}, 300_000);

afterAll(async () => {
  tables.close();
  await test.close();
});

const mostOfAKind = 1;

type Shown = { by: string; text: string; cellsNamed: string[] };

/** Does everything that a screen offers, and writes down what came of it. */
async function walk(person: PersonDriver, commands: readonly string[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  const tapped = new Map<string, number>();
  const look = watch(person);
  look();

  async function act(by: string, action: () => Promise<void>): Promise<string[]> {
    await action();
    const versions = look();
    shown.push(...versions.map(({ text }) => ({ by, text, cellsNamed: namedIn(text) })));
    return versions.flatMap(({ data }) => data);
  }

  for (const command of commands) {
    const queue = await act(command, () => person.says(command));
    for (let data = queue.pop(); data !== undefined; data = queue.pop()) {
      const action = actionOf(data);
      const times = tapped.get(action) ?? 0;
      if (final.test(action) || times >= mostOfAKind) continue;
      tapped.set(action, times + 1);
      const tap = data;
      queue.push(...(await act(tap, () => person.forges(tap, { on: person.last().messageId }))));
      const dialogue = dialogueOf(person);
      if (dialogue === '' || times > 0) continue;
      queue.push(...(await act(`typed for ${dialogue}`, () => person.says('không rõ'))));
      if (dialogueOf(person) === dialogue)
        queue.push(...(await act(`sticker for ${dialogue}`, () => person.sends('sticker'))));
    }
  }
  return shown;
}

function namedIn(text: string): string[] {
  return [first, second].filter((name) => text.includes(name));
}

function dialogueOf({ id }: PersonDriver): string {
  return tables.typingOf(id).dialogue;
}

/** What messages have become since the time before. */
function watch(person: PersonDriver): () => { text: string; data: string[] }[] {
  const seen = new Map<number, number>();
  return () =>
    person.inbox().flatMap(({ messageId, text, history, buttons, isFromBot }) => {
      const from = seen.get(messageId) ?? 0;
      seen.set(messageId, history.length + 1);
      if (!isFromBot || from > history.length) return [];
      const versions = [...history, { text, buttons }];
      // A screen that scrolled up only loses its buttons.
      const fresh = versions.filter(
        (version, place) =>
          place >= from && (version.buttons.length > 0 || version.text !== versions[place - 1]?.text),
      );
      return fresh.map((version) => ({
        text: version.text,
        data: version.buttons.flat().flatMap((button) => button.data ?? []),
      }));
    });
}

async function goTo(person: PersonDriver, cell: string): Promise<void> {
  await person.forges(buttonData('switch.to', unitIds[cell] ?? ''), { on: person.last().messageId });
}

describe.each(['an', 'secretary'] as const)('in two cells, %s', (who) => {
  it.each([first, second])(
    'is told on every screen which cell it is about, being in %s',
    async (active) => {
      const person = cells[who];
      await goTo(person, active);
      const { commands } = await listRegistered();
      const shown = await walk(
        person,
        commands.map((name) => `/${name}`).filter((name) => name !== '/start'),
      );
      expect(shown.length).toBeGreaterThan(who === 'an' ? 25 : 60);
      const unnamed = shown.filter(
        ({ by, text, cellsNamed }) => text !== '' && !ofNoCell.test(by) && cellsNamed.length === 0,
      );
      expect(unnamed).toEqual([]);
    },
    300_000,
  );

  it('finds the cell of the screen behind every button, whichever cell they are in', async () => {
    const person = cells[who];
    const buttons = person.inbox().flatMap(({ history, text, buttons: rows }) =>
      [...history, { text, buttons: rows }].flatMap((version) => {
        const header = [first, second].find((name) => version.text.startsWith(`[${name}]`));
        return header === undefined
          ? []
          : version.buttons.flat().flatMap(({ data }) => (data === undefined ? [] : [{ header, data }]));
      }),
    );
    const once = new Map(
      buttons.map(({ header, data }) => [`${header} ${actionOf(data)}`, { header, data }]),
    );
    const wrong: unknown[] = [];
    const look = watch(person);
    for (const { header, data } of once.values()) {
      if (final.test(data)) continue;
      await person.says('/huy');
      await goTo(person, header === first ? second : first);
      look();
      await person.forges(data, { on: person.last().messageId });
      const other = look().filter(({ text }) => text !== '' && !text.startsWith(`[${header}]`));
      if (other.length > 0) wrong.push({ header, data, other: other.map(({ text }) => text) });
    }
    expect(once.size).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  }, 300_000);
});

it('names the cell in whatever the bot says of its own accord', async () => {
  const people = [cells.an, cells.secretary];
  const looks = people.map((person) => watch(person));
  for (const look of looks) look();
  await test.passTo('2027-01-12T02:00:00Z');
  const told = looks.flatMap((look) => look()).map(({ text }) => text);
  expect(told.filter((text) => namedIn(text).length === 0)).toEqual([]);
  expect(told.filter((text) => text.startsWith(`[${first}]`)).length).toBeGreaterThan(3);
  expect(told.filter((text) => text.startsWith(`[${second}]`)).length).toBeGreaterThan(3);
}, 300_000);
