import type { RoundChoice } from '../../services/summaries/choosing.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { openData } from '../summary-links.ts';
import { roundLabel } from '../rounds/names.ts';
import type { Screen } from '../screen.ts';

const roundsOnPage = 8;

export function roundsScreen(
  translator: Translator,
  choices: readonly RoundChoice[],
  { roundId, page }: { roundId: string; page: number },
): Screen {
  const { t, label } = translator;
  const pages = Math.max(1, Math.ceil(choices.length / roundsOnPage));
  const number = Math.min(Math.max(1, page), pages);
  const shown = choices.slice((number - 1) * roundsOnPage, number * roundsOnPage);
  const buttons = shown.map(({ round, isOpen, isApproved }) => {
    const state = isOpen ? 'open' : isApproved ? 'approved' : 'closed';
    const text = label('summary-rounds.line', { state, round: roundLabel(translator, round) });
    return { text, data: openData(round.id, undefined) };
  });
  const turn = [
    ...(number > 1 ? [{ text: label('common-newer'), data: roundsData(roundId, number - 1) }] : []),
    ...(number < pages ? [{ text: label('common-older'), data: roundsData(roundId, number + 1) }] : []),
  ];
  return {
    text: t('summary-rounds.title'),
    buttons: [
      ...buttons.map((button) => [button]),
      ...(turn.length === 0 ? [] : [turn]),
      [
        { text: label('trend.button'), data: buttonData('trend.round', roundId) },
        { text: label('summary-button.back'), data: openData(roundId, undefined) },
      ],
    ],
    protect: true,
  };
}

export function roundsData(roundId: string, page: number): string {
  return buttonData('summary.rounds', roundId, page);
}
