import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PledgeTime } from '../../../src/core/model/pledges.ts';
import { pledgesKey } from '../../../src/core/pledges/pledge.ts';
import type { Sharing } from '../../../src/core/sharing.ts';
import { forgetReviews } from '../../../src/services/own-data/forged-reviews.ts';
import { createPledges, type PledgeOutcome } from '../../../src/services/pledges/pledges.ts';
import { createPaperPledges } from '../../../src/services/pledges/on-paper.ts';
import { createPledgeReading } from '../../../src/services/pledges/reading.ts';
import { createPledgeSeasons, readPledgeCounts } from '../../../src/services/pledges/seasons.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let members: string[];
let inputs = 0;
let erasures = 0;

const names = ['Nguyễn Văn An', 'Phạm Thị Dung', 'Hoàng Văn Em', 'Vũ Thị Giang', 'Bùi Văn Hải', 'Đỗ Thị Kim'];
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeEach(async () => {
  cell = await openSummaryCell();
  members = await cell.addMembers(...names);
  cell.clock.moveTo(new Date('2027-01-10T02:00:00Z'));
  erasures = 0;
});
afterEach(() => cell.close());

function memberAt(index: number): string {
  return members[index] ?? '';
}

const onErased = () => {
  erasures += 1;
  return Promise.resolve();
};
const service = () => createPledges({ store: cell.store, clock: cell.clock, onErased });
const reading = () => createPledgeReading({ store: cell.store, clock: cell.clock });
const papers = () => createPaperPledges({ store: cell.store, clock: cell.clock });
const seasons = () => createPledgeSeasons({ store: cell.store, clock: cell.clock, log, onErased });

function of(year = 2027) {
  return { unitId: cell.unitId, year };
}

async function says(memberId: string, text: string): Promise<PledgeOutcome> {
  inputs += 1;
  return service().hear(await cell.actorOf(memberId), text, inputs);
}

/** Two of the four parts written, then shared so. */
async function make(memberId: string, sharing: Sharing): Promise<PledgeOutcome> {
  const actor = await cell.actorOf(memberId);
  await service().make(actor, cell.unitId, 2027);
  await says(memberId, 'đọc nghị quyết');
  await service().leaveOut(actor, of(), 'ethics');
  await says(memberId, 'thăm năm hộ');
  await service().leaveOut(actor, of(), 'discipline');
  const sharedWithId = sharing === 'secretary' ? cell.secretaryId : undefined;
  return service().share(actor, of(), { sharing, sharedWithId });
}

function kept(memberId: string, year = 2027) {
  return cell.store.pledges.find({ memberId, year });
}

async function report(index: number, status: 'kept' | 'running' | 'not_yet'): Promise<PledgeOutcome> {
  return service().report(await cell.actorOf(memberAt(index)), of(), status);
}

