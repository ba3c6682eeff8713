import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sharing } from '../../../src/core/sharing.ts';
import { createUnitCounting } from '../../../src/services/units/counts.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { countsScreen, countsText, partsScreen } from '../../../src/screens/units/counts.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';
import { officeOf } from '../../support/records.ts';

const { vi } = await loadTranslators('locales');

let cell: SummaryCell;
let wardId: string;
let members: string[];
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  const { store, ids, clock, unitId } = cell;
  wardId = ids.next();
  const unit = await store.units.findById(unitId);
  if (unit === undefined) throw new Error('no cell');
  await store.units.insert({
    ...{ ...unit, id: wardId, kind: 'ward', name: 'Đảng ủy phường Tây Hồ' },
    createdAt: clock.now(),
  });
  await store.unitTree.move(unitId, wardId);
  members = await cell.addMembers('An', 'Dung', 'Em', 'Giang', 'Hải', 'Khoa');
  roundId = await cell.openRound();
});

afterEach(() => cell.close());

const closed = new Date('2026-12-03T13:00:00Z');

async function makeOfficer(memberId: string): Promise<void> {
  const { accountId } = await cell.actorOf(memberId);
  const office = { id: cell.ids.next(), unitId: wardId, accountId, role: 'committee_officer' } as const;
  await cell.store.offices.insert(officeOf(office, cell.clock.now()));
}

/** What the committee of the ward reads about item 1, and of the commitments. */
async function read(accountId: string) {
  const { figures, parts } = await view(accountId);
  expect(parts[0]?.figures.checklists).toEqual(figures.checklists);
  const item = figures.checklists[0]?.items.find((one) => one.item === 1);
  return { none: item?.none ?? 0, atRisk: item?.at_risk ?? 0, made: figures.commitments.made };
}

async function view(accountId: string) {
  const { store, clock } = cell;
  const counting = createUnitCounting({ store, clock, defaultZone: 'Asia/Ho_Chi_Minh' });
  const actor = await store.accounts.loadActor(accountId, 1, clock.now());
  const outcome = await counting.count(actor, wardId, undefined);
  if (outcome.status !== 'counted') throw new Error(`not counted: ${outcome.status}`);
  return outcome.view;
}

/** An says no, the others are at risk. */
async function sendAll(sharing: Sharing, count: number): Promise<string> {
  const [an = '', ...others] = members;
  await cell.send(roundId, an, sharing, {});
  for (const memberId of others.slice(0, count - 1)) {
    await cell.send(roundId, memberId, sharing, { 1: 'at_risk' });
  }
  return an;
}

async function stranger(): Promise<string> {
  const id = await cell.addMember('Người ngoài');
  const { accountId } = await cell.actorOf(id);
  await makeOfficer(id);
  return accountId;
}

describe.each(['counts_only', 'secretary'] as const)('answers shared as %s', (sharing) => {
  it('are hidden from a member who reads for the committee later, as the own one would come off them', async () => {
    const an = await sendAll(sharing, 5);
    cell.clock.moveTo(closed);
    await cell.tick();
    const { accountId } = await cell.actorOf(an);
    await makeOfficer(an);
    expect(await read(await stranger())).toMatchObject({ none: 1, atRisk: 4 });
    expect(await read(accountId)).toMatchObject({ none: 0, atRisk: 0 });
  });

  it('stay hidden after that member has erased the review, and after leaving the cell', async () => {
    const an = await sendAll(sharing, 5);
    cell.clock.moveTo(closed);
    await cell.tick();
    const { accountId } = await cell.actorOf(an);
    await makeOfficer(an);
    await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
    expect(await read(accountId)).toMatchObject({ none: 0, atRisk: 0 });
    const member = await cell.store.members.findById(an);
    if (member !== undefined) await cell.store.members.update({ ...member, removedAt: cell.clock.now() });
    expect(await read(accountId)).toMatchObject({ none: 0, atRisk: 0 });
  });

  it('are told to nobody where the fifth already read for the committee when the round was closed', async () => {
    await makeOfficer(members[0] ?? '');
    await sendAll(sharing, 5);
    cell.clock.moveTo(closed);
    await cell.tick();
    expect(await read(await stranger())).toMatchObject({ none: 0, atRisk: 0 });
  });

  it('are shown where five others hide each other without the own one', async () => {
    const an = await sendAll(sharing, 5);
    await cell.send(roundId, members[5] ?? '', sharing, {});
    cell.clock.moveTo(closed);
    await cell.tick();
    const { accountId } = await cell.actorOf(an);
    await makeOfficer(an);
    expect(await read(accountId)).toMatchObject({ none: 2, atRisk: 4 });
  });
});

