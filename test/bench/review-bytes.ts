import Sqlite from 'better-sqlite3';
import { emptyAnswer } from '../../src/core/reviews/answer.ts';
import { revisionIdOf } from '../../src/core/reviews/sending.ts';
import { openReviewCell } from '../support/review-cell.ts';
import type { TestStore } from '../support/store.ts';
import type { Measured } from './figure.ts';

/** What the pages that are in use take, those that are not yet in the file itself too. */
function bytesOfFile(url: string): number {
  const file = new Sqlite(url.replace('file:', ''), { readonly: true });
  try {
    const pragma = (name: string): number => Number(file.pragma(name, { simple: true }));
    return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  } finally {
    file.close();
  }
}

/** A city, and how often its members send a review in a year. */
export const city = { members: 24_317, reviewsAYear: 12 };

/** How much a sent review of 27 items takes on disk, with all that every sent review has, and what that makes for a city. */
export async function measureReviewBytes({ reviews }: { reviews: number }): Promise<Measured[]> {
  const bytes = await bytesOfReview(reviews);
  const plain = Buffer.byteLength(JSON.stringify(answers)) * 2;
  const gigabytes = (bytes * city.members * city.reviewsAYear) / 1e9;
  return [
    {
      ...{ name: 'bytes a sent review', value: bytes, unit: 'B', baseline: plain },
      goal: { of: 'value', at: 'most', limit: 32_768 },
    },
    {
      ...{ name: `a year of ${String(city.members)} members`, value: gigabytes, unit: 'GB' },
      baseline: (plain * city.members * city.reviewsAYear) / 1e9,
      goal: { of: 'value', at: 'most', limit: 10 },
    },
  ];
}

const answers = Array.from({ length: 27 }, (_, index) => ({
  ...emptyAnswer(index + 1),
  level: 'none' as const,
}));

export async function bytesOfReview(
  reviews: number,
  opened?: TestStore,
  bytesOf: (url: string) => number | Promise<number> = bytesOfFile,
): Promise<number> {
  const cell = await openReviewCell(opened);
  const { store, clock, unitId } = cell;
  const at = clock.now();
  for (let number = 1; number < reviews; number += 1) await cell.addMember(`Đảng viên ${String(number)}`);
  const roundId = await cell.openRound();
  const participants = await store.participants.listByRound(roundId);
  const before = await bytesOf(cell.url);
  for (const { id, memberId } of participants) {
    const review = {
      ...{ id, participantId: id, position: { screen: 'sent' as const }, sharing: 'cell' as const },
      ...{ sharedWithId: undefined, editing: false, lastInputId: undefined, startedAt: at, touchedAt: at },
      ...{ sentAt: at, editedAt: undefined, late: false, erasedAt: undefined },
    };
    await store.reviews.insert(review);
    await store.answers.put(id, answers, at);
    await store.revisions.insert({
      ...{ id: revisionIdOf(id, 1), reviewId: id, number: 1, sharing: 'cell', sharedWithId: undefined },
      ...{ answers, late: false, snapshotId: undefined, sentAt: at },
    });
    await store.commitments.addSheet({ unitId, memberId, roundId });
  }
  const after = await bytesOf(cell.url);
  await cell.close();
  return (after - before) / participants.length;
}
