import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSummaries } from '../../../src/services/summaries/summaries.ts';
import { hour, minute } from '../../support/clock.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
beforeEach(async () => {
  cell = await openSummaryCell();
});
afterEach(() => cell.close());

const detailed = {
  level: 'correcting',
  how: 'còn nể nang',
  remedy: 'góp ý thẳng',
  deadlineOn: '2026-12-31',
} as const;

async function approve(roundId: string, memberId = cell.secretaryId, seen?: string) {
  const shown = seen ?? (await cell.look(roundId, memberId)).seen;
  return cell.summaries.approve(await cell.actorOf(memberId), { roundId, seen: shown, wanted: true });
}

async function eventsOf(memberId: string) {
  const events = await cell.store.accessEvents.listByMember(memberId);
  return events.map(({ viewerId, roundId, firstAt, lastAt }) => ({ viewerId, roundId, firstAt, lastAt }));
}

describe('the summary of a round', () => {
  it('says who has sent, who is late, who is away and who cannot be reached', async () => {
    const [an = '', dung = '', em = '', giang = '', hoa = ''] = await cell.addMembers(
      ...['Nguyễn Văn An', 'Đỗ Dũng', 'Lê Thị Em', 'Hà Giang', 'Vũ Hòa'],
    );
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'cell');
    const excused = await cell.store.participants.find(roundId, dung);
    if (excused !== undefined)
      await cell.store.participants.update({ ...excused, status: 'excused' }, cell.clock.now());
    const blocked = await cell.store.members.findById(em);
    await cell.store.accounts.setReachable(blocked?.accountId ?? '', false, cell.clock.now());
    const left = await cell.store.members.findById(giang);
    if (left !== undefined) await cell.store.members.update({ ...left, accountId: undefined });
    cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
    await cell.send(roundId, hoa, 'cell');

    const { summary } = await cell.look(roundId);
    expect(summary.participation).toEqual({ total: 6, sent: 2, late: 1, paper: 0, excused: 1, exempt: 0 });
    expect(summary.people.map(({ name, state, obstacle }) => `${name}: ${state}, ${obstacle}`)).toEqual([
      'Trần Thị Bình: missing, none',
      'Lê Văn Cường: missing, none',
      'Nguyễn Văn An: sent, none',
      'Đỗ Dũng: excused, none',
      'Lê Thị Em: missing, blocked',
      'Hà Giang: missing, no_account',
      'Vũ Hòa: late, none',
    ]);
  });

  it('does not count who withdrew their consent, and shows no word of theirs', async () => {
    const an = await cell.addMember('Nguyễn Văn An');
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'cell', { 2: detailed });
    await cell.ownData.withdraw(await cell.actorOf(an));
    const { summary } = await cell.look(roundId);
    expect(summary.participation.sent).toBe(0);
    expect(summary.items[1]).toMatchObject({ correcting: 0 });
    expect(summary.words).toEqual([]);
    expect(summary.people.at(-1)).toMatchObject({ state: 'missing', obstacle: 'no_consent' });
  });

  it('counts who withdrew their consent before the round closed no more when it has closed', async () => {
    const [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'cell', { 2: detailed });
    await cell.send(roundId, dung, 'cell');
    await cell.ownData.withdraw(await cell.actorOf(an));
    cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
    await cell.tick();
    const { summary } = await cell.look(roundId);
    expect(summary.participation.sent).toBe(1);
    expect(summary.people.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing', 'sent']);
    expect(summary.items[1]).toMatchObject({ correcting: 0, rest: 1 });

    cell.clock.moveTo(new Date('2026-12-04T12:30:00Z'));
    await cell.ownData.withdraw(await cell.actorOf(dung));
    expect((await cell.look(roundId)).summary.participation.sent).toBe(1);
  });

  it('stays the draft of an open round until the tick of its closing froze it: looking at it writes nothing', async () => {
    const members = await cell.addMembers('A A', 'B B', 'C C', 'D D', 'E E');
    const roundId = await cell.openRound();
    for (const [index, member] of members.entries()) {
      await cell.send(roundId, member, 'counts_only', index === 0 ? { 1: 'at_risk' } : {});
    }
    expect((await cell.look(roundId)).summary.items[0]).toMatchObject({ at_risk: 0, rest: 5 });
    cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
    const early = await cell.summaries.open(await cell.actorOf(cell.secretaryId), {
      ...{ roundId, version: undefined },
    });
    expect(early).toMatchObject({ view: { summary: { closed: false, pooledReviews: 0 } } });
    expect((await cell.store.rounds.findById(roundId))?.closedAt).toBeUndefined();
    expect(await cell.store.snapshots.listByRound(roundId)).toEqual([]);
    const { summary } = await cell.look(roundId);
    expect(summary.items[0]).toMatchObject({ at_risk: 1, rest: 4 });
    expect(summary.pooledReviews).toBe(5);
    expect(await cell.store.snapshots.listByRound(roundId)).toHaveLength(1);
  });

  it('is compared with the round before, by what was frozen', async () => {
    const [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
    const november = await cell.openRound('2026-11-28');
    await cell.send(november, an, 'cell', { 1: 'at_risk', 2: 'at_risk' });
    await cell.send(november, dung, 'secretary', { 2: 'correcting' });
    cell.clock.moveTo(new Date('2026-11-28T12:30:00Z'));
    await cell.tick();
    const december = await cell.openRound('2026-12-26');
    cell.clock.moveTo(new Date('2026-12-16T12:30:00Z'));
    await cell.send(december, an, 'cell', { 2: 'at_risk', 3: 'discuss' });
    expect((await cell.look(december)).comparedWith).toBeUndefined();
    cell.clock.moveTo(new Date('2026-12-26T12:30:00Z'));
    await cell.tick();
    const { summary, comparedWith } = await cell.look(december);
    expect(comparedWith).toEqual({ kind: 'monthly', period: { year: 2026, month: 11 } });
    expect(
      summary.items.map(({ change }) =>
        change?.status === 'compared'
          ? [change.before, change.now].map(({ raised, of }) => `${raised}/${of}`)
          : change,
      ),
    ).toEqual([
      ['1/2', '0/1'],
      ['2/2', '1/1'],
      ['0/2', '1/1'],
      ['0/2', '0/1'],
      ['0/2', '0/1'],
    ]);
  });

  it('of the current round is the open one, and the latest closed one where none is open', async () => {
    const actor = await cell.actorOf(cell.secretaryId);
    const current = async () => {
      const opened = await cell.summaries.openCurrent(actor);
      return opened.status === 'opened' ? opened.view.round.id : opened.status;
    };
    expect(await current()).toBe('none');
    const november = await cell.openRound('2026-11-28');
    const december = await cell.openRound('2026-12-26');
    expect(await current()).toBe(november);
    cell.clock.moveTo(new Date('2026-11-28T12:30:00Z'));
    expect(await current()).toBe(december);
    cell.clock.moveTo(new Date('2026-12-27T00:00:00Z'));
    expect(await current()).toBe(december);
    const listed = await cell.summaries.listChoices(actor, december);
    expect(listed).toMatchObject({
      choices: [
        { round: { id: december }, isOpen: false },
        { round: { id: november }, isOpen: false },
      ],
    });
  });

  it('reads its round and what was frozen of it once', async () => {
    await cell.openRound();
    const { rounds, snapshots } = cell.store;
    const reads: string[] = [];
    const summaries = createSummaries({
      store: {
        ...cell.store,
        rounds: {
          ...rounds,
          findById: (id) => (reads.push('round'), rounds.findById(id)),
          listByUnit: (id) => (reads.push('rounds'), rounds.listByUnit(id)),
        },
        snapshots: {
          ...snapshots,
          listByRound: (id) => (reads.push('snapshots'), snapshots.listByRound(id)),
        },
      },
      ...{ clock: cell.clock, ids: cell.ids, snapshots: cell.snapshots },
    });
    const opened = await summaries.openCurrent(await cell.actorOf(cell.secretaryId));
    expect(opened.status).toBe('opened');
    // Once to choose the round, once for the commitments that stood between it and the one before.
    expect(reads).toEqual(['rounds', 'snapshots', 'rounds']);
  });

  it('of a round that was called off is not there', async () => {
    const roundId = await cell.openRound();
    const round = await cell.store.rounds.findById(roundId);
    if (round !== undefined) await cell.store.rounds.update({ ...round, cancelledAt: cell.clock.now() });
    const actor = await cell.actorOf(cell.secretaryId);
    expect(await cell.summaries.openCurrent(actor)).toEqual({ status: 'none', cellId: cell.unitId });
    expect(await cell.summaries.open(actor, { roundId, version: undefined })).toMatchObject({
      status: 'gone',
    });
  });
});

