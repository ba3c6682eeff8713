import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaperContests } from '../../../src/services/own-data/paper-erasing.ts';
import { createPaperEntries, type PaperEntries } from '../../../src/services/reviews/paper-entries.ts';
import { createPaperFoot, type PaperFoot } from '../../../src/services/reviews/paper-foot.ts';
import { createReviews } from '../../../src/services/reviews/reviews.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let roundId: string;
let an: string;
let entries: PaperEntries;
let foot: PaperFoot;

beforeEach(async () => {
  cell = await openSummaryCell();
  an = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
  entries = createPaperEntries(cell);
  foot = createPaperFoot(cell);
  const printing = { on: '2026-11-24', holderId: cell.secretaryId, consentVersion: 1 };
  await cell.store.paperSheets.save({ roundId, printings: [printing], sums: undefined });
});
afterEach(() => cell.close());

/** The foot of the form of An, as far as what stands above it can be entered. */
async function begin(by = cell.secretaryId): Promise<string> {
  const actor = await cell.actorOf(by);
  const participant = await cell.store.participants.find(roundId, an);
  const id = participant?.id ?? '';
  await foot.ask(actor, { roundId, memberId: an });
  await foot.share(actor, id, { sharing: 'cell', holderId: undefined });
  await foot.day(actor, id, { which: 'signedOn', on: '2026-11-24' });
  const begun = await foot.day(actor, id, { which: 'receivedOn', on: '2026-11-24' });
  if (begun.status !== 'begun') throw new Error(`the form is not begun: ${begun.status}`);
  return begun.key;
}

async function fill(key: string, remedy: string, reviews = cell.reviews) {
  const actor = await cell.actorOf(cell.secretaryId);
  await reviews.act(actor, key, { kind: 'level', item: 1, level: 'correcting' });
  await reviews.act(actor, key, { kind: 'write', item: 1, field: 'remedy', text: remedy });
  await reviews.act(actor, key, { kind: 'rest_of_all' });
  return reviews.send(actor, key, { again: false, sharing: 'cell' });
}

