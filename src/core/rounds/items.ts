import { itemsOf, type ChecklistContent } from './checklist.ts';
import type { Round } from '../model/rounds.ts';

/** The numbers a round may use: items whose wording is not known yet are left out. */
export function usableItems(content: ChecklistContent): number[] {
  return itemsOf(content).flatMap(({ number, blank }) => (blank ? [] : [number]));
}

/** The checklist as a round runs it: its focus items alone, under their own numbers. */
export function checklistOfRound(
  content: ChecklistContent,
  { focusItems }: Pick<Round, 'focusItems'>,
): ChecklistContent {
  const used = new Set(usableFocus(content, focusItems) ?? usableItems(content));
  const groups = content.groups
    .map((group) => ({ ...group, items: group.items.filter(({ number }) => used.has(number)) }))
    .filter(({ items }) => items.length > 0);
  return { ...content, groups };
}

/** What of a choice of items still stands in this version; undefined where that is nothing, or all. */
export function usableFocus(
  content: ChecklistContent,
  focusItems: readonly number[] | undefined,
): readonly number[] | undefined {
  const usable = usableItems(content);
  const chosen = usable.filter((number) => focusItems?.includes(number) ?? false);
  return chosen.length === 0 || chosen.length === usable.length ? undefined : chosen;
}

/** With or without one item; undefined where none would be left. */
export function pickFocus(
  content: ChecklistContent,
  focusItems: readonly number[] | undefined,
  { item, on }: { item: number; on: boolean },
): { focusItems: readonly number[] | undefined } | undefined {
  const now = new Set(usableFocus(content, focusItems) ?? usableItems(content));
  if (on) now.add(item);
  else now.delete(item);
  return now.size === 0 ? undefined : { focusItems: usableFocus(content, [...now]) };
}

/** Whether two rounds ask the very same of their members. */
export function sameItems(
  one: Pick<Round, 'checklistId' | 'focusItems'>,
  other: Pick<Round, 'checklistId' | 'focusItems'>,
): boolean {
  return (
    one.checklistId === other.checklistId && (one.focusItems ?? []).join() === (other.focusItems ?? []).join()
  );
}
