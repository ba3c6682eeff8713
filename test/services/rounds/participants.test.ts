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

async function statusOf(member: Member): Promise<string | undefined> {
  return (await cell.store.participants.find(round.id, member.id))?.status;
}

async function setStanding(member: Member, standing: Member['standing']): Promise<void> {
  await cell.store.transaction(async (tx) => {
    await tx.members.update({ ...member, standing });
    await cell.participants.onStandingChanged(tx, member.id, cell.clock.now());
  });
}

describe('excusing', () => {
  const target = () => ({ meetingId: meeting.id, memberId: an.id });

  it('marks somebody as excused, with a reason or without, and takes it back', async () => {
    expect(await cell.participants.excuse(actor, { ...target(), reason: 'away' })).toMatchObject({
      status: 'excused',
      memberId: an.id,
    });
    expect(await cell.store.participants.find(round.id, an.id)).toMatchObject({
      status: 'excused',
      reason: 'away',
    });

    await cell.participants.excuse(actor, { ...target(), reason: undefined });
    expect(await cell.store.participants.find(round.id, an.id)).toMatchObject({
      status: 'excused',
      reason: undefined,
    });

    expect(await cell.participants.unexcuse(actor, target())).toMatchObject({ status: 'unexcused' });
    expect(await statusOf(an)).toBe('expected');
  });

  it('twice is once', async () => {
    await Promise.all([
      cell.participants.excuse(actor, { ...target(), reason: undefined }),
      cell.participants.excuse(actor, { ...target(), reason: undefined }),
    ]);

    expect(await cell.store.participants.listByRound(round.id)).toHaveLength(2);
    expect(await statusOf(an)).toBe('excused');
  });

  it('shows everybody by given name, with who is excused', async () => {
    await cell.participants.excuse(actor, { ...target(), reason: 'private' });

    expect(await cell.participants.list(actor, meeting.id)).toMatchObject({
      status: 'listed',
      mayExcuse: true,
      people: [
        { name: 'Nguyễn Văn An', status: 'excused', reason: 'private' },
        { name: 'Trần Thị Bình', status: 'expected', reason: undefined },
      ],
    });
  });

  it('works for a meeting whose round is not open yet', async () => {
    const [, second] = await cell.upcoming();
    const meetingId = second?.meeting.id ?? '';

    await cell.participants.excuse(actor, { meetingId, memberId: an.id, reason: undefined });
    await cell.participants.unexcuse(actor, { meetingId, memberId: cell.secretary.id });
    await cell.jumpTo('2026-12-24T01:00:00Z');

    const participants = await cell.store.participants.listByRound(second?.round.id ?? '');
    expect(new Map(participants.map(({ memberId, status }) => [memberId, status]))).toEqual(
      new Map([
        [cell.secretary.id, 'expected'],
        [an.id, 'excused'],
      ]),
    );
  });

  it('is refused for members of other cells, for removed ones and for what does not exist', async () => {
    const other = await cell.addUnit('Chi bộ 2', rule);
    const lan = await cell.addMember('Ngô Thị Lan', { unitId: other.id });
    const gone = await cell.addMember('Lê Văn Cường');
    await cell.store.members.update({ ...gone, removedAt: cell.clock.now() });

    for (const memberId of [lan.id, gone.id, 'nothing']) {
      expect(
        await cell.participants.excuse(actor, { meetingId: meeting.id, memberId, reason: undefined }),
      ).toMatchObject({ status: 'not_on_roster' });
    }
    expect(await cell.store.participants.listByRound(round.id)).toHaveLength(2);
  });

  it('is for the secretary; the deputy reads who is excused; a member sees nothing', async () => {
    const deputy = await cell.actorOf(await cell.addMember('Lê Văn Cường', { role: 'deputy' }));
    const member = await cell.actorOf(an);

    expect(await cell.participants.list(deputy, meeting.id)).toMatchObject({
      status: 'listed',
      mayExcuse: false,
    });
    expect(await cell.participants.excuse(deputy, { ...target(), reason: undefined })).toEqual({
      status: 'denied',
      why: 'not_your_office',
    });
    expect(await cell.participants.list(member, meeting.id)).toEqual({
      status: 'denied',
      why: 'not_your_office',
    });
    expect(await statusOf(an)).toBe('expected');
  });

  it('is over once the meeting has begun', async () => {
    cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));

    expect(await cell.participants.excuse(actor, { ...target(), reason: undefined })).toMatchObject({
      status: 'over',
    });
    expect(await cell.participants.list(actor, meeting.id)).toMatchObject({ status: 'over' });
  });
});

describe('a roster that changes in the middle of a round', () => {
  it('a new member joins the open round, and only that', async () => {
    const late = await cell.addMember('Vũ Thị Giang');
    const exempt = await cell.addMember('Lê Văn Cường', { standing: 'exempt' });
    const both = [late.id, exempt.id];
    const add = () =>
      cell.store.transaction((tx) =>
        cell.participants.onMembersAdded(tx, cell.unit.id, both, cell.clock.now()),
      );
    await add();
    await add();

    expect(await statusOf(late)).toBe('expected');
    expect(await statusOf(exempt)).toBe('exempt');
    const [, second] = await cell.upcoming();
    expect(await cell.store.participants.listByRound(second?.round.id ?? '')).toEqual([]);
  });

  it('who leaves before sending is no longer expected; who has sent stays counted', async () => {
    await cell.review(an.id, round.id);
    const leaving = await cell.addMember('Vũ Thị Giang');
    await cell.store.transaction(async (tx) => {
      const now = cell.clock.now();
      await cell.participants.onMembersAdded(tx, cell.unit.id, [leaving.id], now);
      for (const member of [leaving, an]) {
        await tx.members.update({ ...member, removedAt: now });
        await cell.participants.onMemberRemoved(tx, member.id, now);
      }
    });

    expect(await statusOf(leaving)).toBe('exempt');
    expect(await statusOf(an)).toBe('expected');
  });

  it('who becomes exempt is not chased any more, unless they have sent', async () => {
    await cell.review(cell.secretary.id, round.id);
    await setStanding(an, 'exempt');
    await setStanding(cell.secretary, 'exempt');

    expect(await statusOf(an)).toBe('exempt');
    expect(await statusOf(cell.secretary)).toBe('expected');
    await cell.jumpTo('2026-11-26T12:00:00Z');
    expect(cell.sent.map(({ notice }) => notice.kind)).toEqual(['digest_complete']);
  });

  it('who is no longer exempt is expected, and who is excused stays so', async () => {
    await setStanding(an, 'exempt');
    await setStanding(an, 'active');
    expect(await statusOf(an)).toBe('expected');

    await cell.participants.excuse(actor, { meetingId: meeting.id, memberId: an.id, reason: undefined });
    await setStanding(an, 'temporary');
    expect(await statusOf(an)).toBe('excused');
  });

  it('a closed round does not change', async () => {
    await cell.jumpTo('2026-12-03T12:30:00Z');
    await setStanding(an, 'exempt');

    expect(await statusOf(an)).toBe('expected');
  });
});
