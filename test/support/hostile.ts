import { expect } from 'vitest';
import { composeDomains } from '../../src/app/domains.ts';
import { createCalendar, type Calendar } from '../../src/core/time/calendar.ts';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { openDatabase } from '../../src/storage/engine/open-database.ts';
import { readHolidayFile } from '../../src/storage/data-files/holiday-file.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { createStore } from '../../src/storage/store.ts';
import { createTokens } from '../../src/storage/engine/tokens.ts';
import { startingPoint, type TestApp } from './app.ts';
import { enterRoster, joinByName, linkIn, setUpCell } from './cell.ts';
import { createTestClock } from './clock.ts';
import { documentData } from './document-data.ts';
import { testKeys } from './open-database.ts';
import type { PersonDriver } from './people.ts';
import { consentOf, memberOf, officeOf, unitOf } from './records.ts';
import { openTestStore } from './store.ts';
import { createBotLinks } from '../../src/telegram/links.ts';

/** Everybody around the first cell, in the middle of a round, and those who have no business in it. */
export type TwoCells = {
  secretary: PersonDriver;
  deputy: PersonDriver;
  /** Has sent a review that the cell may read. */
  an: PersonDriver;
  /** A member of the first cell whose offices there have ended. */
  dung: PersonDriver;
  /** Waits for the secretary's yes. */
  joiner: PersonDriver;
  /** Was taken off the roster. */
  removed: PersonDriver;
  /** Pressed Start and nothing more. */
  stranger: PersonDriver;
  /** Consented and is in no cell. */
  outsider: PersonDriver;
  /** Leads the second cell. */
  otherSecretary: PersonDriver;
};

/** What only the first cell may read, in whatever form it would be shown. */
export const secrets = {
  names: [
    'Nguyễn Văn An',
    'Lê Văn Cường',
    'Phạm Thị Dung',
    'Hoàng Văn Em',
    'Vũ Thị Giang',
    'Trần Thị Bình',
    'Bùi Văn Khang',
  ],
  cell: ['Chi bộ Tổ dân phố 5', 'Nhà văn hóa tổ 5', 'Bàn việc lát vỉa hè'],
  words: [
    'Chậm nộp báo cáo tuần',
    'Mỗi thứ Sáu nộp trước 16 giờ',
    'Nên họp sớm hơn nửa giờ',
    'Đưa mẹ đi khám bệnh',
  ],
};

/** It is 3 December 2026, and the meeting of the 13th is a Sunday to ask about. */
export const openTwoCells = startingPoint<keyof TwoCells>(walkToTwoCells, {
  ...{ startsAt: '2026-11-28T01:00:00Z', keptAs: 'two-cells' },
});

async function walkToTwoCells(test: TestApp): Promise<TwoCells> {
  const secretary = await setUpCell(test, { day: '13', shift: 'Hỏi tôi từng lần' });
  await enterRoster(secretary, [
    'Nguyễn Văn An',
    'Lê Văn Cường, phó bí thư',
    'Phạm Thị Dung',
    'Hoàng Văn Em, dự bị',
    'Vũ Thị Giang',
  ]);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  const deputy = await joinByName(test, secretary, 'Lê Văn Cường');
  const dung = await joinByName(test, secretary, 'Phạm Thị Dung');
  const removed = await joinByName(test, secretary, 'Hoàng Văn Em');
  const joiner = test.people.person({ firstName: 'Telegram của Khang' });
  await secretary.says('/moi');
  await secretary.taps('Tạo liên kết chung');
  await joiner.opens(linkIn(secretary));
  await joiner.taps('Tôi đồng ý');
  await joiner.says('Bùi Văn Khang');

  await test.passTo('2026-12-03T02:00:00Z');
  await sendReview(an);
  await linkGroup(test, secretary, [an, dung]);
  await removeFromRoster(secretary, 'Hoàng Văn Em');

  const stranger = test.people.person({ firstName: 'Người lạ' });
  await stranger.start();
  const outsider = test.people.person({ firstName: 'Người ngoài' });
  await outsider.start();
  const otherSecretary = test.people.person({ firstName: 'Bí thư chi bộ khác' });
  await otherSecretary.start();
  await test.restart(async (url) => {
    await consentsAt(url, outsider, test);
    await fillFirstCell(url, test);
    await foundSecondCell(url, otherSecretary, test);
  });
  await test.settle();
  return { secretary, deputy, an, dung, joiner, removed, stranger, outsider, otherSecretary };
}

