import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let roundId: string;
let an: string;
let late: string;

const secret = { level: 'correcting', how: 'còn nể nang', deadlineOn: '2026-12-31' } as const;

/** A round of December 2026 with a review in time and a late one, approved. */
beforeEach(async () => {
  cell = await openSummaryCell();
  [an = '', late = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
  roundId = await cell.openRound();
  await cell.send(roundId, an, 'cell', { 2: secret });
  cell.clock.moveTo(new Date('2026-12-03T12:30:00Z'));
  await cell.tick();
  await cell.send(roundId, late, 'secretary', { 2: secret, 3: 'at_risk' });
  const { seen } = await cell.look(roundId, cell.secretaryId, { shows: [an, late] });
  const actor = await cell.actorOf(cell.secretaryId);
  expect((await cell.summaries.approve(actor, { roundId, seen, wanted: true })).status).toBe('approved');
  await cell.shownWords.settle(actor.accountId, 11, { roundId, memberIds: [an, late] });
});
afterEach(() => cell.close());

it('texts are kept for twelve months after a round was closed, and not longer', async () => {
  expect(await cell.retention.deleteExpiredTexts(new Date('2027-12-03T12:30:00Z'))).toBe(0);
  expect((await cell.look(roundId)).summary.words).toHaveLength(3);
  expect(await cell.retention.deleteExpiredTexts(new Date('2027-12-04T00:00:00Z'))).toBe(1);
  expect(await cell.retention.deleteExpiredTexts(new Date('2027-12-05T00:00:00Z'))).toBe(0);

  for (const { review, answers } of await Promise.all(
    [an, late].map(async (id) => ({ ...(await cell.store.reviews.findOwn(roundId, id)) })),
  )) {
    expect(answers).toEqual([]);
    const revisions = await cell.store.revisions.listByReview(review?.id ?? '');
    expect(revisions.map((revision) => revision.answers)).toEqual([undefined]);
  }
  expect((await cell.look(roundId, cell.secretaryId, { version: 1 })).summary.words).toEqual([]);
  expect(await cell.store.accessEvents.listByMember(an)).toEqual([]);
  expect(await cell.store.shownWords.listByRound(roundId)).toEqual([]);
});

it('the counts stay, those of late reviews under a name too, and nothing seems to have changed', async () => {
  const before = await cell.look(roundId);
  await cell.retention.deleteExpiredTexts(new Date('2027-12-04T00:00:00Z'));
  const after = await cell.look(roundId);
  expect(after.summary.items).toEqual(before.summary.items);
  expect(after.summary.items[1]).toMatchObject({ correcting: 2, rest: 0 });
  expect(after.summary.participation).toEqual({
    total: 4,
    sent: 2,
    late: 1,
    paper: 0,
    excused: 0,
    exempt: 0,
  });
  expect(after.approved).toMatchObject({ number: 1, changed: false });
  expect((await cell.look(roundId, cell.deputyId)).summary.items[1]).toMatchObject({ correcting: 1 });
});

it('who read why somebody would be away is forgotten with the reason, and not before', async () => {
  const { store, ids, clock } = cell;
  const meetingId = (await store.rounds.findById(roundId))?.meetingId ?? '';
  const actor = await cell.actorOf(an);
  await store.attendances.put({
    ...{ id: ids.next(), meetingId, memberId: an, reply: 'away', reason: 'Đi khám bệnh', outcome: undefined },
    ...{
      membership: undefined,
      replyOn: '2026-12-03',
      repliedAt: clock.now(),
      takenAt: undefined,
      takenById: undefined,
    },
  });
  // Read once more long after the meeting: it goes with the reason all the same.
  await store.accessEvents.record({
    ...{ id: ids.next(), memberId: an, viewerId: cell.secretaryId, roundId: meetingId },
    ...{ what: 'absence', at: new Date('2027-03-01T02:00:00Z') },
  });
  const absences = async () =>
    (await store.accessEvents.listByMember(an)).filter(({ what }) => what === 'absence').length;
  await cell.retention.deleteExpiredTexts(new Date('2027-12-03T12:30:00Z'));
  expect(await absences()).toBe(1);
  expect(await cell.ownData.listReadings(actor)).toMatchObject({ readings: [{ what: 'absence' }, {}] });
  await cell.retention.deleteExpiredTexts(new Date('2027-12-04T00:00:00Z'));
  expect((await store.attendances.listByMeeting(meetingId))[0]?.reason).toBeUndefined();
  expect(await absences()).toBe(0);
  expect(await cell.ownData.listReadings(actor)).toMatchObject({ readings: [] });
});

it('what was written for the cell committee goes too, from the draft and from what was approved', async () => {
  const { store, ids, clock, secretaryId } = cell;
  const later = await cell.openRound('2027-01-20');
  clock.moveTo(new Date('2027-01-15T02:00:00Z'));
  const participantId = ids.next();
  await store.participants.insertMany([
    {
      ...{ id: participantId, roundId: later, memberId: secretaryId, subject: 'cell_committee' },
      ...{ status: 'expected', reason: undefined, addedAt: clock.now() },
    },
  ]);
  const actor = await cell.actorOf(secretaryId);
  await cell.reviews.open(actor, participantId);
  await cell.reviews.act(actor, participantId, { kind: 'rest_of_all' });
  const begun = await store.reviews.findCommittee(later);
  if (begun === undefined) throw new Error('the review did not begin');
  const [first] = begun.answers;
  if (first === undefined) throw new Error('nothing was answered');
  await store.answers.put(
    begun.review.id,
    [{ ...first, level: 'at_risk', how: 'Chi ủy còn chậm' }],
    clock.now(),
  );
  await cell.reviews.send(actor, participantId, { again: false, sharing: 'cell' });
  const { seen, summary } = await cell.look(later);
  expect(summary.committee?.words.map(({ how }) => how)).toEqual(['Chi ủy còn chậm']);
  expect((await cell.summaries.approve(actor, { roundId: later, seen, wanted: true })).status).toBe(
    'approved',
  );
  clock.moveTo(new Date('2027-01-20T12:30:00Z'));
  await cell.tick();

  // The texts of a member who answered for the committee and erases their own stay: they are the cell's.
  await cell.ownData.erase(actor, { kind: 'reviews' });
  expect((await cell.look(later)).summary.committee?.words).toHaveLength(1);

  await cell.retention.deleteExpiredTexts(new Date('2028-01-21T00:00:00Z'));
  for (const version of [undefined, 1]) {
    const kept = (await cell.look(later, secretaryId, { version })).summary.committee;
    expect(kept?.words ?? []).toEqual([]);
  }
  const left = await store.reviews.findCommittee(later);
  expect(left?.answers).toEqual([]);
  const revisions = await store.revisions.listByReview(left?.review.id ?? '');
  expect(revisions.map(({ answers }) => answers)).toEqual([undefined]);
});

it('a round that was called off loses its texts as well', async () => {
  const cancelled = await cell.openRound('2027-01-02');
  cell.clock.moveTo(new Date('2026-12-23T13:00:00Z'));
  await cell.send(cancelled, an, 'cell', { 2: secret });
  const round = await cell.store.rounds.findById(cancelled);
  if (round !== undefined) await cell.store.rounds.update({ ...round, cancelledAt: cell.clock.now() });
  expect(await cell.retention.deleteExpiredTexts(new Date('2027-12-24T00:00:00Z'))).toBe(2);
  expect((await cell.store.reviews.findOwn(cancelled, an))?.answers).toEqual([]);
});
