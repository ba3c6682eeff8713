import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendar, openRoundCell, rule, threeItems, type Cell } from '../../support/round-cell.ts';

let cell: Cell;

beforeEach(async () => {
  cell = await openRoundCell();
});
afterEach(() => cell.close());

describe('planning', () => {
  it('plans the next two meetings with their rounds and reminders', async () => {
    await cell.tick();

    const upcoming = await cell.upcoming();
    expect(
      upcoming.map(({ meeting }) => [meeting.on, meeting.time, meeting.place, meeting.decision]),
    ).toEqual([
      ['2026-12-03', '19:30', 'Nhà văn hóa tổ 5', 'none'],
      ['2027-01-03', '19:30', 'Nhà văn hóa tổ 5', 'none'],
    ]);
    const [first] = upcoming;
    expect(first?.round).toMatchObject({
      period: { year: 2026, month: 12 },
      opensAt: new Date('2026-11-23T01:00:00Z'),
      dueAt: new Date('2026-12-03T12:30:00Z'),
      closesAt: new Date('2026-12-03T12:30:00Z'),
      lateUntilAt: new Date('2026-12-06T12:30:00Z'),
      openedAt: undefined,
    });
    const slots = await cell.store.reminderSlots.listByRound(first?.round.id ?? '');
    expect(slots.map(({ kind, dueAt }) => [kind, dueAt.toISOString()])).toEqual([
      ['d7', '2026-11-26T12:00:00.000Z'],
      ['d3', '2026-11-30T12:00:00.000Z'],
      ['d1', '2026-12-02T12:00:00.000Z'],
      ['day', '2026-12-03T01:00:00.000Z'],
    ]);
  });

  it('plans nothing twice, however often it ticks', async () => {
    await cell.tick();
    await cell.tick();
    await Promise.all([cell.steps.planCells(cell.clock.now()), cell.steps.planCells(cell.clock.now())]);

    expect(await cell.store.meetings.listByUnit(cell.unit.id)).toHaveLength(2);
  });

  it('goes by the rule that the secretary has changed just before', async () => {
    const changed = { ...rule, day: 15 };
    const steps = cell.stepsOver({
      ...cell.store,
      async transaction(work) {
        await cell.store.units.update({ ...cell.unit, meetingRule: changed });
        return cell.store.transaction(work);
      },
    });

    await steps.planCells(cell.clock.now());

    const upcoming = await cell.upcoming();
    expect(upcoming.map(({ meeting }) => meeting.on)).toEqual(['2026-12-15', '2027-01-15']);
  });

  it('plans nothing for a cell that is not set up', async () => {
    await cell.store.units.update({ ...cell.unit, readyAt: undefined });

    await cell.tick();
    await cell.plan();

    expect(await cell.store.meetings.listByUnit(cell.unit.id)).toEqual([]);
  });

  it('opens at once where the opening day has passed', async () => {
    cell.clock.moveTo(new Date('2026-12-01T03:00:00Z'));

    await cell.plan();

    const [first] = await cell.upcoming();
    expect(first?.round.openedAt).toEqual(new Date('2026-12-01T03:00:00Z'));
    const slots = await cell.store.reminderSlots.listByRound(first?.round.id ?? '');
    expect(slots.map(({ kind }) => kind)).toEqual(['d1', 'day']);
  });

  it('lets another cell have its meetings where one fails', async () => {
    const broken = await cell.addUnit('Chi bộ 2', rule);
    await cell.store.units.update({ ...broken, checklistKey: 'khong-co' });
    const third = await cell.addUnit('Chi bộ 3', rule);

    await cell.tick();

    expect(await cell.store.meetings.listByUnit(third.id)).toHaveLength(2);
    expect(await cell.store.meetings.listByUnit(broken.id)).toEqual([]);
    expect(cell.logged).toContainEqual({
      level: 'error',
      facts: { id: broken.id, failure: 'Error' },
      message: 'the meetings of a cell could not be planned',
    });
  });
});

describe('opening', () => {
  it('makes everybody on the roster a participant, and tells those who can be told', async () => {
    await cell.addMember('Nguyễn Văn An');
    await cell.addMember('Lê Văn Cường', { standing: 'exempt' });
    await cell.addMember('Phạm Thị Dung', { account: 'none' });
    await cell.addMember('Hoàng Văn Em', { account: 'not_consented' });
    const blocked = await cell.addMember('Vũ Thị Giang');
    await cell.store.accounts.setReachable(blocked.accountId ?? '', false, cell.clock.now());
    await cell.jumpTo('2026-11-23T00:59:00Z');
    expect(cell.sent).toEqual([]);

    await cell.jumpTo('2026-11-23T01:00:00Z');

    const [first] = await cell.upcoming();
    expect(first?.round.openedAt).toEqual(new Date('2026-11-23T01:00:00Z'));
    const participants = await cell.store.participants.listByRound(first?.round.id ?? '');
    expect(participants.map(({ status }) => status)).toEqual([
      'expected',
      'expected',
      'exempt',
      'expected',
      'expected',
      'expected',
    ]);
    expect(await cell.namesSent('round_opened')).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    expect(cell.sent.map(({ expiresAt }) => expiresAt)).toEqual([
      new Date('2026-12-03T12:30:00Z'),
      new Date('2026-12-03T12:30:00Z'),
    ]);
  });

  it('takes the checklist as it was corrected since the planning, and keeps it from then on', async () => {
    await cell.tick();
    const corrected = { ...threeItems, title: { vi: 'Ba mục, sửa', en: 'Three items, corrected' } };
    const version2 = await cell.store.checklists.load(corrected, cell.clock.now());

    await cell.jumpTo('2026-11-23T01:00:00Z');
    await cell.store.checklists.load({ ...corrected, effectiveOn: '2026-11-24' }, cell.clock.now());
    await cell.jumpTo('2026-11-25T01:00:00Z');

    const [first, second] = await cell.upcoming();
    expect(first?.round.checklistId).toBe(version2.id);
    expect(second?.round.checklistId).toBe(cell.checklistId);
  });

  it('announces nothing twice after a restart', async () => {
    await cell.jumpTo('2026-11-23T01:00:00Z');

    await cell.steps.openDue(cell.clock.now());
    await cell.tick();

    expect(await cell.namesSent('round_opened')).toEqual(['Trần Thị Bình']);
  });

  it('keeps who was excused before the opening', async () => {
    const an = await cell.addMember('Nguyễn Văn An');
    await cell.tick();
    const [first] = await cell.upcoming();
    await cell.participants.excuse(await cell.actorOf(cell.secretary), {
      meetingId: first?.meeting.id ?? '',
      memberId: an.id,
      reason: 'away',
    });

    await cell.jumpTo('2026-11-23T01:00:00Z');

    expect(await cell.store.participants.find(first?.round.id ?? '', an.id)).toMatchObject({
      status: 'excused',
      reason: 'away',
    });
    expect(await cell.namesSent('round_opened')).toEqual(['Trần Thị Bình']);
  });
});

