import type { Translator } from '../../i18n/translator.ts';
import { roundLabel } from '../rounds/names.ts';
import type { SummaryPage } from './page.ts';
import { part } from './parts.ts';
import { answerLines } from './words.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';

/** What was sent on behalf of the cell committee, which is for the whole cell; until then what is written of it so far. */
export function committeeScreen(translator: Translator, view: SummaryView, wanted: number): SummaryPage {
  const { t } = translator;
  const draft = view.committeeDraft;
  const words = draft ?? view.summary.committee?.words ?? [];
  const lines = words.flatMap((one) => answerLines(translator, view, one));
  return part(translator, view, 'committee', {
    title: t('summary-committee.title', {
      ...{ sent: draft === undefined ? 'yes' : 'no', round: roundLabel(translator, view.round) },
    }),
    note: words.length === 0 ? t('summary-committee.empty') : undefined,
    sections: [{ heading: '', continued: '', together: false, lines }],
    wanted,
  });
}