describe('who may see it', () => {
  it('is the secretary and the deputy, and nobody else', async () => {
    const an = await cell.addMember('Nguyễn Văn An');
    const roundId = await cell.openRound();
    const open = async (memberId: string) =>
      cell.summaries.open(await cell.actorOf(memberId), { roundId, version: undefined });
    expect(await open(an)).toEqual({ status: 'denied', why: 'not_your_office' });
    expect(await cell.summaries.openCurrent(await cell.actorOf(an))).toEqual({
      ...{ status: 'denied', why: 'not_your_office' },
    });
    expect((await open(cell.deputyId)).status).toBe('opened');
    expect(await approve(roundId, cell.deputyId)).toEqual({ status: 'denied', why: 'not_your_office' });
  });

  it('is never somebody of another cell, whatever round the button names', async () => {
    const roundId = await cell.openRound();
    const stranger = { ...(await cell.actorOf(cell.secretaryId)) };
    const elsewhere = {
      ...stranger,
      seats: stranger.seats.map((one) => ({ ...one, unitId: 'another' })),
    };
    for (const id of [roundId, 'nothing']) {
      const denied = { status: 'denied', why: 'not_a_member' };
      expect(await cell.summaries.open(elsewhere, { roundId: id, version: undefined })).toEqual(denied);
      expect(await cell.summaries.approve(elsewhere, { roundId: id, seen: '', wanted: true })).toEqual(
        denied,
      );
      expect(await cell.summaries.listChoices(elsewhere, id)).toEqual(denied);
    }
    expect(await cell.store.summaries.listByRound(roundId)).toEqual([]);
  });

  it('is not a successor, for words addressed to the secretary before', async () => {
    const [an = '', heir = ''] = await cell.addMembers('Nguyễn Văn An', 'Phan Kế Vị');
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'secretary', { 2: detailed });
    expect((await cell.look(roundId)).summary.words).toHaveLength(1);
    cell.clock.advance(minute);
    for (const office of await cell.store.offices.listByMember(cell.secretaryId, cell.clock.now())) {
      await cell.store.offices.end(office.id, cell.clock.now());
    }
    await cell.appoint('secretary', heir);
    const { summary } = await cell.look(roundId, heir);
    expect(summary.words).toEqual([]);
    expect(summary.items[1]).toMatchObject({ correcting: 0 });
  });
});

