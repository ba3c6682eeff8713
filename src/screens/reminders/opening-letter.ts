import type { Translator } from '../../i18n/translator.ts';
import type { OpeningLetterOutcome } from '../../services/reminders/opening-letter.ts';
import { buttonData } from '../button-data.ts';
import { quotedLetter, trialButton } from '../meetings/letter-preview.ts';
import { momentText } from '../meetings/names.ts';
import type { Screen } from '../screen.ts';
import { openedNotice } from './reminder.ts';

/** What the members will be sent by itself when the round opens. */
export function openingLetterScreen(
  translator: Translator,
  { letter, opensAt }: Extract<OpeningLetterOutcome, { status: 'previewed' }>,
): Screen {
  const { t, label } = translator;
  const when = momentText(translator, opensAt, letter.meeting.zone);
  return {
    text: [
      quotedLetter(translator, openedNotice(translator, letter)),
      t('letter-preview.opens', { when }),
    ].join('\n\n'),
    buttons: [
      [trialButton(translator, buttonData('remind.letter_trial', letter.roundId))],
      [{ text: label('common-back'), data: buttonData('round.round', letter.roundId) }],
    ],
  };
}
