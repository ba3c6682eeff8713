import pg from 'pg';
import { beforeEach, expect, it } from 'vitest';
import { suggestionItems } from '../../src/core/suggestions/suggestion.ts';
import { postgresMigrationsFolder } from '../../src/storage/data-files/project-files.ts';
import { paddedColumn, sealedColumn } from '../../src/storage/engine/columns.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { readMigrations } from '../../src/storage/engine/migration-files.ts';
import type { Sql, Value } from '../../src/storage/engine/sql.ts';
import { tables } from '../../src/storage/generated/tables.ts';
import { createInboxStore } from '../../src/storage/inbox.ts';
import type { Cipher } from '../../src/storage/keys/cipher.ts';
import { openServerDatabase, type ServerOptions } from '../../src/storage/postgres/open.ts';
import type { ResealStep } from '../../src/storage/resealing/resealing.ts';
import { resealSteps } from '../../src/storage/resealing/steps.ts';
import { createStore } from '../../src/storage/store.ts';
import { checklists } from '../support/checklists.ts';
import { testKeys } from '../support/open-database.ts';
import { makeServerDatabase } from '../support/server-database.ts';

const at = new Date('2026-12-01T08:00:00Z');
const migrations = readMigrations(postgresMigrationsFolder);
const later = new Date('2026-12-02T08:00:00Z');
const people = 700;
/** More than are moved at once. */
const members = 60;

let url: string;

beforeEach(async () => {
  url = await makeServerDatabase(process.env['TEST_POSTGRES'] ?? '');
  const older = await open({
    migrations: migrations.slice(0, -1),
    resealSteps: [],
  });
  const roster = sealedColumn(older.cipher, 'Account', 'rosterSealed');
  await older.database.write(async (sql) => {
    for (let index = 0; index < people; index += 1) {
      const id = `account ${String(index)}`;
      await sql.run('INSERT INTO Account (id, rosterSealed, createdAt) VALUES (?, ?, ?)', [
        ...[id, roster.seal(id, JSON.stringify([`Nguyễn Văn ${String(index)}`])), at],
      ]);
      await sql.run('INSERT INTO PlainScreen (accountId, dialogue, screenMessageId) VALUES (?, ?, ?)', [
        ...[id, 'reply', index],
      ]);
      await sql.run('INSERT INTO PlainDoor (accountId, telegramId, openedAt) VALUES (?, ?, ?)', [
        ...[id, String(1000 + index), at],
      ]);
    }
    await fillCell(sql, older.cipher);
  });
  await older.database.close();
});

