import type { Unit } from '../../core/model/people.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { OpenedRound } from '../../services/rounds/held.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { longDateTime } from '../dates.ts';
import type { Button, Screen } from '../screen.ts';

/** After somebody has had a round opened: said on their own screen instead of in a message. */
export function openedText(translator: Translator, { meeting }: OpenedRound): string {
  return translator.t('round-opening.opened', { when: longDateTime(translator, meeting) });
}

export function openReviewButton({ label }: Translator, { roundId }: OpenedRound): Button {
  return { text: label('welcome.start_review'), data: buttonData('review.open', roundId) };
}

export function openedScreen(
  translator: Translator,
  { unit, opened }: { unit: Unit; opened: OpenedRound },
): Screen {
  const { label } = translator;
  return {
    text: openedText(translator, opened),
    buttons: [
      [{ text: label('setup-done.roster'), data: buttonData('roster.add', unit.id), style: 'primary' }],
      [openReviewButton(translator, opened)],
      [cellBackButton(translator, unit.id)],
    ],
  };
}
