import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/model/people.ts';
import type { Round } from '../../../src/core/model/rounds.ts';
import type { Actor } from '../../../src/core/permissions.ts';
import { createPaperMarks, type PaperMarks } from '../../../src/services/rounds/on-paper.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

let cell: Cell;
let an: Member;
let actor: Actor;
let round: Round;
let paperMarks: PaperMarks;

beforeEach(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  if (first === undefined) throw new Error('nothing planned');
  ({ round } = first);
  actor = await cell.actorOf(cell.secretary);
  paperMarks = createPaperMarks(cell);
});
afterEach(() => cell.close());

function mark(onPaper: boolean, { memberId = an.id, by = actor } = {}) {
  return paperMarks.mark(by, { roundId: round.id, memberId, onPaper });
}

async function statusOf(member: Member): Promise<string | undefined> {
  return (await cell.store.participants.find(round.id, member.id))?.status;
}

describe('a review on paper', () => {
  it('is noted and taken back by whoever leads the cell; twice is once', async () => {
    for (let time = 1; time <= 2; time += 1) {
      expect(await mark(true)).toMatchObject({
        status: 'marked',
        name: 'Nguyễn Văn An',
        list: {
          phase: 'open',
          people: [
            { name: 'Nguyễn Văn An', onPaper: true },
            { name: 'Trần Thị Bình', onPaper: false },
          ],
        },
      });
      expect(await statusOf(an)).toBe('paper');
    }
    expect(await mark(false)).toMatchObject({ status: 'taken_back' });
    expect(await statusOf(an)).toBe('expected');
  });

  it('is not chased, and sent after all it counts as sent', async () => {
    await mark(true);
    expect(await cell.remindByHand.preview(actor)).toMatchObject({
      toRemind: [{ name: 'Trần Thị Bình' }],
      notChased: [{ name: 'Nguyễn Văn An', why: 'paper' }],
      finished: 0,
    });
    await cell.review(an.id, round.id);
    expect(await cell.remindByHand.preview(actor)).toMatchObject({ notChased: [], finished: 1 });
    expect(await mark(false)).toMatchObject({
      status: 'not_due',
      list: { people: [{ name: 'Trần Thị Bình' }] },
    });
    expect(await statusOf(an)).toBe('paper');
  });

  it('of somebody who has begun here leaves what they wrote, and their schedule says that it was noted', async () => {
    const reviewId = await cell.review(an.id, round.id, { send: false, items: [1, 2] });
    await mark(true);
    expect(await cell.store.answers.countByReview(reviewId)).toBe(2);
    expect(await cell.schedule.list(await cell.actorOf(an))).toMatchObject({
      own: { status: 'on_paper', roundId: round.id },
    });
  });

  it('is noted while late reviews are taken, and no longer after that', async () => {
    await cell.passTo('2026-12-04T01:00:00Z');
    expect(await mark(true)).toMatchObject({ status: 'marked', list: { phase: 'late' } });
    expect(await cell.schedule.list(await cell.actorOf(an))).toMatchObject({ late: undefined });
    cell.clock.moveTo(new Date(round.lateUntilAt));
    expect(await mark(false)).toMatchObject({ status: 'over' });
    expect(await paperMarks.list(actor, round.id)).toMatchObject({ status: 'over' });
    expect(await statusOf(an)).toBe('paper');
  });

  it('is for those from whom one is due: not the excused, the exempt, nor members of another cell', async () => {
    const { meetingId = '' } = round;
    await cell.participants.excuse(actor, { meetingId, memberId: an.id, reason: undefined });
    for (const memberId of [an.id, 'nothing']) {
      expect(await mark(true, { memberId })).toMatchObject({ status: 'not_due' });
    }
    expect(await statusOf(an)).toBe('excused');
  });

  it('is not for a deputy or a member to note, nor for whoever leads another cell', async () => {
    const deputy = await cell.actorOf(await cell.addMember('Lê Văn Cường', { role: 'deputy' }));
    const member = await cell.actorOf(an);
    for (const by of [deputy, member]) {
      expect(await mark(true, { by })).toEqual({ status: 'denied', why: 'not_your_office' });
      expect(await paperMarks.list(by, round.id)).toEqual({ status: 'denied', why: 'not_your_office' });
    }
    expect(await cell.remindByHand.preview(deputy)).toMatchObject({ mayMarkPaper: false });
    expect(await cell.remindByHand.preview(actor)).toMatchObject({ mayMarkPaper: true });
  });
});
