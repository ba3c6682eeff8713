import { isAnswered, type Answers } from './answer.ts';
import {
  isGrave,
  isQuestion,
  mayBeLeft,
  offersLevel,
  type ChecklistItem,
} from '../rounds/checklist-items.ts';
import { findItem, itemsOf, type ChecklistContent, type ChecklistGroup } from '../rounds/checklist.ts';
import type { Position } from '../model/reviews.ts';

/** Items that have to be answered or skipped before sending, by number. */
export function unansweredOf(checklist: ChecklistContent, answers: Answers): readonly number[] {
  return untouched(itemsOf(checklist), answers)
    .filter((item) => !mayBeLeft(item))
    .map(({ number }) => number);
}

/**
 * Items that were not touched yet, those that may be left among them. A level that a grave item has not, or words given
 * instead of one, came from a time when it was none: it is asked anew.
 */
export function untouched(items: readonly ChecklistItem[], answers: Answers): ChecklistItem[] {
  return items.filter((item) => {
    const answer = answers.get(item.number);
    if (answer === undefined || !isAnswered(answer)) return true;
    return isGrave(item) && (answer.level === undefined || !offersLevel(item, answer.level));
  });
}

export function countTouched(checklist: ChecklistContent, answers: Answers): number {
  const items = itemsOf(checklist);
  return items.length - untouched(items, answers).length;
}

/** The number of the group, from 1, in which an item stands. */
export function groupNumberOf(checklist: ChecklistContent, item: number): number {
  return checklist.groups.findIndex((group) => group.items.some((one) => one.number === item)) + 1;
}

/** The one asked before it; undefined for the first. */
export function itemBefore(checklist: ChecklistContent, number: number): ChecklistItem | undefined {
  return itemsOf(checklist).findLast((item) => item.number < number);
}

/** Questions are asked one by one; manifestations stand on one screen. */
export function asksOneByOne({ items }: ChecklistGroup): boolean {
  return items.some(isQuestion);
}

/** Where a group begins: at the first of its questions that was not looked at, or at its screen. */
export function placeIn(checklist: ChecklistContent, answers: Answers, number: number): Position {
  const group = checklist.groups[number - 1];
  const next = group && asksOneByOne(group) ? untouched(group.items, answers)[0] : undefined;
  return next === undefined ? { screen: 'group', group: number } : { screen: 'item', item: next.number };
}

/**
 * Where a finished group leads: to the next one, past questions that are all answered, or to the recap where nothing is
 * left to look at.
 */
export function placeAfterGroup(checklist: ChecklistContent, answers: Answers, number: number): Position {
  const next = checklist.groups[number];
  if (next === undefined || untouched(itemsOf(checklist), answers).length === 0) return { screen: 'recap' };
  const isDone = asksOneByOne(next) && untouched(next.items, answers).length === 0;
  return isDone ? placeAfterGroup(checklist, answers, number + 1) : placeIn(checklist, answers, number + 1);
}

/** Where a finished item leads: on among questions, back to its group, or to the recap where nothing is left. */
export function placeAfter(checklist: ChecklistContent, answers: Answers, number: number): Position {
  if (untouched(itemsOf(checklist), answers).length === 0) return { screen: 'recap' };
  const group = groupNumberOf(checklist, number);
  const item = findItem(checklist, number);
  const siblings = checklist.groups[group - 1]?.items ?? [];
  if (item === undefined || !isQuestion(item)) {
    return unansweredOf(checklist, answers).length === 0 && untouched(siblings, answers).length === 0
      ? placeAfterGroup(checklist, answers, group)
      : { screen: 'group', group };
  }
  const open = untouched(siblings, answers);
  if (open.length === 0) return placeAfterGroup(checklist, answers, group);
  const next = open.find((one) => one.number > number);
  return next === undefined ? { screen: 'group', group } : { screen: 'item', item: next.number };
}
