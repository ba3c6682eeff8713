import type { InCell } from '../../services/within.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { LetterChange } from '../../services/meetings/change-letters.ts';
import { buttonData } from '../button-data.ts';
import { cutHtml } from '../cut-html.ts';
import type { Turn } from '../feature.ts';
import type { Button, Screen } from '../screen.ts';

/** What the members are about to be sent, as they will read it. */
export function quotedLetter({ t }: Translator, { text }: Screen): string {
  return `${t('letter-preview')}\n<blockquote>${cutHtml(text, longestQuote)}</blockquote>`;
}

/** Shows what the members would be told, before a meeting is changed. */
export function letterButton({ label }: Translator, meetingId: string, change: LetterChange): Button {
  return { text: label('letter-preview.see'), data: buttonData('meeting.letter', meetingId, change) };
}

/** Sends it to whoever is about to send it to all, and to nobody else. */
export function trialButton({ label }: Translator, data: string): Button {
  return { text: label('letter-preview.trial'), data };
}

/** The screen from which it goes to all, said anew, and below it the letter as it comes to a member. */
export function trialTurn(
  { t, label }: Translator,
  { cellId }: InCell,
  preview: Screen,
  letter: Screen,
): Turn {
  return {
    cellId,
    screen: { ...preview, text: [t('letter-preview.tried'), preview.text].join('\n\n') },
    more: [{ kind: 'screen', screen: letter }],
    toast: label('letter-preview.tried'),
  };
}

/** Leaves room for what stands around it. */
const longestQuote = 3000;
