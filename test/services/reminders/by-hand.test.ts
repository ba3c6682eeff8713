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

beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ round, meeting } = first);
  cell.sent.length = 0;
  actor = await cell.actorOf(cell.secretary);
});
afterEach(() => cell.close());

function names(people: readonly { name: string }[]): string[] {
  return people.map(({ name }) => name);
}

describe('the preview', () => {
  it('says whom it would remind, whom it cannot reach and why, and whom it leaves in peace', async () => {
    const added = [
      await cell.addMember('Lê Văn Cường', { account: 'none' }),
      await cell.addMember('Phạm Thị Dung', { account: 'not_consented' }),
      await cell.addMember('Hoàng Văn Em'),
      await cell.addMember('Vũ Thị Giang', { standing: 'exempt' }),
      await cell.addMember('Trịnh Thị Hoa'),
      await cell.addMember('Ngô Văn Khoa'),
    ];
    const [, , em, , hoa, khoa] = added;
    await cell.store.transaction((tx) =>
      cell.participants.onMembersAdded(
        tx,
        cell.unit.id,
        added.map(({ id }) => id),
        cell.clock.now(),
      ),
    );
    await cell.store.accounts.setReachable(em?.accountId ?? '', false, cell.clock.now());
    await cell.participants.excuse(actor, {
      meetingId: meeting.id,
      memberId: hoa?.id ?? '',
      reason: 'away',
    });
    await cell.review(khoa?.id ?? '', round.id);

    const preview = await cell.remindByHand.preview(actor);

    if (preview.status !== 'previewed') throw new Error(preview.status);
    expect(names(preview.toRemind)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    expect(preview.outOfReach.map(({ name, why }) => [name, why])).toEqual([
      ['Lê Văn Cường', 'no_account'],
      ['Phạm Thị Dung', 'no_consent'],
      ['Hoàng Văn Em', 'blocked'],
    ]);
    expect(preview.notChased.map(({ name, why }) => [name, why])).toEqual([
      ['Vũ Thị Giang', 'exempt'],
      ['Trịnh Thị Hoa', 'excused'],
    ]);
    expect(preview.finished).toBe(1);
    expect(preview.last).toBeUndefined();
    expect(cell.sent).toEqual([]);
  });

  it('shows the words for somebody who has not begun, whatever the members have done', async () => {
    await cell.review(cell.secretary.id, round.id, { send: false, items: [1, 2] });

    const preview = await cell.remindByHand.preview(actor);

    expect(preview).toMatchObject({ sample: { daysLeft: 10, progress: { answered: 0, total: 3 } } });
  });

  it('says when the next round opens where none is open', async () => {
    await cell.cancelling.cancel(actor, meeting.id);

    expect(await cell.remindByHand.preview(actor)).toMatchObject({
      status: 'no_open_round',
      nextOpensAt: new Date('2026-12-24T01:00:00Z'),
      zone: 'Asia/Ho_Chi_Minh',
    });
  });
});

describe('reminding by hand', () => {
  it('reminds those who have not finished, and says what became of it', async () => {
    await cell.review(cell.secretary.id, round.id);

    const outcome = await cell.remindByHand.remind(actor, round.id);
    await cell.outbox.drain();

    expect(outcome).toMatchObject({ status: 'reminded', queued: 1 });
    expect(await cell.namesSent('reminder')).toEqual(['Nguyễn Văn An']);
    expect(await cell.remindByHand.preview(actor)).toMatchObject({
      last: { at: new Date('2026-11-23T01:00:00Z'), delivered: 1, waiting: 0, failed: 0 },
    });
  });

  it('happens at most once an hour, also for two taps at the same moment', async () => {
    const both = await Promise.all([
      cell.remindByHand.remind(actor, round.id),
      cell.remindByHand.remind(actor, round.id),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['reminded', 'too_soon']);

    cell.clock.moveTo(new Date('2026-11-23T01:59:00Z'));
    expect(await cell.remindByHand.remind(actor, round.id)).toMatchObject({
      status: 'too_soon',
      preview: { handAgainAt: new Date('2026-11-23T02:00:00Z') },
    });
    cell.clock.moveTo(new Date('2026-11-23T02:00:00Z'));
    expect(await cell.remindByHand.remind(actor, round.id)).toMatchObject({ status: 'reminded', queued: 2 });

    await cell.outbox.drain();
    expect(cell.sent).toHaveLength(4);
  });

  it('sends nothing where everybody has finished', async () => {
    await cell.review(cell.secretary.id, round.id);
    await cell.review(an.id, round.id);

    expect(await cell.remindByHand.remind(actor, round.id)).toMatchObject({ status: 'nobody_left' });
    expect(await cell.store.deliveries.listPending(cell.clock.now(), 10)).toEqual([]);
  });

  it('does not remind another round than the button names', async () => {
    await cell.cancelling.cancel(actor, meeting.id);
    await cell.jumpTo('2026-12-24T01:00:00Z');
    cell.sent.length = 0;

    expect(await cell.remindByHand.remind(actor, round.id)).toMatchObject({ status: 'no_open_round' });
    await cell.outbox.drain();
    expect(cell.sent).toEqual([]);
  });

  it('is not for members, nor for the secretary of another cell, nor for a round that does not exist', async () => {
    const other = await cell.addUnit('Chi bộ 2', cell.unit.meetingRule ?? fail());
    const stranger = await cell.actorOf(
      await cell.addMember('Ngô Thị Lan', { unitId: other.id, role: 'secretary' }),
    );
    const member = await cell.actorOf(an);

    expect(await cell.remindByHand.remind(member, round.id)).toEqual({
      status: 'denied',
      why: 'not_your_office',
    });
    expect(await cell.remindByHand.remind(stranger, round.id)).toEqual({
      status: 'denied',
      why: 'not_a_member',
    });
    expect(await cell.remindByHand.preview(stranger, round.id)).toEqual({
      status: 'denied',
      why: 'not_a_member',
    });
    expect(await cell.remindByHand.preview(actor, 'nothing')).toEqual({
      status: 'denied',
      why: 'not_a_member',
    });
    await cell.outbox.drain();
    expect(cell.sent).toEqual([]);
  });
});

function fail(): never {
  throw new Error('the cell has no rule');
}
