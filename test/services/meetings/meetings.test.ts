import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { openRoundCell, rule, type Cell } from '../../support/round-cell.ts';

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

const to = (on: string, time = '19:30') => ({ on, time, placeBy: 0 });

describe('moving a meeting', () => {
  it('takes the round and every reminder along', async () => {
    const moved = await cell.meetings.move(actor, meeting.id, to('2026-12-10', '20:00'));

    expect(moved).toMatchObject({
      status: 'moved',
      told: 1,
      meeting: {
        on: '2026-12-10',
        time: '20:00',
        decision: 'moved',
        startsAt: new Date('2026-12-10T13:00:00Z'),
      },
    });
    expect(await cell.store.rounds.findById(round.id)).toMatchObject({
      period: { year: 2026, month: 12 },
      opensAt: new Date('2026-11-30T01:00:00Z'),
      dueAt: new Date('2026-12-10T13:00:00Z'),
      closesAt: new Date('2026-12-10T13:00:00Z'),
      lateUntilAt: new Date('2026-12-13T13:00:00Z'),
      openedAt: undefined,
    });
    expect(await cell.slotsOf(round.id)).toEqual([
      'd7 2026-12-03T12:00:00.000Z',
      'd3 2026-12-07T12:00:00.000Z',
      'd1 2026-12-09T12:00:00.000Z',
      'day 2026-12-10T01:00:00.000Z',
    ]);
  });

  it('tells the others, and not whoever moved it', async () => {
    await cell.addMember('Lê Văn Cường', { standing: 'exempt' });
    await cell.addMember('Phạm Thị Dung', { account: 'none' });
    await cell.addMember('Hoàng Văn Em', { account: 'not_consented' });

    await cell.meetings.move(actor, meeting.id, to('2026-12-10'));
    await cell.outbox.drain();

    expect(await cell.namesSent('meeting_moved')).toEqual(['Nguyễn Văn An']);
    expect(cell.sent[0]?.notice).toEqual({
      kind: 'meeting_moved',
      unitId: cell.unit.id,
      meetingId: meeting.id,
      from: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa tổ 5' },
    });
  });

  it('twice to the same day tells once', async () => {
    await Promise.all([
      cell.meetings.move(actor, meeting.id, to('2026-12-10')),
      cell.meetings.move(actor, meeting.id, to('2026-12-10')),
    ]);
    const third = await cell.meetings.move(actor, meeting.id, to('2026-12-10'));
    await cell.outbox.drain();

    expect(third).toMatchObject({ status: 'kept', meeting: { on: '2026-12-10' } });
    expect(cell.sent).toHaveLength(1);
  });

  it('a round that is open stays open with its reviews, however far it moves', async () => {
    await openRound();
    await cell.review(an.id, round.id, { send: false, items: [1] });

    await cell.meetings.move(actor, meeting.id, to('2026-12-24'));

    const moved = await cell.store.rounds.findById(round.id);
    expect(moved).toMatchObject({
      opensAt: new Date('2026-11-23T01:00:00Z'),
      openedAt: new Date('2026-11-23T01:00:00Z'),
      dueAt: new Date('2026-12-24T12:30:00Z'),
      closedAt: undefined,
    });
    expect(await cell.store.reviews.listByRound(round.id)).toHaveLength(1);
  });

  it('a reminder sent for the old day is sent again for the new one', async () => {
    await openRound();
    await cell.jumpTo('2026-11-26T12:00:00Z');
    expect(await cell.namesSent('reminder')).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    cell.sent.length = 0;

    await cell.meetings.move(actor, meeting.id, to('2026-12-20'));
    await cell.jumpTo('2026-12-13T12:00:00Z');

    // What each of them gets is in its order; of two people nobody is the first.
    const sentTo = (accountId: string | undefined) =>
      cell.sent
        .filter((one) => one.accountId === accountId)
        .map(({ notice }) => (notice.kind === 'reminder' ? notice.reminder : notice.kind));
    const [others, mover] = [an.accountId, actor.accountId].map(sentTo);
    expect(others).toEqual(['meeting_moved', 'd7']);
    expect(mover).toEqual(['d7']);
  });

  it('what was still to be sent about the old day is never sent', async () => {
    await openRound();
    cell.answers.next = () => ({ status: 'unavailable', why: 'network' });
    await cell.jumpTo('2026-11-26T12:00:00Z');
    cell.sent.length = 0;
    cell.answers.next = () => ({ status: 'sent', messageId: 1 });

    await cell.meetings.move(actor, meeting.id, to('2026-12-20'));
    cell.clock.moveTo(new Date('2026-11-26T13:00:00Z'));
    await cell.outbox.drain();

    expect(cell.sent.map(({ notice }) => notice.kind)).toEqual(['meeting_moved']);
  });

  it('a reminder whose hour for the new day has passed is not made up for', async () => {
    await openRound();
    cell.clock.moveTo(new Date('2026-12-01T03:00:00Z'));
    await cell.tick();
    cell.sent.length = 0;

    await cell.meetings.move(actor, meeting.id, to('2026-12-04'));
    await cell.tick();

    expect(await cell.namesSent('reminder')).toEqual([]);
    expect(await cell.slotsOf(round.id)).toEqual([
      'd3 2026-12-01T12:00:00.000Z',
      'd1 2026-12-03T12:00:00.000Z',
      'day 2026-12-04T01:00:00.000Z',
    ]);
  });

  it('nearer than ten days opens the round at once', async () => {
    await cell.meetings.move(actor, meeting.id, to('2026-11-25'));

    expect(await cell.store.rounds.findById(round.id)).toMatchObject({
      openedAt: new Date('2026-11-21T01:00:00Z'),
      dueAt: new Date('2026-11-25T12:30:00Z'),
    });
    await cell.outbox.drain();
    expect(await cell.namesSent('round_opened')).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  });

  it.each([
    ['before now', '2026-11-20', 'past'],
    ['further than four months ahead', '2027-04-01', 'too_far'],
  ])('%s is refused', async (_name, on, status) => {
    expect(await cell.meetings.move(actor, meeting.id, to(on))).toMatchObject({
      status: 'asked',
      problem: { status },
    });
    expect((await cell.store.meetings.findById(meeting.id))?.on).toBe('2026-12-03');
  });

  it('past the following meeting is possible, with a warning beforehand', async () => {
    await cell.changes.change(actor, meeting.id);
    const proposed = await cell.changes.pickDay(actor, meeting.id, '2027-01-10');

    expect(proposed).toMatchObject({
      status: 'proposed',
      warnings: [{ kind: 'day_off' }, { kind: 'passes_other', other: { on: '2027-01-03' } }],
    });
    expect(await cell.meetings.move(actor, meeting.id, to('2027-01-10'))).toMatchObject({ status: 'moved' });
    expect((await cell.upcoming()).map(({ meeting: { on } }) => on)).toEqual(['2027-01-03', '2027-01-10']);
  });

  it('the next month is planned as if nothing had moved', async () => {
    await cell.meetings.move(actor, meeting.id, to('2026-12-28'));
    await cell.jumpTo('2026-12-29T01:00:00Z');

    const meetings = await cell.store.meetings.listByUnit(cell.unit.id);
    expect(meetings.map(({ on, period }) => [on, period.month])).toEqual([
      ['2026-12-28', 12],
      ['2027-01-03', 1],
      ['2027-02-03', 2],
    ]);
  });

  it('is refused for a meeting that has begun or was cancelled', async () => {
    await cell.cancelling.cancel(actor, meeting.id);
    expect(await cell.meetings.move(actor, meeting.id, to('2026-12-10'))).toMatchObject({ status: 'over' });

    const [next] = await cell.upcoming();
    cell.clock.moveTo(new Date('2027-01-03T12:30:00Z'));
    expect(await cell.meetings.move(actor, next?.meeting.id ?? '', to('2027-01-10'))).toMatchObject({
      status: 'over',
    });
  });

  it('is for the secretary of this cell only', async () => {
    const other = await cell.addUnit('Chi bộ 2', rule);
    const stranger = await cell.actorOf(
      await cell.addMember('Ngô Thị Lan', { unitId: other.id, role: 'secretary' }),
    );
    const member = await cell.actorOf(an);
    const deputy = await cell.actorOf(await cell.addMember('Lê Văn Cường', { role: 'deputy' }));

    for (const [who, why] of [
      [stranger, 'not_a_member'],
      [member, 'not_your_office'],
      [deputy, 'not_your_office'],
    ] as const) {
      expect(await cell.meetings.move(who, meeting.id, to('2026-12-10'))).toEqual({ status: 'denied', why });
      expect(await cell.cancelling.cancel(who, meeting.id)).toEqual({ status: 'denied', why });
      expect(await cell.meetings.decide(who, meeting.id, '2026-12-04')).toEqual({ status: 'denied', why });
      expect(await cell.changes.change(who, meeting.id)).toEqual({ status: 'denied', why });
    }
    expect(await cell.meetings.move(actor, 'nothing', to('2026-12-10'))).toEqual({
      status: 'denied',
      why: 'not_a_member',
    });
    expect((await cell.store.meetings.findById(meeting.id))?.on).toBe('2026-12-03');
  });
});

