import { paperTicks } from '../../core/rounds/paper-sums.ts';
import type { PaperSumsOutcome, PaperSumsServices } from '../../services/rounds/paper-sums.ts';
import { firstArg, numberArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Handler } from '../feature.ts';
import { unknownButton } from '../handlers.ts';
import { looseFormScreen, noTick, paperSumsScreen } from './paper-sums.ts';

/** Paper forms without a name: entered together while the round is open, and kept as sums. */
export function createPaperSumsFeature({ paperSums }: { paperSums: PaperSumsServices }): Feature {
  return {
    taps: {
      'paper.sums': plain('open'),
      'paper.begin': plain('begin'),
      'paper.add': plain('add'),
      'paper.clear': plain('clear'),
      'paper.tick': async (request) => {
        const [roundId = '', text, said] = request.input.args;
        const number = numberArg(text);
        const tick = paperTicks.find((one) => one === said);
        if (number === undefined || (tick === undefined && said !== noTick)) return unknownButton;
        return turnOf(request, await paperSums.tick(request.actor, roundId, { number, tick }));
      },
      'paper.rest': numbered('rest'),
      'paper.group': numbered('go'),
    },
  };

  function plain(what: 'open' | 'begin' | 'add' | 'clear'): Handler<'tap'> {
    return async (request) => turnOf(request, await paperSums[what](request.actor, firstArg(request)));
  }

  function numbered(what: 'rest' | 'go'): Handler<'tap'> {
    return async (request) => {
      const [roundId = '', text] = request.input.args;
      const number = numberArg(text);
      if (number === undefined) return unknownButton;
      return turnOf(request, await paperSums[what](request.actor, roundId, number));
    };
  }
}

function turnOf({ translator }: Asking, outcome: PaperSumsOutcome): Answer {
  const { label } = translator;
  switch (outcome.status) {
    case 'denied':
      return outcome;
    case 'over':
    case 'nothing_to_tick':
      return { toast: label(`paper-sums.${outcome.status}`), alert: true };
    case 'ticking':
      return { screen: looseFormScreen(translator, outcome.view), dialogue: null, cellId: outcome.cellId };
    case 'listed':
      return { screen: paperSumsScreen(translator, outcome.view), dialogue: null, cellId: outcome.cellId };
    case 'added':
    case 'cleared':
    case 'full':
      return {
        screen: paperSumsScreen(translator, outcome.view),
        toast: label(`paper-sums.${outcome.status}`),
        dialogue: null,
        cellId: outcome.cellId,
      };
  }
}
