import Sqlite from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Cipher } from '../../../src/storage/keys/cipher.ts';
import { openDatabase, type OpenOptions } from '../../../src/storage/engine/database.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { readMigrations } from '../../../src/storage/engine/migration-files.ts';
import { migrationsFolder } from '../../../src/storage/data-files/project-files.ts';
import { resealSteps } from '../../../src/storage/resealing/steps.ts';
import { createStore } from '../../../src/storage/store.ts';
import { checklists } from '../../support/checklists.ts';
import { testKeys } from '../../support/open-database.ts';

const at = '2026-12-01T08:00:00.000+00:00';
const later = '2026-12-02T08:00:00.000+00:00';
const clock = { now: () => new Date('2026-12-03T08:00:00Z') };
/** Of the first four members, when that was one fact with their membership. */
const standings = ['official', 'probationary', 'exempt', 'temporary'];
/** More than are moved at once. */
const people = 60;

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-older-'));
  const older = readMigrations(migrationsFolder).filter(({ name }) => name < '20261128');
  const { database, cipher } = await open({ migrations: older, resealSteps: [] });
  await database.close();
  const connection = new Sqlite(fileOf());
  connection.transaction(() => {
    fill(connection, cipher);
  })();
  connection.close();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function open(options: Partial<OpenOptions> = {}) {
  const opened = await openDatabase({ url: `file:${fileOf()}`, keys: testKeys, clock, ...options });
  if (opened.status !== 'opened') throw new Error(`it does not open: ${opened.status}`);
  return opened;
}

function fileOf(): string {
  return path.join(folder, 'tu-soi.db');
}

