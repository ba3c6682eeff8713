import type { Share } from '../../core/summaries/summary.ts';
import type { Translator } from '../../i18n/translator.ts';
import { itemRanges, roundLabel } from '../rounds/names.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';

/** As many as the first page holds. */
const changesShown = 5;

/** How each item stood in the round before, beside what it is of; and where the two rounds may not be compared. */
export function comparisonLines(translator: Translator, { summary, comparedWith }: SummaryView): string[] {
  const { t, label } = translator;
  const known = summary.items.flatMap(({ item, change }) => (change === undefined ? [] : [{ item, change }]));
  if (comparedWith === undefined || known.length === 0) return [];
  const round = roundLabel(translator, comparedWith);
  const compared = known.flatMap(({ item, change }) =>
    change.status === 'compared' ? [{ item, before: change.before, now: change.now }] : [],
  );
  const others = known.flatMap(({ item, change }) => (change.status === 'compared' ? [] : [item]));
  if (compared.length === 0) return [t('summary-compared-none', { round })];
  const changes = compared
    .filter(({ before, now }) => before.raised !== now.raised)
    .sort((one, other) => distanceOf(other) - distanceOf(one) || one.item - other.item)
    .slice(0, changesShown)
    .map(({ item, before, now }) =>
      label('summary-change', { item, before: shareText(before), now: shareText(now) }),
    );
  return [
    [
      changes.length === 0
        ? t('summary-compared-same', { round })
        : t('summary-compared', { round, changes: changes.join('; ') }),
      ...(others.length === 0 ? [] : [t('summary-compared-not', { items: itemRanges(others) })]),
    ].join('\n'),
  ];
}

function distanceOf({ before, now }: { before: Share; now: Share }): number {
  return Math.abs(now.raised - before.raised);
}

function shareText({ raised, of }: Share): string {
  return `${String(raised)}/${String(of)}`;
}
