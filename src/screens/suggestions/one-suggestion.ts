import type { SuggestionView } from '../../services/suggestions/readable.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDateTime } from '../dates.ts';
import type { Screen } from '../screen.ts';
import { pagesOf, quoted, turning } from './text-pages.ts';

/** One's own suggestion and what was answered. */
export function ownScreen(translator: Translator, view: SuggestionView, wanted: number): Screen {
  const { t, label } = translator;
  const { suggestion, unit } = view;
  const at = shortDateTime(translator, suggestion.sentAt, unit.zone);
  const { page, number, pages } = bodyPage(translator, view, wanted);
  const isKept = suggestion.withdrawnAt === undefined;
  const why = isKept ? (suggestion.sharing === 'counts_only' ? 'counted' : 'deleted') : 'withdrawn';
  const hasWords = isKept && suggestion.sharing !== 'counts_only' && suggestion.text !== undefined;
  const state = hasWords ? page.html : t('suggestion-own.without_words', { why });
  return {
    text: [t('suggestion-own.head', { at, unit: unit.name }), state].join('\n\n'),
    buttons: [
      ...(suggestion.text === undefined
        ? []
        : turning('suggestion.mine', [suggestion.id], { number, pages })),
      ...(isKept
        ? [
            [
              {
                text: label('suggestion-withdraw.button'),
                data: buttonData('suggestion.withdraw', suggestion.id),
              },
            ],
          ]
        : []),
      [{ text: label('suggestion-mine'), data: buttonData('suggestion.own', 0) }],
    ],
    protect: true,
  };
}

export function withdrawScreen({ t, label }: Translator, id: string): Screen {
  return {
    text: t('suggestion-withdraw.ask'),
    buttons: [
      [{ text: label('own-data-erase.keep'), data: buttonData('suggestion.mine', id, 1) }],
      [
        {
          text: label('suggestion-withdraw.now'),
          data: buttonData('suggestion.withdraw_now', id),
          style: 'danger',
        },
      ],
    ],
  };
}

/** One suggestion with its answer, for whoever may read it. */
export function openScreen(translator: Translator, view: SuggestionView, wanted: number): Screen {
  const { t, label } = translator;
  const { suggestion, unit, name, mayAnswer } = view;
  const { page, number, pages } = bodyPage(translator, view, wanted);
  const at = shortDateTime(translator, suggestion.sentAt, unit.zone);
  const mayChange = mayAnswer && suggestion.answer?.seenAt === undefined;
  return {
    text: [
      t('suggestion-open-head', { name, at }),
      page.html,
      ...(suggestion.answer?.seenAt === undefined ? [] : [t('suggestion-answer.seen')]),
    ].join('\n\n'),
    buttons: [
      ...turning('suggestion.open', [suggestion.id], { number, pages }),
      ...(mayChange
        ? [
            [
              {
                text: label('suggestion-answer.button', {
                  answered: suggestion.answer === undefined ? 'no' : 'yes',
                }),
                data: buttonData('suggestion.answer', suggestion.id),
              },
            ],
          ]
        : []),
      [{ text: label('suggestion-list.back'), data: buttonData('suggestion.list', unit.id, 0) }],
    ],
    protect: true,
  };
}

function bodyPage(translator: Translator, { suggestion, answeredBy, unit }: SuggestionView, wanted: number) {
  const { t } = translator;
  const { text, answer } = suggestion;
  return pagesOf(
    [
      { heading: '', parts: text === undefined ? [] : quoted(text) },
      ...(answer === undefined
        ? []
        : [
            {
              heading: t('suggestion-answer.head', {
                name: answeredBy,
                at: shortDateTime(translator, answer.at, unit.zone),
              }),
              parts: quoted(answer.text),
            },
          ]),
    ],
    wanted,
  );
}
