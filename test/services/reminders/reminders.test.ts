import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

let cell: Cell;
let an: Member;
let binh: Member;
let round: Round;
let meeting: Meeting;

/** A round for 3 December 2026, 19:30, open since 23 November; the members are Bình (secretary), An and Bảo. */
beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  binh = cell.secretary;
  await cell.addMember('Đỗ Quốc Bảo');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ round, meeting } = first);
  cell.sent.length = 0;
});
afterEach(() => cell.close());

function kindsSent(): string[] {
  return cell.sent.map(({ notice }) => (notice.kind === 'reminder' ? notice.reminder : notice.kind));
}

/** Without what only the secretary is told. */
function nudges(): string[] {
  return kindsSent().filter((kind) => kind !== 'digest_before');
}

describe('reminders of a round', () => {
  it('go out at D-7, D-3, D-1 and on the day, to those who have not finished', async () => {
    await cell.review(binh.id, round.id);
    const times: string[] = [];
    for (const at of [
      '2026-11-26T11:59:00Z',
      '2026-11-26T12:00:00Z',
      '2026-11-30T12:00:00Z',
      '2026-12-02T12:00:00Z',
      '2026-12-03T01:00:00Z',
      '2026-12-03T12:30:00Z',
    ]) {
      const before = nudges().length;
      await cell.jumpTo(at);
      times.push(`${at} ${nudges().length - before}`);
    }

    expect(times).toEqual([
      '2026-11-26T11:59:00Z 0',
      '2026-11-26T12:00:00Z 2',
      '2026-11-30T12:00:00Z 2',
      '2026-12-02T12:00:00Z 2',
      '2026-12-03T01:00:00Z 2',
      '2026-12-03T12:30:00Z 0',
    ]);
    expect(nudges()).toEqual(['d7', 'd7', 'd3', 'd3', 'd1', 'd1', 'day', 'day']);
    expect(new Set(await cell.namesSent('reminder'))).toEqual(new Set(['Nguyễn Văn An', 'Đỗ Quốc Bảo']));
  });

  it('chase nobody who is exempt, excused, removed, without account or consent', async () => {
    await cell.addMember('Lê Văn Cường', { account: 'none' });
    const leaving = await cell.addMember('Phạm Thị Dung');
    const hoa = await cell.addMember('Trịnh Thị Hoa');
    const fresh = [leaving.id, hoa.id];
    await cell.store.transaction((tx) =>
      cell.participants.onMembersAdded(tx, cell.unit.id, fresh, cell.clock.now()),
    );
    await cell.store.members.update({ ...leaving, removedAt: cell.clock.now() });
    await cell.store.consents.withdraw(hoa.accountId ?? '', cell.clock.now());
    const actor = await cell.actorOf(binh);
    await cell.participants.excuse(actor, { meetingId: meeting.id, memberId: an.id, reason: undefined });

    await cell.jumpTo('2026-11-26T12:00:00Z');

    expect(await cell.namesSent('reminder')).toEqual(['Trần Thị Bình', 'Đỗ Quốc Bảo']);
  });

  it('reach somebody who joined in the middle of the round', async () => {
    const late = await cell.addMember('Vũ Thị Giang');
    await cell.store.transaction((tx) =>
      cell.participants.onMembersAdded(tx, cell.unit.id, [late.id], cell.clock.now()),
    );

    await cell.jumpTo('2026-11-26T12:00:00Z');

    expect(await cell.namesSent('reminder')).toContain('Vũ Thị Giang');
  });

  it('are not sent to whoever finishes between the planning and the sending', async () => {
    cell.answers.next = () => ({ status: 'unavailable', why: 'network' });
    await cell.jumpTo('2026-11-26T12:00:00Z');
    await cell.review(an.id, round.id);

    const waiting = await cell.store.deliveries.listByRound(round.id);
    const forAn = waiting.find(
      ({ accountId, notice }) => accountId === an.accountId && notice.kind === 'reminder',
    );
    if (forAn?.notice.kind !== 'reminder') throw new Error('no reminder was planned for An');
    expect(await cell.reminding.readNudge(forAn.notice, an.accountId ?? '')).toBeUndefined();
  });

  it('tell how far the review has come', async () => {
    const participant = await cell.store.participants.find(round.id, an.id);
    const notice = { roundId: round.id, participantId: participant?.id ?? '' };
    const account = an.accountId ?? '';

    expect(await cell.reminding.readNudge(notice, account)).toMatchObject({
      name: 'Nguyễn Văn An',
      daysLeft: 10,
      progress: { answered: 0, total: 3, isComplete: false, minutesLeft: 1 },
    });
    await cell.review(an.id, round.id, { send: false, items: [1, 2] });
    cell.clock.moveTo(new Date('2026-12-02T17:00:00Z'));
    expect(await cell.reminding.readNudge(notice, account)).toMatchObject({
      daysLeft: 0,
      progress: { answered: 2, total: 3, isComplete: false },
    });
  });

  it('tell nothing to an account that the member no longer has', async () => {
    const participant = await cell.store.participants.find(round.id, an.id);
    const notice = { roundId: round.id, participantId: participant?.id ?? '' };

    expect(await cell.reminding.readNudge(notice, binh.accountId ?? '')).toBeUndefined();
  });

  it('a reminder whose round was closed or called off says nothing', async () => {
    const participant = await cell.store.participants.find(round.id, an.id);
    const notice = { roundId: round.id, participantId: participant?.id ?? '' };

    await cell.store.rounds.update({ ...round, cancelledAt: cell.clock.now() });
    expect(await cell.reminding.readNudge(notice, an.accountId ?? '')).toBeUndefined();
    await cell.store.rounds.update({ ...round, closedAt: cell.clock.now() });
    expect(await cell.reminding.readNudge(notice, an.accountId ?? '')).toBeUndefined();
  });
});

