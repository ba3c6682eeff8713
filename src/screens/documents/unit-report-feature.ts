import { parseChoice } from '../../core/documents/numbers.ts';
import type { UnitReportFacts } from '../../core/documents/unit-report.ts';
import { parseWholeSpan, type Span } from '../../core/units/span.ts';
import type { UnitReportOutcome, UnitReports } from '../../services/documents/unit-report.ts';
import { firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Handler, MadeDocument, Request, Who } from '../feature.ts';
import { leaving, onText } from '../handlers.ts';
import { unitRefusals } from '../units/refusals.ts';
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
    refusals: unitRefusals,
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
        if (chosen === undefined) return { status: 'gone' };
        return turn(request, await reports.choose(request.actor, unitId, span, chosen));
      }),
      'unit_report.type_number': asking('number'),
      'unit_report.type_span': asking('span'),
      'unit_report.make': onSpan(async (request, unitId, span) => {
        const asked = await reports.pending(request.actor, unitId, span);
        return asked === undefined ? make(request, unitId, span) : turn(request, asked);
      }),
    },
    dialogue: {
      name,
      hears: onText(reports.hear, turn),
    },
  };

  function asking(asks: 'number' | 'span'): Handler<'tap'> {
    return onSpan(async (request, unitId, span) =>
      turn(request, await reports.ask(request.actor, unitId, span, { asks, makes: asks === 'number' })),
    );
  }

  function onSpan(
    work: (request: Request<'tap'>, unitId: string, span: Span) => Promise<Answer>,
  ): Handler<'tap'> {
    return async (request) => {
      const span = parseWholeSpan(request.input.args[1]);
      return span === undefined ? { status: 'gone' } : work(request, firstArg(request), span);
    };
  }

  async function make({ actor, translator }: Who, unitId: string, span: Span): Promise<Answer> {
    const outcome = await reports.gather(actor, unitId, span);
    if (outcome.status !== 'gathered') return outcome;
    const { report } = outcome;
    const caption = translator.t('unit-report.caption');
    return made(translator, { make: () => makers.unitReport(report), caption });
  }

  async function turn(request: Asking, outcome: UnitReportOutcome): Promise<Answer> {
    const { translator } = request;
    const left = leaving(request, name);
    switch (outcome.status) {
      case 'shown':
        return { screen: unitReportScreen(translator, outcome), ...left };
      case 'numbering':
        return { screen: unitReportNumberScreen(translator, outcome), ...left };
      case 'decided':
        return {
          ...(await make(request, outcome.unit.id, outcome.span)),
          ...{ screen: unitReportScreen(translator, outcome), ...left },
        };
      case 'asked':
        return { screen: unitReportAskedScreen(translator, outcome), dialogue: name };
      case 'idle':
        return { screen: { text: translator.t('frame.unknown'), buttons: [] }, ...left };
      case 'gone':
      case 'denied':
        return outcome;
    }
  }
}
