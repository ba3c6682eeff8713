import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportCopy } from '../../../src/core/documents/facts.ts';
import { createReports, type ReportOutcome } from '../../../src/services/documents/report.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

const ground = {
  full: 'Nghị quyết số 04-NQ/TW, ngày 30/10/2016 …',
  dated: 'Nghị quyết số 04-NQ/TW, ngày 30/10/2016',
  short: 'Nghị quyết 04-NQ/TW',
};
const afterMeeting = new Date('2026-12-03T13:00:00Z');

let cell: SummaryCell;
let roundId: string;
let named: string[];
let counted: string[];

beforeEach(async () => {
  cell = await openSummaryCell();
  named = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng', 'Vũ Thị Giang');
  counted = await cell.addMembers('Hoàng Em', 'Phan Hải', 'Bùi Khoa', 'Ngô Lan', 'Đinh Minh');
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

type Gathered = Extract<ReportOutcome, { status: 'gathered' }>;

async function gather(
  copy: ReportCopy['for'],
  memberId = cell.secretaryId,
  printableSince = new Date(0),
): Promise<Gathered> {
  const { store, clock } = cell;
  const reports = createReports({ store, clock, groundsOf: () => [ground], printableSince });
  const outcome = await reports.gather(await cell.actorOf(memberId), { roundId, copy });
  if (outcome.status !== 'gathered') throw new Error(`nothing gathered: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** An for the cell with one item for the secretary, Dũng for the secretary, Giang for the cell, five counts only. */
async function sendAll(): Promise<void> {
  const [an = '', dung = '', giang = ''] = named;
  await cell.send(roundId, an, 'cell', {
    1: { level: 'correcting', how: 'lời của An', deadlineOn: '2026-12-31' },
    2: { level: 'at_risk', how: 'An nói riêng', sharing: 'secretary' },
  });
  await cell.send(roundId, dung, 'secretary', { 1: { level: 'at_risk', how: 'lời của Dũng' } });
  await cell.send(roundId, giang, 'cell', {
    3: { level: undefined, skipReason: 'đang nằm viện' },
    4: 'discuss',
  });
  for (const [index, memberId] of counted.entries()) {
    await cell.send(roundId, memberId, 'counts_only', {
      1: index < 2 ? 'at_risk' : 'none',
      5: { level: index === 0 ? 'correcting' : 'none', how: 'lời chỉ để đếm' },
    });
  }
}

async function approve(): Promise<void> {
  const { seen } = await cell.look(roundId);
  const actor = await cell.actorOf(cell.secretaryId);
  const { status } = await cell.summaries.approve(actor, { roundId, seen, wanted: true });
  if (status !== 'approved') throw new Error(`not approved: ${status}`);
}

async function close(): Promise<void> {
  cell.clock.moveTo(afterMeeting);
  await cell.tick();
}

describe('the copy for the committee above', () => {
  it('holds no word of anybody, and no name but that of who signs', async () => {
    await sendAll();
    await close();
    const { report, copy, memberIds } = await gather('committee');
    const printed = JSON.stringify({ report, copy });
    for (const words of ['lời của', 'nói riêng', 'nằm viện', 'lời chỉ để đếm', 'discuss'])
      expect(printed).not.toContain(words);
    for (const name of ['Nguyễn Văn An', 'Đỗ Dũng', 'Vũ Thị Giang', 'Hoàng Em', 'Lê Văn Cường'])
      expect(printed).not.toContain(name);
    expect(copy).toEqual({ for: 'committee' });
    expect(memberIds).toEqual([]);
    expect(report.unit.signer).toEqual({ for: 'whole', office: 'secretary', name: 'Trần Thị Bình' });
  });

  it('has the very figures of the copy that stays in the cell', async () => {
    await sendAll();
    await close();
    expect((await gather('committee')).report).toEqual((await gather('cell')).report);
  });
});

describe('the copy that stays in the cell', () => {
  it('prints what is for the whole cell: nothing for the secretary alone, nothing narrowed, no reason for passing over', async () => {
    await sendAll();
    await close();
    const { copy, memberIds } = await gather('cell');
    expect(copy).toEqual({
      for: 'cell',
      annex: [
        {
          ...{ name: 'Nguyễn Văn An', item: 1, level: 'correcting', how: 'lời của An' },
          ...{ causeKind: undefined, cause: undefined, remedy: undefined, deadlineOn: '2026-12-31' },
        },
      ],
    });
    expect(memberIds).toEqual([named[0]]);
  });

  it('no longer prints what was erased, while the figures stay', async () => {
    await sendAll();
    await close();
    await approve();
    const before = await gather('cell');
    await cell.ownData.erase(await cell.actorOf(named[0] ?? ''), { kind: 'review', roundId });
    const after = await gather('cell');
    expect(after.copy).toEqual({ for: 'cell', annex: [] });
    expect(after.report).toEqual(before.report);
  });
});

describe('figures', () => {
  it('are those that a committee is told: five answers or more that are not all alike', async () => {
    await sendAll();
    await close();
    const { report } = await gather('committee');
    expect(report.countedOn).toBe('2026-12-03');
    expect(report.items).toEqual([
      { item: 1, atRisk: 2, correcting: 1, change: undefined },
      { item: 5, atRisk: 0, correcting: 1, change: undefined },
    ]);
    expect(report.pooled).toEqual({ status: 'counted', reviews: 5 });
  });

  it('of an item that somebody wishes to talk about and nobody raises otherwise are none', async () => {
    await sendAll();
    await close();
    expect((await gather('committee')).report.items.map(({ item }) => item)).not.toContain(4);
  });

  it('are none while the round is open', async () => {
    await sendAll();
    const { report } = await gather('committee');
    expect(report).toMatchObject({ final: false, countedOn: undefined, items: [], questions: [] });
    expect(report.commitments).toEqual({ earlier: undefined, made: undefined, all: undefined });
    expect(report.suggestions).toBeUndefined();
  });

  it('are not compared with a round that others alone make up for', async () => {
    await sendAll();
    await close();
    cell.clock.moveTo(new Date('2026-12-26T02:00:00Z'));
    roundId = await cell.openRound('2027-01-04');
    for (const memberId of [...named, ...counted.slice(1), cell.deputyId])
      await cell.send(roundId, memberId, 'counts_only', { 1: memberId === counted[1] ? 'at_risk' : 'none' });
    cell.clock.moveTo(new Date('2027-01-04T13:00:00Z'));
    await cell.tick();
    const { report } = await gather('committee');
    expect(report.items).toEqual([{ item: 1, atRisk: 1, correcting: 0, change: undefined }]);
  });

  it('are compared where the very same people only count in both', async () => {
    await sendAll();
    await close();
    cell.clock.moveTo(new Date('2026-12-26T02:00:00Z'));
    roundId = await cell.openRound('2027-01-04');
    for (const memberId of counted)
      await cell.send(roundId, memberId, 'counts_only', { 1: memberId === counted[1] ? 'at_risk' : 'none' });
    cell.clock.moveTo(new Date('2027-01-04T13:00:00Z'));
    await cell.tick();
    const { report } = await gather('committee');
    expect(report.items).toEqual([{ item: 1, atRisk: 1, correcting: 0, change: -2 }]);
  });
});

describe('a draft', () => {
  it('it is until the round is closed and the summary approved after that', async () => {
    await sendAll();
    await approve();
    expect((await gather('committee')).report.final).toBe(false);
    await close();
    expect((await gather('committee')).report.final).toBe(false);
    await approve();
    expect((await gather('committee')).report.final).toBe(true);
  });

  it('becomes no draft again because somebody sends late: the figures stay those that were approved', async () => {
    await sendAll();
    await close();
    await approve();
    const before = await gather('committee');
    await cell.send(roundId, cell.deputyId, 'cell', { 2: 'at_risk' });
    expect((await gather('committee')).report).toEqual(before.report);
  });
});

it('prints no words that were shared before anybody was told that they may be printed', async () => {
  await sendAll();
  const opened = (await cell.store.rounds.findById(roundId))?.openedAt ?? new Date(0);
  const annexSince = async (since: Date): Promise<number> => {
    const { copy } = await gather('cell', cell.secretaryId, since);
    return copy.for === 'cell' ? copy.annex.length : -1;
  };
  expect(await annexSince(opened)).toBeGreaterThan(0);
  expect(await annexSince(new Date(opened.getTime() + 1))).toBe(0);
});

it('is made by who leads the cell, and by nobody else', async () => {
  const { store, clock } = cell;
  const reports = createReports({ store, clock, groundsOf: () => [], printableSince: new Date(0) });
  for (const memberId of [cell.deputyId, named[0] ?? '']) {
    expect(await reports.gather(await cell.actorOf(memberId), { roundId, copy: 'committee' })).toEqual({
      ...{ status: 'denied', why: 'not_your_office' },
    });
  }
});

it('bears at head and foot what was entered, and the name of whoever holds the office that signs', async () => {
  await cell.store.documentSettings.save(cell.unitId, {
    ...{ superior: 'Đảng bộ phường Bồ Đề', place: 'Bồ Đề', signer: { for: 'committee', office: 'deputy' } },
  });
  await cell.appoint('acting_secretary', named[0] ?? '');
  expect((await gather('committee', named[0])).report.unit).toEqual({
    ...{
      kind: 'cell',
      printing: [],
      superior: 'Đảng bộ phường Bồ Đề',
      issuer: 'Chi bộ Tổ dân phố 5',
      place: 'Bồ Đề',
      recipients: [],
    },
    signer: { for: 'committee', office: 'deputy', name: 'Lê Văn Cường' },
  });
});
