import Sqlite from 'better-sqlite3';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/core/summaries/summary.ts';
import { openDatabase } from '../../src/storage/engine/database.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { createStore } from '../../src/storage/store.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { findLeaks } from '../support/leaks.ts';
import { testKeys } from '../support/open-database.ts';
import type { PersonDriver } from '../support/people.ts';

type Sharing = 'Cả chi bộ' | 'Riêng đ/c Trần Thị Bình' | 'Chỉ lấy số liệu, không nêu tên';
type Plan = { name: string; sharing: Sharing; admits?: 'promise' | 'text' | 'level'; wishes?: true };

const cell = 'Cả chi bộ';
const secretaryOnly = 'Riêng đ/c Trần Thị Bình';
const countsOnly = 'Chỉ lấy số liệu, không nêu tên';

/** Who does what, in this order; both kinds share in the same ways. */
const plans: readonly Plan[] = [
  { name: 'Nguyễn Văn An', sharing: cell },
  { name: 'Lê Thị Bưởi', sharing: countsOnly, admits: 'promise' },
  { name: 'Phạm Thị Dung', sharing: cell, admits: 'promise', wishes: true },
  { name: 'Hoàng Văn Em', sharing: countsOnly },
  { name: 'Vũ Thị Giang', sharing: secretaryOnly },
  { name: 'Bùi Văn Hải', sharing: countsOnly, admits: 'promise' },
  { name: 'Ngô Văn Lâm', sharing: countsOnly },
  { name: 'Trịnh Thị Mai', sharing: secretaryOnly, admits: 'level' },
  { name: 'Đỗ Thị Kim', sharing: countsOnly, admits: 'text', wishes: true },
  { name: 'Đinh Văn Nam', sharing: cell },
];

let test: TestApp;
let members: ReadonlyMap<string, string>;
/** Copies of the file, in the order of the month. */
const copies = new Map<string, string>();

function copy(moment: string): void {
  const file = path.join(test.folder, `${moment}.copy`);
  const database = new Sqlite(path.join(test.folder, 'tu-soi.db'), { timeout: 5000 });
  database.prepare('VACUUM INTO ?').run(file);
  database.close();
  copies.set(moment, file);
}

async function review(person: PersonDriver, { sharing, admits, wishes }: Plan): Promise<void> {
  await person.taps('Bắt đầu tự soi');
  if (admits !== undefined) {
    await person.taps('4');
    await person.taps('Có, đang sửa');
    if (admits !== 'level') {
      await person.taps('Viết: Biểu hiện');
      await person.says('Có lúc còn chậm việc tổ giao');
      if (admits === 'promise') {
        await person.taps(/Bước sau: Biện pháp/);
        await person.says('Báo cáo đúng hạn');
        await person.says('20/12');
      }
    }
    await person.taps('Xong mục này');
  }
  if (wishes === true) {
    await person.taps('5');
    await person.taps('Muốn trao đổi riêng');
    await person.taps('Có, xin báo giúp');
  }
  for (let group = 0; group < 3; group += 1) await person.taps('Nhóm này');
  await person.taps(sharing);
  await person.taps('Gửi');
  person.sees('Đã gửi');
}

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  const secretary = await setUpCell(test);
  await enterRoster(
    secretary,
    plans.map(({ name }) => name),
  );
  const people = new Map<string, PersonDriver>();
  for (const { name } of plans) people.set(name, await joinByName(test, secretary, name));
  const of = ({ name }: Plan): PersonDriver => {
    const person = people.get(name);
    if (person === undefined) throw new Error(`${name} has not joined`);
    return person;
  };
  members = readMembers(people);
  await test.passTo('2026-11-23T02:00:00Z');
  // One every ten minutes; who admits something takes longer.
  for (const [index, plan] of plans.entries()) {
    const minutes = String(index * 10).padStart(2, '0');
    test.clock.moveTo(new Date(new Date('2026-11-23T03:00:00Z').getTime() + Number(minutes) * 60_000));
    await review(of(plan), plan);
  }
  copy('sent');
  await secretary.says('/tonghop');
  await secretary.taps('Phần viết');
  copy('read');
  await secretary.says('/tonghop');
  await secretary.taps('Duyệt bản này');
  await test.passTo('2026-12-20T02:00:00Z');
  copy('reminded');
}, 300_000);

afterAll(() => test.close());

/** The ids of the members, by their names: the secretary entered them in this order. */
function readMembers(people: ReadonlyMap<string, PersonDriver>): ReadonlyMap<string, string> {
  const database = new Sqlite(path.join(test.folder, 'tu-soi.db'), { readonly: true, timeout: 5000 });
  const ids = database
    .prepare<[], { id: string }>('SELECT id FROM Member ORDER BY position')
    .all()
    .map(({ id }) => id)
    .slice(-people.size);
  database.close();
  return new Map([...people.keys()].map((name, index) => [name, ids[index] ?? '']));
}

