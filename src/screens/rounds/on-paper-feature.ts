import type { Translator } from '../../i18n/translator.ts';
import type { PaperListOutcome, PaperMarkOutcome, PaperMarks } from '../../services/rounds/on-paper.ts';
import type { Feature, Turn } from '../feature.ts';
import { pageArg } from '../paging.ts';
import { deniedTurn } from '../refusals.ts';
import { paperScreen } from './on-paper.ts';

/** From the lists of who has not sent: who handed in a review on paper. */
export function createOnPaperFeature({ paperMarks }: { paperMarks: PaperMarks }): Feature {
  return {
    taps: {
      'paper.list': async ({ actor, translator, input }) => {
        const [roundId = '', page] = input.args;
        return turnOf(translator, await paperMarks.list(actor, roundId), pageArg(page));
      },
      'paper.mark': async ({ actor, translator, input }) => {
        const [roundId = '', memberId = '', state, page] = input.args;
        const outcome = await paperMarks.mark(actor, { roundId, memberId, onPaper: state === 'on' });
        return turnOf(translator, outcome, pageArg(page));
      },
    },
  };
}

function turnOf(translator: Translator, outcome: PaperListOutcome | PaperMarkOutcome, page: number): Turn {
  const { cellId } = outcome;
  const { label } = translator;
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
    case 'over':
      return { toast: label('paper.over'), alert: true };
    case 'listed':
      return { screen: paperScreen(translator, outcome.list, page), cellId };
    case 'marked':
    case 'taken_back':
      return {
        screen: paperScreen(translator, outcome.list, page),
        toast: label(`paper.${outcome.status}`, { name: outcome.name }),
        cellId,
      };
    case 'not_due':
      return { screen: paperScreen(translator, outcome.list, page), toast: label('paper.not_due'), cellId };
  }
}