it('an answer for the secretary that the cell was to read before hides nobody from the committee', async () => {
  const [an = ''] = members;
  await cell.send(roundId, an, 'cell', {});
  await sendAll('secretary', 5);
  cell.clock.moveTo(closed);
  await cell.tick();
  expect(await read(await stranger())).toMatchObject({ none: 0, atRisk: 0 });
});

it('commitments for the secretary are hidden from the one who made one of them', async () => {
  const committed = { 1: { level: 'correcting', remedy: 'Nộp trước thứ Sáu' } } as const;
  for (const memberId of members.slice(0, 5)) await cell.send(roundId, memberId, 'secretary', committed);
  const said = { id: cell.ids.next(), status: 'kept', note: undefined, dueOn: undefined, roundId } as const;
  await cell.store.commitments.put(
    (await cell.store.commitments.listByMember(members[1] ?? '')).map((one) => ({
      ...one,
      events: [...one.events, { ...said, at: cell.clock.now() }],
    })),
  );
  cell.clock.moveTo(closed);
  await cell.tick();
  const [an = ''] = members;
  const { accountId } = await cell.actorOf(an);
  await makeOfficer(an);
  expect((await read(await stranger())).made).toBe(5);
  expect((await read(accountId)).made).toBe(0);
});

it('a deputy who reads for the committee cannot take its numbers off those of the summary', async () => {
  // The secretary's own review is for the first deputy alone; five members' are for the secretary.
  const secondDeputy = await cell.addMember('Lê Thị Nga', 'deputy');
  await sendAll('secretary', 5);
  await cell.send(roundId, cell.secretaryId, 'secretary', { 1: 'correcting' });
  cell.clock.moveTo(closed);
  await cell.tick();
  await makeOfficer(secondDeputy);
  const { accountId } = await cell.actorOf(secondDeputy);
  const { summary } = await cell.look(roundId, secondDeputy);
  expect(await read(accountId)).toMatchObject({ none: 1, atRisk: 4 });
  expect(summary.items[0]).toMatchObject({ at_risk: 4, correcting: 0 });
});

it('a cell without a round or a meeting is told with everybody on its roster, and who is in two cells is explained', async () => {
  const { store, ids, clock, unitId } = cell;
  const unit = await store.units.findById(unitId);
  const [an] = await store.members.listByIds(members.slice(0, 1));
  if (unit === undefined || an === undefined) throw new Error('no cell');
  const otherId = ids.next();
  await store.units.insert({ ...unit, id: otherId, name: 'Chi bộ Tổ dân phố 9', createdAt: clock.now() });
  await store.unitTree.move(otherId, wardId);
  await store.members.insertMany(
    ['Nhàn', an.name, 'Oanh'].map((name) => ({
      ...{
        ...an,
        id: ids.next(),
        unitId: otherId,
        name,
        accountId: name === an.name ? an.accountId : undefined,
      },
    })),
  );
  const counted = await view(await stranger());
  const roster = await store.members.listByUnit(unitId);
  expect(countsScreen(vi, counted).text.split('\n')).toEqual(
    expect.arrayContaining([
      'Đã sinh hoạt: 0/2 chi bộ',
      `Chưa sinh hoạt: 2/2 chi bộ, có ${roster.length + 3}/${roster.length + 3} đảng viên`,
      'Có 1 đồng chí có tên ở hai chi bộ trở lên, được tính ở từng chi bộ.',
    ]),
  );
  expect(partsScreen(vi, counted, 0).text).toContain('2. Chi bộ Tổ dân phố 9: chưa sinh hoạt, 3 đảng viên');
  expect(countsText(vi, counted).text).toContain('được tính ở từng chi bộ.');
});

it('official and probationary members are counted apart, as they were when the round closed', async () => {
  const { store, unitId } = cell;
  const officerId = await stranger();
  const [, , dung, em] = await store.members.listByUnit(unitId);
  if (dung === undefined || em === undefined) throw new Error('no member');
  await store.members.update({ ...dung, membership: 'probationary' });
  await store.members.update({ ...em, membership: undefined });
  const all = (await store.members.listByUnit(unitId)).length;
  const line = (people: number) => `Đảng viên: ${people}, gồm ${people - 2} chính thức, 1 dự bị, 1 chưa rõ`;
  expect(countsScreen(vi, await view(officerId)).text).toContain(line(all));

  cell.clock.moveTo(closed);
  await cell.tick();
  for (const member of [dung, em]) await store.members.update({ ...member, membership: 'official' });
  // Who came after the round opened is not of it.
  const counted = await view(officerId);
  expect(counted.figures.memberships).toEqual({ official: all - 3, probationary: 1, unknown: 1 });
  expect(countsScreen(vi, counted).text).toContain(line(all - 1));
  expect(countsText(vi, counted).text).toContain(`Đảng viên: ${all - 1}, gồm ${all - 3} chính thức`);
});
