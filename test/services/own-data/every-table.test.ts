import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPledges } from '../../../src/core/pledges/counts.ts';
import { readLevels } from '../../../src/storage/answer-text.ts';
import { createDialogueColumns } from '../../../src/storage/dialogues.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { tables } from '../../../src/storage/generated/tables.ts';
import { createInboxColumns, createInboxStore } from '../../../src/storage/inbox.ts';
import type { TestApp } from '../../support/app.ts';
import { day } from '../../support/clock.ts';
import type { Device } from '../../support/device.ts';
import { openTwoCells, secrets } from '../../support/hostile.ts';
import { testCipher } from '../../support/open-database.ts';
import { ownCode } from '../../support/page-cell.ts';
import { connect } from '../../support/phone.ts';
import type { PersonDriver } from '../../support/people.ts';
import { createBrowser, startPushService, type PushService } from '../../support/push-service.ts';
import { openRows, type Row } from '../../support/rows-beside.ts';
import { openStoreAt, type TestStore } from '../../support/store.ts';
import { ask, openedRow, openTables } from '../../support/tables.ts';

/** Of somebody in a table: what they wrote or answered, only that it is about them, or neither. */
type Left = 'said' | 'about' | 'nothing';

/** While they are there, once they erased everything, and fourteen months later where they did not. */
type Fate = readonly [there: Left, erased: Left, expired: Left, what: string];

const nobodys: Fate = ['nothing', 'nothing', 'nothing', 'tells of nobody'];

const fates: Readonly<Record<string, Fate>> = {
  ...{ Meta: nobodys, Process: nobodys, Peer: nobodys, Lease: nobodys, ChatClaim: nobodys },
  ...{ KnownUpdate: nobodys, Unit: nobodys, DocumentSettings: nobodys, DocumentNumber: nobodys },
  ...{ Checklist: nobodys, Meeting: nobodys, Round: nobodys, ReminderSlot: nobodys, Group: nobodys },
  ...{ PaperSheet: nobodys, Snapshot: nobodys },
  ...Object.fromEntries(tables.flatMap(({ name }) => (name.startsWith('Plain') ? [[name, nobodys]] : []))),

  InboxUpdate: [
    'said',
    'nothing',
    'nothing',
    'an update set aside goes with what it says, after 30 days too',
  ],
  Dialogue: ['about', 'nothing', 'about', 'a dialogue that is open ends'],
  Account: ['said', 'about', 'about', 'the chat and its language stay, what is being written does not'],
  Door: ['about', 'about', 'about', 'Telegram stays a way in; a device closes after 180 days'],
  PagePush: ['about', 'nothing', 'nothing', 'goes, and with its device'],
  DoorCode: ['about', 'nothing', 'about', 'a code goes, or lies there as good for nothing'],
  Takeover: ['about', 'about', 'about', 'that the row changed hands stays, without the account'],
  PageMessage: [
    'said',
    'about',
    'nothing',
    'a page is emptied and says so; others see nothing of theirs on it',
  ],
  PageFile: ['about', 'nothing', 'nothing', 'goes with its message'],
  Consent: ['about', 'about', 'about', 'that it was given stays, and that it was withdrawn'],
  Member: ['about', 'about', 'about', 'the roster is the cell’s: the name stays, without the account'],
  Office: ['about', 'about', 'about', 'who led the cell when stays'],
  Handover: ['about', 'about', 'about', 'to whom the office was offered stays'],
  Invitation: ['about', 'about', 'about', 'that this name was invited stays'],
  JoinRequest: ['about', 'nothing', 'about', 'how they came in goes'],
  Participant: ['about', 'about', 'about', 'that they were in the round stays'],
  PaperEntry: ['about', 'about', 'nothing', 'that a form was entered stays as long as its texts'],
  Review: ['said', 'about', 'about', 'that it was sent stays'],
  ReviewTexts: ['said', 'about', 'about', 'is there and empty'],
  ReviewRevision: ['said', 'about', 'about', 'that it was sent stays'],
  Reminder: ['about', 'about', 'about', 'that they were reminded stays'],
  Delivery: ['about', 'about', 'about', 'theirs go; who leads the cell was told that they left'],
  Summary: ['said', 'about', 'about', 'who took part stays with the counts, the words go'],
  AccessSheet: ['about', 'about', 'nothing', 'who read them goes; whom they read stays for those to know'],
  ShownMessage: ['about', 'nothing', 'nothing', 'nothing is left in which their words stand'],
  Attendance: ['said', 'about', 'about', 'the roll call stays, reasons go'],
  CommitmentSheet: ['said', 'about', 'about', 'how it ended stays; one that is open keeps its words'],
  Suggestion: ['said', 'nothing', 'about', 'goes; what is not erased keeps that it was made'],
  Pledge: ['said', 'nothing', 'nothing', 'goes, after its year and twelve months too'],
  Leave: ['said', 'about', 'nothing', 'what was recorded stays without a word, for as long as any'],
  PledgeSeason: ['about', 'about', 'about', 'what was counted stays, and who is not to be told of it'],
  PledgePaper: ['about', 'nothing', 'nothing', 'who handed one in goes'],
};

