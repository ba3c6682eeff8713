import type { PaperView } from '../../services/rounds/on-paper.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { partData } from '../summary-links.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { roundLabel } from './names.ts';

/** Leads to it from the lists of who has not sent. */
export function paperButton({ label }: Translator, roundId: string): Button {
  return { text: label('paper.button'), data: buttonData('paper.list', roundId, 0) };
}

/** Everybody whose review has not come, to tap who handed it in on paper; a second tap takes it back. */
export function paperScreen(translator: Translator, view: PaperView, wanted: number): Screen {
  const { t, label } = translator;
  const { roundId, people, phase } = view;
  const page = pageOf(people, wanted, namesOnPage);
  const marked = people.filter(({ onPaper }) => onPaper).length;
  const names = page.items.map(({ memberId, name, onPaper }): Button[] => [
    {
      text: onPaper ? label('paper.marked-name', { name }) : name,
      data: buttonData('paper.mark', roundId, memberId, onPaper ? 'off' : 'on', page.page),
    },
  ]);
  const back: Button =
    phase === 'open'
      ? { text: label('remind-names.back'), data: buttonData('remind.preview', roundId) }
      : {
          text: label('common-back'),
          data: partData('people', { roundId, version: undefined, page: 1 }),
        };
  return {
    text: [
      t('paper.title', { round: roundLabel(translator, view.round) }),
      ...(people.length === 0 ? [t('paper.nobody')] : [t('paper.hint')]),
      ...(marked === 0 ? [] : [t('paper.count', { count: marked })]),
    ].join('\n\n'),
    buttons: [
      ...names,
      ...turnButtons(translator, page, (target) => buttonData('paper.list', roundId, target)),
      [
        { text: label('paper-entries.button'), data: buttonData('paper.entries', roundId, 0) },
        ...(phase === 'open'
          ? [{ text: label('paper-sums.button'), data: buttonData('paper.sums', roundId) }]
          : []),
      ],
      [back],
    ],
  };
}

const namesOnPage = 8;
