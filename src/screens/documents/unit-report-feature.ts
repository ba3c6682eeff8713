import { parseChoice } from '../../core/documents/numbers.ts';
import type { UnitReportFacts } from '../../core/documents/unit-report.ts';
import { parseWholeSpan, type Span } from '../../core/units/span.ts';
import type { UnitReportOutcome, UnitReports } from '../../services/documents/unit-report.ts';
import { firstArg } from '../callback-data.ts';
import {
  leaving,
  textOf,
  type Asking,
  type Feature,
  type Handler,
  type Input,
  type MadeDocument,
  type Request,
  type Turn,
  type Who,
} from '../feature.ts';
import { refusedTurn } from '../units/refusals.ts';
import { made } from './sending.ts';
import { unitReportAskedScreen, unitReportNumberScreen, unitReportScreen } from './unit-report.ts';

type Deps = {
  reports: UnitReports;
  makers: { unitReport(report: UnitReportFacts): ReturnType<MadeDocument['make']> };
};

/** "Báo cáo sơ kết" of a unit: the span chosen by a button or typed, its number, and the file. */
export function createUnitReportFeature({ reports, makers }: Deps): Feature {
  const name = 'unit_report';

  return {
    about: 'units',
    taps: {
      'unit_report.show': async (request) => {
        const span = parseWholeSpan(request.input.args[1]);
        return turn(request, await reports.open(request.actor, firstArg(request), span));
      },
      'unit_report.number': onSpan(async (request, unitId, span) =>
        turn(request, await reports.number(request.actor, unitId, span)),
      ),
      'unit_report.numbered': onSpan(async (request, unitId, span) => {
        const chosen = parseChoice(request.input.args[2]);
        if (chosen === undefined) return refusedTurn(request.translator, 'tap', { status: 'gone' });
        return turn(request, await reports.choose(request.actor, unitId, span, chosen));
      }),
      'unit_report.type_number': asking('number'),
      'unit_report.type_span': asking('span'),
      'unit_report.make': onSpan(async (request, unitId, span) => {
        const asked = await reports.pending(request.actor, unitId, span);
        return asked === undefined ? make(request, 'tap', unitId, span) : turn(request, asked);
      }),
    },
    dialogue: {
      name,
      hears: async (request) => {
        const { actor, updateId, input } = request;
        return turn(request, await reports.hear(actor, textOf(input), updateId));
      },
    },
  };

  function asking(asks: 'number' | 'span'): Handler<'tap'> {
    return onSpan(async (request, unitId, span) =>
      turn(request, await reports.ask(request.actor, unitId, span, { asks, makes: asks === 'number' })),
    );
  }

  function onSpan(
    work: (request: Request<'tap'>, unitId: string, span: Span) => Promise<Turn>,
  ): Handler<'tap'> {
    return async (request) => {
      const span = parseWholeSpan(request.input.args[1]);
      return span === undefined
        ? refusedTurn(request.translator, 'tap', { status: 'gone' })
        : work(request, firstArg(request), span);
    };
  }

  async function make(
    { actor, translator }: Who,
    from: Input['kind'],
    unitId: string,
    span: Span,
  ): Promise<Turn> {
    const outcome = await reports.gather(actor, unitId, span);
    if (outcome.status !== 'gathered') return refusedTurn(translator, from, outcome);
    const { report } = outcome;
    const caption = translator.t('unit-report.caption');
    return made(translator, { kind: 'made', make: () => makers.unitReport(report), caption });
  }

  async function turn(request: Asking, outcome: UnitReportOutcome): Promise<Turn> {
    const { translator, input } = request;
    const left = leaving(request, name);
    switch (outcome.status) {
      case 'shown':
        return { screen: unitReportScreen(translator, outcome), ...left };
      case 'numbering':
        return { screen: unitReportNumberScreen(translator, outcome), ...left };
      case 'decided':
        return {
          ...(await make(request, input.kind, outcome.unit.id, outcome.span)),
          ...{ screen: unitReportScreen(translator, outcome), ...left },
        };
      case 'asked':
        return { screen: unitReportAskedScreen(translator, outcome), dialogue: name };
      case 'idle':
        return { screen: { text: translator.t('frame.unknown'), buttons: [] }, ...left };
      case 'gone':
      case 'denied':
        return refusedTurn(translator, input.kind, outcome);
    }
  }
}