/** By which a row says whose it is. */
const namesSomebody = /^(?:account|member|participant|review|door|viewer)Id$/;

/** What An says in this world, wherever it may come to stand. */
const words = {
  ...{ leave: 'Chăm cháu ở quê', pledge: 'Giữ lời với bà con', roster: 'Bùi Văn Lưu' },
  ...{ draft: 'Xin mua thêm ghế nhựa', update: 'Tin này không đọc được' },
};
const allWords = [...secrets.words, ...Object.values(words)];

type World = { test: TestApp; phone: Device; ids: readonly string[] };

let service: PushService;
let there: ReadonlyMap<string, Left>;
let erased: ReadonlyMap<string, Left>;
let erasedLater: ReadonlyMap<string, Left>;
let expired: ReadonlyMap<string, Left>;

/** Of one beginning both: An erases everything, and An only goes on being a member. */
beforeAll(async () => {
  service = await startPushService();
  const world = await openWorld();
  there = lookAt(world);
  await world.phone.says('/dulieu');
  for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', 'Xóa hẳn'])
    await world.phone.taps(label);
  await world.test.settle();
  erased = lookAt(world);
  await passFourteenMonths(world.test);
  erasedLater = lookAt(world);
  await world.test.close();

  const other = await openWorld();
  await passFourteenMonths(other.test);
  expired = lookAt(other);
  await other.test.close();
}, 300_000);

afterAll(() => service.stop());

describe('what becomes of a member’s rows', () => {
  it('is said of every table in schema.prisma', () => {
    const unsaid = tables.map(({ name }) => name).filter((name) => !(name in fates));
    const how = `say in "fates" what becomes of the rows of ${unsaid.join(', ')} when a member erases everything and once
      their time is over, and leave one of An’s in each by "leaveMore"`;
    expect(unsaid, how).toEqual([]);
    expect(Object.keys(fates).filter((name) => tables.every((table) => table.name !== name))).toEqual([]);
  });

  it.each(
    Object.entries(fates).map(([table, [before, once, later, what]]) => [table, what, [before, once, later]]),
  )('%s: %s', (table, _, fate) => {
    expect([there, erased, expired].map((left) => left.get(table))).toEqual(fate);
  });

  it('is seen here for each table that names somebody', () => {
    const named = tables.filter(({ name, columns }) =>
      columns.some((column) => namesSomebody.test(column.name) && !name.startsWith('Plain')),
    );
    expect(named.map(({ name }) => name).filter((name) => there.get(name) === 'nothing')).toEqual([]);
  });

  it('is no more fourteen months after they erased it, and no word is left anywhere', () => {
    const order: readonly (Left | undefined)[] = ['nothing', 'about', 'said'];
    const grown = [...erasedLater].filter(
      ([name, left]) => order.indexOf(left) > order.indexOf(erased.get(name)),
    );
    expect(grown).toEqual([]);
    expect([...erased].filter(([, left]) => left === 'said')).toEqual([]);
  });
});

/** Two cells in the middle of a round, where An has left something in every table that holds anything of anybody. */
async function openWorld(): Promise<World> {
  const { test, an, secretary } = await openTwoCells({ page: true, pushNetwork: service.network });
  await test.restart(async (url) => {
    const opened = await openStoreAt(url);
    await leaveMore(opened, { an, now: test.clock.now() });
    await opened.close();
  });
  await test.settle();
  const tablet = await connect(test, secretary);
  await tablet.says('/tonghop');
  await tablet.taps('Phần viết');
  await secretary.says('/tonghop');
  for (const label of ['Duyệt bản này', 'Vẫn duyệt bản này']) await secretary.taps(label);

  const phone = await connect(test, an);
  await phone.says('/dulieu');
  await phone.taps('Tải về');
  await phone.request('POST', '/push', { target: createBrowser().target, version: 1 });
  await ownCode(an);
  await an.says('/trogiup');
  await an.taps('Góp ý cho chi ủy');
  await an.says(words.draft);
  return { test, phone, ids: idsOf(test, an) };
}

/** By which a row is An's. */
function idsOf({ folder }: TestApp, an: PersonDriver): string[] {
  const reader = openTables(folder);
  const ids = reader.idsOf({ kind: 'telegram', address: String(an.id) });
  reader.close();
  const doors = ask(folder, 'SELECT id FROM Door WHERE accountId = ?', ids[0] ?? '');
  const ofChat = [createInboxColumns(testCipher()), createDialogueColumns(testCipher())];
  return [...ids, ...doors.map(({ id }) => String(id)), ...ofChat.map(({ hashOf }) => hashOf(String(an.id)))];
}

