import type { DocumentFile } from '../../core/ports/files.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import {
  countedFor,
  raisedBy,
  raisedItems,
  unreadReviews,
  type FrozenSummary,
} from '../../core/summaries/summary.ts';
import { statesOf } from '../../core/commitments/commitment.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDate, shortDateTime } from '../dates.ts';
import { linesWithin, paragraphs } from '../lines.ts';
import { figuresBeside, levelsOf, notZero } from './figures.ts';
import type { Screen } from '../screen.ts';
import { comparisonLines } from './comparison.ts';
import { committeeLine, valueLines } from './values.ts';
import { buttonsOf, isToApprove, speakersOf } from './summary-buttons.ts';
import { itemInShort, roundLabel } from '../rounds/names.ts';
import { openData } from '../summary-links.ts';
import type { SummaryPage } from './page.ts';

/** The first page: what the secretary needs at a glance. No name and no word of anybody stands on it. */
export function summaryScreen(translator: Translator, view: SummaryView): SummaryPage {
  const text = [
    [titleOf(translator, view), placeOf(translator, view), ...approvalOf(translator, view)].join('\n'),
    [figuresOf(translator, view.summary), poolNote(translator, view)].join('\n'),
    ...raisedText(translator, view),
    ...valuesText(translator, view),
    ...committeeLine(translator, view),
    ...comparisonLines(translator, view),
    ...commitmentsOf(translator, view.summary),
    ...helpsOf(translator, view.summary),
    ...suggestionsOf(translator, view),
    ...(isToApprove(view) ? [translator.t('summary-approve-does')] : []),
  ].join('\n\n');
  // Its message is edited to show words, and what was sent unprotected stays so.
  return { screen: { text, buttons: buttonsOf(translator, view), protect: true }, memberIds: [] };
}

/** Before a summary is approved that speaks for the smaller part of the cell. */
export function fewSentScreen(
  { t, label }: Translator,
  { roundId, seen, sent, total }: { roundId: string; seen: string; sent: number; total: number },
): Screen {
  return {
    text: paragraphs(
      t('summary-approve-few', { sent, total }),
      [t('summary-approve-does'), t('summary-approve-does.back')].join('\n'),
    ),
    buttons: [
      [
        {
          text: label('summary-button.approve', { what: 'few' }),
          data: buttonData('summary.approve', roundId, seen, 'few'),
        },
      ],
      [{ text: label('summary-button.back'), data: openData(roundId, undefined) }],
    ],
    protect: true,
  };
}

/** What stands where somebody's words stood until they took them back. Does not say whose they were. */
export function wordsRemovedScreen({ t, label }: Translator, roundId: string): Screen {
  const pledges = parsePledgesKey(roundId);
  return {
    text: t('summary-words-removed'),
    buttons: [
      [
        pledges === undefined
          ? { text: label('summary-words-reopen'), data: openData(roundId, undefined) }
          : {
              text: label('pledge-cell.button'),
              data: buttonData('pledge.cell', pledges.unitId, pledges.year),
            },
      ],
    ],
  };
}

/** In the place of a file: whoever has saved or printed it is asked to destroy that too. */
export function printedWordsRemoved(
  translator: Translator,
  roundId: string,
): { screen: Screen; file: DocumentFile } {
  const { t, label } = translator;
  const text = t('document-words-removed');
  const buttons = [[{ text: label('summary-words-reopen'), data: openData(roundId, undefined) }]];
  return { screen: { text, buttons }, file: fileSaying(translator, text) };
}

/** In front of somebody who is let in no more. */
export function leftScreen(translator: Translator, isFile: boolean): { screen: Screen; file?: DocumentFile } {
  const text = translator.t('own-doors.left');
  return { screen: { text, buttons: [] }, ...(isFile && { file: fileSaying(translator, text) }) };
}

function fileSaying({ label }: Translator, text: string): DocumentFile {
  return { bytes: new TextEncoder().encode(`${text}\n`), name: label('document-words-removed-file') };
}

/** In the chat of whoever wrote them. */
export function ownWordsRemovedScreen({ t, label }: Translator): Screen {
  return {
    text: t('summary-own-words-removed'),
    buttons: [[{ text: label('suggestion-mine'), data: buttonData('suggestion.own', 0) }]],
  };
}

const raisedOnFirstPage = 5;
const longestValues = 1200;

/** What was approved and has not changed since is no draft any more. */
function titleOf(translator: Translator, view: SummaryView): string {
  const { t } = translator;
  const name = roundLabel(translator, view.round);
  const number = approvedNumber(view);
  return t('summary-title', { number: number ?? 0, round: name });
}

function approvedNumber({ version, approved }: SummaryView): number | undefined {
  return version ?? (approved?.changed === false ? approved.number : undefined);
}