async function sendReview(person: PersonDriver): Promise<void> {
  await person.taps('Bắt đầu tự soi');
  await person.taps('4');
  await person.taps('Có, đang sửa');
  await person.taps('Viết: Biểu hiện');
  await person.says('Chậm nộp báo cáo tuần');
  await person.taps('‹ Quay lại');
  await person.taps('Biện pháp khắc phục');
  await person.says('Mỗi thứ Sáu nộp trước 16 giờ');
  await person.taps('Xong mục này');
  for (let group = 0; group < 3; group += 1) await person.taps('Nhóm này');
  await person.taps('Cả chi bộ');
  await person.taps('Gửi');
}

async function removeFromRoster(secretary: PersonDriver, name: string): Promise<void> {
  await secretary.says('/chibo');
  await secretary.taps('Danh sách');
  const number = new RegExp(`^(\\d+)\\. ${name}`, 'm').exec(secretary.screen())?.[1] ?? '';
  await secretary.taps(number);
  await secretary.taps('Bỏ khỏi danh sách trợ lý');
  await secretary.taps('Bỏ khỏi danh sách trợ lý');
}

/** The cell's group, and another one that the secretary has not decided about. */
async function linkGroup(
  test: TestApp,
  secretary: PersonDriver,
  members: readonly PersonDriver[],
): Promise<void> {
  for (const title of ['Nhóm tổ 5', 'Nhóm chưa nối']) {
    const group = test.emulator.group({ title, kind: 'group', creator: secretary, members });
    test.clock.advance(1000);
    group.addBot(secretary);
    await test.settle();
    if (title === 'Nhóm tổ 5') await secretary.taps('Đúng, nối với chi bộ', { on: /Tôi đang ở trong nhóm/ });
  }
}

type Clocked = Pick<TestApp, 'clock'>;

async function consentsAt(url: string, person: PersonDriver, { clock }: Clocked): Promise<void> {
  await onDatabase(url, { clock }, async (store, ids) => {
    const account = await store.accounts.findByTelegramId(String(person.id));
    if (account === undefined) throw new Error('who consents has not pressed Start');
    await store.consents.insert(consentOf(ids.next(), account.id, clock.now()));
  });
}

/** A second cell, for which the bot has no claim link yet; its meetings and rounds are planned by the next tick. */
async function foundSecondCell(url: string, secretary: PersonDriver, { clock }: Clocked): Promise<void> {
  await consentsAt(url, secretary, { clock });
  await onDatabase(url, { clock }, async (store, ids) => {
    const account = await store.accounts.findByTelegramId(String(secretary.id));
    const now = clock.now();
    const unitId = ids.next();
    const meetingRule = { day: 10, time: '19:00', shift: 'same_day', place: 'Đình làng' } as const;
    const own = { meetingRule, checklistKey: 'bieu-hien-27' };
    await store.units.insert(unitOf(unitId, 'Chi bộ Thôn Đông', now, own));
    const leader = { id: ids.next(), unitId, accountId: account?.id, name: 'Mai Thị Oanh', position: 1 };
    const other = { id: ids.next(), unitId, name: 'Tạ Văn Phú', position: 2 };
    await store.members.insertMany([leader, other].map((one) => memberOf(one, now)));
    const office = { id: ids.next(), unitId, memberId: leader.id, role: 'secretary' } as const;
    await store.offices.insert(officeOf(office, now));
  });
}