describe('a form with a name', () => {
  it('is a review of its member, whose consent is kept with what was printed and who entered it', async () => {
    expect(await fill(await begin(), 'đọc mỗi tối')).toMatchObject({ status: 'paper_saved' });
    const exported = await cell.ownData.exportAll(await cell.actorOf(an));
    expect(exported.status === 'exported' ? exported.data : undefined).toMatchObject({
      reviews: [
        {
          participation: { status: 'paper' },
          paper: [
            {
              consent: {
                ...{ version: 1, printedOn: '2026-11-24', signedOn: '2026-11-24', receivedOn: '2026-11-24' },
                sharing: 'cell',
              },
              endedAt: undefined,
            },
          ],
          sent: [{ number: 1, late: false, sharing: 'cell' }],
        },
      ],
      commitments: [{ item: 1, text: { remedy: 'đọc mỗi tối' } }],
    });
  });

  it('that breaks off in the middle of being saved is as it was, and is saved when it is tapped again', async () => {
    await fill(await begin(), 'đọc mỗi tối');
    const key = await begin();
    const breaking = createReviews({
      ...cell,
      removeShownWords: () => Promise.reject(new Error('the power is gone')),
      freezeLateBatch: cell.lateReviews.freezeLateBatch,
    });
    await expect(fill(key, 'đọc mỗi sáng', breaking)).rejects.toThrow('the power is gone');
    const remedies = async () =>
      (await cell.store.commitments.listByMember(an)).map(({ text }) => text?.remedy);
    expect(await remedies()).toEqual(['đọc mỗi tối']);
    const actor = await cell.actorOf(cell.secretaryId);
    expect(await cell.reviews.send(actor, key, { again: false, sharing: 'cell' })).toMatchObject({
      status: 'paper_saved',
    });
    expect(await remedies()).toEqual(['đọc mỗi sáng']);
    expect(await entries.list(actor, roundId)).toMatchObject({ view: { underWay: undefined } });
  });

  it('is opened by nobody but who enters it, whatever else they lead', async () => {
    const key = await begin();
    for (const id of [an, cell.deputyId]) {
      const other = await cell.actorOf(id);
      expect(await cell.reviews.open(other, key)).toMatchObject({ status: 'denied' });
      expect(await foot.ask(other, { roundId, memberId: an })).toMatchObject({ status: 'denied' });
      expect(await entries.takeBack(other, { roundId, memberId: an })).toMatchObject({ status: 'denied' });
    }
    await cell.appoint('acting_secretary', cell.deputyId);
    const acting = await cell.actorOf(cell.deputyId);
    expect(await cell.reviews.open(acting, key)).toMatchObject({ status: 'denied' });
    const theirs = await begin(cell.deputyId);
    expect(theirs).not.toBe(key);
    expect(await cell.reviews.open(acting, theirs)).toMatchObject({ status: 'shown' });
  });

  it('shows who enters it only those commitments that were printed on it', async () => {
    await cell.send(roundId, an, 'counts_only', { 1: { level: 'correcting', remedy: 'điều giữ riêng' } });
    cell.clock.moveTo(new Date('2026-12-03T12:31:00Z'));
    await cell.tick();
    roundId = await cell.openRound('2027-01-03');
    cell.clock.moveTo(new Date('2026-12-26T02:00:00Z'));
    const printing = { on: '2026-11-24', holderId: cell.secretaryId, consentVersion: 1 };
    await cell.store.paperSheets.save({ roundId, printings: [printing], sums: undefined });
    const shown = await cell.reviews.open(await cell.actorOf(cell.secretaryId), await begin());
    expect(shown).toMatchObject({ status: 'shown', sheet: { shown: { screen: 'group' } } });
    expect(JSON.stringify(shown)).not.toContain('điều giữ riêng');
  });

  it('contested after the close loses what it says; that something was counted then stays', async () => {
    await fill(await begin(), 'đọc mỗi tối');
    cell.clock.moveTo(new Date('2026-12-03T12:31:00Z'));
    await cell.tick();
    const { contest } = createPaperContests(cell);
    const member = await cell.actorOf(an);
    expect(await contest(member, roundId)).toMatchObject({ status: 'contested' });
    expect(await contest(member, roundId)).toMatchObject({ status: 'nothing_there' });
    const { summary } = await cell.look(roundId);
    expect(summary.participation).toMatchObject({ sent: 1 });
    expect(summary.words).toEqual([]);
    const actor = await cell.actorOf(cell.secretaryId);
    expect(await foot.ask(actor, { roundId, memberId: an })).toMatchObject({ status: 'not_due' });
  });

  it('is gone after a year, and so is one that was never saved', async () => {
    await fill(await begin(), 'đọc mỗi tối');
    const dung = await cell.store.participants.find(roundId, cell.deputyId);
    const actor = await cell.actorOf(cell.secretaryId);
    await foot.ask(actor, { roundId, memberId: cell.deputyId });
    await foot.share(actor, dung?.id ?? '', { sharing: 'cell', holderId: undefined });
    await foot.day(actor, dung?.id ?? '', { which: 'signedOn', on: '2026-11-24' });
    const begun = await foot.day(actor, dung?.id ?? '', { which: 'receivedOn', on: '2026-11-24' });
    const key = begun.status === 'begun' ? begun.key : '';
    await cell.reviews.act(actor, key, { kind: 'level', item: 1, level: 'at_risk' });
    expect(await cell.store.answers.countByReview(key)).toBe(1);
    cell.clock.moveTo(new Date('2026-12-03T12:31:00Z'));
    await cell.tick();
    await cell.retention.deleteExpiredTexts(new Date('2027-12-04T00:00:00Z'));
    expect(await cell.store.paperEntries.listByRound(roundId)).toEqual([]);
    expect(await cell.store.answers.countByReview(key)).toBe(0);
  });
});
