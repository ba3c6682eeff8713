import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import type { PledgeListView, ReadPledgeOutcome } from '../../services/pledges/reading.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { paragraphs } from '../lines.ts';
import { inPairs, pageOf, turnButtons } from '../paging.ts';
import type { Screen } from '../screen.ts';
import { partLines, reportLines } from './pledges.ts';

/** The pledges of a cell, as who leads it sees them. */
export function pledgeListScreen(translator: Translator, view: PledgeListView, wanted: number): Screen {
  const { t, label } = translator;
  const { unit, year, years, expected, made, onPaper, mayMark, readable, shows } = view;
  const page = pageOf(readable, wanted);
  return {
    text: paragraphs(
      t('pledge-cell.title', { year: String(year), unit: unit.name }),
      [
        t('pledge-cell.counts', { made, expected }),
        ...(onPaper > 0 ? [t('pledge-cell.papers', { onPaper })] : []),
      ].join('\n'),
      readable.length === 0 ? t('pledge-cell.none') : t('pledge-cell.readable'),
    ),
    buttons: [
      ...page.items.map(({ memberId, name }) => [
        { text: name, data: buttonData('pledge.of', unit.id, year, memberId) },
      ]),
      ...turnButtons(translator, page, (to) => buttonData('pledge.cell', unit.id, year, to)),
      ...(mayMark
        ? [[{ text: label('pledge-cell.mark'), data: buttonData('pledge_paper.list', unit.id, year) }]]
        : []),
      ...inPairs(
        years
          .filter((other) => other !== year)
          .map((other) => ({
            text: label('common-year', { year: String(other) }),
            data: buttonData('pledge.cell', unit.id, other),
          })),
      ),
      [cellBackButton(translator, unit.id)],
    ],
    protect: true,
    shows,
  };
}

/** One pledge that somebody shared. */
export function readPledgeScreen(
  translator: Translator,
  { unit, name, pledge, shows }: Extract<ReadPledgeOutcome, { status: 'opened' }>,
): Screen {
  const { t, label } = translator;
  const { year } = pledge;
  return {
    text: paragraphs(
      `${t('pledge.title', { year: String(year) })}\n${escapeHtml(name)}`,
      partLines(translator, pledge.texts),
      reportLines(translator, pledge, unit.zone),
    ),
    buttons: [[{ text: label('common-back'), data: buttonData('pledge.cell', unit.id, year) }]],
    protect: true,
    shows,
  };
}
