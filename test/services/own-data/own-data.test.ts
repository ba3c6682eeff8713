import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkAccount } from '../../../src/services/joining/roster-link.ts';
import { createOwnData } from '../../../src/services/own-data/own-data.ts';
import { forgetReviews } from '../../../src/services/own-data/forged-reviews.ts';
import { ownDataScreen, readingsScreen } from '../../../src/screens/own-data/own-data.ts';
import { minute } from '../../support/clock.ts';
import { translators } from '../../support/review-cell.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let an: string;
let roundId: string;

const meeting = new Date('2026-12-03T12:30:00Z');
const secret = {
  level: 'correcting',
  how: 'còn nể nang',
  remedy: 'góp ý thẳng',
  deadlineOn: '2026-12-31',
} as const;

beforeEach(async () => {
  cell = await openSummaryCell();
  an = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

async function erase(memberId: string, scope: Parameters<SummaryCell['ownData']['erase']>[1]) {
  return cell.ownData.erase(await cell.actorOf(memberId), scope);
}

async function reviewOf(memberId: string) {
  const own = await cell.store.reviews.findOwn(roundId, memberId);
  const revisions = own === undefined ? [] : await cell.store.revisions.listByReview(own.review.id);
  return { ...own, revisions };
}

async function shownTo(memberId: string) {
  const shown = await cell.ownData.show(await cell.actorOf(memberId));
  if (shown.status !== 'shown') throw new Error(shown.status);
  return shown.data;
}

describe('what is kept about a person', () => {
  it('is told in full', async () => {
    await cell.send(roundId, an, 'secretary', { 2: secret });
    await cell.look(roundId, cell.secretaryId, { shows: [an] });
    expect(await shownTo(an)).toMatchObject({
      zone: 'Asia/Ho_Chi_Minh',
      consent: { version: 1, givenAt: new Date('2026-11-24T02:00:00Z') },
      cells: [
        {
          cell: 'Chi bộ Tổ dân phố 5',
          name: 'Nguyễn Văn An',
          membership: 'official',
          standing: 'active',
          roles: [],
        },
      ],
      reviews: [
        { roundId, kind: 'monthly', period: { year: 2026, month: 12 }, state: 'sent', sharing: 'secretary' },
      ],
      readings: 1,
      hasPendingInvitation: false,
    });
  });

  it('is told before consent too, to somebody who is in no cell', async () => {
    const accountId = cell.ids.next();
    await cell.store.accounts.insert({
      ...{ id: accountId, telegramId: '99', locale: undefined, createdAt: cell.clock.now() },
    });
    const actor = await cell.store.accounts.loadActor(accountId, 1, cell.clock.now());
    expect(await cell.ownData.show(actor)).toMatchObject({
      ...{ status: 'shown', data: { consent: undefined, cells: [], reviews: [], readings: 0 } },
    });
    expect(await cell.ownData.erase(actor, { kind: 'everything' })).toMatchObject({ status: 'erased' });
    expect(await cell.ownData.erase(actor, { kind: 'review', roundId })).toEqual({ status: 'nothing_there' });
  });

  it('names who read the words, with the office held then', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    const at = cell.clock.now();
    await cell.look(roundId, cell.secretaryId, { shows: [an] });
    cell.clock.advance(90 * minute);
    for (const office of await cell.store.offices.listByMember(cell.secretaryId, cell.clock.now())) {
      await cell.store.offices.end(office.id, cell.clock.now());
    }
    const later = cell.clock.now();
    await cell.look(roundId, cell.deputyId, { shows: [an] });
    const listed = await cell.ownData.listReadings(await cell.actorOf(an));
    const facts = { cell: 'Chi bộ Tổ dân phố 5', kind: 'monthly', period: { year: 2026, month: 12 } };
    expect(listed).toEqual({
      ...{ status: 'listed', zone: 'Asia/Ho_Chi_Minh' },
      readings: [
        {
          viewerName: 'Lê Văn Cường',
          role: 'deputy',
          what: 'summary',
          ...facts,
          firstAt: later,
          lastAt: later,
        },
        {
          viewerName: 'Trần Thị Bình',
          role: 'secretary',
          what: 'summary',
          ...facts,
          firstAt: at,
          lastAt: at,
        },
      ],
    });
  });

  it.each([
    ['extra', 'lý do vắng mặt, kỳ bất thường ngày 12/12/2026'],
    ['thematic', 'lý do vắng mặt, kỳ chuyên đề ngày 12/12/2026'],
    ['monthly', 'lý do vắng mặt, kỳ tháng 11/2026 ngày 12/12/2026'],
  ] as const)('a reason for absence is of its own meeting, also of one that is %s', async (kind, told) => {
    const { store, ids, clock, secretaryId } = cell;
    const planned = (await store.rounds.findById(roundId))?.meetingId ?? '';
    const known = await store.meetings.findById(planned);
    if (known === undefined) throw new Error('the round has no meeting');
    const id = ids.next();
    const period = { year: 2026, month: 11 };
    await store.meetings.insert({ ...known, id, kind, period, on: '2026-12-12', createdAt: clock.now() });
    await store.accessEvents.record({
      ...{ id: ids.next(), memberId: an, viewerId: secretaryId, roundId: id },
      ...{ what: 'absence', at: clock.now() },
    });

    const actor = await cell.actorOf(an);
    const listed = await cell.ownData.listReadings(actor);
    if (listed.status !== 'listed') throw new Error(listed.status);
    expect(readingsScreen(translators.vi, listed, 1).text).toContain(told);
    const exported = await cell.ownData.exportAll(actor);
    expect(JSON.parse(exported.status === 'exported' ? exported.json : '')).toMatchObject({
      readBy: [{ what: 'absence', meeting: { kind, on: '2026-12-12' } }],
    });
  });

  it('says who may read, item by item where they differ, and names replies and reasons for absence', async () => {
    const apart = { level: 'at_risk', sharing: 'counts_only' } as const;
    await cell.send(roundId, an, 'secretary', { 2: secret, 3: apart, 4: apart });
    const meetingId = (await cell.store.rounds.findById(roundId))?.meetingId ?? '';
    await cell.store.attendances.put({
      ...{ id: cell.ids.next(), meetingId, memberId: an, reply: 'away', replyOn: '2026-12-03' },
      ...{ reason: 'đi thăm con', repliedAt: cell.clock.now(), outcome: 'excused', membership: undefined },
      ...{ takenAt: cell.clock.now(), takenById: cell.secretaryId },
    });
    const { text } = ownDataScreen(translators.vi, await shownTo(an));
    expect(text).toContain('đã gửi, riêng đồng chí Trần Thị Bình được đọc; riêng mục 3, 4: chỉ lấy số liệu');
    expect(text).toContain('Trả lời dự hay vắng: 1 kỳ. Bí thư, phó bí thư xem được.');
    expect(text).toContain('Lý do vắng: 1. Chỉ bí thư lúc ấy, hoặc người làm thay, xem được.');
    expect(text).toContain('Điểm danh: 1 kỳ.');
  });

  it('can be taken along as JSON, with nothing of anybody else', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    await cell.send(roundId, cell.secretaryId, 'cell', { 1: { level: 'at_risk', how: 'chuyện của bí thư' } });
    await cell.look(roundId, cell.secretaryId, { shows: [an] });
    const exported = await cell.ownData.exportAll(await cell.actorOf(an));
    const json = exported.status === 'exported' ? exported.json : '';
    expect(JSON.parse(json)).toMatchObject({
      account: { doors: [{ kind: 'telegram', telegramId: '7003' }], language: 'vi', reachable: true },
      consents: [{ version: 1, locale: 'vi', givenAt: '2026-11-24T02:00:00.000Z' }],
      cells: [
        {
          cell: 'Chi bộ Tổ dân phố 5',
          name: 'Nguyễn Văn An',
          membership: 'official',
          standing: 'active',
          offices: [],
        },
      ],
      reviews: [
        {
          round: { kind: 'monthly', year: 2026, month: 12 },
          participation: { status: 'expected' },
          sharing: 'cell',
          late: false,
          answers: [
            { item: 1, level: 'none' },
            { item: 2, ...secret },
            { item: 3 },
            { item: 4 },
            { item: 5 },
          ],
          // Each answer once: what was sent is what stands there.
          sent: [{ number: 1, sharing: 'cell', otherwise: [] }],
        },
      ],
      readBy: [{ round: { year: 2026, month: 12 }, office: 'secretary' }],
      messages: [],
    });
    for (const foreign of ['Bình', 'Cường', 'chuyện của bí thư', cell.secretaryId, '7001']) {
      expect(json).not.toContain(foreign);
    }
  });

  it('has the suggestion that is being written, too', async () => {
    const actor = await cell.actorOf(an);
    await cell.store.accounts.setDialogue(actor.accountId, 'suggestion');
    await cell.store.accounts.saveDraft(actor.accountId, { dialogue: 'suggestion', text: 'Họp sớm hơn' });
    const exported = await cell.ownData.exportAll(actor);
    expect(exported.status === 'exported' ? exported.json : '').toContain('Họp sớm hơn');
  });
});

