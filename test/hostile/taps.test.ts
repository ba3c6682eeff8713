import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callbackData } from '../../src/views/callback-data.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  everythingSaid,
  expectSound,
  explore,
  listRegistered,
  openTwoCells,
  saidSince,
  secrets,
  seenButtons,
  type TwoCells,
} from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask, changesBetween, idsOf, readTables } from '../support/tables.ts';

let test: TestApp;
let cells: TwoCells;
/** Data to send, by action: as seen on buttons of the first cell, and with ids of every kind. */
let walk: Map<string, string[]>;
let registered: string[];

/** What ends something for good is seen, not tapped, so that the first cell stays as it is. */
const final =
  /^(coming\.(choose|only|pick|all|as_before|committee)|setup\.(confirm|drop)|roster\.(remove_now|save|discard)|meeting\.(cancel_now|decide|move)|data\.(erase_now|withdraw_now)|invite\.withdraw|join\.(approve|relink|decline|contest_now|mine|not_mine|later)|unit\.(under|close_now|claim|reissue|withdraw|dismiss_now)|office\.(offer|withdraw|accept|decline|appoint|end_now)|suggest\.(named|counted_now|withdraw_now|reply))/;

/** What everybody may do with what is kept about themselves. */
const ofOneself = /^(data|consent|language)\./;

/** Buttons that none of the screens walked through has: what they would carry. */
const unseen: Record<string, (ids: Ids) => string> = {
  'unit.show': ({ unit }) => callbackData('unit.show', unit),
  'unit.list': ({ unit }) => callbackData('unit.list', unit),
  'unit.add': ({ unit }) => callbackData('unit.add', unit),
  'unit.rename': ({ unit }) => callbackData('unit.rename', unit),
  'unit.move': ({ unit }) => callbackData('unit.move', unit),
  'unit.close': ({ unit }) => callbackData('unit.close', unit),
  'unit.close_now': ({ unit }) => callbackData('unit.close_now', unit),
  'unit.claim': ({ unit }) => callbackData('unit.claim', unit),
  'unit.reissue': ({ unit }) => callbackData('unit.reissue', unit),
  'unit.claims': ({ unit }) => callbackData('unit.claims', unit),
  'unit.officers': ({ unit }) => callbackData('unit.officers', unit),
  'unit.counts': ({ unit }) => callbackData('unit.counts', unit),
  'unit.groups': ({ unit }) => callbackData('unit.groups', unit),
  'unit.parts': ({ unit }) => callbackData('unit.parts', unit),
  'unit.text': ({ unit }) => callbackData('unit.text', unit),
  'unit.home': () => 'unit.home',
  'unit.find': () => 'unit.find',
  'unit.kind': ({ unit }) => callbackData('unit.kind', unit, 'cell'),
  'unit.under': ({ unit }) => callbackData('unit.under', unit, 'top'),
  'unit.withdraw': ({ invitation }) => callbackData('unit.withdraw', invitation),
  'unit.dismiss': ({ request, unit }) => callbackData('unit.dismiss', request, unit),
  'unit.dismiss_now': ({ request }) => callbackData('unit.dismiss_now', request),
  'switch.to': ({ unit }) => callbackData('switch.to', unit),
  'review.choose': ({ round }) => callbackData('review.choose', round, 1, 1),
  'review.date': ({ round }) => callbackData('review.date', round, 1, '2026-12-31'),
  'review.pass': ({ round }) => callbackData('review.pass', round, 1),
  'review.pick': ({ round }) => callbackData('review.pick', round, 1, 1, 'on'),
  'summary.committee': ({ round }) => callbackData('summary.committee', round, 1, 0),
  'coming.as_before': ({ round }) => callbackData('coming.as_before', round),
  'coming.all': ({ round }) => callbackData('coming.all', round),
  'coming.pick': ({ round }) => callbackData('coming.pick', round, 1, 'off'),
  'join.claim': ({ invitation }) => callbackData('join.claim', invitation),
  'office.withdraw': ({ invitation }) => callbackData('office.withdraw', invitation),
  'office.accept': ({ invitation }) => callbackData('office.accept', invitation),
  'office.decline': ({ invitation }) => callbackData('office.decline', invitation),
  'office.end': ({ request }) => callbackData('office.end', request),
  'office.end_now': ({ request }) => callbackData('office.end_now', request),
  'office.hand_to': ({ member }) => callbackData('office.hand_to', member),
  'office.offer': ({ member }) => callbackData('office.offer', member),
  'office.from': ({ member }) => callbackData('office.from', member),
  'office.until': ({ member }) => callbackData('office.until', member, '20261210'),
  'office.term': ({ member }) => callbackData('office.term', member, '20261210', '20261216'),
  'office.appoint': ({ member }) => callbackData('office.appoint', member, '20261210', '20261216'),
  'suggest.draft': () => 'suggest.draft:1',
  'suggest.named': () => 'suggest.named',
  'suggest.counted': () => 'suggest.counted',
  'suggest.counted_now': () => 'suggest.counted_now',
  'suggest.start': () => 'suggest.start',
  'suggest.own': () => 'suggest.own:0',
  'suggest.mine': ({ request }) => callbackData('suggest.mine', request, 1),
  'suggest.withdraw': ({ request }) => callbackData('suggest.withdraw', request),
  'suggest.withdraw_now': ({ request }) => callbackData('suggest.withdraw_now', request),
  'suggest.round': ({ round }) => callbackData('suggest.round', round, 0),
  'suggest.open': ({ request }) => callbackData('suggest.open', request, 1),
  'suggest.answer': ({ request }) => callbackData('suggest.answer', request),
  'suggest.reply': ({ request }) => callbackData('suggest.reply', request),
  'ask.to': ({ round, commitment }) => callbackData('ask.to', round, commitment, 'p'),
  'ask.next': ({ round, commitment }) => callbackData('ask.next', round, commitment),
  'ask.say': ({ round, commitment }) => callbackData('ask.say', round, commitment, 'kept'),
  'ask.due': ({ round, commitment }) => callbackData('ask.due', round, commitment, '20261231'),
  'review.prefill': ({ round }) => callbackData('review.prefill', round),
  // No group is there: an id of another kind must be refused like one that is nobody's.
  'group.decline': ({ unit }) => callbackData('group.decline', unit),
  'group.link': ({ unit }) => callbackData('group.link', unit),
  'group.replace': ({ unit }) => callbackData('group.replace', unit),
  'group.unlink': ({ unit }) => callbackData('group.unlink', unit),
  'invite.withdraw': ({ invitation }) => callbackData('invite.withdraw', invitation),
  'join.menu': () => 'join.menu',
  'join.relink': ({ request, member }) => callbackData('join.relink', request, member),
  'meeting.present': ({ meeting, member }) => callbackData('meeting.present', meeting, member),
  'schedule.show': () => 'schedule.show',
  'summary.deadlines': ({ round }) => callbackData('summary.deadlines', round, 1, 0),
};

