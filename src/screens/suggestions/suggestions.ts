import type { Zone } from '../../core/time/local-time.ts';
import type { Unit } from '../../core/model/people.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import type { SuggestionLineView, SuggestionListView } from '../../services/suggestions/suggestions.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { shortDateTime } from '../dates.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { roundLabel } from '../rounds/names.ts';

export function ownListScreen(
  translator: Translator,
  { lines, zone }: { lines: readonly SuggestionLineView[]; zone: Zone },
  wanted: number,
): Screen {
  const { t, label } = translator;
  const page = pageOf(lines, wanted, 8);
  return {
    text: [
      t('suggestion-own.title'),
      lines.length === 0 ? t('suggestion-own.empty') : t('suggestion-own.hint'),
    ].join('\n\n'),
    buttons: [
      ...page.items.map((line) => [
        {
          text: label('suggestion-own.line', {
            at: shortDateTime(translator, line.suggestion.sentAt, zone),
            state: stateOf(line),
          }),
          data: buttonData('suggestion.mine', line.suggestion.id, 1),
        },
      ]),
      ...turnButtons(translator, page, (to) => buttonData('suggestion.own', to)),
      [{ text: label('suggestion-own.new'), data: buttonData('suggestion.start') }],
    ],
  };
}

/** For the committee: who wrote and whether it was answered. The words are opened one by one. */
export function listScreen(
  translator: Translator,
  { unit, round, lines }: SuggestionListView,
  wanted: number,
): Screen {
  const { t, label } = translator;
  const page = pageOf(lines, wanted, 8);
  const title =
    round === undefined
      ? t('suggestion-list.title', { unit: unit.name })
      : t('suggestion-list.title_round', { round: roundLabel(translator, nameOfRound(round, unit.zone)) });
  const [action, id] =
    round === undefined ? (['suggestion.list', unit.id] as const) : (['suggestion.round', round.id] as const);
  return {
    text: [title, lines.length === 0 ? t('suggestion-list.empty') : t('suggestion-list.hint')].join('\n\n'),
    buttons: [
      ...page.items.map(({ suggestion, name, answered }) => [
        {
          text: label('suggestion-list.line', { answered: answered ? 'yes' : 'no', name }),
          data: buttonData('suggestion.open', suggestion.id, 1),
        },
      ]),
      ...turnButtons(translator, page, (to) => buttonData(action, id, to)),
      [
        round === undefined
          ? cellBackButton(translator, unit.id)
          : { text: label('summary-button.back'), data: buttonData('summary.open', round.id, 0) },
      ],
    ],
    protect: true,
  };
}

/** To whoever may read it: that there is one, and how many wait. */
export function sentNotice(
  translator: Translator,
  { unit, unanswered }: { unit: Pick<Unit, 'id' | 'name'>; unanswered: number },
): Screen {
  return {
    text: translator.t('suggestion-notice.sent', { unit: unit.name, unanswered }),
    buttons: [[suggestionsButton(translator, unit.id)]],
  };
}

/** Opens the list of a cell. */
export function suggestionsButton({ label }: Translator, unitId: string): Button {
  return { text: label('suggestion-notice.see'), data: buttonData('suggestion.list', unitId, 0) };
}

export function answeredNotice(
  { t, label }: Translator,
  { suggestionId, unitName }: { suggestionId: string; unitName: string },
): Screen {
  return {
    text: t('suggestion-notice.answered', { unit: unitName }),
    buttons: [
      [
        {
          text: label('suggestion-notice.see_answer'),
          data: buttonData('suggestion.mine', suggestionId, 1),
          style: 'primary',
        },
      ],
    ],
    protect: true,
  };
}

function stateOf({
  suggestion,
  answered,
  isNews,
}: SuggestionLineView): 'withdrawn' | 'counted' | 'news' | 'answered' | 'sent' {
  if (suggestion.withdrawnAt !== undefined) return 'withdrawn';
  if (suggestion.sharing === 'counts_only') return 'counted';
  if (isNews) return 'news';
  return answered ? 'answered' : 'sent';
}
