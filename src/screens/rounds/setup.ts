import { usableItems } from '../../core/rounds/items.ts';
import type { RoundName } from '../../core/rounds/round.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { RoundSetupView } from '../../services/rounds/setup.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { longDate, shortDate } from '../dates.ts';
import { blankLines, focusChoice, type FocusPlace } from './focus-items.ts';
import { roundTitle, itemRanges } from './names.ts';
import { paragraphs } from '../lines.ts';
import { inPairs } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

/** What the next round is about, and the way to change it while nobody has begun. */
export function roundSetupScreen(translator: Translator, view: RoundSetupView): Screen {
  const { t, label, locale } = translator;
  const { round, checklist, chosen, usable, isBegun, committee, hasBefore, others } = view;
  const to = (text: string, action: string, ...args: readonly (string | number)[]): Button => ({
    text,
    data: buttonData(action, round.id, ...args),
  });
  const isAll = chosen.length === usable.length;
  const prepare: Button[][] = isBegun
    ? []
    : [
        [to(label('next-round-lists.change'), 'round.lists'), to(label('next-round-focus'), 'round.focus')],
        ...(hasBefore ? [[to(label('next-round.as-before'), 'round.as_before')]] : []),
      ];
  return {
    text: paragraphs(
      `<b>${roundTitle(translator, round)}</b>`,
      [
        ...(view.meetingOn === undefined
          ? []
          : [t('next-round.meeting', { date: longDate(translator, view.meetingOn) })]),
        t('next-round.checklist', { name: checklist.content.shortTitle[locale] }),
        isAll
          ? t('next-round.items-all', { count: usable.length })
          : t('next-round.items', { count: chosen.length, items: itemRanges(chosen) }),
        ...blankLines(translator, checklist),
        t(`next-round-committee.${committee}`),
      ].join('\n'),
      isBegun ? t('next-round-problem.begun') : t('next-round.hint'),
    ),
    buttons: [
      ...prepare,
      ...(committee === 'sent'
        ? []
        : [
            [
              committee === 'on'
                ? to(label('next-round-committee.drop'), 'round.committee', 'off')
                : to(label('next-round-committee.add'), 'round.committee', 'on'),
            ],
          ]),
      ...(view.meetingOn === undefined || round.openedAt !== undefined
        ? []
        : [[to(label('next-round.letter'), 'remind.letter')]]),
      ...others.map((other) => [
        { text: otherName(translator, other), data: buttonData('round.round', other.id) },
      ]),
      [ownChecklistsButton(translator, view.unitId), cellBackButton(translator, view.unitId)],
    ],
  };
}

/** What the cell writes for itself, also while no round can be changed. */
export function ownChecklistsButton({ label }: Translator, unitId: string): Button {
  return { text: label('checklist-own.button'), data: buttonData('checklist.list', unitId) };
}

/** Of thematic ones there may be several in a month. */
function otherName(translator: Translator, other: RoundName): string {
  const day = other.on === undefined ? [] : [shortDate(translator, other.on)];
  return [roundTitle(translator, other), ...day].join(' · ');
}

/** The checklists to choose from. */
export function checklistsScreen(translator: Translator, view: RoundSetupView): Screen {
  const { t, label, locale } = translator;
  const { round, checklist, checklists } = view;
  return {
    text: paragraphs(
      `<b>${t('next-round-lists.title', { round: roundTitle(translator, round) })}</b>`,
      checklists
        .flatMap(({ content }) => [
          t('next-round-lists.line', {
            name: content.shortTitle[locale],
            count: usableItems(content).length,
          }),
          ...(content.author === undefined ? [] : [t('review-group.author', { who: content.author })]),
          ...blankLines(translator, { content }),
        ])
        .join('\n'),
    ),
    buttons: [
      ...inPairs(
        checklists.map(({ id, key, content }) => ({
          text: `${key === checklist.key ? '● ' : ''}${content.shortTitle[locale]}`,
          data: buttonData('round.choose', round.id, id),
        })),
      ),
      [{ text: label('common-back'), data: buttonData('round.round', round.id) }],
    ],
  };
}

export function focusScreen(translator: Translator, view: RoundSetupView, place: FocusPlace): Screen {
  const { t, label } = translator;
  const { round } = view;
  const { text, buttons } = focusChoice(translator, view, place, {
    only: (item) => buttonData('round.only', round.id, item),
    pick: (item, turn) => buttonData('round.pick', round.id, item, turn),
    all: buttonData('round.all', round.id),
    group: (group) => buttonData('round.focus', round.id, group),
  });
  return {
    text: paragraphs(
      `<b>${t('next-round-focus.title', { round: roundTitle(translator, round) })}</b>`,
      ...text,
    ),
    buttons: [
      ...buttons,
      [
        {
          text: label('next-round-focus.done'),
          data: buttonData('round.round', round.id),
          style: 'primary',
        },
      ],
    ],
  };
}