describe('a look at words', () => {
  it('is written down for those whose words stand on the page, before it is shown', async () => {
    const [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'cell', { 2: detailed });
    await cell.send(roundId, dung, 'cell', { 2: detailed });
    await cell.look(roundId);
    expect(await eventsOf(an)).toEqual([]);
    const at = cell.clock.now();
    await cell.look(roundId, cell.secretaryId, { shows: [an] });
    expect(await eventsOf(an)).toEqual([{ viewerId: cell.secretaryId, roundId, firstAt: at, lastAt: at }]);
    expect(await eventsOf(dung)).toEqual([]);
  });

  it('within an hour of the one before belongs to it, by somebody else it does not', async () => {
    const an = await cell.addMember('Nguyễn Văn An');
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'cell', { 2: detailed });
    const times: Date[] = [];
    for (const pause of [0, 50 * minute, 50 * minute, hour]) {
      cell.clock.advance(pause);
      times.push(cell.clock.now());
      await cell.look(roundId, cell.secretaryId, { shows: [an] });
    }
    await cell.look(roundId, cell.deputyId, { shows: [an] });
    const [first, , third, fourth] = times;
    expect(await eventsOf(an)).toEqual([
      { viewerId: cell.deputyId, roundId, firstAt: fourth, lastAt: fourth },
      { viewerId: cell.secretaryId, roundId, firstAt: fourth, lastAt: fourth },
      { viewerId: cell.secretaryId, roundId, firstAt: first, lastAt: third },
    ]);
  });

  it("at one's own words is not written down", async () => {
    const roundId = await cell.openRound();
    await cell.send(roundId, cell.secretaryId, 'cell', { 2: detailed });
    await cell.look(roundId, cell.secretaryId, { shows: [cell.secretaryId] });
    expect(await eventsOf(cell.secretaryId)).toEqual([]);
  });

  it('does not happen where it cannot be written down', async () => {
    const roundId = await cell.openRound();
    await expect(cell.look(roundId, cell.secretaryId, { shows: ['nobody'] })).rejects.toThrow();
  });
});