describe('a pledge', () => {
  it('is made of the parts that were written, one update heard once, and made once', async () => {
    const an = memberAt(0);
    const actor = await cell.actorOf(an);
    expect(await service().make(actor, cell.unitId, 2027)).toMatchObject({
      status: 'asked',
      part: 'ideology',
    });
    expect(await says(an, 'đọc nghị quyết')).toMatchObject({ status: 'asked', part: 'ethics' });
    expect(await service().hear(actor, 'đọc nghị quyết', inputs)).toMatchObject({ part: 'ethics' });
    expect(await service().leaveOut(actor, of(), 'ethics')).toMatchObject({ part: 'duties' });
    expect(await says(an, 'x'.repeat(1001))).toMatchObject({ part: 'duties', problem: 'too_long' });
    expect(await says(an, 'TUYỆT MẬT')).toMatchObject({ part: 'duties', problem: 'classified' });
    await says(an, 'thăm năm hộ');
    const texts = { ideology: 'đọc nghị quyết', duties: 'thăm năm hộ' };
    expect(await service().leaveOut(actor, of(), 'discipline')).toMatchObject({ status: 'choosing', texts });
    expect(await says(an, 'cả chi bộ')).toMatchObject({ status: 'choosing', problem: 'press_button' });
    expect(await kept(an)).toBeUndefined();
    const shared = { sharing: 'cell', sharedWithId: undefined } as const;
    expect(await service().share(actor, of(), shared)).toMatchObject({ status: 'shown', pledge: { texts } });
    cell.clock.moveTo(new Date('2027-01-11T02:00:00Z'));
    await service().share(actor, of(), shared);
    expect(await kept(an)).toMatchObject({ texts, madeAt: new Date('2027-01-10T02:00:00Z') });
  });

  it('is none where nothing was written', async () => {
    const actor = await cell.actorOf(memberAt(0));
    await service().make(actor, cell.unitId, 2027);
    for (const part of ['ideology', 'ethics', 'duties'] as const) await service().leaveOut(actor, of(), part);
    expect(await service().leaveOut(actor, of(), 'discipline')).toMatchObject({ status: 'empty' });
    await service().share(actor, of(), { sharing: 'cell', sharedWithId: undefined });
    expect(await kept(memberAt(0))).toBeUndefined();
  });

  it('is for this year, and from December for the next; of another year there is nothing to make', async () => {
    const actor = await cell.actorOf(memberAt(0));
    for (const year of [2026, 2028])
      expect(await service().make(actor, cell.unitId, year)).toMatchObject({ status: 'gone' });
    cell.clock.moveTo(new Date('2027-12-01T02:00:00Z'));
    expect(await service().make(actor, cell.unitId, 2028)).toMatchObject({ status: 'asked' });
  });

  it('is changed part by part, and keeps at least one', async () => {
    const an = memberAt(0);
    const actor = await cell.actorOf(an);
    await make(an, 'cell');
    await service().change(actor, of(), 'ethics');
    expect(await says(an, 'nói thẳng')).toMatchObject({
      status: 'shown',
      pledge: { texts: { ethics: 'nói thẳng' } },
    });
    for (const part of ['ideology', 'duties', 'ethics'] as const) await service().leaveOut(actor, of(), part);
    expect((await kept(an))?.texts).toEqual({ ethics: 'nói thẳng' });
  });

  it('is only for whoever is the office-holder as the button is tapped', async () => {
    const an = memberAt(0);
    await make(an, 'cell');
    const actor = await cell.actorOf(an);
    const forged = { sharing: 'secretary', sharedWithId: memberAt(1) } as const;
    expect(await service().share(actor, of(), forged)).toMatchObject({ status: 'choosing' });
    expect(await kept(an)).toMatchObject({ sharing: 'cell' });
  });

  it('is nothing for who is not a member of the cell', async () => {
    const stranger = { ...(await cell.actorOf(memberAt(0))), seats: [] };
    const denied = { status: 'denied', why: 'not_a_member' };
    expect(await service().make(stranger, cell.unitId, 2027)).toEqual(denied);
    expect(await service().erase(stranger, of())).toEqual(denied);
    expect(await reading().list(stranger, cell.unitId)).toEqual(denied);
  });

  it('is taken away where somebody else made it under a name that was not theirs, and stays where it stood before', async () => {
    await make(memberAt(0), 'cell');
    cell.clock.moveTo(new Date('2027-01-12T02:00:00Z'));
    await make(memberAt(1), 'cell');
    await report(0, 'kept');
    const since = new Date('2027-01-11T00:00:00Z');
    for (const memberId of [memberAt(0), memberAt(1)]) {
      await cell.store.transaction((tx) => forgetReviews(tx, { ids: cell.ids, memberId, since }, since));
    }
    expect(await kept(memberAt(0))).toMatchObject({ texts: { duties: 'thăm năm hộ' }, reports: [] });
    expect(await kept(memberAt(1))).toBeUndefined();
  });

  it('stands in what its member takes out, and goes with everything else of theirs', async () => {
    const actor = await cell.actorOf(memberAt(0));
    await make(memberAt(0), 'counts_only');
    await report(0, 'running');
    const exported = await cell.ownData.exportAll(actor);
    if (exported.status !== 'exported') throw new Error('nothing exported');
    expect(exported.data.pledges).toMatchObject([
      {
        year: 2027,
        texts: { duties: 'thăm năm hộ' },
        sharing: 'counts_only',
        reports: [{ status: 'running' }],
      },
    ]);
    expect(await cell.ownData.show(actor)).toMatchObject({ data: { pledges: [2027] } });
    await cell.ownData.erase(actor, { kind: 'everything' });
    expect(await kept(memberAt(0))).toBeUndefined();
  });
});

