import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MinutesFacts } from '../../../src/core/documents/facts.ts';
import type { Outcome } from '../../../src/core/model/attendance.ts';
import { createMinutes } from '../../../src/services/documents/minutes.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let roundId: string;
let meetingId: string;
let an: string;
let dung: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
  roundId = await cell.openRound();
  meetingId = (await cell.store.rounds.findById(roundId))?.meetingId ?? '';
});
afterEach(() => cell.close());

function minutesOf(memberId: string) {
  const { store, clock } = cell;
  return cell
    .actorOf(memberId)
    .then((actor) =>
      createMinutes({ store, clock, groundsOf: () => [], printableSince: new Date(0) }).gather(
        actor,
        meetingId,
      ),
    );
}

async function gather(): Promise<MinutesFacts> {
  const outcome = await minutesOf(cell.secretaryId);
  if (outcome.status !== 'gathered') throw new Error(`nothing gathered: ${outcome.status}`);
  return outcome.minutes;
}

async function write(memberId: string, outcome: Outcome, reason?: string): Promise<void> {
  await cell.store.attendances.put({
    ...{ id: cell.ids.next(), meetingId, memberId, outcome, reason },
    ...{ reply: 'away', replyOn: '2026-12-03', repliedAt: cell.clock.now() },
    ...{ membership: memberId === dung ? 'probationary' : 'official' },
    ...{ takenAt: cell.clock.now(), takenById: cell.secretaryId },
  });
}

async function close(): Promise<void> {
  cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  await cell.tick();
}

describe('words in the minutes', () => {
  it('are there only where the cell has switched it on, and only those for the whole cell', async () => {
    await cell.send(roundId, an, 'cell', { 2: { level: 'correcting', how: 'lời của An' } });
    await cell.send(roundId, dung, 'secretary', { 2: { level: 'correcting', how: 'lời của Dũng' } });
    await close();
    const usual = await minutesOf(cell.secretaryId);
    expect(usual).toMatchObject({ memberIds: [], minutes: { shared: [] } });
    await cell.store.documentSettings.save(cell.unitId, { printing: ['shared_in_minutes'] });
    const chosen = await minutesOf(cell.secretaryId);
    expect(chosen).toMatchObject({ roundId, memberIds: [an] });
    expect((await gather()).shared).toMatchObject([{ name: 'Nguyễn Văn An', item: 2, how: 'lời của An' }]);
    expect(JSON.stringify(chosen)).not.toContain('lời của Dũng');
  });
});

describe('attendance in the minutes', () => {
  it('is as it was written down, with names of those excused and no reason of theirs', async () => {
    await write(cell.secretaryId, 'present');
    await write(cell.deputyId, 'unexcused');
    await write(an, 'excused', 'đang nằm viện');
    await write(dung, 'present');
    const minutes = await gather();
    expect(minutes.attendance).toEqual({
      ...{ present: { total: 2, official: 1, probationary: 1 }, excused: ['Nguyễn Văn An'], unexcused: 1 },
    });
    expect(minutes.roster).toEqual({
      ...{ total: 4, official: 3, probationary: 1, exempt: 0, temporary: undefined },
    });
    expect(JSON.stringify(minutes)).not.toContain('nằm viện');
    expect(minutes.chair).toEqual({ name: 'Trần Thị Bình', office: 'secretary' });
  });

  it('is left open until everybody is written down, and the roster is that of today', async () => {
    await write(cell.secretaryId, 'excused');
    const minutes = await gather();
    expect(minutes.attendance).toBeUndefined();
    expect(minutes.roster).toEqual({ total: 4, official: 4, probationary: 0, exempt: 0, temporary: 0 });
  });

  it('names nobody as chairing who is written down as away', async () => {
    await write(cell.secretaryId, 'excused');
    expect((await gather()).chair).toBeUndefined();
  });

  it('of a meeting long past that nobody took is not made up from today’s roster', async () => {
    cell.clock.moveTo(new Date('2027-02-03T13:00:00Z'));
    expect(await gather()).toMatchObject({ attendance: undefined, roster: undefined });
  });
});

describe('the round in the minutes', () => {
  it('has no figure while it is open', async () => {
    await cell.send(roundId, an, 'cell', { 1: 'at_risk' });
    expect((await gather()).round).toBeUndefined();
  });

  it('has figures of the closing snapshot, and no word or name of who wrote, whatever the sharing', async () => {
    await cell.send(roundId, an, 'cell', { 1: { level: 'correcting', how: 'lời của An' } });
    await cell.send(roundId, dung, 'secretary', { 1: { level: 'at_risk', how: 'lời riêng của Dũng' } });
    await cell.send(roundId, cell.deputyId, 'counts_only', {
      2: { level: 'at_risk', how: 'lời chỉ để đếm' },
    });
    await close();
    const minutes = await gather();
    expect(minutes.round).toMatchObject({
      ...{ countedOn: '2026-12-03', pooled: { status: 'too_few' } },
      participation: { total: 4, sent: 3 },
    });
    const told = JSON.stringify(minutes);
    for (const hidden of ['lời của An', 'lời riêng', 'lời chỉ để đếm', 'Nguyễn Văn An', 'Đỗ Dũng'])
      expect(told).not.toContain(hidden);
  });
});

it('minutes are made by who leads the cell, of a meeting that takes place', async () => {
  for (const memberId of [cell.deputyId, an])
    expect(await minutesOf(memberId)).toEqual({ status: 'denied', why: 'not_your_office' });
  const meeting = await cell.store.meetings.findById(meetingId);
  if (meeting === undefined) throw new Error('no meeting');
  await cell.store.meetings.update({ ...meeting, status: 'cancelled' });
  expect(await minutesOf(cell.secretaryId)).toMatchObject({ status: 'gone' });
});
