import { cut } from '../lines.ts';
import { type Answer, type Level, steps, type Step } from '../../core/model/reviews.ts';
import { findItem, type ChecklistContent, type ChecklistItem } from '../../core/rounds/checklist.ts';
import { progressOf } from '../../core/reviews/progress.ts';
import { countTouched } from '../../core/reviews/places.ts';
import type { NamedReader, ReviewSheet } from '../../core/reviews/sheet.ts';
import type { Sharing } from '../../core/sharing.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { stepLine } from '../commitments/words.ts';
import { shortDate } from '../dates.ts';

/** Whether a member answers for themselves: then they choose who reads it, and may ask for a talk. */
export function isOwnSheet({
  isCommittee,
  entering,
}: Pick<ReviewSheet, 'isCommittee' | 'entering'>): boolean {
  return !isCommittee && entering === undefined;
}

export function levelWord({ label }: Translator, level: Level): string {
  return label(`review-level.${level}`);
}

/** The level, or that the item was skipped; undefined where it is unanswered. */
export function answerWord(translator: Translator, answer: Answer | undefined): string | undefined {
  if (answer?.level !== undefined) return levelWord(translator, answer.level);
  return answer?.skipReason === undefined ? undefined : translator.label('review-level.skipped');
}

export function readersWord(
  { label }: Translator,
  sharing: Sharing,
  reader: Pick<NamedReader, 'name'> | undefined,
): string {
  switch (sharing) {
    case 'cell':
      return label('review-readers.cell');
    case 'secretary':
      return reader === undefined
        ? label('review-readers.nobody')
        : label('review-readers.secretary', { name: reader.name });
    case 'counts_only':
      return label('review-readers.counts_only');
  }
}

export function progressLine(
  { t }: Translator,
  { checklist, answers }: Pick<ReviewSheet, 'checklist' | 'answers'>,
): string {
  const { answered, total } = progressOf(countTouched(checklist, answers), checklist);
  const share = Math.floor((answered * barCells) / total);
  const full = answered === 0 ? 0 : Math.max(1, share);
  return t('review.progress', { bar: '▓'.repeat(full) + '░'.repeat(barCells - full), answered, total });
}

export function itemHeading({ t, locale }: Translator, checklist: ChecklistContent, number: number): string {
  return `<b>${t('review-item.title', { number, short: shortOf(checklist, number, locale) })}</b>`;
}

/** An item in a list, as HTML. */
export function itemLine(number: number, short: string): string {
  return `${number}. ${escapeHtml(short)}`;
}

/** The item and how far the review has come, at the head of every screen about one item. */
export function itemHead(
  translator: Translator,
  sheet: Pick<ReviewSheet, 'checklist' | 'answers'>,
  number: number,
): string {
  return `${itemHeading(translator, sheet.checklist, number)}\n${progressLine(translator, sheet)}`;
}

export function shortOf(checklist: ChecklistContent, number: number, locale: 'vi' | 'en'): string {
  return itemOf(checklist, number).short[locale];
}

export function itemOf(checklist: ChecklistContent, number: number): ChecklistItem {
  const item = findItem(checklist, number);
  if (item === undefined) throw new Error(`the checklist "${checklist.key}" has no item ${number}`);
  return item;
}

/** What stands in one step of an item, in plain text; undefined where nothing does. */
export function stepText(translator: Translator, answer: Answer, step: Step): string | undefined {
  switch (step) {
    case 'how':
      return answer.how;
    case 'cause': {
      const kind = answer.causeKind && translator.label(`review-cause.${answer.causeKind}`);
      return kind === undefined || answer.cause === undefined
        ? (kind ?? answer.cause)
        : `${kind}. ${answer.cause}`;
    }
    case 'remedy':
      return answer.remedy;
    case 'deadline':
      return answer.deadlineOn === undefined ? undefined : shortDate(translator, answer.deadlineOn);
    case 'help':
      return answer.help;
  }
}

/** What stands in each step, cut so that even the longest answers fit on a screen together. */
export function stepLines(translator: Translator, answer: Answer): string[] {
  return steps.flatMap((step) => {
    const text = stepText(translator, answer, step);
    if (text === undefined) return [];
    return stepLine(translator, step, cut(text, longestStep));
  });
}

const barCells = 9;
const longestStep = 420;