describe('what others pledged', () => {
  async function readable(viewerId: string): Promise<string[]> {
    const listed = await reading().list(await cell.actorOf(viewerId), cell.unitId);
    if (listed.status !== 'listed') throw new Error(listed.why);
    return listed.readable.map(({ name }) => name);
  }

  it('is read by who leads the cell, as far as it is for them, and every look is told', async () => {
    await make(memberAt(0), 'cell');
    await make(memberAt(1), 'secretary');
    await make(memberAt(2), 'counts_only');
    expect(await readable(cell.secretaryId)).toEqual(['Nguyễn Văn An', 'Phạm Thị Dung']);
    expect(await readable(cell.deputyId)).toEqual(['Nguyễn Văn An']);
    const [secretary, deputy] = [await cell.actorOf(cell.secretaryId), await cell.actorOf(cell.deputyId)];
    for (const index of [1, 2])
      expect(await reading().open(deputy, { ...of(), memberId: memberAt(index) })).toMatchObject({
        status: 'gone',
      });
    const opened = await reading().open(secretary, { ...of(), memberId: memberAt(1) });
    if (opened.status !== 'opened') throw new Error('not opened');
    await cell.shownWords.expect(secretary.accountId, 5, opened.shows);
    await cell.shownWords.settle(secretary.accountId, 5, opened.shows);
    const told = await cell.ownData.listReadings(await cell.actorOf(memberAt(1)));
    expect(told).toMatchObject({ readings: [{ what: 'pledge', year: 2027, role: 'secretary' }] });
    expect(await reading().list(await cell.actorOf(memberAt(0)), cell.unitId)).toMatchObject({
      status: 'denied',
    });
  });

  it.each(['narrowed', 'changed', 'erased', 'withdrawn'] as const)(
    'is taken back from where it stands once it is %s',
    async (how) => {
      await make(memberAt(0), 'cell');
      const [actor, secretary] = [await cell.actorOf(memberAt(0)), await cell.actorOf(cell.secretaryId)];
      const shows = { roundId: pledgesKey(of()), memberIds: [memberAt(0)], of: 'pledges' } as const;
      await cell.shownWords.settle(secretary.accountId, 5, shows);
      if (how === 'narrowed')
        await service().share(actor, of(), { sharing: 'counts_only', sharedWithId: undefined });
      if (how === 'changed') await service().leaveOut(actor, of(), 'duties');
      if (how === 'erased') await service().erase(actor, of());
      if (how === 'withdrawn') await cell.ownData.withdraw(actor);
      const notices = await cell.store.deliveries.listByAccount(secretary.accountId);
      expect(notices.map(({ notice }) => notice)).toContainEqual({
        ...{ kind: 'words_removed', roundId: pledgesKey(of()), messageId: 5 },
      });
      expect(erasures).toBe(how === 'erased' ? 1 : 0);
      expect(await readable(cell.secretaryId)).toEqual(how === 'changed' ? ['Nguyễn Văn An'] : []);
    },
  );
});

