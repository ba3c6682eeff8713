import type { ReportFacts, UnitFiguresFacts } from '../../core/documents/facts.ts';
import { parseSpan } from '../../core/units/span.ts';
import type { Reports } from '../../services/documents/report.ts';
import type { UnitFigureSheets } from '../../services/documents/unit-figures.ts';
import { firstArg } from '../button-data.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import type { Feature } from '../feature.ts';
import { unitRefusals } from '../units/refusals.ts';
import { made } from './sending.ts';

/** Makes workbooks of figures. */
export type WorkbookMakers = {
  roundWorkbook(report: ReportFacts): Promise<DocumentFile>;
  unitWorkbook(figures: UnitFiguresFacts): Promise<DocumentFile>;
};

/** The figures of the report on a round, to be reckoned with. */
export function createRoundWorkbookFeature({
  reports,
  makers,
}: {
  reports: Reports;
  makers: Pick<WorkbookMakers, 'roundWorkbook'>;
}): Feature {
  return {
    taps: {
      'workbook.round': async (request) => {
        const { actor, translator } = request;
        const roundId = firstArg(request);
        const outcome = await reports.gather(actor, { roundId, copy: 'committee' });
        if (outcome.status !== 'gathered') return outcome;
        const { report } = outcome;
        const caption = translator.t('document-caption.workbook');
        return made(translator, { make: () => makers.roundWorkbook(report), caption }, outcome);
      },
    },
  };
}

/** The counts of a unit above, likewise. */
export function createUnitWorkbookFeature({
  sheets,
  makers,
}: {
  sheets: UnitFigureSheets;
  makers: Pick<WorkbookMakers, 'unitWorkbook'>;
}): Feature {
  return {
    about: 'units',
    refusals: unitRefusals,
    taps: {
      'workbook.unit': async ({ actor, translator, input }) => {
        const [unitId = '', kind, from] = input.args;
        const outcome = await sheets.gather(actor, unitId, parseSpan(kind, from));
        if (outcome.status !== 'gathered') return outcome;
        const { figures } = outcome;
        const caption = translator.t('document-caption.unit_workbook');
        return made(translator, { make: () => makers.unitWorkbook(figures), caption });
      },
    },
  };
}
