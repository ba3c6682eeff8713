import { statesOf } from '../../core/commitments/commitment.ts';
import { countedFor, raisedBy, raisedItems } from '../../core/summaries/summary.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';
import { linesWithin } from '../lines.ts';
import { openData } from '../summary-links.ts';
import type { SummaryPage } from './page.ts';
import { itemTitle, roundLabel } from '../rounds/names.ts';
import { figuresBeside, notZero } from './figures.ts';
import { valueLines } from './values.ts';

/** The figures as one text, which a tap copies: nobody's name, nobody's words. */
export function countsTextScreen(translator: Translator, view: SummaryView): SummaryPage {
  const { t, label } = translator;
  const { round, cell, version, summary, checklist } = view;
  const { participation, commitments } = summary;
  const raised = raisedItems(summary)
    .slice(0, mostShown)
    .map((item) =>
      label('summary-text.item', {
        ...{ item: item.item, title: itemTitle(translator, checklist, item.item) },
        ...{ raised: raisedBy(item), of: countedFor(item) },
      }),
    );
  const sentences = [
    label('summary-text.main', {
      ...{ cell: cell.name, round: roundLabel(translator, round) },
      ...{ sent: participation.sent, total: participation.total },
    }),
    ...notZero(figuresBeside(participation)).map(([what, count]) =>
      label('summary-text.figure', { what, count }),
    ),
    ...(commitments.made > 0
      ? [
          label('summary-text.commitments', {
            ...{ made: commitments.made, overdue: commitments.overdue, ...statesOf(commitments) },
          }),
        ]
      : []),
    ...(raised.length > 0 ? [label('summary-text.raised', { items: raised.join('; ') })] : []),
    ...(summary.closed || version !== undefined ? [] : [label('summary-text.open')]),
  ];
  // Nothing but text may stand in what a tap copies.
  const values = linesWithin(translator, valueLines(translator, view), longestValues).map((line) =>
    line.replace(/<\/?b>/g, ''),
  );
  return {
    screen: {
      text: [
        t('common-copy'),
        `<code>${[escapeHtml(sentences.join(' ')), ...values].join('\n')}</code>`,
      ].join('\n\n'),
      buttons: [[{ text: label('summary-button.back'), data: openData(round.id, version) }]],
    },
    memberIds: [],
  };
}

const mostShown = 10;
const longestValues = 1500;
