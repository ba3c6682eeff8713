import type { Unit } from '../model/people.ts';

/**
 * Where offices differ, and what is printed unless a cell says otherwise: each of these is off until it is switched on.
 * `committee_opinion`: a place for it on a member's own review. `shared_in_minutes`: what members shared with the whole cell
 * stands in the minutes. `greeting`: "Kính gửi" on a report. `minutes_unnumbered`: no line for a number; `minutes_recipients`:
 * who gets them; `chair_short`: "CHỦ TRÌ". `own_review_long`: the longer of the two names that it has. `old_spelling`: "uỷ"
 * for "ủy".
 */
export const printChoices = [
  'committee_opinion',
  'shared_in_minutes',
  'greeting',
  'minutes_unnumbered',
  'minutes_recipients',
  'chair_short',
  'own_review_long',
  'old_spelling',
] as const;
export type PrintChoice = (typeof printChoices)[number];

/** What a unit above makes has none of what the others are about. */
export function printChoicesOf({ kind }: Pick<Unit, 'kind'>): readonly PrintChoice[] {
  return kind === 'cell' ? printChoices : ['old_spelling'];
}

export function switched(
  chosen: readonly PrintChoice[],
  { choice, isOn }: { choice: PrintChoice; isOn: boolean },
): PrintChoice[] {
  return printChoices.filter((one) => (one === choice ? isOn : chosen.includes(one)));
}