describe('asking after pledges', () => {
  async function askedAt(at: string, index = 0): Promise<number> {
    cell.clock.moveTo(new Date(at));
    await seasons().askDue(cell.clock.now());
    const { accountId } = await cell.actorOf(memberAt(index));
    const all = await cell.store.deliveries.listByAccount(accountId);
    return all.filter(({ notice }) => notice.kind === 'pledge_asked').length;
  }

  it('comes once at half-year and once at the year’s end, never at night, and not to who made none', async () => {
    await make(memberAt(0), 'counts_only');
    expect(await askedAt('2027-06-14T22:00:00Z')).toBe(0);
    expect(await askedAt('2027-06-15T02:00:00Z')).toBe(1);
    expect(await askedAt('2027-06-15T03:00:00Z')).toBe(1);
    expect(await askedAt('2027-06-16T03:00:00Z')).toBe(1);
    expect(await askedAt('2027-12-01T02:00:00Z')).toBe(2);
    expect(await askedAt('2027-12-02T02:00:00Z', 1)).toBe(0);
  });

  it('passes over who has said how it stands within the month, and says nothing any more once they have', async () => {
    await make(memberAt(0), 'cell');
    await make(memberAt(1), 'cell');
    cell.clock.moveTo(new Date('2027-06-01T02:00:00Z'));
    await report(1, 'running');
    expect(await askedAt('2027-06-15T02:00:00Z', 1)).toBe(0);
    const notice = { kind: 'pledge_asked', ...of(), time: 'half' } as const;
    const { accountId } = await cell.actorOf(memberAt(0));
    expect(await seasons().readAsked(notice, accountId)).toMatchObject({ name: 'Nguyễn Văn An', year: 2027 });
    await report(0, 'kept');
    expect(await seasons().readAsked(notice, accountId)).toBeUndefined();
  });

  it('is answered, with what has been done; after the year nothing more is said', async () => {
    await make(memberAt(0), 'cell');
    const actor = await cell.actorOf(memberAt(0));
    expect(await service().askNote(actor, of())).toMatchObject({ status: 'shown' });
    await report(0, 'running');
    expect(await service().askNote(actor, of())).toMatchObject({ status: 'noting' });
    await says(memberAt(0), 'đã thăm ba hộ');
    expect((await kept(memberAt(0)))?.reports).toMatchObject([{ status: 'running', note: 'đã thăm ba hộ' }]);
    cell.clock.moveTo(new Date('2028-01-02T02:00:00Z'));
    expect(await report(0, 'kept')).toMatchObject({ status: 'gone' });
  });
});

describe('the count of pledges', () => {
  async function countedAt(at: string, time: PledgeTime) {
    cell.clock.moveTo(new Date(at));
    await seasons().countDue(cell.clock.now());
    const unitIds = [cell.unitId, 'another cell'];
    return readPledgeCounts(cell.store, { accountId: 'officer' }, { unitIds, year: 2027, time });
  }

  it('is frozen on the day after the half and after the year, under the rule of five, with what it is out of', async () => {
    for (const index of [0, 1, 2, 3]) await make(memberAt(index), 'counts_only');
    await make(memberAt(5), 'cell');
    cell.clock.moveTo(new Date('2027-06-16T02:00:00Z'));
    for (const index of [0, 1]) await report(index, 'kept');
    await report(5, 'running');
    expect(await countedAt('2027-06-30T02:00:00Z', 'half')).toMatchObject({ cells: 0 });
    const half = await countedAt('2027-07-01T02:00:00Z', 'half');
    expect(half).toEqual({
      ...{ cells: 1, expected: 8, connected: 8, made: 5 },
      told: { made: 1, kept: 0, running: 1, notYet: 0, overdue: 0 },
    });
    await make(memberAt(4), 'counts_only');
    await report(5, 'kept');
    expect(await countedAt('2027-07-02T02:00:00Z', 'half')).toEqual(half);
    cell.clock.moveTo(new Date('2027-12-02T02:00:00Z'));
    await report(4, 'not_yet');
    expect(await countedAt('2028-01-01T02:00:00Z', 'end')).toEqual({
      ...{ cells: 1, expected: 8, connected: 8, made: 6 },
      told: { made: 6, kept: 3, running: 0, notYet: 1, overdue: 0 },
    });
  });

  it('moves by nothing that is said, erased or joined after it, so that no two looks tell of one member', async () => {
    for (const index of [0, 1, 2, 3, 4]) await make(memberAt(index), 'counts_only');
    cell.clock.moveTo(new Date('2027-06-16T02:00:00Z'));
    for (const index of [0, 1]) await report(index, 'kept');
    const half = await countedAt('2027-07-01T02:00:00Z', 'half');
    expect(half.told).toMatchObject({ made: 5, kept: 2 });
    await cell.ownData.erase(await cell.actorOf(memberAt(0)), { kind: 'everything' });
    await make(memberAt(5), 'counts_only');
    expect(await countedAt('2027-07-02T02:00:00Z', 'half')).toEqual(half);
    expect((await countedAt('2028-01-01T02:00:00Z', 'end')).told).toMatchObject({ made: 0 });
  });
});

