import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { openRoundCell, rule, type Cell } from '../../support/round-cell.ts';

let cell: Cell;
let an: Member;
let actor: Actor;

beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  actor = await cell.actorOf(an);
});
afterEach(() => cell.close());

async function roundId(): Promise<string> {
  const [first] = await cell.upcoming();
  return first?.round.id ?? '';
}

describe('the schedule', () => {
  it('names the next meeting and when its round opens', async () => {
    await cell.tick();

    expect(await cell.schedule.list(actor)).toMatchObject({
      status: 'found',
      cellName: 'Chi bộ Tổ dân phố 5',
      next: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa tổ 5' },
      own: { status: 'opens', on: '2026-11-23' },
      cancelled: [],
      late: undefined,
      mayWrite: false,
    });
    expect(await cell.schedule.list(await cell.actorOf(cell.secretary))).toMatchObject({ mayWrite: true });
  });

  it('says where the member stands: not started, under way, sent, changing', async () => {
    await cell.jumpTo('2026-11-23T01:00:00Z');
    const id = await roundId();
    expect(await cell.schedule.list(actor)).toMatchObject({
      own: { status: 'not_started', roundId: id, excused: false },
    });

    const reviewId = await cell.review(an.id, id, { send: false, items: [1, 3] });
    expect(await cell.schedule.list(actor)).toMatchObject({
      own: { status: 'under_way', answered: 2, total: 3 },
    });

    const review = await cell.store.reviews.findById(reviewId);
    if (review === undefined) throw new Error('no review');
    await cell.store.reviews.update({ ...review, sentAt: cell.clock.now() });
    expect(await cell.schedule.list(actor)).toMatchObject({ own: { status: 'sent', editing: false } });
    await cell.store.reviews.update({ ...review, sentAt: cell.clock.now(), editing: true });
    expect(await cell.schedule.list(actor)).toMatchObject({ own: { status: 'sent', editing: true } });
  });

  it('does not ask an exempt member, and leaves it to an excused one', async () => {
    const exempt = await cell.addMember('Lê Văn Cường', { standing: 'exempt' });
    await cell.jumpTo('2026-11-23T01:00:00Z');
    const [first] = await cell.upcoming();
    await cell.participants.excuse(await cell.actorOf(cell.secretary), {
      meetingId: first?.meeting.id ?? '',
      memberId: an.id,
      reason: undefined,
    });

    expect(await cell.schedule.list(await cell.actorOf(exempt))).toMatchObject({
      own: { status: 'not_in_round' },
    });
    expect(await cell.schedule.list(actor)).toMatchObject({ own: { status: 'not_started', excused: true } });
  });

  it('says of every meeting that was called off so, until its day has passed', async () => {
    await cell.tick();
    const secretary = await cell.actorOf(cell.secretary);
    for (const { meeting } of await cell.upcoming()) await cell.cancelling.cancel(secretary, meeting.id);

    expect(await cell.schedule.list(actor)).toMatchObject({
      next: { on: '2027-02-03' },
      cancelled: [{ meeting: { on: '2026-12-03' } }, { meeting: { on: '2027-01-03' } }],
    });
    await cell.jumpTo('2026-12-03T12:30:00Z');
    expect(await cell.schedule.list(actor)).toMatchObject({ cancelled: [{ meeting: { on: '2027-01-03' } }] });
    await cell.jumpTo('2027-01-03T12:30:00Z');
    expect(await cell.schedule.list(actor)).toMatchObject({ next: { on: '2027-02-03' }, cancelled: [] });
  });

  it('offers to put back what was called off to whoever leads the cell, and what was written to its writer', async () => {
    await cell.jumpTo('2026-11-23T01:00:00Z');
    const id = await roundId();
    await cell.review(an.id, id, { send: false, items: [1] });
    const secretary = await cell.actorOf(cell.secretary);
    const [first] = await cell.upcoming();
    await cell.cancelling.cancel(secretary, first?.meeting.id ?? '');

    expect(await cell.schedule.list(actor)).toMatchObject({
      cancelled: [{ written: { roundId: id, isSent: false }, mayPutBack: false }],
    });
    expect(await cell.schedule.list(secretary)).toMatchObject({
      cancelled: [{ written: undefined, mayPutBack: true }],
    });
  });

  it('offers the round that has just closed to who has not sent, for three days', async () => {
    await cell.jumpTo('2026-11-23T01:00:00Z');
    const id = await roundId();
    await cell.jumpTo('2026-12-04T01:00:00Z');

    expect(await cell.schedule.list(actor)).toMatchObject({
      late: {
        roundId: id,
        round: { kind: 'monthly', period: { year: 2026, month: 12 } },
        untilOn: '2026-12-06',
      },
    });
    await cell.review(an.id, id);
    expect(await cell.schedule.list(actor)).toMatchObject({ late: undefined });
    expect(await cell.schedule.list(await cell.actorOf(cell.secretary))).toMatchObject({
      late: { roundId: id },
    });
    await cell.jumpTo('2026-12-06T12:30:00Z');
    expect(await cell.schedule.list(await cell.actorOf(cell.secretary))).toMatchObject({ late: undefined });
  });

  it('asks the secretary again about a day that is still to be decided', async () => {
    await cell.store.units.update({ ...cell.unit, meetingRule: { ...rule, shift: 'ask' } });
    await cell.jumpTo('2026-12-15T01:00:00Z');

    expect(await cell.schedule.list(await cell.actorOf(cell.secretary))).toMatchObject({
      choice: { keepOn: '2027-01-03', workingOn: '2027-01-04', reason: 'weekend' },
    });
  });

  it('says so where the cell is not set up, and where nothing is planned', async () => {
    expect(await cell.schedule.list(actor)).toMatchObject({
      status: 'found',
      next: undefined,
      own: undefined,
    });

    await cell.store.units.update({ ...cell.unit, readyAt: undefined });
    expect(await cell.schedule.list(actor)).toMatchObject({
      status: 'not_ready',
      cellName: 'Chi bộ Tổ dân phố 5',
      mayWrite: false,
    });
  });

  it('is not for somebody without a cell', async () => {
    const nobody = { ...actor, seats: [], offices: [], activeUnitId: undefined };

    expect(await cell.schedule.list(nobody)).toEqual({ status: 'denied', why: 'not_a_member' });
  });
});