/** What the version before this one wrote: the first member admitted, committed to and suggested something. */
function fill(connection: Sqlite.Database, cipher: Cipher): void {
  const put = (table: string, row: Record<string, string | number | null>): void => {
    const columns = Object.keys(row);
    connection
      .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
  };
  const seal = (table: string, column: string, rowId: string, value: unknown): string =>
    cipher.seal({ table, column, rowId }, typeof value === 'string' ? value : JSON.stringify(value));
  put('Unit', {
    ...{ id: 'unit', kind: 'cell', zone: 'Asia/Ho_Chi_Minh', createdAt: at },
    nameSealed: seal('Unit', 'nameSealed', 'unit', 'Chi bộ Tổ dân phố 5'),
  });
  const content = JSON.stringify(checklists.quarter);
  put('Checklist', {
    ...{ id: 'checklist', key: checklists.quarter.key, version: 1, effectiveOn: '2026-01-01' },
    ...{ fingerprint: 'x', content, loadedAt: at },
  });
  put('Round', {
    ...{ id: 'round', unitId: 'unit', checklistId: 'checklist', kind: 'quarter', year: 2026, month: 12 },
    ...{ opensAt: at, dueAt: later, closesAt: later, lateUntilAt: later, openedAt: at, createdAt: at },
  });
  for (let number = 1; number <= people; number += 1) {
    const [member, participant, review] = [`member-${number}`, `participant-${number}`, `review-${number}`];
    const admits = number === 1;
    put('Member', {
      ...{
        id: member,
        unitId: 'unit',
        standing: standings[number - 1] ?? 'official',
        position: number,
        addedAt: at,
      },
      nameSealed: seal('Member', 'nameSealed', member, 'Nguyễn Văn An'),
    });
    put('Participant', {
      id: participant,
      roundId: 'round',
      memberId: member,
      status: 'expected',
      addedAt: at,
    });
    put('Review', {
      ...{ id: review, participantId: participant, screen: 'sent', sharing: 'cell', editing: 0, late: 0 },
      ...{ touchedAt: later, startedAt: at, sentAt: later, answersMark: 'm' },
    });
    const answer = admits
      ? { level: 'correcting', together: false, how: 'Có lúc còn chậm', remedy: 'Nộp đúng hạn' }
      : { level: 'none', together: true };
    put('Answer', {
      ...{ id: `${review}/4`, reviewId: review, item: 4, updatedAt: at },
      dataSealed: seal('Answer', 'dataSealed', `${review}/4`, answer),
    });
    put('ReviewRevision', {
      ...{ id: `revision-${number}`, reviewId: review, number: 1, sharing: 'cell', late: 0, sentAt: later },
      contentSealed: seal('ReviewRevision', 'contentSealed', `revision-${number}`, [{ item: 4, ...answer }]),
    });
  }
  put('Commitment', {
    ...{
      id: 'commitment',
      unitId: 'unit',
      memberId: 'member-1',
      roundId: 'round',
      checklistKey: 'k',
      item: 4,
    },
    ...{ sharing: 'cell', dueOn: '2026-12-20', status: 'running', reminding: 1, reminded: '2026-12-20:day' },
    ...{ everNamed: 1, madeAt: later, changedAt: later },
    textSealed: seal('Commitment', 'textSealed', 'commitment', { remedy: 'Nộp đúng hạn' }),
  });
  put('CommitmentEvent', {
    id: 'e1',
    commitmentId: 'commitment',
    status: 'made',
    dueOn: '2026-12-20',
    at: later,
  });
  put('CommitmentEvent', {
    ...{ id: 'e2', commitmentId: 'commitment', status: 'running', at: later },
    noteSealed: seal('CommitmentEvent', 'noteSealed', 'e2', 'Xong một nửa'),
  });
  const none = { made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 };
  const participation = { total: people, sent: people, late: 0, paper: 0, excused: 0, exempt: 0 };
  put('Snapshot', {
    ...{ id: 'frozen', roundId: 'round', number: 1, kind: 'closing', reviews: 17, createdAt: later },
    countsSealed: seal('Snapshot', 'countsSealed', 'frozen', {
      ...{ participation, cell: [], addressed: [], pooled: [] },
    }),
  });
  put('Summary', {
    ...{ id: 'approved', roundId: 'round', number: 1, approvedById: 'member-2', approvedAt: later },
    fingerprint: 'print-of-what-was-approved',
    contentSealed: seal('Summary', 'contentSealed', 'approved', {
      ...{ closed: true, participation, people: [], items: [], words: [], pooledReviews: 17 },
      commitments: none,
    }),
  });
  put('Suggestion', {
    ...{ id: 'said', unitId: 'unit', memberId: 'member-1', roundId: 'round', item: suggesting() },
    ...{ sharing: 'committee', sentAt: later },
    textSealed: seal('Suggestion', 'textSealed', 'said', 'Nên họp sớm hơn'),
  });
  put('AccessEvent', {
    ...{ id: 'look', memberId: 'member-1', viewerId: 'member-2', roundId: 'round', what: 'summary' },
    ...{ firstAt: later, lastAt: later },
  });
  put('ShownWords', {
    ...{
      id: 'shown',
      memberId: 'member-1',
      roundId: 'round',
      accountId: 'account',
      messageId: 7,
      shownAt: later,
    },
  });
  put('Account', {
    ...{ id: 'account', telegramId: '7001', chatId: '7001', dialogue: 'commitment', screenMessageId: 7 },
    createdAt: at,
  });
  const wish = { kind: 'wish_to_talk', roundId: 'round', memberId: 'member-1' };
  put('Delivery', {
    ...{
      id: 'waiting',
      dedupeKey: 'wish_to_talk:round:member-1:account',
      accountId: 'account',
      roundId: 'round',
    },
    ...{ kind: 'wish_to_talk', status: 'pending', notBefore: later, createdAt: at },
    noticeSealed: seal('Delivery', 'noticeSealed', 'waiting', wish),
  });
  put('Delivery', {
    ...{ id: 'told', dedupeKey: 'commitment_due:commitment:2026-12-20:day', accountId: 'account' },
    ...{ kind: 'commitment_due', status: 'sent', notBefore: at, createdAt: at, settledAt: at },
    noticeSealed: seal('Delivery', 'noticeSealed', 'told', {
      kind: 'commitment_due',
      commitmentId: 'commitment',
      dueOn: '2026-12-20',
    }),
  });
}

function suggesting(): number {
  return (
    checklists.quarter.groups
      .flatMap(({ items }) => items)
      .find((item) => item.kind === 'long_text' && item.suggestion === true)?.number ?? 0
  );
}

