import type { TrendFacts } from '../../core/documents/trend.ts';
import type { TrendOutcome, Trends } from '../../services/documents/trends.ts';
import type { UnitTrends, UnitTrendView } from '../../services/documents/unit-trends.ts';
import type { InCell } from '../../services/within.ts';
import type { Translator } from '../../i18n/translator.ts';
import { firstArg } from '../button-data.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import type { Answer, Feature, Request, Turn } from '../feature.ts';
import { pageArg } from '../paging.ts';
import { unitRefusals } from '../units/refusals.ts';
import { made } from './sending.ts';
import { roundTrendScreen, unitTrendScreen } from './trends.ts';

type Drawn = Extract<TrendOutcome, { status: 'drawn' }>;

/** Draws a trend as a picture. */
export type TrendMakers = { trendChart(trend: TrendFacts): Promise<DocumentFile> };

/** How the latest rounds of the cell went, to be read and as a picture. */
export function createTrendsFeature({ trends, makers }: { trends: Trends; makers: TrendMakers }): Feature {
  return {
    taps: {
      'trend.round': (request) =>
        withTrend(request, ({ trend, cellId }) => ({
          screen: roundTrendScreen(request.translator, trend, firstArg(request)),
          cellId,
        })),
      'trend.round_picture': (request) =>
        withTrend(request, (drawn) => chartTurn(request.translator, drawn, makers)),
    },
  };

  async function withTrend(request: Request<'tap'>, show: (drawn: Drawn) => Turn): Promise<Answer> {
    const outcome: TrendOutcome = await trends.draw(request.actor, firstArg(request));
    return outcome.status === 'drawn' ? show(outcome) : outcome;
  }
}

/** The same for a unit above, a month a line. */
export function createUnitTrendsFeature({
  trends,
  makers,
}: {
  trends: UnitTrends;
  makers: TrendMakers;
}): Feature {
  return {
    about: 'units',
    refusals: unitRefusals,
    taps: {
      'trend.unit': (request) =>
        withTrend(request, (view) => ({ screen: unitTrendScreen(request.translator, view) })),
      'trend.unit_picture': (request) =>
        withTrend(request, (drawn) => chartTurn(request.translator, drawn, makers)),
    },
  };

  async function withTrend(
    { actor, input }: Request<'tap'>,
    show: (view: UnitTrendView) => Turn,
  ): Promise<Answer> {
    const [unitId = '', place] = input.args;
    const outcome = await trends.draw(actor, unitId, pageArg(place));
    return outcome.status === 'drawn' ? show(outcome) : outcome;
  }
}

function chartTurn(translator: Translator, drawn: { trend: TrendFacts } & InCell, makers: TrendMakers): Turn {
  const caption = translator.t('trend.caption');
  return made(translator, { as: 'photo', make: () => makers.trendChart(drawn.trend), caption }, drawn);
}
