import type { Answer, ItemValue } from '../../core/model/reviews.ts';
import type { ChecklistItem } from '../../core/rounds/checklist-items.ts';
import { findItem, type ChecklistContent } from '../../core/rounds/checklist.ts';
import type { Translator } from '../../i18n/translator.ts';
import { shortDate } from '../dates.ts';
import { answerWord } from './words.ts';

/** The level or the value of an answer, in plain text; undefined where there is none. */
export function answerText(
  translator: Translator,
  checklist: ChecklistContent,
  answer: Answer | undefined,
): string | undefined {
  if (answer?.value === undefined) return answerWord(translator, answer);
  const item = findItem(checklist, answer.item);
  return item && valueText(translator, item, answer.value);
}

export function valueText(translator: Translator, item: ChecklistItem, value: ItemValue): string | undefined {
  const { label, locale } = translator;
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice':
    case 'choices':
      return (value.kind === 'choice' ? [value.option] : value.options)
        .flatMap((option) => optionLabel(translator, item, option) ?? [])
        .join(', ');
    case 'scale':
      return stepLabel(translator, item, value.step);
    case 'number': {
      const unit = item.kind === 'number' ? item.unit?.[locale] : undefined;
      const amount = wholeNumber(translator, value.amount);
      return unit === undefined ? amount : `${amount} ${unit}`;
    }
    case 'date':
      return shortDate(translator, value.on);
    case 'left':
      return label('review-question.left');
  }
}

export function optionLabel(
  { locale }: Pick<Translator, 'locale'>,
  item: ChecklistItem,
  option: string,
): string | undefined {
  if (item.kind !== 'choice' && item.kind !== 'choices') return undefined;
  return item.options.find(({ id }) => id === option)?.label[locale];
}

export function stepLabel(
  { locale }: Pick<Translator, 'locale'>,
  item: ChecklistItem,
  step: number,
): string | undefined {
  const name = item.kind === 'scale' ? item.steps[step - 1]?.[locale] : undefined;
  return name === undefined ? undefined : `${step}. ${name}`;
}

/** 1.250, or 1,250. */
export function wholeNumber({ locale }: Pick<Translator, 'locale'>, amount: number): string {
  return new Intl.NumberFormat(locale).format(amount);
}