describe('putting a change together', () => {
  it('day, hour and place are taken from what was typed, and moved only when confirmed', async () => {
    await cell.changes.change(actor, meeting.id);
    expect(await cell.changes.hear(actor, 'ngày 10/12', 501)).toMatchObject({
      status: 'proposed',
      change: { on: '2026-12-10', time: '19:30' },
    });
    expect(await cell.changes.hear(actor, '20h', 502)).toMatchObject({
      change: { on: '2026-12-10', time: '20:00' },
    });
    await cell.changes.ask(actor, meeting.id, 'place');
    expect(await cell.changes.hear(actor, '  Trụ sở   phường ', 503)).toMatchObject({
      change: { place: 'Trụ sở phường', placeBy: 503 },
    });
    expect((await cell.store.meetings.findById(meeting.id))?.on).toBe('2026-12-03');

    const moved = await cell.meetings.move(actor, meeting.id, {
      on: '2026-12-10',
      time: '20:00',
      placeBy: 503,
    });

    expect(moved).toMatchObject({
      status: 'moved',
      meeting: { on: '2026-12-10', time: '20:00', place: 'Trụ sở phường' },
    });
  });

  it('the same update coming twice is applied once', async () => {
    await cell.changes.change(actor, meeting.id);
    await cell.changes.hear(actor, '10/12', 501);
    await cell.changes.ask(actor, meeting.id, 'place');
    await cell.changes.hear(actor, 'Trụ sở phường', 502);

    expect(await cell.changes.hear(actor, 'Trụ sở phường', 502)).toMatchObject({
      status: 'proposed',
      change: { on: '2026-12-10', place: 'Trụ sở phường' },
      problem: undefined,
    });
  });

  it.each([
    ['cuoi thang 13', { kind: 'date', input: { status: 'impossible' }, text: 'cuoi thang 13' }],
    ['31/11/2026', { kind: 'date', input: { status: 'impossible' }, text: '31/11/2026' }],
    ['20/11/2026', { kind: 'date', input: { status: 'past', on: '2026-11-20' } }],
    ['x'.repeat(4096), { kind: 'date', input: { status: 'unclear' } }],
  ])('a day that cannot be read is asked for again: %s', async (text, problem) => {
    await cell.changes.change(actor, meeting.id);

    expect(await cell.changes.hear(actor, text, 501)).toMatchObject({
      status: 'asked',
      asks: 'day',
      problem,
    });
  });

  it('an hour of today that has passed is asked for again, and the day is kept', async () => {
    cell.clock.moveTo(new Date('2026-12-03T10:00:00Z'));
    await cell.changes.change(actor, meeting.id);
    await cell.changes.ask(actor, meeting.id, 'time');

    expect(await cell.changes.hear(actor, '16:30', 501)).toMatchObject({
      status: 'asked',
      asks: 'time',
      problem: { status: 'past' },
    });
    expect(await cell.changes.hear(actor, '20:30', 502)).toMatchObject({
      status: 'proposed',
      change: { on: '2026-12-03', time: '20:30' },
    });
  });

  it('an old button does not move to a place that it did not name', async () => {
    await cell.changes.change(actor, meeting.id);
    await cell.changes.ask(actor, meeting.id, 'place');
    await cell.changes.hear(actor, 'Trụ sở phường', 501);
    await cell.changes.ask(actor, meeting.id, 'place');
    await cell.changes.hear(actor, 'Trường tiểu học', 502);

    const outcome = await cell.meetings.move(actor, meeting.id, {
      on: '2026-12-03',
      time: '19:30',
      placeBy: 501,
    });

    expect(outcome).toMatchObject({ status: 'proposed', change: { place: 'Trường tiểu học' } });
    expect((await cell.store.meetings.findById(meeting.id))?.place).toBe('Nhà văn hóa tổ 5');
  });

  it('text that arrives when nothing is under way changes nothing', async () => {
    expect(await cell.changes.hear(actor, '10/12', 501)).toEqual({ status: 'idle' });
  });
});