function idsOf(isMeant: (plan: Plan) => boolean): string[] {
  return plans.filter(isMeant).map(({ name }) => members.get(name) ?? '');
}

const secrets = {
  'who admitted something': ({ admits }: Plan) => admits !== undefined,
  'who wrote something': ({ admits }: Plan) => admits === 'text' || admits === 'promise',
  'who promised something': ({ admits }: Plan) => admits === 'promise',
  'who would like to talk': ({ wishes }: Plan) => wishes === true,
  'who is only counted': ({ sharing }: Plan) => sharing === countsOnly,
};

describe('a month that is known by heart', () => {
  for (const moment of ['sent', 'read', 'reminded']) {
    for (const [secret, isMeant] of Object.entries(secrets)) {
      it(`does not tell from the file without its key ${secret}, once all is ${moment}`, () => {
        const file = copies.get(moment) ?? '';
        expect(
          findLeaks(
            file,
            idsOf(() => true),
            idsOf(isMeant),
          ),
        ).toEqual([]);
      });
    }
  }

  it('does not tell from the file how many were only counted, nor lets anybody try out what was approved', async () => {
    const file = copies.get('reminded') ?? '';
    const opened = await openDatabase({ url: `file:${file}`, keys: testKeys, clock: test.clock });
    if (opened.status !== 'opened') throw new Error(`it does not open: ${opened.status}`);
    const { database, cipher } = opened;
    const store = createStore({ database, cipher, ids: createIds() });
    const [{ id, roundId } = { id: '', roundId: '' }] = await database.client.summary.findMany();
    const [approved] = await store.summaries.listByRound(roundId);
    const [frozen] = await store.snapshots.listByRound(roundId);
    await database.close();
    if (approved === undefined || frozen === undefined) throw new Error('nothing was approved, or frozen');
    expect([approved.id, frozen.reviews]).toEqual([id, 5]);
    // Whoever knows or guesses what stands in a summary makes its fingerprint like this, without the key.
    const guessed = fingerprintOf(approved.content);
    expect(approved.fingerprint).toBe(guessed);
    expect(readFileSync(file).includes(guessed)).toBe(false);
    const reader = new Sqlite(file, { readonly: true });
    const values = reader.prepare('SELECT * FROM Snapshot WHERE id = ?').raw().get(frozen.id);
    reader.close();
    expect(values).not.toContain(5);
  });

  it('would be told by a row, a length, an order or a time, as the search finds them', () => {
    const all = idsOf(() => true);
    const admitted = idsOf(secrets['who admitted something']);
    const planted = (sql: (memberId: string, isAdmitted: boolean, index: number) => string): string[] => {
      const file = path.join(test.folder, `planted-${copies.size}.copy`);
      copyFileSync(copies.get('sent') ?? '', file);
      copies.set(file, file);
      const database = new Sqlite(file);
      database.exec('CREATE TABLE Commitment (id TEXT, memberId TEXT, dueOn TEXT, at TEXT)');
      all.forEach((memberId, index) => {
        database.exec(sql(memberId, admitted.includes(memberId), index));
      });
      database.close();
      return findLeaks(file, all, admitted).map(({ by }) => by);
    };
    expect(
      planted((memberId, isAdmitted) =>
        isAdmitted ? `INSERT INTO Commitment (memberId) VALUES ('${memberId}')` : '',
      ),
    ).toContain('Commitment: rows');
    expect(
      planted(
        (memberId, isAdmitted, index) =>
          `INSERT INTO Commitment (memberId, dueOn) VALUES ('${memberId}', '${(isAdmitted ? 'xx' : 'x') + String(index)}')`,
      ),
    ).toContain('Commitment.dueOn: lengths');
    expect(
      planted(
        (memberId, isAdmitted, index) =>
          `INSERT INTO Commitment (rowid, memberId) VALUES (${String((isAdmitted ? 100 : 1) + index)}, '${memberId}')`,
      ),
    ).toContain('Commitment: place of the first row');
    expect(
      planted(
        (memberId, isAdmitted, index) =>
          `INSERT INTO Commitment (memberId, dueOn, at) VALUES ('${memberId}', '2026-12-0${String((index % 5) + 1)}T00:00:00Z',
         '2026-12-0${String((index % 5) + 1)}T00:0${isAdmitted ? '4' : '2'}:00Z')`,
      ),
    ).toContain('from Commitment.dueOn: least to Commitment.at: least');
  });
});
