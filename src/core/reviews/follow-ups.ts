import { emptyAnswer, type Answers } from './answer.ts';
import { type Answer } from '../model/reviews.ts';
import { mayBeLeft, type ChecklistItem } from '../rounds/checklist-items.ts';
import { findItem, itemsOf, type ChecklistContent } from '../rounds/checklist.ts';
import { saysNone } from '../rounds/item-value.ts';

/**
 * What an answer decides about the questions that follow from it: with nothing to mend nobody is asked how and by when,
 * and whoever then names something is asked after all. What was written stays.
 */
export function followUpsOf(checklist: ChecklistContent, before: Answers, answer: Answer): Answer[] {
  const changed: Answer[] = [];
  const answers = new Map(before).set(answer.item, answer);
  for (const item of itemsOf(checklist)) {
    const sources = sourcesOf(item);
    if (sources.length === 0 || !mayBeLeft(item) || item.number === answer.item) continue;
    const own = answers.get(item.number) ?? emptyAnswer(item.number);
    const isMoot = hasNothing(checklist, sources, answers);
    const wasMoot = hasNothing(checklist, sources, before);
    if (isMoot && own.value === undefined) {
      const left: Answer = { ...own, value: { kind: 'left' } };
      changed.push(left);
      answers.set(item.number, left);
    }
    if (!isMoot && wasMoot && own.value?.kind === 'left') {
      const open: Answer = { ...own, value: undefined };
      changed.push(open);
      answers.set(item.number, open);
    }
  }
  return changed;
}

/** The questions that have to have named something, or else this one is not asked. */
function sourcesOf(item: ChecklistItem): readonly number[] {
  switch (item.kind) {
    case 'date':
      return item.deadlineOf === undefined ? [] : [item.deadlineOf];
    case 'long_text':
      return item.mends ?? [];
    case 'manifestation':
    case 'short_text':
    case 'choice':
    case 'choices':
    case 'scale':
    case 'number':
      return [];
  }
}

function hasNothing(checklist: ChecklistContent, sources: readonly number[], answers: Answers): boolean {
  return sources.every((source) => {
    const value = answers.get(source)?.value;
    if (value === undefined || findItem(checklist, source) === undefined) return false;
    return value.kind === 'left' || (value.kind === 'text' && saysNone(value.text));
  });
}
