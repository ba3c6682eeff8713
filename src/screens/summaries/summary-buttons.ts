import { deadlinesOf, type FrozenSummary } from '../../core/summaries/summary.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { openData, partData } from '../summary-links.ts';
import type { Button } from '../screen.ts';
import { roundsData } from './rounds.ts';

/** Where the first page of a summary leads, and what its reader may do with it. */
export function buttonsOf(translator: Translator, view: SummaryView): Button[][] {
  const { label } = translator;
  const { round, version, summary, commitments, approved, may, seen } = view;
  const target = { roundId: round.id, version, page: 1 };
  const missing = summary.people.filter(({ state }) => state === 'missing').length;
  const speakers = speakersOf(summary);
  const deadlines = deadlinesOf(summary).length;
  const isDraft = version === undefined;
  const parts = [
    { text: label('summary-button.items'), data: partData('items', target) },
    ...(speakers === 0
      ? []
      : [{ text: label('summary-button.words', { count: speakers }), data: partData('words', target) }]),
    ...(deadlines === 0
      ? []
      : [
          {
            text: label('summary-button.deadlines', { count: deadlines }),
            data: partData('deadlines', target),
          },
        ]),
    ...(commitments.length === 0
      ? []
      : [
          {
            text: label('summary-button.commitments', { count: commitments.length }),
            data: partData('commitments', target),
          },
        ]),
    ...committeeButton(translator, view),
    {
      text: label('summary-button.people', { count: missing }),
      data: partData('people', target),
    },
    { text: label('summary-button.text'), data: partData('text', target) },
    ...(view.suggestions.readable === 0
      ? []
      : [
          {
            text: label('suggestion-cell', { count: view.suggestions.readable, unanswered: 0 }),
            data: buttonData('suggestion.round', round.id, 0),
          },
        ]),
    ...(isDraft && may.remind && missing > 0
      ? [{ text: label('summary-button.remind'), data: buttonData('remind.preview', round.id) }]
      : []),
  ];
  const approve: Button = {
    text: label('summary-button.approve', { what: approved === undefined ? 'first' : 'again' }),
    data: buttonData('summary.approve', round.id, seen),
    style: 'success',
  };
  return [
    ...inPairs(parts),
    ...(isToApprove(view) ? [[approve]] : []),
    ...takeBackRow(translator, view),
    ...inPairs([
      ...otherVersion(translator, view),
      ...(may.print
        ? [{ text: label('document-button.round'), data: buttonData('document.round', round.id) }]
        : []),
      { text: label('summary-button.rounds'), data: roundsData(round.id, 1) },
    ]),
  ];
}

function committeeButton({ label }: Translator, view: SummaryView): Button[] {
  const { round, version, summary, committeeDraft } = view;
  const isSent = summary.committee !== undefined && summary.committee.state !== 'missing';
  if (!isSent && committeeDraft === undefined) return [];
  const text = label('summary-button.committee', { sent: isSent ? 'yes' : 'no' });
  return [{ text, data: partData('committee', { roundId: round.id, version, page: 1 }) }];
}

function takeBackRow({ label }: Translator, { round, approved }: SummaryView): Button[][] {
  if (approved?.mayTakeBack !== true) return [];
  const text = label('summary-button.take_back', { number: approved.number });
  return [[{ text, data: buttonData('summary.take_back', round.id, approved.number) }]];
}

export function isToApprove({ version, approved, may }: SummaryView): boolean {
  return version === undefined && may.approve && approved?.changed !== false;
}

function otherVersion({ label }: Translator, { round, version, approved }: SummaryView): Button[] {
  if (version !== undefined)
    return [{ text: label('summary-button.draft'), data: openData(round.id, undefined) }];
  if (approved?.changed !== true) return [];
  return [{ text: label('summary-button.approved'), data: openData(round.id, approved.number) }];
}

/** How many have words that this reader may read. */
export function speakersOf({ words }: FrozenSummary): number {
  return new Set(words.map(({ memberId }) => memberId)).size;
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, index) => {
    if (index % 2 === 1) return [];
    const next = buttons[index + 1];
    return [next === undefined ? [button] : [button, next]];
  });
}