describe('after downtime', () => {
  it('a server that was off from before the opening until two days before the meeting sends one message', async () => {
    await cell.tick();

    await cell.jumpTo('2026-12-01T13:00:00Z');

    expect(cell.sent.map(({ notice }) => notice.kind)).toEqual(['round_opened']);
    const [first] = await cell.upcoming();
    const slots = await cell.store.reminderSlots.listByRound(first?.round.id ?? '');
    expect(slots.map(({ kind }) => kind)).toEqual(['d1', 'day']);
  });

  it('a round whose whole time went by unseen is called off, and nobody hears of it', async () => {
    await cell.tick();
    const [first] = await cell.upcoming();

    await cell.jumpTo('2026-12-04T01:00:00Z');

    const round = await cell.store.rounds.findById(first?.round.id ?? '');
    expect(round).toMatchObject({ openedAt: undefined, cancelledAt: new Date('2026-12-04T01:00:00Z') });
    // Of its meeting, which took place all the same, the roll call is asked for.
    expect(cell.sent.map(({ notice }) => notice.kind)).toEqual(['digest_after']);
    expect(cell.closed).toEqual([]);
  });

  it('a jump over three months leaves the next meetings planned and nothing stale sent', async () => {
    await cell.jumpTo('2026-11-24T01:00:00Z');
    cell.sent.length = 0;

    await cell.jumpTo('2027-02-20T01:00:00Z');

    const upcoming = await cell.upcoming();
    expect(upcoming.map(({ meeting }) => meeting.on)).toEqual(['2027-03-03', '2027-04-03']);
    expect(cell.closed).toHaveLength(1);
    expect(cell.sent).toEqual([]);
  });
});

describe('closing', () => {
  it('closes at the start of the meeting, and the next month is there', async () => {
    await cell.jumpTo('2026-12-03T12:29:00Z');
    expect(cell.closed).toEqual([]);

    await cell.jumpTo('2026-12-03T12:30:00Z');

    const rounds = await cell.store.rounds.listByUnit(cell.unit.id);
    expect(rounds.map(({ period, closedAt }) => [period.month, closedAt?.toISOString()])).toEqual([
      [2, undefined],
      [1, undefined],
      [12, '2026-12-03T12:30:00.000Z'],
    ]);
  });

  it('a round that cannot be closed does not keep the others open', async () => {
    const other = await cell.addUnit('Chi bộ 2', rule);
    await cell.jumpTo('2026-11-24T01:00:00Z');
    const [first] = await cell.upcoming();
    const steps = cell.failingClose(first?.round.id ?? '');

    await steps.closeDue(new Date('2026-12-03T13:00:00Z'));

    const closedRounds = await cell.store.rounds.listByUnit(other.id);
    expect(closedRounds.filter(({ closedAt }) => closedAt !== undefined)).toHaveLength(1);
    expect((await cell.store.rounds.findById(first?.round.id ?? ''))?.closedAt).toBeUndefined();
  });
});

describe('a day that the secretary has to decide', () => {
  beforeEach(async () => {
    await cell.store.units.update({ ...cell.unit, meetingRule: { ...rule, shift: 'ask' } });
  });

  it('is asked about once, three weeks ahead, of the secretary only', async () => {
    expect(calendar.dayOffReason('2027-01-03')).toBe('weekend');
    await cell.addMember('Nguyễn Văn An');

    await cell.jumpTo('2026-12-12T12:00:00Z');
    expect(await cell.namesSent('meeting_day_asked')).toEqual([]);
    await cell.passTo('2026-12-12T19:00:00Z');
    expect(await cell.namesSent('meeting_day_asked')).toEqual([]);
    await cell.passTo('2026-12-13T01:00:00Z');

    expect(await cell.namesSent('meeting_day_asked')).toEqual(['Trần Thị Bình']);
    const asked = cell.sent.find(({ notice }) => notice.kind === 'meeting_day_asked');
    expect(asked?.createdAt).toEqual(new Date('2026-12-12T17:00:00Z'));
  });

  it('is asked about as soon as there is somebody to ask', async () => {
    const account = cell.secretary.accountId ?? '';
    await cell.store.accounts.setReachable(account, false, cell.clock.now());
    await cell.jumpTo('2026-12-14T01:00:00Z');

    await cell.store.accounts.setReachable(account, true, cell.clock.now());
    await cell.tick();

    expect(await cell.namesSent('meeting_day_asked')).toEqual(['Trần Thị Bình']);
  });
});
