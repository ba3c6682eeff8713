import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

let cell: Cell;
let an: Member;
let actor: Actor;
let round: Round;
let meeting: Meeting;

/** 21 November; the meeting is on 3 December 2026, 19:30, the next on 3 January 2027. */
beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.tick();
  ({ round, meeting } = await cell.firstPlanned());
  actor = await cell.actorOf(cell.secretary);
});
afterEach(() => cell.close());

async function openRound(): Promise<void> {
  await cell.jumpTo('2026-11-23T01:00:00Z');
  ({ round, meeting } = await cell.firstPlanned());
  cell.sent.length = 0;
}

describe('cancelling a meeting', () => {
  it('stops its round, keeps the reviews, tells the members and leaves the next month', async () => {
    await openRound();
    await cell.review(an.id, round.id, { send: false, items: [1] });

    const outcome = await cell.cancelling.cancel(actor, meeting.id);
    await cell.tick();

    expect(outcome).toMatchObject({ status: 'cancelled', told: 1, next: { on: '2027-01-03' } });
    expect(await cell.store.rounds.findById(round.id)).toMatchObject({
      cancelledAt: new Date('2026-11-23T01:00:00Z'),
      closedAt: undefined,
    });
    expect(await cell.store.reviews.listByRound(round.id)).toHaveLength(1);
    expect(await cell.slotsOf(round.id)).toEqual([]);
    expect(await cell.namesSent('meeting_cancelled')).toEqual(['Nguyễn Văn An']);
    expect((await cell.upcoming()).map(({ meeting: { on } }) => on)).toEqual(['2027-01-03', '2027-02-03']);
  });

  it('twice is once', async () => {
    await cell.cancelling.cancel(actor, meeting.id);
    expect(await cell.cancelling.cancel(actor, meeting.id)).toEqual({ status: 'cancelled_before' });
    await cell.outbox.drain();

    expect(cell.sent).toHaveLength(1);
  });

  it('is refused for the office to a member who taps the old button of a meeting that is over', async () => {
    cell.clock.moveTo(new Date('2026-12-04T01:00:00Z'));
    expect(await cell.cancelling.askCancel(await cell.actorOf(an), meeting.id)).toEqual({
      ...{ status: 'denied', why: 'not_your_office' },
    });
    expect(await cell.cancelling.askCancel(actor, meeting.id)).toMatchObject({ status: 'over' });
  });

  it('its month is not planned again', async () => {
    await cell.cancelling.cancel(actor, meeting.id);
    await cell.jumpTo('2026-11-24T01:00:00Z');

    const december = (await cell.store.meetings.listByUnit(cell.unit.id)).filter(
      ({ period }) => period.month === 12,
    );
    expect(december.map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('no reminder and no closing comes for it any more', async () => {
    await openRound();
    await cell.cancelling.cancel(actor, meeting.id);
    await cell.outbox.drain();
    cell.sent.length = 0;

    await cell.passTo('2026-12-04T01:00:00Z');

    expect(cell.sent).toEqual([]);
    expect(cell.closed).toEqual([]);
  });
});

describe('putting a meeting back', () => {
  const putBack = () => cell.cancelling.putBack(actor, meeting.id);

  it('goes on with its round as it stood, and tells those who had heard that it was off', async () => {
    await openRound();
    await cell.review(an.id, round.id, { send: false, items: [1] });
    await cell.cancelling.cancel(actor, meeting.id);
    await cell.tick();
    expect(await putBack()).toMatchObject({ status: 'put_back', meeting: { status: 'planned' }, told: 1 });
    await cell.tick();

    expect(await cell.namesSent('meeting_put_back')).toEqual(['Nguyễn Văn An']);
    expect(await cell.store.rounds.findById(round.id)).toMatchObject({ cancelledAt: undefined });
    expect(await cell.store.reviews.listByRound(round.id)).toHaveLength(1);
    expect((await cell.slotsOf(round.id)).length).toBeGreaterThan(0);
    await cell.passTo('2026-12-03T12:31:00Z');
    expect(cell.closed).toEqual([round.id]);
  });

  it('says nothing to who has not heard that it was off', async () => {
    await openRound();
    await cell.cancelling.cancel(actor, meeting.id);
    expect(await putBack()).toMatchObject({ status: 'put_back', told: 0 });
    await cell.outbox.drain();

    expect(await cell.namesSent('meeting_cancelled')).toEqual([]);
    expect(await cell.namesSent('meeting_put_back')).toEqual([]);
  });

  it('twice is once, and it can be called off again, which everybody hears', async () => {
    await cell.cancelling.cancel(actor, meeting.id);
    await cell.outbox.drain();
    await putBack();
    expect(await putBack()).toMatchObject({ status: 'planned' });
    await cell.outbox.drain();
    cell.clock.moveTo(new Date('2026-11-21T02:00:00Z'));
    await cell.cancelling.cancel(actor, meeting.id);
    await cell.outbox.drain();

    expect(cell.sent.map(({ notice }) => notice.kind)).toEqual([
      ...['meeting_cancelled', 'meeting_put_back', 'meeting_cancelled'],
    ]);
  });

  it('takes along who came or left while it was off', async () => {
    await openRound();
    await cell.cancelling.cancel(actor, meeting.id);
    const dung = await cell.addMember('Phạm Thị Dung');
    await cell.store.members.update({ ...an, removedAt: cell.clock.now() });
    await putBack();

    expect(await cell.store.participants.find(round.id, dung.id)).toMatchObject({ status: 'expected' });
    expect(await cell.store.participants.find(round.id, an.id)).toMatchObject({ status: 'exempt' });
  });

  it('opens the round where its day came while it was off', async () => {
    await cell.cancelling.cancel(actor, meeting.id);
    await cell.jumpTo('2026-11-24T01:00:00Z');
    await putBack();

    expect(await cell.store.rounds.findById(round.id)).toMatchObject({
      openedAt: new Date('2026-11-24T01:00:00Z'),
    });
  });

  it('is over once it would have begun, or another round has closed since, and is for the secretary only', async () => {
    await openRound();
    await cell.cancelling.cancel(actor, meeting.id);
    expect(await cell.cancelling.putBack(await cell.actorOf(an), meeting.id)).toEqual({
      ...{ status: 'denied', why: 'not_your_office' },
    });
    const [next] = await cell.upcoming();
    const other = next?.round;
    if (other === undefined) throw new Error('nothing planned');
    await cell.store.rounds.update({ ...other, closedAt: new Date('2026-11-24T01:00:00Z') });
    expect(await putBack()).toMatchObject({ status: 'over' });
    await cell.store.rounds.update(other);
    cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
    expect(await putBack()).toMatchObject({ status: 'over' });
  });
});
