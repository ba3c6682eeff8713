import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import type { Screen } from './screen.ts';

export function strangerScreen({ t }: Translator): Screen {
  return { text: t('welcome-stranger'), buttons: [] };
}

export function memberWelcome({ t }: Translator, { name, unit }: { name: string; unit: string }): string {
  return t('welcome-member', { name, unit });
}

export function openRoundScreen({ t, label }: Translator, roundId: string): Screen {
  const start = { text: label('welcome-start-review'), data: callbackData('review.open', roundId) };
  return { text: t('welcome-round'), buttons: [[start]] };
}

export function alreadyInScreen({ t, label }: Translator, unit: string): Screen {
  return {
    text: t('welcome-already-in', { unit }),
    buttons: [[{ text: label('welcome-menu'), data: callbackData('join.menu') }]],
  };
}

export function linkRefusedScreen(
  { t }: Translator,
  why: 'locked' | 'unknown' | 'claim_taken' | 'claim_replaced' | 'used' | 'withdrawn' | 'expired',
): Screen {
  return { text: t(`welcome-link-${why}`), buttons: [] };
}
