import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ChangeLetter, ChangeLetterOutcome } from '../../services/meetings/change-letters.ts';
import { buttonData } from '../button-data.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { moveButton } from './change.ts';
import { compactDate } from './days.ts';
import { quotedLetter, trialButton } from './letter-preview.ts';
import { cancelNowButton, putBackNowButton } from './meeting.ts';
import { quietLines } from './names.ts';
import { cancelledNotice, movedNotice, putBackNotice } from './notices.ts';

/** A change that is not made yet, with what the members will read of it. */
export function changeLetterScreen(
  translator: Translator,
  { meeting, letter, waits }: Extract<ChangeLetterOutcome, { status: 'previewed' }>,
): Screen {
  const { label } = translator;
  const quote = quotedLetter(translator, letterOfChange(translator, letter));
  return {
    text: [quote, ...quietLines(translator, waits, meeting.zone)].join('\n\n'),
    buttons: [
      [doButton(translator, meeting, letter)],
      [trialButton(translator, buttonData('meeting.trial', meeting.id, letter.change))],
      [backButton(label('letter-preview.back'), backData(meeting, letter))],
    ],
  };
}

/** The letter itself. */
export function letterOfChange(translator: Translator, letter: ChangeLetter): Screen {
  switch (letter.change) {
    case 'move':
      return movedNotice(translator, letter.news);
    case 'cancel':
      return cancelledNotice(translator, letter.news);
    case 'put_back':
      return putBackNotice(translator, letter.news);
  }
}

function doButton(translator: Translator, meeting: Meeting, letter: ChangeLetter): Button {
  switch (letter.change) {
    case 'move':
      return moveButton(translator, meeting.id, letter.draft);
    case 'cancel':
      return cancelNowButton(translator, meeting.id);
    case 'put_back':
      return putBackNowButton(translator, meeting.id);
  }
}

function backData({ id }: Meeting, letter: ChangeLetter): string {
  switch (letter.change) {
    case 'move':
      return buttonData('meeting.day', id, compactDate(letter.draft.on));
    case 'cancel':
      return buttonData('meeting.cancel', id);
    case 'put_back':
      return buttonData('meeting.back', id);
  }
}