describe('a day to be decided', () => {
  /** 3 January 2027 is a Sunday. */
  beforeEach(async () => {
    await cell.close();
    cell = await openRoundCell();
    an = await cell.addMember('Nguyễn Văn An');
    await cell.store.units.update({ ...cell.unit, meetingRule: { ...rule, shift: 'ask' } });
    await cell.jumpTo('2026-12-15T01:00:00Z');
    ({ round, meeting } = await cell.firstPlanned());
    actor = await cell.actorOf(cell.secretary);
    cell.sent.length = 0;
  });

  it('keeps the day where the secretary says so', async () => {
    expect(meeting).toMatchObject({ on: '2027-01-03', decision: 'pending' });

    const outcome = await cell.meetings.decide(actor, meeting.id, '2027-01-03');

    expect(outcome).toMatchObject({ status: 'kept', meeting: { on: '2027-01-03', decision: 'decided' } });
    await cell.outbox.drain();
    expect(cell.sent).toEqual([]);
  });

  it('takes the next working day, and tells nobody before the round is open', async () => {
    const outcome = await cell.meetings.decide(actor, meeting.id, '2027-01-04');

    expect(outcome).toMatchObject({
      status: 'moved',
      told: 0,
      meeting: { on: '2027-01-04', decision: 'decided' },
    });
    expect(await cell.store.rounds.findById(round.id)).toMatchObject({
      opensAt: new Date('2026-12-25T01:00:00Z'),
    });
    await cell.outbox.drain();
    expect(cell.sent).toEqual([]);
  });

  it('tells the members where the round is open already, once the secretary has seen what they will be told', async () => {
    await cell.jumpTo('2026-12-24T01:00:00Z');
    cell.sent.length = 0;

    expect(await cell.meetings.decide(actor, meeting.id, '2027-01-04')).toMatchObject({
      status: 'proposed',
      change: { on: '2027-01-04', time: meeting.time, place: meeting.place },
    });
    await cell.outbox.drain();
    expect(cell.sent).toEqual([]);

    await cell.meetings.move(actor, meeting.id, { on: '2027-01-04', time: meeting.time, placeBy: 0 });
    await cell.outbox.drain();

    expect(await cell.namesSent('meeting_moved')).toEqual(['Nguyễn Văn An']);
  });

  it('an old button does not undo a decision, and a forged day decides nothing', async () => {
    expect(await cell.meetings.decide(actor, meeting.id, '2027-01-09')).toMatchObject({ status: 'kept' });
    expect((await cell.store.meetings.findById(meeting.id))?.decision).toBe('pending');

    await cell.meetings.decide(actor, meeting.id, '2027-01-04');
    expect(await cell.meetings.decide(actor, meeting.id, '2027-01-03')).toMatchObject({
      status: 'kept',
      meeting: { on: '2027-01-04' },
    });
  });

  it('without an answer the meeting takes place on the day of the rule', async () => {
    await cell.passTo('2027-01-03T12:30:00Z');

    expect(cell.closed).toEqual([round.id]);
  });
});