async function leaveMore(
  { store, database, cipher }: TestStore,
  { an, now }: { an: PersonDriver; now: Date },
): Promise<void> {
  const ids = createIds({ now: () => now });
  const before = (days: number): Date => new Date(now.getTime() - days * day);
  const accountId = (await store.accounts.findByTelegramId(String(an.id)))?.id ?? '';
  const [member] = await store.members.listByAccount(accountId);
  const { id: memberId = '', unitId = '' } = member ?? {};
  const [round] = await store.rounds.listOpen(unitId);
  const roundId = round?.id ?? '';
  const participant = await store.participants.find(roundId, memberId);
  const [commitment] = await store.commitments.listByMember(memberId);
  const [attendance] = await store.attendances.listByMember(memberId);
  if (participant === undefined || commitment === undefined || attendance === undefined)
    throw new Error('An is not in the middle of a round');
  const roster = await store.members.listByUnit(unitId);
  const secretaryId = roster.find(({ name }) => name === 'Trần Thị Bình')?.id ?? '';
  const year = 2026;

  await store.commitments.put([{ ...commitment, status: 'kept', settledAt: now }]);
  await store.participants.update({ ...participant, reason: 'private' }, now);
  await store.reminders.insert({
    ...{ id: ids.next(), roundId, participantId: participant.id, kind: 'd7', meetingOn: '2026-12-13' },
    ...{ deliveryId: undefined, plannedAt: now },
  });
  const consent = { version: 1, printedOn: '2026-12-01', signedOn: '2026-12-02', receivedOn: '2026-12-03' };
  await store.paperEntries.save({
    ...{ participantId: participant.id, roundId, memberId, enteredById: secretaryId, startedAt: now },
    consent: { ...consent, sharing: 'cell', sharedWithId: undefined },
    ...{ entered: { number: 1, at: now }, endedAt: undefined },
  });
  const present = { outcome: 'present', takenAt: now, takenById: secretaryId } as const;
  await store.attendances.put({ ...attendance, ...present });
  const look = { viewerId: memberId, roundId, what: 'summary', at: now } as const;
  await store.accessEvents.record({ id: ids.next(), memberId: secretaryId, ...look });
  const days = { fromOn: '2026-12-10', untilOn: '2026-12-20' };
  await store.leaves.save({
    ...{ id: ids.next(), unitId, memberId, meetingId: undefined, days, recorded: days, status: 'recorded' },
    ...{ reason: words.leave, word: undefined, comingTo: [], endToldOf: undefined },
    ...{ askedAt: now, decidedAt: now },
  });
  const pledge = { unitId, memberId, year, sharedWithId: undefined, madeAt: now, reports: [] } as const;
  await store.pledges.save({ ...pledge, texts: { ideology: words.pledge }, sharing: 'cell', widest: 'cell' });
  const paper = { memberId, markedAt: now, markedById: secretaryId, contestedAt: undefined };
  await store.pledges.saveOnPaper({ unitId, year }, [paper]);
  const counted = roster.map(({ id }, place) => ({
    ...({ ...pledge, memberId: id, sharing: 'counts_only', widest: 'counts_only', known: false } as const),
    reports: place < 2 ? [{ status: 'kept' as const, note: undefined, at: now }] : [],
  }));
  const all = { expected: roster.length, connected: roster.length, before: [] };
  await store.pledges.saveCounts({ unitId, year, time: 'half' }, countPledges(counted, all));
  await store.takeovers.insert({
    ...{ id: ids.next(), memberId, fromAccountId: undefined, toAccountId: accountId, at: before(60) },
    ...{ opensFrom: undefined, contestedAt: undefined },
  });
  await store.handovers.insert({
    ...{ id: ids.next(), unitId, fromId: secretaryId, toId: memberId, status: 'declined' },
    ...{ proposedAt: before(9), expiresAt: before(2), decidedAt: before(8) },
  });
  const office = { id: ids.next(), unitId, memberId, accountId: undefined, role: 'deputy' } as const;
  await store.offices.insert({ ...office, fromAt: before(4), untilAt: undefined });
  await store.accounts.keepRoster(accountId, [words.roster]);
  const update = { source: 'elsewhere', updateId: 1, chatKey: String(an.id), payload: words.update };
  await createInboxStore(database, cipher).keep({ rows: [], asides: [update], done: [], at: now });
}

async function passFourteenMonths(test: TestApp): Promise<void> {
  for (const on of ['2026-12-20', '2027-01-05', '2028-02-10', '2028-02-11'])
    await test.jumpTo(`${on}T02:00:00Z`);
  await test.settle();
  // What was handled is removed from the inbox with what comes next.
  await test.people.person({ firstName: 'Người lạ' }).start();
}

/** What stands of An in each table, with everything opened that is sealed. */
function lookAt({ test, ids }: World): ReadonlyMap<string, Left> {
  const rows = openRows(test.folder);
  const found = tables.map(({ name }): [string, Left] => {
    const all = rows.all(`SELECT * FROM "${name}"`).map((row) => openedRow(name, row));
    const own = all.filter((row) => ids.some((id) => JSON.stringify(row).includes(id)));
    if (own.some(hasAnswers) || all.some(hasWords)) return [name, 'said'];
    return [name, own.length > 0 ? 'about' : 'nothing'];
  });
  rows.close();
  return new Map(found);
}

function hasAnswers({ levelsSealed }: Row): boolean {
  return typeof levelsSealed === 'string' && readLevels(levelsSealed.trimEnd()).given.length > 0;
}

function hasWords(row: Row): boolean {
  const text = JSON.stringify(row);
  return allWords.some((one) => text.includes(one));
}
