import type { PaperListOutcome, PaperMarkOutcome, PaperMarks } from '../../services/rounds/on-paper.ts';
import type { Answer, Asking, Feature } from '../feature.ts';
import { refusal } from '../handlers.ts';
import { pageArg } from '../paging.ts';
import { paperScreen } from './on-paper.ts';

/** From the lists of who has not sent: who handed in a review on paper. */
export function createOnPaperFeature({ paperMarks }: { paperMarks: PaperMarks }): Feature {
  return {
    taps: {
      'paper.list': async (request) => {
        const [roundId = '', page] = request.input.args;
        return turnOf(request, await paperMarks.list(request.actor, roundId), pageArg(page));
      },
      'paper.mark': async (request) => {
        const [roundId = '', memberId = '', state, page] = request.input.args;
        const outcome = await paperMarks.mark(request.actor, { roundId, memberId, onPaper: state === 'on' });
        return turnOf(request, outcome, pageArg(page));
      },
    },
  };
}

function turnOf({ translator }: Asking, outcome: PaperListOutcome | PaperMarkOutcome, page: number): Answer {
  const { cellId } = outcome;
  const { label } = translator;
  switch (outcome.status) {
    case 'denied':
      return outcome;
    case 'over':
      return refusal('paper.over');
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