/** What each step meets: the first member admitted something, made a commitment and a suggestion, which others looked at. */
async function fillCell(sql: Sql, cipher: Cipher): Promise<void> {
  const put = (table: string, row: Record<string, Value>): Promise<number> => {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    return sql.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, Object.values(row));
  };
  const seal = (table: string, column: string, rowId: string, value: unknown): string =>
    cipher.seal({ table, column, rowId }, typeof value === 'string' ? value : JSON.stringify(value));
  await put('Unit', {
    ...{ id: 'unit', kind: 'cell', zone: 'Asia/Ho_Chi_Minh', createdAt: at },
    nameSealed: seal('Unit', 'nameSealed', 'unit', 'Chi bộ Tổ dân phố 5'),
  });
  await put('Checklist', {
    ...{ id: 'checklist', key: checklists.quarter.key, version: 1, effectiveOn: '2026-01-01' },
    ...{ fingerprint: 'x', content: JSON.stringify(checklists.quarter), loadedAt: at },
  });
  await put('Round', {
    ...{ id: 'round', unitId: 'unit', checklistId: 'checklist', kind: 'quarter', year: 2026, month: 12 },
    ...{ opensAt: at, dueAt: later, closesAt: later, lateUntilAt: later, openedAt: at, createdAt: at },
  });
  for (let number = 1; number <= members; number += 1) {
    const of = String(number);
    const [member, participant, review] = [`member-${of}`, `participant-${of}`, `review-${of}`];
    await put('Member', {
      ...{ id: member, unitId: 'unit', standing: 'active', position: number, addedAt: at },
      nameSealed: seal('Member', 'nameSealed', member, 'Nguyễn Văn An'),
    });
    await put('Participant', {
      ...{ id: participant, roundId: 'round', memberId: member, status: 'expected', addedAt: at },
    });
    await put('PlainReview', {
      ...{ id: review, participantId: participant, screen: 'sent', sharing: 'cell', editing: false },
      ...{ touchedAt: later, startedAt: at, sentAt: later, late: false },
    });
    const answer =
      number === 1
        ? { level: 'correcting', together: false, how: 'Có lúc còn chậm', remedy: 'Nộp đúng hạn' }
        : { level: 'none', together: true };
    await put('PlainAnswer', {
      ...{ id: `${review}/4`, reviewId: review, item: 4, updatedAt: at },
      dataSealed: seal('Answer', 'dataSealed', `${review}/4`, answer),
    });
    await put('PlainRevision', {
      ...{ id: `revision-${of}`, reviewId: review, number: 1, sharing: 'cell', late: false, sentAt: later },
      contentSealed: seal('ReviewRevision', 'contentSealed', `revision-${of}`, [{ item: 4, ...answer }]),
    });
  }
  await put('PlainCommitment', {
    ...{
      id: 'commitment',
      unitId: 'unit',
      memberId: 'member-1',
      roundId: 'round',
      checklistKey: 'k',
      item: 4,
    },
    ...{ sharing: 'cell', dueOn: '2026-12-20', status: 'running', reminding: true, everNamed: true },
    ...{ reminded: '2026-12-20:day', madeAt: later, changedAt: later },
    textSealed: seal('Commitment', 'textSealed', 'commitment', { remedy: 'Nộp đúng hạn' }),
  });
  await put('PlainCommitmentEvent', {
    ...{ id: 'event', commitmentId: 'commitment', status: 'running', at: later },
    noteSealed: seal('CommitmentEvent', 'noteSealed', 'event', 'Xong một nửa'),
  });
  const suggesting = suggestionItems(checklists.quarter).at(0) ?? null;
  await put('PlainSuggestion', {
    ...{ id: 'said', unitId: 'unit', memberId: 'member-1', roundId: 'round', item: suggesting },
    ...{ sharing: 'committee', sentAt: later },
    textSealed: seal('Suggestion', 'textSealed', 'said', 'Nên họp sớm hơn'),
  });
  for (const viewerId of ['member-2', 'member-3'])
    await put('PlainAccessEvent', {
      ...{ id: `look of ${viewerId}`, memberId: 'member-1', viewerId, roundId: 'round', what: 'summary' },
      ...{ firstAt: later, lastAt: later },
    });
  for (const memberId of ['member-1', 'member-2'])
    await put('PlainShownWords', {
      ...{ id: `shown of ${memberId}`, memberId, roundId: 'round', accountId: 'account 1', messageId: 7 },
      shownAt: later,
    });
  const participation = { total: members, sent: members, late: 0, paper: 0, excused: 0, exempt: 0 };
  await put('Snapshot', {
    ...{ id: 'frozen', roundId: 'round', number: 1, kind: 'closing', createdAt: later },
    countsSealed: seal('Snapshot', 'countsSealed', 'frozen', {
      ...{ participation, cell: [], addressed: [], pooled: [] },
    }),
  });
  await put('PlainSnapshot', { id: 'frozen', reviews: 17 });
  await put('Summary', {
    ...{ id: 'approved', roundId: 'round', number: 1, approvedById: 'member-2', approvedAt: later },
    contentSealed: seal('Summary', 'contentSealed', 'approved', {
      ...{ closed: true, participation, people: [], items: [], words: [], pooledReviews: 17 },
      commitments: { made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 },
    }),
  });
  await put('PlainSummary', { id: 'approved', fingerprint: 'print-of-what-was-approved' });
  const wish = { kind: 'wish_to_talk', roundId: 'round', memberId: 'member-1' };
  const due = { kind: 'commitment_due', commitmentId: 'commitment', dueOn: '2026-12-20' };
  const letters = [
    { id: 'waiting', status: 'pending', dedupeKey: 'wish_to_talk:round:member-1:account 1', notice: wish },
    { id: 'told', status: 'sent', dedupeKey: 'commitment_due:commitment:2026-12-20:day', notice: due },
  ];
  for (const { id, status, dedupeKey, notice } of letters) {
    await put('Delivery', {
      ...{ id, dedupeHash: id, accountId: 'account 1', contentSealed: '', status },
      ...{ notBefore: later, createdAt: at },
    });
    const noticeSealed = seal('Delivery', 'noticeSealed', id, notice);
    await put('PlainDelivery', { id, dedupeKey, noticeSealed });
  }
  await put('"Group"', { id: 'group', chatHash: 'group', chatSealed: '', status: 'linked', addedAt: at });
  await put('PlainGroupChat', { groupId: 'group', chatId: '-100' });
  await put('InboxUpdate', {
    ...{ source: 'telegram', updateId: 1, chatKey: '1001', receivedAt: at },
    payloadSealed: seal('InboxUpdate', 'payloadSealed', '1', '{}'),
  });
  await put('Dialogue', {
    ...{ key: '1001', updatedAt: at, stateSealed: seal('Dialogue', 'stateSealed', '1001', '{}') },
  });
}

async function open(options: Partial<ServerOptions> = {}) {
  const opened = await openServerDatabase({ url, keys: testKeys, clock: { now: () => at }, ...options });
  if (opened.status !== 'opened') throw new Error(opened.status);
  return opened;
}

