import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Meeting, Round } from '../../../src/core/model/rounds.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

let cell: Cell;
let an: Member;
let meeting: Meeting;
let round: Round;

// The meeting of 3 December 2026, 19:30, whose round is open.
beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ meeting, round } = first);
});
afterEach(() => cell.close());

async function moveTo(on: string, time = '19:30'): Promise<void> {
  const moved = await cell.meetings.move(await cell.actorOf(cell.secretary), meeting.id, {
    on,
    time,
    placeBy: 0,
  });
  expect(moved.status).toBe('moved');
}

function sentKinds(): string[] {
  return cell.sent.map(({ notice }) => notice.kind);
}

describe('replies of a meeting that moves', () => {
  const listed = async () => {
    const list = await cell.replyReading.list(await cell.actorOf(cell.secretary), meeting.id);
    return list.status === 'listed' ? list.people.find(({ memberId }) => memberId === an.id) : undefined;
  };

  it('belong to the old day: each is asked for again, and the old one is shown as such', async () => {
    const actor = await cell.actorOf(an);
    await cell.replies.reply(actor, meeting.id, 'coming');
    await moveTo('2026-12-10');
    const former = { reply: 'coming', on: '2026-12-03' };
    expect(await listed()).toMatchObject({ reply: undefined, former });
    expect(await cell.schedule.show(actor, meeting.id)).toMatchObject({ reply: undefined, former });
    cell.clock.moveTo(new Date('2026-12-09T12:00:00Z'));
    expect(await cell.digests.readBefore(meeting.id, cell.secretary.accountId ?? '')).toMatchObject({
      replies: { coming: 0, away: 0, unsure: 0, silent: 2 },
    });
    expect(await cell.replies.reply(actor, meeting.id, 'unsure')).toMatchObject({
      ...{ status: 'replied', announcement: { status: 'found', reply: 'unsure' } },
    });
    expect(await listed()).toMatchObject({ reply: 'unsure', former: undefined });
    cell.clock.moveTo(new Date('2026-12-10T12:30:00Z'));
    expect(await cell.replies.reply(actor, meeting.id, 'coming')).toMatchObject({ status: 'over' });
  });

  it('hold again where it moves back, and stay where only the hour moves', async () => {
    await cell.replies.reply(await cell.actorOf(an), meeting.id, 'coming');
    await moveTo('2026-12-03', '20:00');
    expect(await listed()).toMatchObject({ reply: 'coming', former: undefined });
    await moveTo('2026-12-10');
    await moveTo('2026-12-03');
    expect(await listed()).toMatchObject({ reply: 'coming', former: undefined });
  });

  it('of one who is typing a reason are asked for anew, and the reason is not taken for the new day', async () => {
    const actor = await cell.actorOf(an);
    await cell.replies.reply(actor, meeting.id, 'away');
    await moveTo('2026-12-10');
    expect(await cell.replies.hear(actor, 'Đi công tác', 7)).toMatchObject({
      ...{ status: 'moved', announcement: { status: 'found', meeting: { on: '2026-12-10' } } },
    });
    expect((await cell.store.attendances.find(meeting.id, an.id))?.reason).toBeUndefined();
  });

  it('that came with a reason lose it with the day', async () => {
    const actor = await cell.actorOf(an);
    await cell.replies.reply(actor, meeting.id, 'away');
    await cell.replies.hear(actor, 'Đi công tác', 7);
    expect(await listed()).toMatchObject({ reply: 'away', hasReason: true });
    await moveTo('2026-12-10');
    expect(await listed()).toMatchObject({ reply: undefined, hasReason: false });
    expect(await cell.replies.reply(actor, meeting.id, 'away')).toMatchObject({ status: 'reason_asked' });
    expect(await listed()).toMatchObject({ reply: 'away', hasReason: false });
  });

  it('are not taken for one that was called off', async () => {
    const actor = await cell.actorOf(an);
    await cell.cancelling.cancel(await cell.actorOf(cell.secretary), meeting.id);
    expect(await cell.replies.reply(actor, meeting.id, 'coming')).toMatchObject({ status: 'over' });
    expect(await cell.store.attendances.find(meeting.id, an.id)).toBeUndefined();
  });
});

describe('attendance of a meeting that moves', () => {
  it('is taken around the new beginning, not around the old one', async () => {
    await moveTo('2026-12-10');
    const actor = await cell.actorOf(cell.secretary);
    const mark = () =>
      cell.rollCalls.mark(actor, { meetingId: meeting.id, memberId: an.id, outcome: 'present' });
    cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
    expect(await mark()).toMatchObject({ status: 'not_now', phase: 'early' });
    cell.clock.moveTo(new Date('2026-12-10T11:00:00Z'));
    expect(await mark()).toMatchObject({ status: 'shown', phase: 'open', rate: { present: 1 } });
  });
});