describe('erasing one review', () => {
  it('while the round is open makes it count as not sent, and the member may begin again', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    expect(await erase(an, { kind: 'review', roundId })).toMatchObject({ status: 'erased' });
    const { review, answers, revisions } = await reviewOf(an);
    expect(review).toMatchObject({ sentAt: undefined, sharing: undefined, erasedAt: cell.clock.now() });
    expect(answers).toEqual([]);
    expect(revisions.map((revision) => revision.answers)).toEqual([undefined]);
    expect((await cell.look(roundId)).summary.participation.sent).toBe(0);
    expect(cell.erased).toEqual([{ chatKeys: ['7003'], everything: false }]);

    await cell.send(roundId, an, 'cell', { 3: 'at_risk' });
    expect((await cell.look(roundId)).summary).toMatchObject({
      participation: { sent: 1 },
      items: [{}, { correcting: 0 }, { at_risk: 1 }, {}, {}],
    });
  });

  it('after the round was closed keeps that it was sent, and the counts', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    cell.clock.moveTo(meeting);
    await cell.tick();
    await erase(an, { kind: 'review', roundId });
    const { summary } = await cell.look(roundId);
    expect(summary.participation.sent).toBe(1);
    expect(summary.items[1]).toMatchObject({ correcting: 1, rest: 0 });
    expect(summary.words).toEqual([]);
  });

  it('keeps who has read it, and leaves other reviews alone', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    await cell.send(roundId, cell.secretaryId, 'cell', { 2: secret });
    await cell.look(roundId, cell.secretaryId, { shows: [an] });
    await erase(an, { kind: 'review', roundId });
    expect((await shownTo(an)).readings).toBe(1);
    expect((await shownTo(an)).reviews).toMatchObject([{ state: 'erased', sharing: undefined }]);
    expect((await cell.look(roundId)).summary.words.map(({ name }) => name)).toEqual(['Trần Thị Bình']);
  });

  it('twice, or of a round one was never in, changes nothing more', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    await erase(an, { kind: 'review', roundId });
    const first = await reviewOf(an);
    cell.clock.advance(minute);
    expect(await erase(an, { kind: 'review', roundId })).toMatchObject({ status: 'erased' });
    expect(await reviewOf(an)).toEqual(first);
    expect(await erase(an, { kind: 'review', roundId: 'no such round' })).toEqual({
      status: 'nothing_there',
    });
    expect(await erase(cell.deputyId, { kind: 'review', roundId })).toEqual({ status: 'nothing_there' });
  });

  it('ends the dialogue in which it was written', async () => {
    await cell.send(roundId, an, 'cell');
    const { accountId } = await cell.actorOf(an);
    await cell.store.accounts.setDialogue(accountId, 'review');
    await erase(an, { kind: 'reviews' });
    expect((await cell.store.accounts.findById(accountId))?.dialogue).toBeUndefined();
  });
});