type Ids = Record<'commitment' | 'unit' | 'member' | 'round' | 'meeting' | 'request' | 'invitation', string>;

beforeAll(async () => {
  // Taps on old buttons ask for an edit that changes nothing.
  test = await startTestApp({ startsAt: '2026-11-28T01:00:00Z', allowRefusals: true });
  cells = await openTwoCells(test);
  const { secretary, an } = cells;
  await explore(secretary, ['/chibo', '/moi', '/nhac', '/lich', '/tonghop', '/dulieu', '/ngonngu'], final);
  await explore(an, ['/tusoi', '/camket', '/dulieu', '/lich'], final);
  await secretary.says('/huy');
  registered = (await listRegistered()).taps;
  const ids = readIds();
  const seen = seenButtons(Object.values(cells));
  walk = new Map(
    registered.map((action) => {
      const data = [...spread(seen.get(action) ?? []), ...(unseen[action] ? [unseen[action](ids)] : [])];
      return [action, data];
    }),
  );
}, 300_000);

afterAll(() => test.close());

function readIds(): Ids {
  const first = (sql: string): string => String(ask(test.folder, sql)[0]?.['id']);
  return {
    unit: first('SELECT id FROM Unit ORDER BY createdAt'),
    member: first('SELECT id FROM Member WHERE removedAt IS NULL ORDER BY addedAt DESC'),
    round: first('SELECT id FROM Round ORDER BY createdAt'),
    commitment: first('SELECT id FROM Commitment'),
    meeting: first('SELECT id FROM Meeting ORDER BY createdAt'),
    request: first("SELECT id FROM JoinRequest WHERE status = 'waiting'"),
    invitation: first("SELECT id FROM Invitation WHERE kind = 'cell'"),
  };
}

function spread(data: readonly string[]): string[] {
  const places = [0, Math.floor(data.length / 2), data.length - 1];
  return [...new Set(places.flatMap((place) => data[place] ?? []))];
}

it('the walk knows every tap that some part of the bot answers', () => {
  const missing = registered.filter((action) => (walk.get(action) ?? []).length === 0);
  expect(missing).toEqual([]);
});

