import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonData } from '../../src/screens/button-data.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask, typingOf } from '../support/tables.ts';

const nobodys = '01a20163-14ff-7762-8720-26aa5e7619ac';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

beforeAll(async () => {
  // The same question asked again is an edit that changes nothing.
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', allowRefusals: true });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
}, 120_000);

afterAll(() => test.close());

function typing({ id }: PersonDriver): Record<string, unknown> {
  return typingOf(test.folder, id);
}

it.each([
  ['an office', 'office.from', [nobodys]],
  ['a term', 'office.term', [nobodys, '20261210', '20261216']],
  ['a unit', 'unit.rename', [nobodys]],
  ['a place for a unit', 'unit.kind', [nobodys, 'cell']],
  ['an answer', 'suggestion.answer', [nobodys]],
  ['a draft', 'suggestion.draft', []],
])(
  'an old button for %s that leads nowhere leaves the meeting that is being planned alone',
  async (_what, action, args) => {
    const { id } = ask(test.folder, 'SELECT id FROM Unit')[0] ?? {};
    await secretary.forges(buttonData('plan.kind', String(id), 'extra'));
    const before = typing(secretary);
    expect(before['dialogue']).toBe('plan');
    expect(before['draftSealed']).not.toBeNull();
    await secretary.forges(buttonData(action, ...args), { on: secretary.last().messageId });
    expect(typing(secretary)).toEqual(before);
  },
);

it.each(['unit.find', 'unit.kind:top:cell', buttonData('office.from', nobodys)])(
  'a tap on %s that is refused to a member leaves the suggestion they are writing alone',
  async (data) => {
    await an.forges('suggestion.start', { on: an.last().messageId });
    await an.says('Nên họp sớm hơn nửa giờ');
    const before = typing(an);
    expect(before['dialogue']).toBe('suggestion');
    await an.forges(data, { on: an.last().messageId });
    expect(typing(an)).toEqual(before);
  },
);
