import { addCounts, emptyCounts, totalOf } from '../../core/summaries/snapshot.ts';
import type { LevelCounts } from '../../core/summaries/snapshot-counts.ts';
import { raisedBy } from '../../core/summaries/summary.ts';
import { mostRaised, type ChecklistFigures } from '../../core/units/counts.ts';
import type { CountsView } from '../../services/units/counts.ts';
import type { Translator } from '../../i18n/translator.ts';
import { bold } from '../lines.ts';
import { itemTitle } from '../rounds/names.ts';
import { levelsOf } from '../summaries/figures.ts';
import { figure } from '../figure.ts';

/** An item of one of the checklists, as the cells counted it. */
type Raised = { checklistKey: string; item: number; counts: LevelCounts };

/** Over all checklists together, what concerns most first. */
export function allRaised({ figures }: CountsView): Raised[] {
  return figures.checklists
    .flatMap(({ checklistKey, items }) =>
      mostRaised(items).map((counts) => ({ checklistKey, item: counts.item, counts })),
    )
    .sort((one, other) => raisedBy(other.counts) - raisedBy(one.counts));
}

export function itemLine(translator: Translator, { checklists }: CountsView, raised: Raised): string {
  const { checklistKey, item, counts } = raised;
  const checklist = checklists.get(checklistKey);
  return translator.t('unit-counts.item', {
    item,
    title: checklist === undefined ? '' : itemTitle(translator, checklist, item),
    raised: figure(translator, raisedBy(counts)),
    answers: figure(translator, totalOf(counts)),
    levels: levelsOf(translator, counts).join(', '),
  });
}

/** The groups of one checklist, what concerns most first, each with its items. */
export function groupTexts(
  translator: Translator,
  view: CountsView,
  { checklistKey, items }: ChecklistFigures,
): string[] {
  const { t, locale } = translator;
  const checklist = view.checklists.get(checklistKey);
  if (checklist === undefined) return [t('unit-counts.raised_none')];
  const groups = checklist.groups
    .map((group) => {
      const own = new Set(group.items.map(({ number }) => number));
      const counted = items.filter(({ item }) => own.has(item));
      const raised = mostRaised(counted);
      return { group, raised, counts: counted.reduce<LevelCounts>(addCounts, emptyCounts()) };
    })
    .filter(({ raised }) => raised.length > 0)
    .sort((one, other) => raisedBy(other.counts) - raisedBy(one.counts));
  if (groups.length === 0) return [t('unit-counts.raised_none')];
  const name = bold(checklist.shortTitle[locale]);
  return [
    name,
    ...groups.map(({ group, raised, counts }) =>
      [
        t('unit-counts.group', {
          title: group.title[locale],
          raised: figure(translator, raisedBy(counts)),
          answers: figure(translator, totalOf(counts)),
          levels: levelsOf(translator, counts).join(', '),
        }),
        ...raised.map((one) => itemLine(translator, view, { checklistKey, item: one.item, counts: one })),
      ].join('\n'),
    ),
  ];
}
