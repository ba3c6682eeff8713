import { isQuestion, type Question } from '../../core/rounds/checklist-items.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import { leftKey, writtenKey, type ValueCounts } from '../../core/summaries/value-counts.ts';
import type { Translator } from '../../i18n/translator.ts';
import { optionLabel, stepLabel } from '../reviews/value-text.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';

/** One line a question: how often each option was chosen, or how many wrote something. */
export function valueLines(translator: Translator, { summary, checklist }: SummaryView): string[] {
  const { t, locale } = translator;
  return (summary.values ?? []).flatMap((values) => {
    const item = findItem(checklist, values.item);
    if (item === undefined || !isQuestion(item)) return [];
    const line = { item: item.number, title: item.short[locale] };
    const counts = countsText(translator, item, values);
    // While it is open, those who let it be read taken off those who sent would be those who did not. Later, those who sent
    // and may not be read here said something too: only who is in the counts stands below them.
    return [t('summary-values.line', { ...line, counts, of: summary.closed ? values.people : 'unknown' })];
  });
}

/** Where the committee's own review stands, on the first page. */
export function committeeLine({ t }: Translator, { summary }: SummaryView): string[] {
  const { committee } = summary;
  return committee === undefined ? [] : [t('summary-committee.line', { state: committee.state })];
}

function countsText(translator: Translator, item: Question, { counts }: ValueCounts): string {
  const { label } = translator;
  const named = namesOf(translator, item).flatMap(([key, name]) =>
    counts[key] === undefined ? [] : [`${name} (${String(counts[key])})`],
  );
  const written = counts[writtenKey] ?? 0;
  const left = counts[leftKey] ?? 0;
  const parts = [
    ...named,
    ...(written > 0 ? [label('summary-values.written', { count: written })] : []),
    ...(left > 0 ? [label('summary-values.left', { count: left })] : []),
  ];
  return parts.length === 0 ? label('summary-values.empty') : parts.join(' · ');
}

/** Keys of the counts with their names, in the order of the checklist. */
function namesOf(translator: Translator, item: Question): [string, string][] {
  switch (item.kind) {
    case 'choice':
    case 'choices':
      return item.options.map(({ id }) => [id, optionLabel(translator, item, id) ?? id]);
    case 'scale':
      return item.steps.map((_, index) => [
        String(index + 1),
        stepLabel(translator, item, index + 1) ?? String(index + 1),
      ]);
    case 'short_text':
    case 'long_text':
    case 'number':
    case 'date':
      return [];
  }
}
