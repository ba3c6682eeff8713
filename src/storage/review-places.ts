import { keptReview, reviewSchema } from '../core/model/reviews.ts';
import type { Cipher } from './keys/cipher.ts';
import { sizedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';

export type ReviewPlaces = ReturnType<typeof createReviewPlaces>;

/** Where a review stands, how it is shared, and its instants but one: in the file each looks like any other. */
export function createReviewPlaces(cipher: Cipher) {
  return jsonColumn(sizedColumn(cipher, 'Review', 'placeSealed'), reviewSchema, keptReview);
}