describe('after downtime', () => {
  it.each([
    ['over D-7', '2026-11-28T03:00:00Z', ['d7', 'd7', 'd7']],
    ['over D-7 and D-3', '2026-12-01T03:00:00Z', ['d3', 'd3', 'd3']],
    ['until the morning of the day', '2026-12-03T02:00:00Z', ['day', 'day', 'day', 'digest_before']],
    ['until the meeting has begun', '2026-12-03T12:31:00Z', []],
  ])('%s only the newest reminder that is still true is sent, once', async (_name, at, expected) => {
    await cell.jumpTo(at);
    await cell.tick();

    // Whoever is sent something at the same time is told in any order.
    expect(kindsSent().sort()).toEqual(expected.toSorted());
  });

  it('what could not be sent before the next reminder expires', async () => {
    cell.answers.next = () => ({ status: 'unavailable', why: 'network' });
    await cell.jumpTo('2026-11-26T12:00:00Z');
    cell.sent.length = 0;
    cell.answers.next = () => ({ status: 'sent', messageId: 1 });

    await cell.jumpTo('2026-11-30T12:00:00Z');

    expect(kindsSent()).toEqual(['d3', 'd3', 'd3']);
    const deliveries = await cell.store.deliveries.listByRound(round.id);
    expect(deliveries.filter(({ status }) => status === 'expired')).toHaveLength(3);
  });

  it('a round that cannot be reminded does not silence another cell', async () => {
    const other = await cell.addUnit('Chi bộ 2', {
      day: 3,
      time: '19:30',
      shift: 'same_day',
      place: 'Nhà văn hóa',
    });
    await cell.addMember('Ngô Thị Lan', { unitId: other.id });
    await cell.tick();
    cell.sent.length = 0;
    await cell.spoilParticipant(round.id, an.id);

    await cell.jumpTo('2026-11-26T12:00:00Z');

    expect(await cell.namesSent('reminder')).toEqual(['Ngô Thị Lan']);
    expect(cell.logged).toContainEqual({
      level: 'error',
      facts: { id: round.id, failure: 'Error' },
      message: 'a round could not be reminded',
    });
  });
});

describe('before a morning meeting', () => {
  it('the last reminder is that of the evening before', async () => {
    const morning = { day: 3, time: '08:00', shift: 'same_day' as const, place: 'Nhà văn hóa' };
    const other = await cell.addUnit('Chi bộ 2', morning);
    await cell.addMember('Ngô Thị Lan', { unitId: other.id });
    await cell.tick();
    cell.sent.length = 0;

    await cell.passTo('2026-12-03T01:00:00Z');

    const mine = await Promise.all(
      cell.sent.map(async (one) => [one, await cell.nameOf(one.accountId ?? '')] as const),
    );
    const kinds = mine.flatMap(([{ notice }, name]) =>
      name === 'Ngô Thị Lan' && notice.kind === 'reminder' ? [notice.reminder] : [],
    );
    expect(kinds).toEqual(['d7', 'd3', 'd1']);
  });
});
