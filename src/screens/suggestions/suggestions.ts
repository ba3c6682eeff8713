import type { Zone } from '../../core/time/local-time.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Suggestion } from '../../core/suggestions/suggestion.ts';
import type {
  SuggestionLineView,
  SuggestionListView,
  SuggestionView,
  WritingView,
} from '../../services/suggestions/suggestions.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { shortDateTime } from '../dates.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { roundLabel } from '../rounds/names.ts';
import { pageAt, pageButtons, paginate, splitText, type Page } from '../pages.ts';

/** Before anything is written it is said who will read it, and that a counted one is read by nobody. */
export function writeScreen(
  translator: Translator,
  { unitName, text, problem }: WritingView,
  wanted = 1,
): Screen {
  const { t, label } = translator;
  const said = problem === undefined ? [] : [t(`suggestion-problem-${problem}`)];
  const back = { text: label('suggestion-mine'), data: callbackData('suggestion.own', 0) };
  if (text === undefined) {
    return { text: [...said, t('suggestion-write', { unit: unitName })].join('\n\n'), buttons: [[back]] };
  }
  const { page, number, pages } = textPage(translator, text, wanted);
  return {
    text: [...said, t('suggestion-written'), page.html, t('suggestion-choose')].join('\n\n'),
    buttons: [
      ...turning(translator, 'suggestion.draft', [], { number, pages }),
      [{ text: label('suggestion-named'), data: callbackData('suggestion.named'), style: 'primary' }],
      [{ text: label('suggestion-counted'), data: callbackData('suggestion.counted') }],
    ],
    protect: true,
  };
}

/** The words would be read by nobody: said once more, with the way to be read. */
export function countedScreen({ t, label }: Translator): Screen {
  return {
    text: t('suggestion-counted-ask'),
    buttons: [
      [{ text: label('suggestion-named-instead'), data: callbackData('suggestion.named'), style: 'primary' }],
      [{ text: label('suggestion-counted-now'), data: callbackData('suggestion.counted_now') }],
      [{ text: label('common-back'), data: callbackData('suggestion.draft', 1) }],
    ],
  };
}

export function sentScreen({ t, label }: Translator, sharing: Suggestion['sharing']): Screen {
  return {
    text: sharing === 'counts_only' ? t('suggestion-sent-counted') : t('suggestion-sent'),
    buttons: [[{ text: label('suggestion-mine'), data: callbackData('suggestion.own', 0) }]],
  };
}

/** What is left to say, and the way to one's own. */
export function saidScreen({ label }: Translator, text: string): Screen {
  return { text, buttons: [[{ text: label('suggestion-mine'), data: callbackData('suggestion.own', 0) }]] };
}

export function ownListScreen(
  translator: Translator,
  { lines, zone }: { lines: readonly SuggestionLineView[]; zone: Zone },
  wanted: number,
): Screen {
  const { t, label } = translator;
  const page = pageOf(lines, wanted, 8);
  return {
    text: [
      t('suggestion-own-title'),
      lines.length === 0 ? t('suggestion-own-none') : t('suggestion-own-hint'),
    ].join('\n\n'),
    buttons: [
      ...page.items.map((line) => [
        {
          text: label('suggestion-own-line', {
            at: shortDateTime(translator, line.suggestion.sentAt, zone),
            state: label(`suggestion-state-${stateOf(line)}`),
          }),
          data: callbackData('suggestion.mine', line.suggestion.id, 1),
        },
      ]),
      ...turnButtons(page, {
        previous: label('roster-previous'),
        next: label('roster-next'),
        data: (to) => callbackData('suggestion.own', to),
      }),
      [{ text: label('suggestion-new'), data: callbackData('suggestion.start') }],
    ],
  };
}

/** One's own suggestion and what was answered. */
export function ownScreen(translator: Translator, view: SuggestionView, wanted: number): Screen {
  const { t, label } = translator;
  const { suggestion, unit } = view;
  const at = shortDateTime(translator, suggestion.sentAt, unit.zone);
  const { page, number, pages } = bodyPage(translator, view, wanted);
  const isStanding = suggestion.withdrawnAt === undefined;
  const state = !isStanding
    ? t('suggestion-own-withdrawn')
    : suggestion.sharing === 'counts_only'
      ? t('suggestion-own-counted')
      : suggestion.text === undefined
        ? t('suggestion-own-deleted')
        : page.html;
  return {
    text: [t('suggestion-own-head', { at, unit: unit.name }), state].join('\n\n'),
    buttons: [
      ...(suggestion.text === undefined
        ? []
        : turning(translator, 'suggestion.mine', [suggestion.id], { number, pages })),
      ...(isStanding
        ? [[{ text: label('suggestion-withdraw'), data: callbackData('suggestion.withdraw', suggestion.id) }]]
        : []),
      [{ text: label('suggestion-mine'), data: callbackData('suggestion.own', 0) }],
    ],
    protect: true,
  };
}

