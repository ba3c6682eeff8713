import { paperTicks } from '../../core/rounds/paper-sums.ts';
import type { PaperSumsOutcome, PaperSumsServices } from '../../services/rounds/paper-sums.ts';
import type { Translator } from '../../i18n/translator.ts';
import { firstArg, parseNumber } from '../callback-data.ts';
import type { Feature, Handler, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
import { looseFormScreen, noTick, paperSumsScreen } from './paper-sums.ts';

/** Paper forms without a name: entered together while the round is open, and kept as sums. */
export function createPaperSumsFeature({ paperSums }: { paperSums: PaperSumsServices }): Feature {
  return {
    taps: {
      'paper.sums': plain('open'),
      'paper.begin': plain('begin'),
      'paper.add': plain('add'),
      'paper.clear': plain('clear'),
      'paper.tick': async ({ actor, translator, input }) => {
        const [roundId = '', text, said] = input.args;
        const number = parseNumber(text);
        const tick = paperTicks.find((one) => one === said);
        if (number === undefined || (tick === undefined && said !== noTick))
          return goneTurn(translator, 'tap');
        return turnOf(translator, await paperSums.tick(actor, roundId, { number, tick }));
      },
      'paper.rest': numbered('rest'),
      'paper.group': numbered('go'),
    },
  };

  function plain(what: 'open' | 'begin' | 'add' | 'clear'): Handler<'tap'> {
    return async (request) =>
      turnOf(request.translator, await paperSums[what](request.actor, firstArg(request)));
  }

  function numbered(what: 'rest' | 'go'): Handler<'tap'> {
    return async ({ actor, translator, input }) => {
      const [roundId = '', text] = input.args;
      const number = parseNumber(text);
      if (number === undefined) return goneTurn(translator, 'tap');
      return turnOf(translator, await paperSums[what](actor, roundId, number));
    };
  }
}

function turnOf(translator: Translator, outcome: PaperSumsOutcome): Turn {
  const { label } = translator;
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, 'tap', outcome);
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
