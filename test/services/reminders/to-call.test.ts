import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import { listWaitingOnPages } from '../../../src/services/reminders/to-call.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

let cell: Cell;

beforeEach(async () => {
  cell = await openRoundCell();
});

afterEach(() => cell.close());

const target = { endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } };

/** Returns the id of the device. */
async function comesByPage({ accountId = '' }: Member, { alone = true } = {}): Promise<string> {
  const id = cell.ids.next();
  const openedAt = cell.clock.now();
  const [telegram] = await cell.store.doors.listByAccount(accountId);
  await cell.store.doors.insert({ id, accountId, kind: 'web', address: id, openedAt });
  if (alone && telegram !== undefined) await cell.store.doors.close(telegram.id, openedAt);
  return id;
}

async function namesToCall(): Promise<string[]> {
  const [next] = await cell.upcoming();
  if (next === undefined) throw new Error('nothing planned');
  const ids = await listWaitingOnPages(cell.store, next.round, cell.clock.now());
  return (await cell.store.members.listByIds(ids)).map(({ name }) => name);
}

it('who is sent what comes on a page and is told of nothing is to be called from the day before the meeting, until they have finished', async () => {
  const an = await cell.addMember('Nguyễn Văn An');
  const bao = await cell.addMember('Đỗ Quốc Bảo');
  const cuong = await cell.addMember('Lê Văn Cường');
  const dung = await cell.addMember('Phạm Thị Dung');
  await cell.addMember('Vũ Thị Giang', { account: 'none' });
  await comesByPage(an);
  await comesByPage(bao);
  const tablet = await comesByPage(cuong, { alone: false });
  const told = await comesByPage(dung);
  await cell.store.pagePushes.put({ doorId: told, target, version: 1, agreedAt: cell.clock.now() });

  // The meeting is on 3 December at 19:30 in Ha Noi.
  await cell.jumpTo('2026-12-01T16:59:00Z');
  expect(await namesToCall()).toEqual([]);
  await cell.jumpTo('2026-12-01T17:00:00Z');
  expect(await namesToCall()).toEqual(['Nguyễn Văn An', 'Đỗ Quốc Bảo']);

  const [next] = await cell.upcoming();
  await cell.review(an.id, next?.round.id ?? '');
  await cell.store.pagePushes.end(told);
  // What he is sent went to Telegram so far.
  await cell.store.accounts.setLastDoor(cuong.accountId ?? '', tablet);
  expect(await namesToCall()).toEqual(['Đỗ Quốc Bảo', 'Lê Văn Cường', 'Phạm Thị Dung']);
});