describe('approving', () => {
  it('freezes a version, and what changes afterwards is said', async () => {
    const [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'cell', { 2: detailed });
    expect((await cell.look(roundId)).approved).toBeUndefined();
    const at = cell.clock.now();
    const facts = { number: 1, at, by: 'Trần Thị Bình', mayTakeBack: true };
    expect(await approve(roundId)).toMatchObject({
      ...{ status: 'approved', number: 1 },
      view: { approved: { ...facts, changed: false } },
    });
    expect((await cell.look(roundId)).approved).toEqual({ ...facts, changed: false });

    cell.clock.advance(minute);
    await cell.send(roundId, dung, 'cell', { 1: 'at_risk' });
    expect((await cell.look(roundId)).approved).toEqual({ ...facts, changed: true });
    expect((await cell.look(roundId, cell.deputyId)).approved).toEqual({
      ...{ ...facts, changed: true },
      mayTakeBack: false,
    });
    const frozen = await cell.look(roundId, cell.secretaryId, { version: 1 });
    expect(frozen.version).toBe(1);
    expect(frozen.summary.items[0]).toMatchObject({ at_risk: 0, rest: 1 });
    expect(frozen.summary.participation.sent).toBe(1);

    expect(await approve(roundId)).toMatchObject({ status: 'approved', number: 2 });
    expect((await cell.look(roundId)).approved).toMatchObject({ number: 2, changed: false });
  });

  it('can be taken back until anybody else has opened it, and by nobody else', async () => {
    const roundId = await cell.openRound();
    await approve(roundId);
    const takeBack = async (memberId: string, number = 1) =>
      cell.summaries.takeBack(await cell.actorOf(memberId), { roundId, number });
    expect(await takeBack(cell.deputyId)).toMatchObject({ status: 'denied' });
    await cell.look(roundId);
    expect(await takeBack(cell.secretaryId)).toMatchObject({
      ...{ status: 'taken_back', view: { approved: undefined } },
    });
    // Two taps are one: who took it back is not told that somebody else has opened it.
    expect(await takeBack(cell.secretaryId)).toMatchObject({
      ...{ status: 'taken_back', view: { approved: undefined } },
    });
    expect(await cell.store.summaries.listByRound(roundId)).toEqual([]);

    await approve(roundId);
    await cell.look(roundId, cell.deputyId);
    expect((await cell.look(roundId)).approved).toMatchObject({ number: 1, mayTakeBack: false });
    expect(await takeBack(cell.secretaryId)).toMatchObject({
      status: 'kept',
      view: { approved: { number: 1 } },
    });
  });

  it('twice is once', async () => {
    const roundId = await cell.openRound();
    const { seen } = await cell.look(roundId);
    const outcomes = await Promise.all([
      approve(roundId, undefined, seen),
      approve(roundId, undefined, seen),
    ]);
    // Which of the two comes first a server decides.
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['already_approved', 'approved']);
    expect(outcomes).toMatchObject([{ number: 1 }, { number: 1 }]);
    expect(await cell.store.summaries.listByRound(roundId)).toHaveLength(1);
  });

  it('freezes nothing else than what was on screen', async () => {
    const an = await cell.addMember('Nguyễn Văn An');
    const roundId = await cell.openRound();
    const { seen } = await cell.look(roundId);
    await cell.send(roundId, an, 'cell');
    for (const forged of [seen, '', 'a', seen.slice(0, 3)]) {
      const outcome = await approve(roundId, undefined, forged);
      expect(outcome).toMatchObject({
        status: 'changed',
        view: { approved: undefined, summary: { participation: { sent: 1 } } },
      });
    }
    expect(await cell.store.summaries.listByRound(roundId)).toEqual([]);
  });

  it('shows the deputy no word that is for the secretary, in what was approved either', async () => {
    const [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
    const roundId = await cell.openRound();
    await cell.send(roundId, an, 'secretary', { 2: detailed });
    await cell.send(roundId, dung, 'cell', { 2: detailed });
    await approve(roundId);
    const names = async (memberId: string) =>
      (await cell.look(roundId, memberId, { version: 1 })).summary.words.map(({ name }) => name);
    expect(await names(cell.secretaryId)).toEqual(['Nguyễn Văn An', 'Đỗ Dũng']);
    expect(await names(cell.deputyId)).toEqual(['Đỗ Dũng']);
  });

  it('a version that is not there is not found', async () => {
    const roundId = await cell.openRound();
    const actor = await cell.actorOf(cell.secretaryId);
    expect(await cell.summaries.open(actor, { roundId, version: 7 })).toMatchObject({
      status: 'gone',
    });
  });
});