describe.each([
  ['somebody without consent', 'stranger', []],
  ['somebody in no cell', 'outsider', []],
  ['the secretary of another cell', 'otherSecretary', []],
  ['somebody taken off the roster', 'removed', ['Hoàng Văn Em', 'Chi bộ Tổ dân phố 5']],
] as const)('%s', (_who, key, known) => {
  it('reads and changes nothing of the cell by any button of it', async () => {
    const skip = key === 'stranger' ? /^consent\.give/ : /^$/;
    await attack(cells[key], { known, own: ofOneself, skip });
  }, 300_000);
});

describe('a member without office', () => {
  it('changes nothing but the own review by any button, and reads nobody’s words', async () => {
    // The secretary's name stands on the buttons that choose who reads, the place in the schedule.
    const known = ['Phạm Thị Dung', 'Trần Thị Bình', ...secrets.cell];
    const leaving = /^data\.(erase_now|withdraw_now)/;
    await attack(cells.dung, { known, own: /^(data|consent|language|switch|review|ask)\./, skip: leaving });
  }, 300_000);
});

type Attack = { known: readonly string[]; own: RegExp; skip: RegExp };

async function attack(person: PersonDriver, { known, own, skip }: Attack): Promise<void> {
  for (const [action, data] of walk) {
    if (skip.test(action)) continue;
    const ids = (): string[] => (own.test(action) ? idsOf(test.folder, person.id) : []);
    const [before, idsBefore, heard] = [readTables(test.folder), ids(), everythingSaid(person)];
    for (const one of data) await person.forges(one, { on: person.last().messageId });
    const said = saidSince(person, heard);
    for (const secret of secretsBut(known)) expect(said, `${action} tells`).not.toContain(secret);
    const changes = changesBetween(before, readTables(test.folder), [...idsBefore, ...ids()]);
    expect(changes, `${action} changes`).toEqual([]);
  }
  // A forged tap may be on a message that cannot be edited.
  expectSound(test, { refusals: ['not-modified', 'not-allowed'] });
}

function secretsBut(known: readonly string[]): string[] {
  return [...secrets.names, ...secrets.cell, ...secrets.words].filter((secret) => !known.includes(secret));
}

describe('data that no button carries', () => {
  it('is answered kindly and breaks nothing when the secretary sends it', async () => {
    const ids = Object.values(readIds());
    for (const action of registered.filter(isSafe))
      await forgeAtOnce(cells.secretary, garbageFor(action, ids));
    expectSound(test, { refusals: ['not-modified', 'not-allowed'] });
  }, 300_000);

  it.each([
    ['a member', 'dung'],
    ['the secretary of another cell', 'otherSecretary'],
  ] as const)(
    'changes nothing when %s sends it',
    async (_who, key) => {
      const person = cells[key];
      const { unit } = readIds();
      for (const action of registered.filter(isSafe)) {
        const before = readTables(test.folder);
        await forgeAtOnce(person, garbageFor(action, [unit]).slice(-4));
        const ids = idsOf(test.folder, person.id);
        expect(changesBetween(before, readTables(test.folder), ids), action).toEqual([]);
      }
      expectSound(test, { refusals: ['not-modified', 'not-allowed'] });
    },
    300_000,
  );
});

function isSafe(action: string): boolean {
  return !final.test(action);
}

/** As fast as a program taps; few enough at a time for Telegram's limits on answers. */
async function forgeAtOnce(person: PersonDriver, all: readonly string[]): Promise<void> {
  for (let from = 0; from < all.length; from += 4) {
    const { messageId } = person.last();
    for (const data of all.slice(from, from + 4)) {
      test.clock.advance(3000);
      person.hands.forge(data, messageId);
    }
    await test.settle();
  }
}

/** Too little, too much, too large, of the wrong kind, and not of this program at all. */
function garbageFor(action: string, ids: readonly string[]): string[] {
  const [seen = action] = walk.get(action) ?? [];
  const [, first = 'x'] = seen.split(':');
  return [
    action,
    `${action}:`,
    `${action}:x`,
    `${action}:${first}:-1:-1`,
    `${action}:${first}:0:none`,
    `${action}:${first}:1e9:__proto__`,
    `${action}:~AAAAAAAAAAAAAAAAAAAAAA`,
    `${action} ; DROP TABLE Member`,
    `${action}:${'9'.repeat(50 - action.length)}`,
    ...ids.map((id) => callbackData(action, id)),
    ...ids.map((id) => `${action}:${first}:${callbackData('x', id).slice(2)}`),
    `${action}:${first}:99999999999:99999999999`,
    `${seen}:1:2:3`,
  ];
}