describe('the roll call of a meeting that moves', () => {
  it('suggests nothing from replies to the old day, and forgets what was taken for it', async () => {
    await cell.replies.reply(await cell.actorOf(an), meeting.id, 'away');
    const secretary = await cell.actorOf(cell.secretary);
    cell.clock.moveTo(new Date('2026-12-03T11:00:00Z'));
    await cell.rollCalls.markRest(secretary, meeting.id);
    await moveTo('2026-12-10');
    expect(await cell.rollCalls.show(secretary, meeting.id)).toMatchObject({
      people: [
        { name: 'Nguyễn Văn An', outcome: undefined, reply: undefined },
        { name: 'Trần Thị Bình', outcome: undefined, reply: undefined },
      ],
    });
  });
});

describe('who is excused and says that they come', () => {
  const excuse = async () =>
    cell.participants.excuse(await cell.actorOf(cell.secretary), {
      ...{ meetingId: meeting.id, memberId: an.id, reason: 'away' },
    });

  it('is expected, reminded and counted again, and the secretary is told', async () => {
    await excuse();
    await cell.replies.reply(await cell.actorOf(an), meeting.id, 'coming');
    expect(await cell.store.participants.find(round.id, an.id)).toMatchObject({
      ...{ status: 'expected', reason: undefined },
    });
    await cell.jumpTo('2026-11-26T12:00:00Z');
    expect(await cell.namesSent('excused_coming')).toEqual(['Trần Thị Bình']);
    expect(await cell.namesSent('reminder')).toContain('Nguyễn Văn An');
  });

  it('is told of once: saying it a second time tells nobody anything', async () => {
    await excuse();
    const actor = await cell.actorOf(an);
    await cell.replies.reply(actor, meeting.id, 'coming');
    await cell.replies.reply(actor, meeting.id, 'coming');
    await cell.jumpTo('2026-11-23T02:00:00Z');
    expect(await cell.namesSent('excused_coming')).toEqual(['Trần Thị Bình']);
  });

  it('is no news any more once they have changed their mind', async () => {
    await excuse();
    const actor = await cell.actorOf(an);
    await cell.replies.reply(actor, meeting.id, 'coming');
    const notice = {
      ...{ kind: 'excused_coming' as const, unitId: cell.unit.id, meetingId: meeting.id, memberId: an.id },
    };
    const secretary = cell.secretary.accountId ?? '';
    expect(await cell.replyReading.readComing(notice, secretary)).toMatchObject({ name: 'Nguyễn Văn An' });
    expect(await cell.replyReading.readComing(notice, an.accountId ?? '')).toBeUndefined();
    await cell.replies.reply(actor, meeting.id, 'unsure');
    expect(await cell.replyReading.readComing(notice, secretary)).toBeUndefined();
  });

  it('and who is excused after having said so counts as away, and is asked again', async () => {
    const actor = await cell.actorOf(an);
    await cell.replies.reply(actor, meeting.id, 'coming');
    await excuse();
    expect(await cell.schedule.show(actor, meeting.id)).toMatchObject({ reply: undefined });
    cell.clock.moveTo(new Date('2026-12-03T11:00:00Z'));
    const sheet = await cell.rollCalls.markRest(await cell.actorOf(cell.secretary), meeting.id);
    expect(sheet).toMatchObject({
      people: [
        { name: 'Nguyễn Văn An', outcome: undefined, reply: 'away' },
        { name: 'Trần Thị Bình', outcome: 'present' },
      ],
    });
  });

  it('takes back what was confirmed at the roll call before the beginning', async () => {
    await cell.replies.reply(await cell.actorOf(an), meeting.id, 'away');
    cell.clock.moveTo(new Date('2026-12-03T11:00:00Z'));
    await cell.rollCalls.confirmAway(await cell.actorOf(cell.secretary), meeting.id);
    await cell.replies.reply(await cell.actorOf(an), meeting.id, 'coming');
    expect(await cell.store.attendances.find(meeting.id, an.id)).toMatchObject({
      ...{ reply: 'coming', outcome: undefined, takenAt: undefined },
    });
  });
});

describe('the digest of a meeting that moves', () => {
  it('comes the evening before the new day, and not before the old one', async () => {
    await moveTo('2026-12-10');
    cell.sent.length = 0;
    await cell.passTo('2026-12-03T13:00:00Z');
    expect(sentKinds()).not.toContain('digest_before');
    await cell.passTo('2026-12-09T10:30:00Z');
    expect(await cell.namesSent('digest_before')).toEqual(['Trần Thị Bình']);
  });

  it('that was told already is told again for the new day, and one that waits says how things stand', async () => {
    await cell.passTo('2026-12-02T10:30:00Z');
    expect(await cell.namesSent('digest_before')).toEqual(['Trần Thị Bình']);
    await moveTo('2026-12-10');
    const account = cell.secretary.accountId ?? '';
    expect(await cell.digests.readBefore(meeting.id, account)).toBeUndefined();
    await cell.passTo('2026-12-09T10:30:00Z');
    expect(await cell.namesSent('digest_before')).toEqual(['Trần Thị Bình', 'Trần Thị Bình']);
    expect(await cell.digests.readBefore(meeting.id, account)).toMatchObject({
      meeting: { on: '2026-12-10' },
    });
  });
});

