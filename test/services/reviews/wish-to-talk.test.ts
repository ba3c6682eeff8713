import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadWish, type ReadWish } from '../../../src/services/reviews/wish-to-talk.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let roundId: string;
let an: string;
let secretaryAccount: string;
let readWish: ReadWish;

const wish = { 2: { level: 'discuss', wish: true } } as const;

beforeEach(async () => {
  cell = await openSummaryCell();
  an = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
  await cell.send(roundId, an, 'counts_only', wish);
  secretaryAccount = (await cell.actorOf(cell.secretaryId)).accountId;
  readWish = createReadWish(cell);
});
afterEach(() => cell.close());

async function told(accountId = secretaryAccount): Promise<string | undefined> {
  return (await readWish({ roundId, memberId: an }, accountId))?.name;
}

it('a wish to talk is told by name, whatever the sharing', async () => {
  expect(await told()).toBe('Nguyễn Văn An');
});

describe('a wish to talk that still waits to be told', () => {
  it('is not told after the member changed the answer and sent again', async () => {
    await cell.send(roundId, an, 'counts_only');
    expect(await told()).toBeUndefined();
  });

  it('is not told after the review was erased', async () => {
    await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
    expect(await told()).toBeUndefined();
  });

  it('is not told after the member withdrew the consent', async () => {
    await cell.ownData.withdraw(await cell.actorOf(an));
    expect(await told()).toBeUndefined();
  });

  it('is not told to who no longer holds an office, nor to who withdrew the consent', async () => {
    const { store, clock } = cell;
    const deputyAccount = (await cell.actorOf(cell.deputyId)).accountId;
    expect(await told(deputyAccount)).toBe('Nguyễn Văn An');
    await cell.ownData.withdraw(await cell.actorOf(cell.deputyId));
    expect(await told(deputyAccount)).toBeUndefined();
    for (const { id } of await store.offices.listByMember(cell.secretaryId, clock.now())) {
      await store.offices.end(id, clock.now());
    }
    expect(await told()).toBeUndefined();
  });
});
