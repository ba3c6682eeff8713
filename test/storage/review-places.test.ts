import { expect, it } from 'vitest';
import type { Review } from '../../src/core/model/reviews.ts';
import { createReviewPlaces } from '../../src/storage/review-places.ts';
import { openTestStore } from '../support/store.ts';

it('a review stands where an earlier version left it, at what was called a promise then', async () => {
  const opened = await openTestStore();
  const { cipher } = opened;
  const places = createReviewPlaces(cipher);
  const position = { screen: 'commitment_note', commitmentId: 'c' } as const;
  const review: Review = {
    ...{ id: 'review', participantId: 'participant', position, editing: false, late: false },
    ...{ sharing: undefined, sharedWithId: undefined, lastInputId: undefined },
    ...{ startedAt: new Date(0), touchedAt: new Date(0) },
    ...{ sentAt: undefined, editedAt: undefined, erasedAt: undefined },
  };
  const place = { table: 'Review', column: 'placeSealed', rowId: 'review' };
  const earlier = cipher
    .open(place, places.seal('review', review))
    .replace('commitment_note', 'promise_note');
  expect(places.open('review', cipher.seal(place, earlier)).position).toEqual(position);
  await opened.close();
});
