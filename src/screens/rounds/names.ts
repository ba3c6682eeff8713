import type { RoundTitle } from '../../core/reviews/sheet.ts';
import { type Html, html, type Translator } from '../../i18n/translator.ts';
import { findItem, type ChecklistContent } from '../../core/rounds/checklist.ts';
import type { RoundName } from '../../core/rounds/round.ts';
import { monthName, quarterName, shortDate } from '../dates.ts';

/** tháng 12/2026, quý IV/2026, chuyên đề 17/12/2026 or kỳ bất thường ngày 17/12/2026, of which there may be several in a month. */
export function roundLabel(translator: Translator, { on, ...round }: RoundName): string {
  const named = roundVariables(translator, round);
  const month = translator.label('round-name', { ...named, kind: 'monthly', when: '' });
  const when = on === undefined ? month : shortDate(translator, on);
  return translator.label('round-name', { ...named, when });
}

export function itemTitle({ locale }: Translator, checklist: ChecklistContent, item: number): string {
  return findItem(checklist, item)?.short[locale] ?? '';
}

/** In a few words, as the list of its group shows it. */
export function itemInShort({ locale }: Translator, checklist: ChecklistContent, number: number): string {
  const item = findItem(checklist, number);
  return (item?.line ?? item?.short)?.[locale] ?? '';
}

/** 1, 2, 5–9. */
export function itemRanges(items: readonly number[]): string {
  const runs: number[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.at(-1) === item - 1) run.push(item);
    else runs.push([item]);
  }
  return runs
    .map((run) => (run.length < 3 ? run.join(', ') : `${String(run[0])}–${String(run.at(-1))}`))
    .join(', ');
}

/** 'Tự soi tháng 12/2026', at the head of a screen. */
export function roundTitle(translator: Translator, round: RoundTitle): string {
  return translator.t('review-round', roundVariables(translator, round));
}

/** 'tự soi tháng 12/2026', in the middle of a sentence. */
export function roundInside(translator: Translator, round: RoundTitle): Html {
  return html(translator.t('review-round.inside', roundVariables(translator, round)));
}

export function roundVariables(translator: Pick<Translator, 'locale'>, { kind, period }: RoundTitle) {
  return {
    kind,
    month: monthName(translator, period),
    quarter: quarterName(translator, period),
    year: period.year,
  };
}
