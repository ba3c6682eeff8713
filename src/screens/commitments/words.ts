import type { LocalDate } from '../../core/time/local-time.ts';
import type { QuickDeadline } from '../../core/time/quick-deadlines.ts';
import type { Translator } from '../../i18n/translator.ts';
import { shortDate } from '../dates.ts';
import type { Button } from '../screen.ts';

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
