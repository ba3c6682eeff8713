import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting } from '../../../src/core/model/rounds.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';
import { openPhone } from '../../support/round-phone.ts';

let cell: Cell;
let an: Member;
let meeting: Meeting;

/** The meeting is on 3 December 2026 at 19:30; the members are Bình (secretary), An and the deputy Bảo. */
beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.addMember('Đỗ Quốc Bảo', { role: 'deputy' });
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ meeting } = first);
});
afterEach(() => cell.close());

async function toldUntil(at: string): Promise<string[]> {
  cell.sent.length = 0;
  await cell.passTo(at);
  return cell.namesSent('digest_after');
}

it('the roll call keeps whether somebody had a vote on that day, whatever they are afterwards', async () => {
  await cell.store.members.update({ ...an, membership: 'probationary' });
  const unsaid = await cell.addMember('Vũ Thị Giang', { standing: 'temporary' });
  await cell.store.members.update({ ...unsaid, membership: undefined });
  await cell.passTo('2026-12-03T13:00:00Z');
  const actor = await cell.actorOf(cell.secretary);
  await cell.rollCalls.markRest(actor, meeting.id);
  for (const member of [an, unsaid]) await cell.store.members.update({ ...member, membership: 'official' });

  const sheet = await cell.rollCalls.show(actor, meeting.id);
  if (sheet.status !== 'shown') throw new Error(sheet.status);
  expect(sheet.people.map(({ name, membership }) => [name, membership])).toEqual([
    ['Nguyễn Văn An', 'probationary'],
    ['Đỗ Quốc Bảo', 'official'],
    ['Trần Thị Bình', 'official'],
    // Not known on that day; what is said since is the best there is.
    ['Vũ Thị Giang', 'official'],
  ]);
  await cell.rollCalls.mark(actor, { meetingId: meeting.id, memberId: an.id, outcome: undefined });
  expect((await cell.store.attendances.find(meeting.id, an.id))?.membership).toBeUndefined();
});

describe('after a meeting', () => {
  it('who leads the cell is asked for the roll call that evening and the next morning, and then no more', async () => {
    expect(await toldUntil('2026-12-03T13:00:00Z')).toEqual([]);
    expect(await toldUntil('2026-12-03T13:30:00Z')).toEqual(['Trần Thị Bình']);
    expect(await openPhone(cell, cell.secretary).readsDelivery(cell.sent.at(-1))).toBe(
      `Sau kỳ sinh hoạt · Kỳ sinh hoạt tháng 12/2026

Điểm danh: chưa ghi 3 đồng chí.
[Điểm danh 03/12/2026]`,
    );
    expect(await toldUntil('2026-12-04T02:00:00Z')).toEqual(['Trần Thị Bình']);
    expect(await toldUntil('2026-12-06T02:00:00Z')).toEqual([]);
  });

  it('nobody is asked once everybody is written down', async () => {
    await cell.passTo('2026-12-03T13:00:00Z');
    const actor = await cell.actorOf(cell.secretary);
    await cell.rollCalls.mark(actor, { meetingId: meeting.id, memberId: an.id, outcome: 'excused' });
    await cell.rollCalls.markRest(actor, meeting.id);
    const notice = { kind: 'digest_after' as const, unitId: cell.unit.id, meetingId: meeting.id };
    const read = () => cell.afterMeetings.read({ ...notice, when: 'evening' }, actor.accountId);
    expect(await read()).toBeUndefined();
    await cell.rollCalls.mark(actor, { meetingId: meeting.id, memberId: an.id, outcome: undefined });
    expect(await read()).toMatchObject({ left: 1 });
  });

  it('nobody is asked about a meeting that was called off, and no plain member at all', async () => {
    await cell.passTo('2026-12-03T13:00:00Z');
    const notice = { kind: 'digest_after' as const, unitId: cell.unit.id, meetingId: meeting.id };
    expect(await cell.afterMeetings.read({ ...notice, when: 'evening' }, an.accountId ?? '')).toBeUndefined();
    await cell.store.meetings.update({ ...meeting, status: 'cancelled' });
    expect(await toldUntil('2026-12-04T02:00:00Z')).toEqual([]);
  });
});