describe('the agenda of a meeting that moves', () => {
  it('is kept, and announced before the new day', async () => {
    const actor = await cell.actorOf(cell.secretary);
    await cell.agendas.type(actor, meeting.id, { mode: 'all' });
    await cell.agendas.hear(actor, 'Đánh giá tháng 11\nBàn việc lát vỉa hè', 1);
    await moveTo('2026-12-10');
    cell.sent.length = 0;
    await cell.passTo('2026-12-03T13:00:00Z');
    expect(sentKinds()).not.toContain('meeting_announced');
    await cell.passTo('2026-12-09T13:00:00Z');
    expect(await cell.namesSent('meeting_announced')).toContain('Nguyễn Văn An');
    expect((await cell.store.meetings.findById(meeting.id))?.agenda.map(({ text }) => text)).toEqual([
      'Đánh giá tháng 11',
      'Bàn việc lát vỉa hè',
    ]);
  });
});

describe('a reminder put off', () => {
  it('gives way to the message of the move, and can be put off anew', async () => {
    const actor = await cell.actorOf(an);
    cell.clock.moveTo(new Date('2026-11-30T02:00:00Z'));
    expect((await cell.reminding.snooze(actor, round.id, 'tonight')).status).toBe('snoozed');
    cell.sent.length = 0;
    await moveTo('2026-12-04');
    await cell.passTo('2026-11-30T10:00:00Z');
    expect(await cell.namesSent('meeting_moved')).toEqual(['Nguyễn Văn An']);
    expect((await cell.reminding.snooze(actor, round.id, 'tonight')).status).toBe('snoozed');
    await cell.passTo('2026-11-30T12:30:00Z');
    const [reminder, ...more] = cell.sent.filter(({ notice }) => notice.kind === 'reminder');
    expect(more).toEqual([]);
    if (reminder?.notice.kind !== 'reminder') throw new Error('no reminder came');
    const nudge = await cell.reminding.readNudge(reminder.notice, an.accountId ?? '');
    expect(nudge?.meeting.on).toBe('2026-12-04');
  });

  it('is too late where the meeting has moved to before that evening', async () => {
    const actor = await cell.actorOf(an);
    cell.clock.moveTo(new Date('2026-12-01T02:00:00Z'));
    await moveTo('2026-12-02', '08:00');
    expect((await cell.reminding.snooze(actor, round.id, 'tomorrow')).status).toBe('too_late');
  });

  it('in two ways to the same evening comes once', async () => {
    const actor = await cell.actorOf(an);
    cell.clock.moveTo(new Date('2026-11-28T02:00:00Z'));
    expect((await cell.reminding.snooze(actor, round.id, 'tomorrow')).status).toBe('snoozed');
    cell.clock.moveTo(new Date('2026-11-29T02:00:00Z'));
    const at = new Date('2026-11-29T12:00:00Z');
    expect(await cell.reminding.snooze(actor, round.id, 'tonight')).toMatchObject({ status: 'snoozed', at });
    await cell.tick();
    cell.sent.length = 0;
    await cell.jumpTo('2026-11-29T12:00:00Z');
    expect(await cell.namesSent('reminder')).toEqual(['Nguyễn Văn An']);
  });

  it('a second time to the same evening plans nothing more, and to another evening comes then', async () => {
    const actor = await cell.actorOf(an);
    cell.clock.moveTo(new Date('2026-11-27T02:00:00Z'));
    expect((await cell.reminding.snooze(actor, round.id, 'tomorrow')).status).toBe('snoozed');
    expect((await cell.reminding.snooze(actor, round.id, 'tomorrow')).status).toBe('snoozed_before');
    await cell.passTo('2026-11-28T13:00:00Z');
    const at = new Date('2026-11-29T12:00:00Z');
    expect(await cell.reminding.snooze(actor, round.id, 'tomorrow')).toMatchObject({ status: 'snoozed', at });
    cell.sent.length = 0;
    await cell.passTo('2026-11-29T13:00:00Z');
    expect(await cell.namesSent('reminder')).toEqual(['Nguyễn Văn An']);
  });

  it('to an hour of the meeting’s day can be put off anew once the meeting has moved within that day', async () => {
    const actor = await cell.actorOf(an);
    cell.clock.moveTo(new Date('2026-12-02T13:00:00Z'));
    expect(await cell.reminding.snooze(actor, round.id, 'tomorrow')).toMatchObject({
      at: new Date('2026-12-03T10:30:00Z'),
    });
    await moveTo('2026-12-03', '20:00');
    expect(await cell.reminding.snooze(actor, round.id, 'tomorrow')).toMatchObject({
      ...{ status: 'snoozed', at: new Date('2026-12-03T11:00:00Z') },
    });
  });

  it('never comes for a meeting that was called off', async () => {
    const actor = await cell.actorOf(an);
    cell.clock.moveTo(new Date('2026-11-30T02:00:00Z'));
    expect((await cell.reminding.snooze(actor, round.id, 'tonight')).status).toBe('snoozed');
    await cell.cancelling.cancel(await cell.actorOf(cell.secretary), meeting.id);
    cell.sent.length = 0;
    await cell.passTo('2026-12-04T12:30:00Z');
    expect(sentKinds()).not.toContain('reminder');
  });
});
