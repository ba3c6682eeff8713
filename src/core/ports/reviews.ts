import type { Answer, Review, Revision } from '../model/reviews.ts';

export interface Reviews {
  findById(id: string): Promise<Review | undefined>;
  findByParticipant(participantId: string): Promise<Review | undefined>;
  /**
   * A member's own review of a round with its answers, or those given since, as every tap needs it, and whether they handed
   * one in on paper.
   */
  findOwn(
    roundId: string,
    memberId: string,
    from?: Date,
  ): Promise<{ review: Review; answers: readonly Answer[]; onPaper: boolean } | undefined>;
  /** The review of the cell committee as a body. */
  findCommittee(
    roundId: string,
    from?: Date,
  ): Promise<{ review: Review; answers: readonly Answer[] } | undefined>;
  /** With its answers, or those given since, whoever's it is. */
  findOf(
    participantId: string,
    from?: Date,
  ): Promise<{ review: Review; answers: readonly Answer[] } | undefined>;
  /** Which of these members' reviews was shown last: what is typed belongs to it. */
  findLatestTouched(
    memberIds: readonly string[],
  ): Promise<{ roundId: string; memberId: string; participantId: string; isOwn: boolean } | undefined>;
  /** Of the members, without the cell committee's. */
  listByRound(roundId: string): Promise<(Review & { memberId: string; participantId: string })[]>;
  insert(review: Review): Promise<void>;
  update(review: Review): Promise<void>;
}

export interface Answers {
  /** How many items of a review are answered or skipped; nothing of the answers is read. */
  countByReview(reviewId: string): Promise<number>;
  /** Replaces what was answered to the same items. */
  put(reviewId: string, answers: readonly Answer[], at: Date): Promise<void>;
  deleteByReview(reviewId: string): Promise<void>;
  /** Those that were put at this instant or later. */
  deleteSince(reviewId: string, at: Date): Promise<void>;
}

export interface Revisions {
  /** The newest of each member's review of a round, or of some members', without the cell committee's. */
  listNewest(
    roundId: string,
    only?: { memberIds: readonly string[] },
  ): Promise<(Revision & { memberId: string })[]>;
  /** Of those that were counted in a snapshot whose they are and how they were shared, without what they say. */
  listPool(snapshotId: string): Promise<(Pick<Revision, 'sharing'> & { memberId: string })[]>;
  /** Oldest first. */
  listByReview(reviewId: string): Promise<Revision[]>;
  findNewest(reviewId: string): Promise<Revision | undefined>;
  insert(revision: Revision): Promise<void>;
  setSnapshot(ids: readonly string[], snapshotId: string): Promise<void>;
  /** Removes the texts of all revisions of a review; the rows stay as proof that it was sent. */
  deleteContents(reviewId: string): Promise<void>;
  deleteOlderContents(reviewId: string, than: number): Promise<void>;
}