async function readAll(): Promise<unknown> {
  const { database, cipher } = await open();
  const store = createStore({ database, cipher, ids: createIds() });
  const own = await store.reviews.findOwn('round', 'member-1');
  const revision = await store.revisions.findNewest(own?.review.id ?? '');
  const commitment = await store.commitments.findById('commitment', ['member-1']);
  const account = await store.accounts.findById('account');
  const read = {
    position: own?.review.position,
    startedAt: own?.review.startedAt.toISOString(),
    answer: own?.answers[0]?.how,
    sent: [revision?.sharing, revision?.answers?.[0]?.remedy, revision?.sentAt.toISOString()],
    commitment: [commitment?.status, commitment?.dueOn, commitment?.text?.remedy],
    events: commitment?.events.map(({ status, note }) => [status, note]),
    suggestion: (await store.suggestions.findById('said'))?.text,
    suggested: (await store.suggestions.listByMember('member-2')).length,
    looks: (await store.accessEvents.listByMember('member-1')).map(({ viewerId }) => viewerId),
    shown: (await store.shownWords.listByMember('member-1')).map(({ messageId }) => messageId),
    account: [account?.dialogue, account?.screenMessageId],
    frozen: (await store.snapshots.listByRound('round')).map(({ reviews }) => reviews),
    approved: (await store.summaries.findNewest('round'))?.fingerprint,
    others: (await store.revisions.listNewest('round')).length,
    members: (await store.members.listByUnit('unit'))
      .slice(0, 4)
      .map(({ membership, standing }) => [membership, standing]),
    deliveries: (await store.deliveries.listByAccount('account')).map(({ dedupeKey }) => dedupeKey),
  };
  await database.close();
  return read;
}

const whole = {
  position: { screen: 'sent' },
  startedAt: '2026-12-01T08:00:00.000Z',
  answer: 'Có lúc còn chậm',
  sent: ['cell', 'Nộp đúng hạn', '2026-12-02T08:00:00.000Z'],
  commitment: ['running', '2026-12-20', 'Nộp đúng hạn'],
  events: [
    ['made', undefined],
    ['running', 'Xong một nửa'],
  ],
  suggestion: 'Nên họp sớm hơn',
  suggested: 0,
  looks: ['member-2'],
  shown: [7],
  account: ['commitment', 7],
  frozen: [17],
  approved: 'print-of-what-was-approved',
  others: people,
  members: [
    ['official', 'active'],
    ['probationary', 'active'],
    [undefined, 'exempt'],
    [undefined, 'temporary'],
  ],
  // What was told already, and tells something itself, is not kept.
  deliveries: ['wish_to_talk:round:member-1:account'],
};

it('what an older version kept in clear is all there, sealed, and nothing of it is left in the file', async () => {
  expect(await readAll()).toEqual(whole);
  const bytes = readFileSync(fileOf());
  for (const told of [
    '2026-12-20',
    'running',
    'review-1',
    'revision-1',
    'wish_to_talk',
    'commitment_due',
    'print-of',
  ]) {
    expect(bytes.includes(told), told).toBe(false);
  }
  const file = new Sqlite(fileOf());
  const counts = (table: string, column: string): unknown =>
    file.prepare(`SELECT count(*) AS rows, count(DISTINCT length(${column})) AS lengths FROM ${table}`).get();
  expect(counts('CommitmentSheet', 'contentSealed')).toEqual({ rows: people, lengths: 1 });
  expect(counts('ReviewTexts', 'contentSealed')).toEqual({ rows: people, lengths: 1 });
  expect(counts('Review', 'levelsSealed')).toEqual({ rows: people, lengths: 1 });
  expect(counts('ReviewRevision', 'textsSealed')).toEqual({ rows: people, lengths: 1 });
  expect(counts('Suggestion', 'contentSealed')).toEqual({ rows: people, lengths: 1 });
  expect(file.prepare('SELECT * FROM Snapshot').raw().get()).not.toContain(17);
  file.close();
});

it('a start that is killed while it seals goes on where it stood', async () => {
  for (const killedAt of [2, 3, 5, 4]) {
    let batches = 0;
    const mortal = resealSteps.map((step) => ({
      ...step,
      run: async (batch: Parameters<typeof step.run>[0]) => {
        batches += 1;
        // Written, and not yet on disk.
        const outcome = await step.run(batch);
        if (batches === killedAt) throw new Error('killed');
        return outcome;
      },
    }));
    await expect(open({ resealSteps: mortal })).rejects.toThrow('killed');
  }
  expect(await readAll()).toEqual(whole);
});