function placeOf(translator: Translator, { cell, meetingOn }: SummaryView): string {
  const { t } = translator;
  if (meetingOn === undefined) return escapeHtml(cell.name);
  return t('summary-place', { cell: cell.name, date: shortDate(translator, meetingOn) });
}

function approvalOf(translator: Translator, { approved, cell }: SummaryView): string[] {
  if (approved === undefined) return [];
  const { number, at, by, changed, mayTakeBack } = approved;
  const line = translator.t('summary-approved-by', {
    ...{ number, by },
    at: shortDateTime(translator, at, cell.zone),
  });
  return [
    line,
    ...(changed ? [translator.t('summary-approved-changed')] : []),
    ...(mayTakeBack ? [translator.t('summary-approve-does.back')] : []),
  ];
}

function figuresOf({ t }: Translator, { participation, people }: FrozenSummary): string {
  const { total, sent } = participation;
  const unreachable = people.filter(
    ({ state, obstacle }) => state === 'missing' && obstacle !== 'none',
  ).length;
  return [
    t('summary-sent', { sent, total }),
    ...notZero({ ...figuresBeside(participation), unreachable }).map(([what, count]) =>
      t('summary-figure', { what, count }),
    ),
  ].join(' · ');
}

/** While the round is open it says the same whether there are counts-only reviews or not. */
function poolNote({ t }: Translator, view: SummaryView): string {
  const { summary } = view;
  const { closed, pooledReviews, paperForms, read } = summary;
  if (!closed)
    return approvedNumber(view) === undefined ? t('summary-pool-open') : t('summary-pool-open-approved');
  const unread = unreadReviews(summary);
  return [
    ...(read === undefined ? [] : [t('summary-read', { count: read.reviews, of: read.of })]),
    ...(pooledReviews > 0 ? [t('summary-pool-counted', { count: pooledReviews })] : []),
    ...(paperForms === undefined ? [] : [t('summary-pool-paper', { count: paperForms })]),
    ...(unread > 0 ? [t('summary-unread', { count: unread })] : []),
    ...(read === undefined && pooledReviews === 0 ? [t('summary-pool-none')] : []),
  ].join(' ');
}

/** Nothing where the checklist only asks questions: their answers stand below. */
function raisedText(translator: Translator, { summary, checklist }: SummaryView): string[] {
  const { t, label } = translator;
  if (summary.participation.sent === 0 && summary.paperForms === undefined)
    return [t('summary-raised-nobody')];
  if (summary.items.length === 0) return [];
  const raised = raisedItems(summary);
  if (raised.length === 0) return [nothingRaised(translator, summary)];
  const more = raised.length - raisedOnFirstPage;
  const lines = [
    t('summary-raised'),
    ...raised.slice(0, raisedOnFirstPage).map((item) =>
      t('summary-raised-line', {
        item: item.item,
        title: itemInShort(translator, checklist, item.item),
        count: raisedBy(item),
        of: countedFor(item),
        levels: levelsOf(translator, item).join(', '),
      }),
    ),
    ...(more > 0 ? [t('summary-raised-more', { count: more, button: label('summary-button.items') })] : []),
  ];
  return [lines.join('\n')];
}

/** Of what may be read, and of nothing else. */
function nothingRaised({ t }: Translator, { read }: FrozenSummary): string {
  return t('summary-raised-none', { read: read?.reviews ?? 'unknown' });
}

/** As many questions as the first page holds; all of them stand on the page of items. */
function valuesText(translator: Translator, view: SummaryView): string[] {
  const lines = valueLines(translator, view);
  return lines.length === 0 ? [] : [linesWithin(translator, lines, longestValues).join('\n')];
}

function commitmentsOf({ t, label }: Translator, { commitments }: FrozenSummary): string[] {
  const { made, overdue } = commitments;
  if (made === 0) return [];
  const states = notZero(statesOf(commitments)).map(([state, count]) =>
    label('summary-commitments.state', { state, count }),
  );
  return [
    [
      t('summary-commitments.counts', { made, states: states.join(' · ') }),
      ...(overdue > 0 ? [t('summary-commitments.overdue', { count: overdue })] : []),
    ].join(' '),
  ];
}

function helpsOf({ t, label }: Translator, summary: FrozenSummary): string[] {
  const count = summary.words.filter(({ help }) => help !== undefined).length;
  if (count === 0) return [];
  return [
    t('summary-helps', { count, button: label('summary-button.words', { count: speakersOf(summary) }) }),
  ];
}

function suggestionsOf({ t }: Translator, { suggestions: { counts } }: SummaryView): string[] {
  if (counts === undefined || counts.named + counts.pooled === 0) return [];
  return [t('summary-suggestions', counts)];
}
