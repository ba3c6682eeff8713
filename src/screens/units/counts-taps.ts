import { parseSpan } from '../../core/units/span.ts';
import type { CountsView, UnitCounting } from '../../services/units/counts.ts';
import type { Translator } from '../../i18n/translator.ts';
import { countsScreen, countsText, groupsScreen, partsScreen } from './counts.ts';
import type { Screen } from '../screen.ts';
import type { Feature, Handler } from '../feature.ts';
import { pageArg } from '../paging.ts';

/** What a committee officer reads of the cells below, out of frozen counts. */
export function unitCountsTaps(counting: UnitCounting): NonNullable<Feature['taps']> {
  return {
    'unit.counts': showing(countsScreen),
    'unit.groups': showing(groupsScreen),
    'unit.parts': showing(partsScreen),
    'unit.text': showing(countsText),
  };

  function showing(
    screenOf: (translator: Translator, view: CountsView, page: number) => Screen,
  ): Handler<'tap'> {
    return async ({ actor, translator, input }) => {
      const [unitId = '', kind, from, page] = input.args;
      const outcome = await counting.count(actor, unitId, parseSpan(kind, from));
      return outcome.status === 'counted'
        ? { screen: screenOf(translator, outcome.view, pageArg(page)) }
        : outcome;
    };
  }
}