async function beside(sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

const fileOfAccounts = `SELECT pg_relation_filenode('"Account"') AS file`;
const leftInClear = `SELECT (SELECT count(*)::int FROM "PlainDoor") AS doors, (SELECT count(*)::int FROM "PlainScreen") AS screens`;

it('a database that stood at an older version comes up in the form of this one, in tables written anew', async () => {
  const before = await beside(fileOfAccounts);
  const { database, cipher, applied } = await open();
  const { accounts } = createStore({ database, cipher, ids: createIds() });

  expect(applied).toEqual([migrations.at(-1)?.name]);
  expect(await accounts.findByTelegramId('1699')).toMatchObject({
    ...{ id: 'account 699', dialogue: 'reply', screenMessageId: 699 },
  });
  expect(await accounts.readRoster('account 7')).toEqual(['Nguyễn Văn 7']);
  expect(await beside(leftInClear)).toEqual([{ doors: 0, screens: 0 }]);
  const [shortest] = await beside('SELECT min(length("rosterSealed")) AS length FROM "Account"');
  const padded = paddedColumn(cipher, 'Account', 'rosterSealed').seal('account 7', '[]');
  expect(shortest).toEqual({ length: padded.length });
  expect(await beside(fileOfAccounts)).not.toEqual(before);

  expect(await database.isResealUntold()).toBe(true);
  await database.markResealTold();
  await database.close();
  const again = await open();
  expect(await again.database.isResealUntold()).toBe(false);
  await again.database.close();
});

it('what the older version knew of a cell is all there, and nothing of it is left in clear', async () => {
  const { database, cipher } = await open();
  const store = createStore({ database, cipher, ids: createIds() });

  const own = await store.reviews.findOwn('round', 'member-1');
  expect(own?.review).toMatchObject({ position: { screen: 'sent' }, sharing: 'cell', startedAt: at });
  expect(own?.answers).toMatchObject([{ item: 4, level: 'correcting', how: 'Có lúc còn chậm' }]);
  expect(await store.revisions.findNewest(own?.review.id ?? '')).toMatchObject({
    ...{ number: 1, sharing: 'cell', sentAt: later, answers: [{ item: 4, remedy: 'Nộp đúng hạn' }] },
  });
  expect(await store.revisions.listNewest('round')).toHaveLength(members);
  expect(await store.commitments.findById('commitment', ['member-1'])).toMatchObject({
    ...{ status: 'running', dueOn: '2026-12-20', text: { remedy: 'Nộp đúng hạn' } },
    events: [{ status: 'running', note: 'Xong một nửa' }],
  });
  expect(await store.suggestions.findById('said')).toMatchObject({ text: 'Nên họp sớm hơn', sentAt: later });
  const looks = await store.accessEvents.listByMember('member-1');
  expect(looks.map(({ viewerId }) => viewerId).sort()).toEqual(['member-2', 'member-3']);
  for (const memberId of ['member-1', 'member-2'])
    expect(await store.shownWords.listByMember(memberId)).toMatchObject([
      { accountId: 'account 1', messageId: 7 },
    ]);
  expect(await store.snapshots.listByRound('round')).toMatchObject([{ id: 'frozen', reviews: 17 }]);
  expect(await store.summaries.findNewest('round')).toMatchObject({
    ...{ id: 'approved', fingerprint: 'print-of-what-was-approved' },
  });
  // What was told already, and tells something itself, is not kept.
  expect(await store.deliveries.listByAccount('account 1')).toMatchObject([
    { id: 'waiting', dedupeKey: 'wish_to_talk:round:member-1:account 1' },
  ]);
  expect(await store.groups.findByChat('-100')).toMatchObject({ id: 'group' });
  expect(await createInboxStore(database, cipher).left()).toMatchObject([{ updateId: 1, payload: '{}' }]);
  await database.close();

  for (const { name } of tables.filter((table) => table.name.startsWith('Plain')))
    expect(await beside(`SELECT * FROM "${name}"`), name).toEqual([]);
  expect(
    await beside(
      `SELECT length("chatKey") AS hashed FROM "InboxUpdate" UNION SELECT length(key) FROM "Dialogue"`,
    ),
  ).toEqual([{ hashed: 43 }]);
  // Whoever made no commitment or said nothing has as much of it in the tables as whoever did.
  for (const [table, column] of [
    ['Review', 'levelsSealed'],
    ['ReviewTexts', 'contentSealed'],
    ['ReviewRevision', 'textsSealed'],
    ['CommitmentSheet', 'contentSealed'],
    ['Suggestion', 'contentSealed'],
  ]) {
    const counts = `SELECT count(*)::int AS rows, count(DISTINCT length("${column}"))::int AS lengths FROM "${table}"`;
    expect(await beside(counts), table).toEqual([{ rows: members, lengths: 1 }]);
  }
});

it('a start that is cut off goes on where it stood', async () => {
  const [first] = resealSteps.filter(({ name }) => name === 'doors');
  let batches = 0;
  const cutOff: ResealStep = {
    name: 'doors',
    run(batch) {
      batches += 1;
      if (first === undefined || batches > 1) throw new Error('killed');
      return first.run(batch);
    },
  };
  await expect(open({ resealSteps: [cutOff] })).rejects.toThrow('killed');
  expect(await beside(leftInClear)).toEqual([{ doors: 200, screens: people }]);

  const { database } = await open();
  expect(await beside(leftInClear)).toEqual([{ doors: 0, screens: 0 }]);
  expect(await beside('SELECT count(*)::int AS doors FROM "Door"')).toEqual([{ doors: people }]);
  await database.close();
});
