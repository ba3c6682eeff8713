import { usableItems } from '../../core/rounds/items.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import type { RoundName } from '../../core/rounds/round.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { ChecklistVersion } from '../../core/rounds/checklist.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { longDate, shortDate } from '../dates.ts';
import { blankLines, focusChoice } from './focus-items.ts';
import { roundTitle, itemRanges } from './names.ts';
import { paragraphs } from '../lines.ts';
import type { Button, Screen } from '../screen.ts';

export type RoundSetupView = {
  unitId: string;
  round: Round;
  meetingOn: LocalDate | undefined;
  checklist: ChecklistVersion;
  checklists: readonly ChecklistVersion[];
  chosen: readonly number[];
  usable: readonly number[];
  isBegun: boolean;
  committee: 'off' | 'on' | 'sent';
  hasBefore: boolean;
  others: readonly (RoundName & { id: string })[];
};

/** What the coming round is about, and the way to change it while nobody has begun. */
export function roundSetupScreen(translator: Translator, view: RoundSetupView): Screen {
  const { t, label, locale } = translator;
  const { round, checklist, chosen, usable, isBegun, committee, hasBefore, others } = view;
  const to = (text: string, action: string, ...args: readonly (string | number)[]): Button => ({
    text,
    data: callbackData(action, round.id, ...args),
  });
  const isAll = chosen.length === usable.length;
  const prepare: Button[][] = isBegun
    ? []
    : [
        [to(label('coming-checklist-change'), 'coming.lists'), to(label('coming-focus'), 'coming.focus')],
        ...(hasBefore ? [[to(label('coming-as-before'), 'coming.as_before')]] : []),
      ];
  return {
    text: paragraphs(
      `<b>${roundTitle(translator, round)}</b>`,
      [
        ...(view.meetingOn === undefined
          ? []
          : [t('coming-meeting', { date: longDate(translator, view.meetingOn) })]),
        t('coming-checklist', { name: checklist.content.shortTitle[locale] }),
        isAll
          ? t('coming-items-all', { count: usable.length })
          : t('coming-items', { count: chosen.length, items: itemRanges(chosen) }),
        ...blankLines(translator, checklist),
        t(`coming-committee-${committee}`),
      ].join('\n'),
      isBegun ? t('coming-begun') : t('coming-hint'),
    ),
    buttons: [
      ...prepare,
      ...(committee === 'sent'
        ? []
        : [
            [
              committee === 'on'
                ? to(label('coming-committee-off-button'), 'coming.committee', 'off')
                : to(label('coming-committee-on-button'), 'coming.committee', 'on'),
            ],
          ]),
      ...others.map((other) => [
        { text: otherName(translator, other), data: callbackData('coming.round', other.id) },
      ]),
      [cellBackButton(translator, view.unitId)],
    ],
  };
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
      `<b>${t('coming-lists-title', { round: roundTitle(translator, round) })}</b>`,
      checklists
        .map(({ content }) =>
          [
            t('coming-lists-line', { name: content.title[locale], count: usableItems(content).length }),
            ...blankLines(translator, { content }),
          ].join('\n'),
        )
        .join('\n\n'),
    ),
    buttons: [
      ...checklists.map(({ id, key, content }): Button[] => [
        {
          text: `${key === checklist.key ? '● ' : ''}${content.shortTitle[locale]}`,
          data: callbackData('coming.choose', round.id, id),
        },
      ]),
      [{ text: label('common-back'), data: callbackData('coming.round', round.id) }],
    ],
  };
}

export function focusScreen(translator: Translator, view: RoundSetupView): Screen {
  const { t, label } = translator;
  const { round } = view;
  const { text, buttons } = focusChoice(translator, view, {
    only: (item) => callbackData('coming.only', round.id, item),
    pick: (item, turn) => callbackData('coming.pick', round.id, item, turn),
    all: callbackData('coming.all', round.id),
  });
  return {
    text: paragraphs(`<b>${t('coming-focus-title', { round: roundTitle(translator, round) })}</b>`, ...text),
    buttons: [
      ...buttons,
      [
        {
          text: label('coming-focus-done'),
          data: callbackData('coming.round', round.id),
          style: 'primary',
        },
      ],
    ],
  };
}
