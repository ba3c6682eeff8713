import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeShownWords } from '../../../src/services/delivery/shown-words.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let an: string;
let dung: string;
let roundId: string;
let secretaryAccount: string;

const detailed = { level: 'correcting', how: 'còn nể nang', deadlineOn: '2026-12-31' } as const;

beforeEach(async () => {
  cell = await openSummaryCell();
  [an = '', dung = ''] = await cell.addMembers('Nguyễn Văn An', 'Đỗ Dũng');
  roundId = await cell.openRound();
  await cell.send(roundId, an, 'cell', { 2: detailed });
  await cell.send(roundId, dung, 'cell', { 2: detailed });
  secretaryAccount = (await cell.actorOf(cell.secretaryId)).accountId;
});
afterEach(() => cell.close());

/** The messages that will be edited, in the order in which that was asked for. */
async function takenBack(): Promise<[string, number][]> {
  const deliveries = await cell.store.deliveries.listByRound(roundId);
  return deliveries.flatMap(({ accountId = '', notice, status }) =>
    notice.kind === 'words_removed' && status === 'pending' ? [[accountId, notice.messageId]] : [],
  );
}

function show(messageId: number, ...memberIds: string[]): Promise<void> {
  return cell.shownWords.settle(secretaryAccount, messageId, { roundId, memberIds });
}

describe('words that were shown', () => {
  it('are taken back from every message in which they stand, and from no other', async () => {
    await show(11, an, dung);
    await show(12, dung);
    await show(13, an);
    await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
    expect(await takenBack()).toEqual([
      [secretaryAccount, 11],
      [secretaryAccount, 13],
    ]);
    expect(await cell.store.shownWords.listByMember(an)).toEqual([]);
    expect(await cell.store.shownWords.listByMember(dung)).toHaveLength(2);
  });

  it('are forgotten with the page that is no longer on screen', async () => {
    await show(11, an, dung);
    await show(11, dung);
    await show(12, an);
    await show(12);
    await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
    expect(await takenBack()).toEqual([]);
  });

  it('are taken back when they are narrowed, here by editing what was sent', async () => {
    await show(11, an);
    await cell.send(roundId, an, 'counts_only', { 2: detailed });
    expect(await takenBack()).toEqual([[secretaryAccount, 11]]);
  });

  it('stay where an edit takes nothing back', async () => {
    await show(11, an);
    await cell.send(roundId, an, 'cell', { 1: 'at_risk', 2: detailed });
    expect(await takenBack()).toEqual([]);
  });

  it('that were expected before an edit are taken back even where the edit is not known to have happened', async () => {
    await cell.shownWords.expect(secretaryAccount, 11, { roundId, memberIds: [an] });
    await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
    expect(await takenBack()).toEqual([[secretaryAccount, 11]]);
  });

  it('that were erased while the message was on its way are taken back at once', async () => {
    await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
    await show(11, an, dung);
    expect(await takenBack()).toEqual([[secretaryAccount, 11]]);
    expect(await cell.store.shownWords.listByMember(an)).toEqual([]);
    expect(await cell.store.shownWords.listByMember(dung)).toHaveLength(1);
  });

  it('in a file are taken back as soon as they are not for the whole cell any more', async () => {
    const shows = { roundId, memberIds: [an, dung], printed: true } as const;
    await cell.shownWords.expect(secretaryAccount, undefined, shows);
    await cell.shownWords.settle(secretaryAccount, 21, shows);
    await cell.send(roundId, an, 'secretary', { 2: detailed });
    const [delivery] = await cell.store.deliveries.listByRound(roundId);
    expect(delivery?.notice).toEqual({ kind: 'words_removed', roundId, messageId: 21, printed: true });
    expect(await cell.store.accessEvents.listByMember(an)).toMatchObject([{ what: 'document' }]);
  });

  it('that were narrowed to the very reader while a file was on its way are taken back from it', async () => {
    await cell.send(roundId, an, 'secretary', { 2: detailed });
    const shows = { roundId, memberIds: [an, dung], printed: true } as const;
    await cell.shownWords.settle(secretaryAccount, 22, shows);
    expect(await takenBack()).toEqual([[secretaryAccount, 22]]);
  });

  it('of who withdrew the consent are taken back', async () => {
    await show(11, an);
    await cell.ownData.withdraw(await cell.actorOf(an));
    expect(await takenBack()).toEqual([[secretaryAccount, 11]]);
  });

  it('are taken back again where the same message showed them again', async () => {
    await show(11, an);
    await cell.store.transaction((tx) => removeShownWords(tx, { memberId: an, roundId }, cell.clock.now()));
    await show(11, an);
    cell.clock.advance(1000);
    await cell.store.transaction((tx) => removeShownWords(tx, { memberId: an, roundId }, cell.clock.now()));
    expect(await takenBack()).toEqual([
      [secretaryAccount, 11],
      [secretaryAccount, 11],
    ]);
  });
});

it('an approved summary loses the words that are taken back, and says that it changed', async () => {
  const actor = await cell.actorOf(cell.secretaryId);
  const { seen } = await cell.look(roundId);
  await cell.summaries.approve(actor, { roundId, seen, wanted: true });
  await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
  const { summary, approved } = await cell.look(roundId, cell.secretaryId, { version: 1 });
  expect(summary.words.map(({ name }) => name)).toEqual(['Đỗ Dũng']);
  expect(summary.items[1]).toMatchObject({ correcting: 2 });
  expect(approved?.changed).toBe(true);
});

it('words of one round do not go with those of another', async () => {
  const other = await cell.openRound('2026-11-28');
  await cell.send(other, an, 'cell', { 2: detailed });
  await show(11, an);
  await cell.shownWords.settle(secretaryAccount, 12, { roundId: other, memberIds: [an] });
  await cell.store.transaction((tx) =>
    removeShownWords(tx, { memberId: an, roundId: other }, cell.clock.now()),
  );
  expect(await takenBack()).toEqual([]);
  expect((await cell.store.shownWords.listByMember(an)).map(({ messageId }) => messageId)).toEqual([11]);
});
