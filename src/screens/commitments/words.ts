import type { LocalDate } from '../../core/time/local-time.ts';
import type { QuickDeadline } from '../../core/time/quick-deadlines.ts';
import type { Step } from '../../core/model/reviews.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { shortDate } from '../dates.ts';
import type { Button } from '../screen.ts';

/** What stands in one step, under its name, as HTML. */
export function stepLine({ t }: Translator, step: Step, text: string): string {
  return `${t(`review-step.${step}`)}: ${escapeHtml(text)}`;
}

/** One quick deadline to a row, as they are when the screen is made. */
export function deadlineButtons(
  translator: Translator,
  deadlines: readonly QuickDeadline[],
  data: (on: LocalDate) => string,
): Button[][] {
  return deadlines.map(({ kind, on }) => [
    {
      text: translator.label(`review-deadline.${kind}`, { date: shortDate(translator, on) }),
      data: data(on),
    },
  ]);
}
