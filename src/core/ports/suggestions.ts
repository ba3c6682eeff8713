import type { Suggestion } from '../suggestions/suggestion.ts';

export interface Suggestions {
  findById(id: string): Promise<Suggestion | undefined>;
  /** What was written in this item of a member's review, withdrawn or not. */
  findByItem(whose: { memberId: string; roundId: string; item: number }): Promise<Suggestion | undefined>;
  /** Newest first, without those whose members hold no consent to this version: nothing of theirs is used. */
  listByUnit(unitId: string, consentVersion: number): Promise<Suggestion[]>;
  listByRound(roundId: string, consentVersion: number): Promise<Suggestion[]>;
  /** Everything of a member, newest first, whatever became of the consent. */
  listByMember(memberId: string): Promise<Suggestion[]>;
  /**
   * Room for what may be written in this item of a review, and the id of whatever is said there. Every sent review that
   * was asked has it, so that having it tells nothing.
   */
  reserve(
    room: Pick<Suggestion, 'unitId' | 'memberId' | 'roundId'> & { item: number },
    id: string,
  ): Promise<string>;
  /** As it stands from now on. */
  save(suggestion: Suggestion): Promise<void>;
  /** Of one written in a review its room stays. */
  delete(id: string): Promise<void>;
  /** Removes words and answers; that something was suggested stays. */
  deleteTexts(roundId: string): Promise<void>;
}