describe('a pledge on paper', () => {
  async function mark(index: number) {
    return papers().mark(await cell.actorOf(cell.secretaryId), { memberId: memberAt(index), year: 2027 });
  }

  async function own(index: number) {
    const outcome = await service().open(await cell.actorOf(memberAt(index)), cell.unitId, 2027);
    return outcome.status === 'shown' ? outcome.onPaper : undefined;
  }

  async function madeAtTheEnd(): Promise<number> {
    cell.clock.moveTo(new Date('2028-01-01T02:00:00Z'));
    await seasons().countDue(cell.clock.now());
    const of = { unitIds: [cell.unitId], year: 2027, time: 'end' } as const;
    const { made, told } = await readPledgeCounts(cell.store, { accountId: 'officer' }, of);
    expect(told.made).toBe(0);
    return made;
  }

  it('counts as made, of a member without an account, too, once beside their own; how it stands nobody tells', async () => {
    const member = await cell.store.members.findById(memberAt(2));
    if (member === undefined) throw new Error('nobody');
    await cell.store.members.update({ ...member, accountId: undefined });
    for (const index of [0, 0, 1, 2]) await mark(index);
    await make(memberAt(1), 'counts_only');
    expect(await madeAtTheEnd()).toBe(3);
  });

  it('is undone by whoever leads the cell, and leaves nothing', async () => {
    const marked = await mark(0);
    expect(marked).toMatchObject({ status: 'listed', markedId: memberAt(0) });
    const secretary = await cell.actorOf(cell.secretaryId);
    const undone = await papers().unmark(secretary, { memberId: memberAt(0), year: 2027 });
    expect(undone).toEqual({ ...(await papers().list(secretary, of())), markedId: memberAt(0) });
    expect(await cell.store.pledges.listOnPaper(of())).toEqual([]);
    expect(await own(0)).toBeUndefined();
    expect(await madeAtTheEnd()).toBe(0);
  });

  it('is seen by its member, who may say that it is not so: then it counts no more, and nobody marks it again', async () => {
    await mark(0);
    expect(await own(0)).toMatchObject({ by: 'Trần Thị Bình', contested: false });
    const an = await cell.actorOf(memberAt(0));
    await service().contest(an, of(), true);
    const secretary = await cell.actorOf(cell.secretaryId);
    await papers().unmark(secretary, { memberId: memberAt(0), year: 2027 });
    const again = await mark(0);
    const people = again.status === 'listed' ? again.people : [];
    expect(people.find(({ memberId }) => memberId === memberAt(0))?.state).toBe('contested');
    expect(await reading().list(secretary, cell.unitId)).toMatchObject({ onPaper: 0 });
    await service().contest(an, of(), false);
    expect(await reading().list(secretary, cell.unitId)).toMatchObject({ onPaper: 1 });
    await service().contest(an, of(), true);
    expect(await madeAtTheEnd()).toBe(0);
  });

  it('tells whoever marks nothing of what a member made here', async () => {
    const secretary = await cell.actorOf(cell.secretaryId);
    const [before, listed] = [
      await papers().list(secretary, of()),
      await reading().list(secretary, cell.unitId),
    ];
    await make(memberAt(0), 'counts_only');
    expect(await papers().list(secretary, of())).toEqual(before);
    await mark(0);
    await mark(1);
    expect(await reading().list(secretary, cell.unitId)).toEqual({ ...listed, made: 1, onPaper: 2 });
  });

  it('is for this year alone, of members who are to make one, by who leads the cell', async () => {
    const secretary = await cell.actorOf(cell.secretaryId);
    const [one, gone] = [memberAt(0), { status: 'gone' }];
    expect(await papers().mark(secretary, { memberId: one, year: 2026 })).toMatchObject(gone);
    const member = await cell.store.members.findById(one);
    if (member === undefined) throw new Error('nobody');
    await cell.store.members.update({ ...member, standing: 'exempt' });
    expect(await papers().mark(secretary, { memberId: one, year: 2027 })).toMatchObject(gone);
    expect(await papers().mark(secretary, { memberId: 'nobody', year: 2027 })).toMatchObject({
      status: 'denied',
    });
    for (const memberId of [cell.deputyId, memberAt(1)]) {
      const other = await cell.actorOf(memberId);
      expect(await papers().mark(other, { memberId: memberAt(2), year: 2027 })).toMatchObject({
        status: 'denied',
      });
      expect(await papers().list(other, of())).toMatchObject({ status: 'denied' });
    }
    expect(await cell.store.pledges.listOnPaper(of())).toEqual([]);
  });

  it('is among a member’s own data, goes with everything of theirs, and after 31 March of the next year', async () => {
    await mark(0);
    await mark(1);
    const an = await cell.actorOf(memberAt(0));
    expect(await cell.ownData.show(an)).toMatchObject({ data: { paperPledges: [2027] } });
    const exported = await cell.ownData.exportAll(an);
    expect(exported).toMatchObject({ data: { paperPledges: [{ year: 2027, contestedAt: undefined }] } });
    await cell.ownData.erase(an, { kind: 'everything' });
    expect(await cell.store.pledges.listOnPaper(of())).toMatchObject([{ memberId: memberAt(1) }]);
    expect(await seasons().deleteExpired(new Date('2028-03-31T20:00:00Z'))).toBe(0);
    expect(await seasons().deleteExpired(new Date('2028-04-01T01:00:00Z'))).toBe(1);
    expect(await cell.store.pledges.listPaperYears(cell.unitId)).toEqual([]);
  });

  it('that somebody contested under a name that was not theirs stands again once the place is back', async () => {
    await mark(0);
    const since = new Date('2027-01-12T02:00:00Z');
    cell.clock.moveTo(new Date('2027-01-13T02:00:00Z'));
    await service().contest(await cell.actorOf(memberAt(0)), of(), true);
    await cell.store.transaction((tx) =>
      forgetReviews(tx, { ids: cell.ids, memberId: memberAt(0), since }, cell.clock.now()),
    );
    expect(await own(0)).toMatchObject({ contested: false });
  });
});