/** What a cell has in the middle of its work: an agenda, a suggestion, an excuse, a hand-over, a stand-in, a claim link. */
async function fillFirstCell(url: string, { clock }: Clocked): Promise<void> {
  await onDatabase(url, { clock }, async (store, ids) => {
    const now = clock.now();
    const inDays = (days: number): Date => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
    const [unit] = await store.units.listReadyCells();
    const unitId = unit?.id ?? '';
    const members = await store.members.listByUnit(unitId);
    const idOf = (name: string): string => members.find((member) => member.name === name)?.id ?? '';
    const [secretaryId, anId, deputyId] = ['Trần Thị Bình', 'Nguyễn Văn An', 'Lê Văn Cường'].map(idOf);
    const dungId = idOf('Phạm Thị Dung');
    const [meeting] = await store.meetings.listUpcoming(unitId, now);
    const [round] = await store.rounds.listOpen(unitId);
    if (!meeting || !round || !secretaryId || !anId || !deputyId)
      throw new Error('the cell is not as expected');

    const agenda = ['Bàn việc lát vỉa hè', 'Đọc bản tổng hợp'].map((text) => ({ text, link: undefined }));
    await store.meetings.update({ ...meeting, agenda, agendaChangedAt: now });
    await store.suggestions.save({
      ...{ id: ids.next(), unitId, memberId: anId, roundId: round.id, item: undefined },
      ...{ sharing: 'committee', sharedWithId: undefined, text: 'Nên họp sớm hơn nửa giờ' },
      ...{ sentAt: now, answer: undefined, withdrawnAt: undefined },
    });
    await store.attendances.put({
      ...{ id: ids.next(), meetingId: meeting.id, memberId: anId },
      ...{ reply: 'away', replyOn: meeting.on, reason: 'Đưa mẹ đi khám bệnh', repliedAt: now },
      ...{ outcome: undefined, membership: undefined, takenAt: undefined, takenById: undefined },
    });
    await store.handovers.insert({
      ...{ id: ids.next(), unitId, fromId: secretaryId, toId: deputyId, status: 'proposed' },
      ...{ proposedAt: now, expiresAt: inDays(7), decidedAt: undefined },
    });
    const acting = { id: ids.next(), unitId, memberId: deputyId, role: 'acting_secretary' } as const;
    await store.offices.insert(officeOf({ ...acting, untilAt: inDays(27) }, inDays(20)));
    for (const role of ['secretary', 'deputy'] as const) {
      const past = { id: ids.next(), unitId, memberId: dungId, role, untilAt: inDays(-3) };
      await store.offices.insert(officeOf(past, inDays(-4)));
    }
    await store.invitations.insert({
      ...{ id: ids.next(), kind: 'claim', unitId, memberId: undefined, createdBy: undefined },
      ...{ createdAt: now, expiresAt: inDays(7), withdrawnAt: undefined, usedAt: undefined },
      tokenHash: 'nobody has this link',
    });
  });
}

type StoreWork = (store: ReturnType<typeof createStore>, ids: ReturnType<typeof createIds>) => Promise<void>;

/** Works on the data while the bot is stopped. */
export async function onDatabase(url: string, { clock }: Clocked, work: StoreWork): Promise<void> {
  const opened = await openDatabase({ url, keys: testKeys, clock });
  if (opened.status !== 'opened') throw new Error(`the database does not open: ${opened.status}`);
  const ids = createIds(clock);
  try {
    await work(createStore({ ...opened, ids }), ids);
  } finally {
    await opened.database.close();
  }
}

/** Data of every button that these people have ever been shown, by action. */
export function seenButtons(people: readonly PersonDriver[]): Map<string, string[]> {
  const seen = new Map<string, Set<string>>();
  for (const person of people) noteButtons(seen, watch(person)());
  return new Map([...seen].map(([action, data]) => [action, [...data]]));
}

function noteButtons(seen: Map<string, Set<string>>, versions: readonly Version[]): void {
  for (const { data } of versions.flatMap(({ buttons }) => buttons.flat())) {
    if (data === undefined) continue;
    const action = actionOf(data);
    seen.set(action, (seen.get(action) ?? new Set()).add(data));
  }
}

export function actionOf(data: string): string {
  return data.split(':', 1)[0] ?? '';
}

/** Taps every kind of button that comes up, but for those named, until nothing new comes. */
export async function explore(
  person: PersonDriver,
  commands: readonly string[],
  never: RegExp,
  {
    ofEachKind = 2,
    tap = (data) => person.forges(data, { on: person.last().messageId }),
  }: { ofEachKind?: number; tap?: (data: string) => Promise<void> } = {},
): Promise<void> {
  const tapped = new Map<string, number>();
  const seen = new Map<string, Set<string>>();
  const look = watch(person);
  for (const command of commands) {
    await person.says(command);
    for (let data = next(); data !== undefined; data = next()) {
      for (const one of new Set([data, kindOf(data), actionOf(data)]))
        tapped.set(one, (tapped.get(one) ?? 0) + 1);
      await tap(data);
    }
  }

  function next(): string | undefined {
    noteButtons(seen, look());
    return [...seen.values()]
      .flatMap((data) => [...data])
      .findLast(
        (data) =>
          !never.test(data) &&
          !tapped.has(data) &&
          (tapped.get(kindOf(data)) ?? 0) < ofEachKind &&
          (tapped.get(actionOf(data)) ?? 0) < mostOfAKind,
      );
  }
}

const mostOfAKind = 3;

/** Buttons that differ only in whom or what they are about are of one kind. */
function kindOf(data: string): string {
  return data.replace(/~[\w-]{22}/g, '~').replace(/:\d+/g, ':0');
}