describe('erasing everything', () => {
  it('takes the person out: reviews, looks, messages and consent go, the name stays the secretary’s', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    await cell.look(roundId, cell.secretaryId, { shows: [an] });
    const { accountId } = await cell.actorOf(an);
    const notice = { kind: 'updates_set_aside' as const, count: 1 };
    await cell.store.deliveries.add(
      {
        dedupeKey: 'x',
        accountId,
        roundId: undefined,
        notice,
        notBefore: cell.clock.now(),
        expiresAt: undefined,
      },
      cell.clock.now(),
    );
    expect(await erase(an, { kind: 'everything' })).toMatchObject({ status: 'erased' });

    expect((await reviewOf(an)).revisions.map(({ answers }) => answers)).toEqual([undefined]);
    expect(await cell.store.accessEvents.listByMember(an)).toEqual([]);
    expect(await cell.store.deliveries.listByAccount(accountId)).toEqual([]);
    expect(await cell.store.members.findById(an)).toMatchObject({
      ...{ name: 'Nguyễn Văn An', accountId: undefined, joinedAt: undefined, removedAt: undefined },
    });
    const actor = await cell.store.accounts.loadActor(accountId, 1, cell.clock.now());
    expect(actor).toMatchObject({ consented: false, seats: [] });
    expect((await cell.store.consents.listByAccount(accountId))[0]?.withdrawnAt).toEqual(cell.clock.now());
    expect(cell.erased).toEqual([{ chatKeys: ['7003'], everything: true }]);

    const told = await cell.store.deliveries.listByAccount((await cell.actorOf(cell.secretaryId)).accountId);
    expect(told.map((delivery) => delivery.notice)).toEqual([
      { kind: 'member_left', unitId: cell.unitId, memberId: an },
    ]);
  });

  it('still takes the words of others out of the chat in which they were shown', async () => {
    await cell.send(roundId, an, 'cell', { 2: secret });
    const { accountId } = await cell.actorOf(cell.deputyId);
    await cell.shownWords.settle(accountId, 11, { roundId, memberIds: [an] });
    await erase(an, { kind: 'review', roundId });
    expect(await erase(cell.deputyId, { kind: 'everything' })).toMatchObject({ status: 'erased' });
    const waiting = await cell.store.deliveries.listByAccount(accountId);
    expect(waiting.map(({ notice, status }) => [notice, status])).toEqual([
      [{ kind: 'words_removed', roundId, messageId: 11 }, 'pending'],
    ]);
  });

  it('twice tells the secretary once', async () => {
    const actor = await cell.actorOf(an);
    await cell.ownData.erase(actor, { kind: 'everything' });
    cell.clock.advance(minute);
    expect(await cell.ownData.erase(actor, { kind: 'everything' })).toMatchObject({ status: 'erased' });
    const told = await cell.store.deliveries.listByAccount((await cell.actorOf(cell.secretaryId)).accountId);
    expect(told).toHaveLength(1);
  });

  it('waits for a successor of the secretary, even where somebody stands in; erasing the reviews does not', async () => {
    await cell.send(roundId, cell.secretaryId, 'cell', { 2: secret });
    expect(await erase(cell.secretaryId, { kind: 'everything' })).toEqual({
      ...{ status: 'last_secretary', cell: 'Chi bộ Tổ dân phố 5', unitId: cell.unitId },
    });
    expect((await cell.actorOf(cell.secretaryId)).consented).toBe(true);
    expect((await reviewOf(cell.secretaryId)).answers).toHaveLength(5);
    expect(await erase(cell.secretaryId, { kind: 'reviews' })).toMatchObject({ status: 'erased' });
    expect((await reviewOf(cell.secretaryId)).answers).toEqual([]);

    await cell.appoint('acting_secretary', cell.deputyId);
    expect(await erase(cell.secretaryId, { kind: 'everything' })).toMatchObject({ status: 'last_secretary' });
    expect(await cell.store.offices.listByMember(cell.secretaryId, cell.clock.now())).toHaveLength(1);
  });
});