describe('a changed rule', () => {
  async function change(meetingRule: typeof rule): Promise<void> {
    await cell.store.transaction(async (tx) => {
      const unit = { ...cell.unit, meetingRule };
      await tx.units.update(unit);
      await cell.datesAhead.replanCell(tx, unit, cell.clock.now());
    });
  }

  it('moves what is planned, and nobody is bothered while nothing is open', async () => {
    await change({ day: 15, time: '08:00', shift: 'same_day', place: 'Trụ sở phường' });
    await cell.outbox.drain();

    const upcoming = await cell.upcoming();
    expect(upcoming.map(({ meeting: one }) => [one.on, one.time, one.place])).toEqual([
      ['2026-12-15', '08:00', 'Trụ sở phường'],
      ['2027-01-15', '08:00', 'Trụ sở phường'],
    ]);
    expect(upcoming[0]?.round.opensAt).toEqual(new Date('2026-12-05T01:00:00Z'));
    expect(cell.sent).toEqual([]);
  });

  it('leaves alone what was moved by hand', async () => {
    await cell.meetings.move(actor, meeting.id, to('2026-12-09'));
    await change({ ...rule, day: 15 });

    expect((await cell.upcoming()).map(({ meeting: { on } }) => on)).toEqual(['2026-12-09', '2027-01-15']);
  });

  it('leaves a meeting where it is when its new day has passed', async () => {
    await cell.jumpTo('2026-12-02T01:00:00Z');
    await change({ ...rule, day: 1 });

    expect((await cell.upcoming()).map(({ meeting: { on } }) => on)).toEqual(['2026-12-03', '2027-01-01']);
  });

  it('tells the members of an open round', async () => {
    await openRound();
    await change({ ...rule, place: 'Trụ sở phường' });
    await cell.outbox.drain();

    expect(await cell.namesSent('meeting_moved')).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    expect(await cell.slotsOf(round.id)).toHaveLength(4);
  });
});