/** Everything that this person has ever been shown or told, piece by piece. */
export function everythingSaid(person: PersonDriver): string[] {
  const shown = person
    .inbox()
    .filter(({ isFromBot }) => isFromBot)
    .flatMap(({ messageId, text, history, buttons, file }) => {
      const versions = [...history, { text, buttons }];
      const labels = versions.flatMap((version) => version.buttons.flat().map((button) => button.text));
      const sent = file === undefined ? [] : [file.name ?? '', Buffer.from(file.bytes).toString()];
      const pieces = [...versions.map((version) => version.text), ...labels, ...sent];
      return [...new Set(pieces)].map((piece) => `${messageId} ${piece}`);
    });
  const toasts = person.hands.taps().map(({ id, answer }) => `${id} ${answer?.text ?? ''}`);
  return [...shown, ...toasts];
}

/** Tells each time what was said since the time before. */
export function listenTo(person: PersonDriver): () => string {
  const look = watch(person);
  let tapsHeard = 0;
  function listen(): string {
    const words = look()
      .filter(({ isFromBot }) => isFromBot)
      .flatMap(({ text, buttons, file }) => [text, ...buttons.flat().map((one) => one.text), ...file]);
    const taps = person.hands.taps();
    const toasts = taps.slice(tapsHeard).map(({ answer }) => answer?.text ?? '');
    tapsHeard = taps.length;
    return [...words, ...toasts].join('\n');
  }
  listen();
  return listen;
}

type Message = ReturnType<PersonDriver['last']>;
type Version = Pick<Message, 'text' | 'buttons' | 'isFromBot'> & { file: string[] };

/** Shows each time what messages have become since the time before, however long the chat is by then. */
function watch(person: PersonDriver): () => Version[] {
  const versionsSeen = new Map<number, number>();
  return () =>
    person.inbox().flatMap(({ messageId, text, history, buttons, isFromBot, file }) => {
      const from = versionsSeen.get(messageId) ?? 0;
      versionsSeen.set(messageId, history.length + 1);
      if (from > history.length) return [];
      const versions = [...history.slice(from), { text, buttons }];
      const sent =
        file === undefined || from > 0 ? [] : [file.name ?? '', Buffer.from(file.bytes).toString()];
      return versions.map((one) => ({ ...one, isFromBot, file: sent }));
    });
}

/** What an invitation carries is drawn by lot, and may say anything. */
const invitation = /\b(?:join|claim)_[\w-]+/g;

/** Nothing failed unseen: no error in the log, no tap left unanswered, no hole in any sentence. */
export function expectSound(test: TestApp, { refusals = [] }: { refusals?: readonly string[] } = {}): void {
  const refused = test.emulator.refusals.filter(({ kind }) => !refusals.includes(kind));
  expect(refused.map(({ method, error, payload }) => ({ method, error, payload }))).toEqual([]);
  expect(test.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(test.emulator.unanswered()).toEqual([]);
  const holes = /undefined|\bnull\b|NaN|\[object|Invalid|\{\$|[\u202A-\u202E\u2066-\u2069]|[\uD800-\uDFFF]/u;
  for (const person of test.emulator.people()) {
    for (const { isFromBot, text } of person.messages())
      if (isFromBot) expect(text.replaceAll(invitation, '')).not.toMatch(holes);
  }
}

type Registered = { taps: string[]; commands: string[] };

let registered: Promise<Registered> | undefined;

/** Every tap and every command that some part of the bot answers. */
export function listRegistered(): Promise<Registered> {
  return (registered ??= findRegistered());
}

async function findRegistered(): Promise<Registered> {
  const opened = await openTestStore();
  const { store } = opened;
  const clock = createTestClock('2026-11-28T01:00:00Z');
  const ids = createIds(clock);
  const log = { info: nothing, warn: nothing, error: nothing };
  const { features } = composeDomains({
    ...{ store, clock, ids, log, tokens: createTokens(), defaultZone: 'Asia/Ho_Chi_Minh' },
    calendar: await readCalendar(),
    documentData,
    printableSince: new Date(0),
    onErased: () => Promise.resolve(),
    onPageCleared: () => undefined,
    isClockConfirmed: () => true,
    confirmClock: nothing,
  }).features({
    ...{ links: createBotLinks('bot'), defaultLocale: 'vi' },
    webUrl: undefined,
    titleOf: () => Promise.resolve(undefined),
    translators: await loadTranslators('locales'),
  });
  await opened.close();
  return {
    taps: features.flatMap(({ taps }) => Object.keys(taps ?? {})).sort(),
    commands: features.flatMap(({ commands }) => Object.keys(commands ?? {})).sort(),
  };
}

async function readCalendar(): Promise<Calendar> {
  const read = await readHolidayFile('prisma/holidays/viet-nam.json');
  if (read.status !== 'read') throw new Error('the holiday file is broken');
  return createCalendar(read.holidays);
}

function nothing(): void {
  // This log is never written to.
}