it('is kept until 31 March of the next year; then words and looks go, and counts stay', async () => {
  for (const index of [0, 1, 2, 3, 4]) await make(memberAt(index), index === 0 ? 'cell' : 'counts_only');
  const secretary = await cell.actorOf(cell.secretaryId);
  const shows = { roundId: pledgesKey(of()), memberIds: [memberAt(0)], of: 'pledges' } as const;
  await cell.shownWords.expect(secretary.accountId, 5, shows);
  await cell.shownWords.settle(secretary.accountId, 5, shows);
  cell.clock.moveTo(new Date('2028-01-01T02:00:00Z'));
  await seasons().countDue(cell.clock.now());
  expect(await seasons().deleteExpired(new Date('2028-03-31T20:00:00Z'))).toBe(0);
  expect(await kept(memberAt(0))).toBeDefined();
  expect(await seasons().deleteExpired(new Date('2028-04-01T01:00:00Z'))).toBe(1);
  expect(erasures).toBe(1);
  expect(await kept(memberAt(0))).toBeUndefined();
  expect(await cell.store.accessEvents.listByMember(memberAt(0))).toEqual([]);
  expect(await cell.store.shownWords.listByMember(memberAt(0))).toEqual([]);
  const season = { ...of(), time: 'end' } as const;
  expect(await cell.store.pledges.findCounts(season)).toMatchObject({ made: 5, named: { made: 1 } });
});
