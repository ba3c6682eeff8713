import type { Suggestion } from '../suggestion.ts';

export interface Suggestions {
  findById(id: string): Promise<Suggestion | undefined>;
  /** What was written in this item of a member's review, withdrawn or not. */
  findByItem(whose: { memberId: string; roundId: string; item: number }): Promise<Suggestion | undefined>;
  /** Newest first, without those whose members hold no consent to this version: nothing of theirs is used. */
  listByUnit(unitId: string, consentVersion: number): Promise<Suggestion[]>;
  listByRound(roundId: string, consentVersion: number): Promise<Suggestion[]>;
  /** Everything of a member, newest first, whatever became of the consent. */
  listByMember(memberId: string): Promise<Suggestion[]>;
  insert(suggestion: Suggestion): Promise<void>;
  update(suggestion: Suggestion): Promise<void>;
  delete(id: string): Promise<void>;
  /** Removes words and answers; that something was suggested stays. */
  deleteTexts(roundId: string): Promise<void>;
}