it('what was written under a row that was removed can be erased after joining under a new one', async () => {
  await cell.send(roundId, an, 'cell', { 2: secret });
  const { accountId } = await cell.actorOf(an);
  const row = await cell.store.members.findById(an);
  if (row === undefined) throw new Error('no member');
  const again = { ...row, id: cell.ids.next(), accountId: undefined, addedAt: cell.clock.now() };
  await cell.store.transaction(async (tx) => {
    await tx.members.update({ ...row, removedAt: cell.clock.now() });
    await tx.members.insertMany([again]);
    await linkAccount(tx, { ids: cell.ids, member: again, accountId }, cell.clock.now());
  });

  expect(await erase(again.id, { kind: 'reviews' })).toMatchObject({ status: 'erased' });

  expect((await reviewOf(an)).revisions.map(({ answers }) => answers)).toEqual([undefined]);
  expect((await cell.look(roundId)).summary.words).toEqual([]);
});

it('withdrawing the consent keeps what was written and shows it to nobody', async () => {
  await cell.send(roundId, an, 'cell', { 2: secret });
  expect(await cell.ownData.withdraw(await cell.actorOf(an))).toEqual({ status: 'withdrawn' });
  expect((await reviewOf(an)).answers).toHaveLength(5);
  expect((await cell.look(roundId)).summary.words).toEqual([]);
  expect(await shownTo(an)).toMatchObject({ consent: undefined, reviews: [{ state: 'sent' }] });
});

it('withdrawing the consent is done whole or not at all', async () => {
  const { store, clock } = cell;
  const listByMember = () => Promise.reject(new Error('the disk is full'));
  const ownData = createOwnData({
    onPageCleared: () => undefined,
    store: {
      ...store,
      transaction: (work) =>
        store.transaction((tx) => work({ ...tx, shownWords: { ...tx.shownWords, listByMember } })),
    },
    ...{ clock, defaultZone: 'Asia/Ho_Chi_Minh', onErased: () => Promise.resolve() },
  });
  const actor = await cell.actorOf(an);
  await expect(ownData.withdraw(actor)).rejects.toThrow('the disk is full');
  expect((await cell.actorOf(an)).consented).toBe(true);
});

it('what somebody else wrote under a roster row is forgotten, and what was there before stays', async () => {
  const earlier = roundId;
  await cell.send(earlier, an, 'cell', { 2: secret });
  cell.clock.advance(minute);
  const since = cell.clock.now();
  const later = await cell.openRound('2026-11-28');
  await cell.send(later, an, 'cell', { 2: secret });
  await cell.store.transaction((tx) =>
    forgetReviews(tx, { ids: cell.ids, memberId: an, since }, cell.clock.now()),
  );
  expect((await cell.look(later)).summary).toMatchObject({ participation: { sent: 0 }, words: [] });
  expect((await cell.look(earlier)).summary.words).toHaveLength(1);
});
