import type { WelcomeView } from '../../services/joining/enrolment.ts';
import type { LinkRefusal } from '../../services/joining/start-links.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Screen } from '../screen.ts';

export function strangerScreen({ t }: Translator): Screen {
  return { text: t('welcome.stranger'), buttons: [] };
}

/** A tapped screen becomes the greeting, and what the keyboard is for is said below it. */
export function welcomeAfterTap(
  translator: Translator,
  welcome: WelcomeView,
): { screen: Screen; menu: string } {
  const { t } = translator;
  const { memberName: name, unitName: unit, openRoundId } = welcome;
  const greeting = t('welcome', { name, unit });
  const menu = t('welcome.keyboard');
  if (openRoundId === undefined) return { screen: { text: greeting, buttons: [] }, menu };
  const round = openRoundScreen(translator, openRoundId);
  return { screen: { ...round, text: [greeting, round.text].join('\n\n') }, menu };
}

/** Typed, the greeting stands with the keyboard; an open round has a screen of its own. */
export function welcomeAfterText(
  translator: Translator,
  { memberName: name, unitName: unit, openRoundId }: WelcomeView,
): { screen: Screen | undefined; menu: string } {
  const { t } = translator;
  const menu = [t('welcome', { name, unit }), t('welcome.keyboard')].join('\n\n');
  return { screen: openRoundId === undefined ? undefined : openRoundScreen(translator, openRoundId), menu };
}

export function openRoundScreen({ t, label }: Translator, roundId: string): Screen {
  const start = { text: label('welcome.start_review'), data: buttonData('review.open', roundId) };
  return { text: t('welcome.round'), buttons: [[{ ...start, style: 'primary' }]] };
}

export function alreadyInScreen({ t, label }: Translator, unit: string): Screen {
  return {
    text: t('welcome.already_in', { unit }),
    buttons: [[{ text: label('welcome.menu'), data: buttonData('join.menu') }]],
  };
}

export function linkRefusedScreen({ t }: Translator, why: LinkRefusal): Screen {
  return { text: t(`welcome-link.${why}`), buttons: [] };
}

/** For somebody in no cell: an officer of these units, or, without any, whoever hosts the bot. */
export function officerWelcomeScreen({ t, label }: Translator, unitNames: readonly string[]): Screen {
  const text =
    unitNames.length > 0
      ? t('unit-welcome.officer', { units: unitNames.join(', ') })
      : t('unit-welcome.operator');
  return { text, buttons: [[{ text: label('keyboard.units'), data: buttonData('unit.home') }]] };
}