export function withdrawScreen({ t, label }: Translator, id: string): Screen {
  return {
    text: t('suggestion-withdraw-ask'),
    buttons: [
      [{ text: label('suggestion-keep'), data: callbackData('suggestion.mine', id, 1) }],
      [
        {
          text: label('suggestion-withdraw-now'),
          data: callbackData('suggestion.withdraw_now', id),
          style: 'danger',
        },
      ],
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
      ? t('suggestion-list-title', { unit: unit.name })
      : t('suggestion-list-round', { round: roundLabel(translator, round) });
  const [action, id] =
    round === undefined ? (['suggestion.list', unit.id] as const) : (['suggestion.round', round.id] as const);
  return {
    text: [title, lines.length === 0 ? t('suggestion-list-none') : t('suggestion-list-hint')].join('\n\n'),
    buttons: [
      ...page.items.map(({ suggestion, name, answered }) => [
        {
          text: answered
            ? label('suggestion-list-answered', { name })
            : label('suggestion-list-open', { name }),
          data: callbackData('suggestion.open', suggestion.id, 1),
        },
      ]),
      ...turnButtons(page, {
        previous: label('roster-previous'),
        next: label('roster-next'),
        data: (to) => callbackData(action, id, to),
      }),
      [
        round === undefined
          ? cellBackButton(translator, unit.id)
          : { text: label('summary-button-back'), data: callbackData('summary.open', round.id, 0) },
      ],
    ],
    protect: true,
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
      ...(suggestion.answer?.seenAt === undefined ? [] : [t('suggestion-open-seen')]),
    ].join('\n\n'),
    buttons: [
      ...turning(translator, 'suggestion.open', [suggestion.id], { number, pages }),
      ...(mayChange
        ? [
            [
              {
                text:
                  suggestion.answer === undefined
                    ? label('suggestion-answer')
                    : label('suggestion-answer-change'),
                data: callbackData('suggestion.answer', suggestion.id),
              },
            ],
          ]
        : []),
      [{ text: label('suggestion-list-back'), data: callbackData('suggestion.list', unit.id, 0) }],
    ],
    protect: true,
  };
}

export function answerScreen(
  translator: Translator,
  view: Omit<WritingView, 'unitName'> & { suggestionId: string },
  wanted = 1,
): Screen {
  const { t, label } = translator;
  const { suggestionId, text, problem } = view;
  const said = problem === undefined ? [] : [t(`suggestion-problem-${problem}`)];
  const back = { text: label('common-back'), data: callbackData('suggestion.open', suggestionId, 1) };
  if (text === undefined)
    return { text: [...said, t('suggestion-answer-write')].join('\n\n'), buttons: [[back]] };
  const { page, number, pages } = textPage(translator, text, wanted);
  return {
    text: [...said, t('suggestion-answer-written'), page.html].join('\n\n'),
    buttons: [
      ...turning(translator, 'suggestion.draft', [], { number, pages }),
      [
        {
          text: label('suggestion-answer-send'),
          data: callbackData('suggestion.reply', suggestionId),
          style: 'primary',
        },
      ],
      [back],
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
    text: translator.t('suggestion-notice-sent', { unit: unit.name, unanswered }),
    buttons: [[suggestionsButton(translator, unit.id)]],
  };
}

/** Opens the list of a cell. */
export function suggestionsButton({ label }: Translator, unitId: string): Button {
  return { text: label('suggestion-see'), data: callbackData('suggestion.list', unitId, 0) };
}

export function answeredNotice(
  { t, label }: Translator,
  { suggestionId, unitName }: { suggestionId: string; unitName: string },
): Screen {
  return {
    text: t('suggestion-notice-answered', { unit: unitName }),
    buttons: [
      [
        {
          text: label('suggestion-see-answer'),
          data: callbackData('suggestion.mine', suggestionId, 1),
          style: 'primary',
        },
      ],
    ],
    protect: true,
  };
}

const longestPiece = 2600;

function textPage(translator: Translator, text: string, wanted: number) {
  return pagesOf([{ heading: '', parts: quoted(translator, text) }], wanted);
}

function bodyPage(translator: Translator, { suggestion, answeredBy, unit }: SuggestionView, wanted: number) {
  const { t } = translator;
  const { text, answer } = suggestion;
  return pagesOf(
    [
      { heading: '', parts: text === undefined ? [] : quoted(translator, text) },
      ...(answer === undefined
        ? []
        : [
            {
              heading: t('suggestion-answer-head', {
                name: answeredBy,
                at: shortDateTime(translator, answer.at, unit.zone),
              }),
              parts: quoted(translator, answer.text),
            },
          ]),
    ],
    wanted,
  );
}

function quoted({ t }: Translator, text: string): string[] {
  return splitText(text, longestPiece).map((piece) => t('suggestion-text', { text: piece }));
}

function pagesOf(
  sections: readonly { heading: string; parts: readonly string[] }[],
  wanted: number,
): { page: Page; number: number; pages: number } {
  const pages = paginate(
    sections.map(({ heading, parts }) => ({
      heading,
      continued: heading,
      together: false,
      lines: parts.map((html) => ({ html })),
    })),
    3000,
  );
  return { ...pageAt(pages, wanted), pages: pages.length };
}

function turning(
  translator: Translator,
  action: string,
  args: readonly string[],
  { number, pages }: { number: number; pages: number },
): Button[][] {
  return pageButtons(translator, { number, pages, data: (page) => callbackData(action, ...args, page) });
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
