import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { readFolder } from '../support/folder.ts';
import { openAt } from '../support/open-database.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;

beforeEach(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
});

afterEach(() => test.close());

it('no Telegram id of a played month stands in the files, and one that stood there would be found', async () => {
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  const cuong = await joinByName(test, secretary, 'Lê Văn Cường');
  const stranger = test.people.person({ firstName: 'Lạ' });
  await stranger.start();
  const group = test.emulator.group({ title: 'Tổ 5', kind: 'group', creator: secretary, members: [an] });
  group.addBot(secretary);
  await test.settle();
  await secretary.taps('Đúng');
  await test.passTo('2026-11-23T02:00:00Z');
  for (const person of [an, cuong]) await review(person);
  const ids = [secretary, an, cuong, stranger, group].map(({ id }) => String(id));
  expect(new Set(ids).size).toBe(5);

  expect(await foundOf(ids)).toEqual([]);
  await test.restart();
  expect(await foundOf(ids)).toEqual([]);

  await test.restart((url) => plant(url, ids));
  expect(await foundOf(ids)).toEqual(ids);
});

/** Leaves a dialogue and its screen open. */
async function review(person: PersonDriver): Promise<void> {
  await person.taps('Bắt đầu tự soi');
  await person.taps('4');
  await person.taps('Có nguy cơ');
  await person.taps('Viết: Biểu hiện');
  await person.says('Có lúc còn chậm việc tổ giao');
}

async function foundOf(ids: readonly string[]): Promise<string[]> {
  const { bytes } = await readFolder(test.folder);
  return ids.filter((id) => bytes.includes(id));
}

async function plant(url: string, ids: readonly string[]): Promise<void> {
  const { database } = await openAt(url);
  const statement = 'INSERT INTO Meta (key, value) VALUES (?, ?)';
  await database.write(async (sql) => {
    for (const id of ids) await sql.run(statement, [`planted ${ids.indexOf(id)}`, id]);
  });
  await database.close();
}
