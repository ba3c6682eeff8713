import { z } from 'zod';
import type { PaperItemSums, PaperSums } from '../model/paper.ts';
import { isQuestion, offersLevel, type ChecklistItem } from './checklist-items.ts';
import { itemsOf, type ChecklistContent } from './checklist.ts';

export const paperTicks = ['none', 'at_risk', 'correcting', 'skipped'] as const;

/** What is ticked beside an item; `skipped` where nothing is. */
export type PaperTick = (typeof paperTicks)[number];

/** A form without a name as it is read off: nothing of it stays once it is added. */
export const looseFormSchema = z.object({
  dialogue: z.literal('paper_sums'),
  roundId: z.string(),
  /** From 1; one past the last group everything is looked at before it is added. */
  group: z.int(),
  ticks: z.record(z.string(), z.enum(paperTicks)),
});

export type LooseForm = z.infer<typeof looseFormSchema>;

export function beginForm(roundId: string): LooseForm {
  return { dialogue: 'paper_sums', roundId, group: 1, ticks: {} };
}

export function tickOf({ ticks }: Pick<LooseForm, 'ticks'>, item: number): PaperTick | undefined {
  return ticks[String(item)];
}

/** Items that are ticked; questions are not counted from paper. */
export function itemsToTick(checklist: ChecklistContent): ChecklistItem[] {
  return itemsOf(checklist).filter((item) => !isQuestion(item));
}

/** What may be ticked beside an item, in turn; after the last nothing yet. */
function turnsOf(item: ChecklistItem): readonly PaperTick[] {
  return turns.filter((tick) => tick !== 'correcting' || offersLevel(item, 'correcting'));
}

export function nextTick(form: LooseForm, item: ChecklistItem): PaperTick | undefined {
  const order = turnsOf(item);
  const tick = tickOf(form, item.number);
  return tick === undefined ? order[0] : order[order.indexOf(tick) + 1];
}

/** Ticked as a button says that it will be, so that a tap that comes twice is one; what is not offered changes nothing. */
export function withTick(form: LooseForm, item: ChecklistItem, tick: PaperTick | undefined): LooseForm {
  if (tick !== undefined && !turnsOf(item).includes(tick)) return form;
  const others = Object.entries(form.ticks).filter(([number]) => number !== String(item.number));
  return {
    ...form,
    ticks: Object.fromEntries(tick === undefined ? others : [...others, [String(item.number), tick]]),
  };
}

const turns: readonly PaperTick[] = ['at_risk', 'correcting', 'skipped'];

/** Every other item of a group has "no", and the next group follows. */
export function restOfGroup(form: LooseForm, checklist: ChecklistContent, group: number): LooseForm {
  const items = checklist.groups[group - 1]?.items ?? [];
  const open = items.filter((item) => !isQuestion(item) && tickOf(form, item.number) === undefined);
  const ticks = { ...form.ticks };
  for (const { number } of open) ticks[String(number)] = 'none';
  return { ...form, ticks, group: nextGroup(checklist, group) };
}

/** Groups that only ask questions have nothing to tick. */
function nextGroup({ groups }: ChecklistContent, after: number): number {
  const next = groups.findIndex(
    ({ items }, index) => index >= after && items.some((item) => !isQuestion(item)),
  );
  return next === -1 ? groups.length + 1 : next + 1;
}

export function firstGroup(checklist: ChecklistContent): number {
  return nextGroup(checklist, 0);
}

/** The sums with one form more; what was not ticked was left blank. */
export function addForm(
  sums: PaperSums | undefined,
  checklist: ChecklistContent,
  form: Pick<LooseForm, 'ticks'>,
): PaperSums {
  const items = itemsToTick(checklist).map(({ number: item }): PaperItemSums => {
    const before = sums?.items.find((one) => one.item === item) ?? { item, ...nothing };
    const tick = tickOf(form, item) ?? 'skipped';
    return { ...before, [tick]: before[tick] + 1 };
  });
  return { forms: (sums?.forms ?? 0) + 1, items };
}

const nothing = { none: 0, at_risk: 0, correcting: 0, skipped: 0 };
