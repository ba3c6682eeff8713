import { setImmediate } from 'node:timers/promises';
import { groundOf, basesFor } from '../../core/documents/legal-bases.ts';
import { createPress } from '../../documents/press.ts';
import { createDocumentsFeature } from '../../screens/documents/documents-feature.ts';
import { createDocumentNumbersFeature } from '../../screens/documents/numbers-feature.ts';
import { createDocumentSending } from '../../screens/documents/sending.ts';
import { createDocumentSettingsFeature } from '../../screens/documents/settings-feature.ts';
import { createUnitReportFeature } from '../../screens/documents/unit-report-feature.ts';
import {
  createRoundWorkbookFeature,
  createUnitWorkbookFeature,
} from '../../screens/documents/workbook-feature.ts';
import { createTrendsFeature, createUnitTrendsFeature } from '../../screens/documents/trends-feature.ts';
import { createMinutes } from '../../services/documents/minutes.ts';
import { createDocumentNumberServices } from '../../services/documents/numbers.ts';
import { createOwnReviews } from '../../services/documents/own-review.ts';
import { createOwnYears } from '../../services/documents/own-year.ts';
import { createPledgeCopies } from '../../services/documents/pledge.ts';
import { createPaperForms } from '../../services/documents/paper-form.ts';
import { createReports } from '../../services/documents/report.ts';
import { createRoundDocuments } from '../../services/documents/round-documents.ts';
import { createDocumentSettings } from '../../services/documents/settings.ts';
import { createTrends } from '../../services/documents/trends.ts';
import { createUnitTrends } from '../../services/documents/unit-trends.ts';
import { createUnitFigureSheets } from '../../services/documents/unit-figures.ts';
import { createUnitCounting } from '../../services/units/counts.ts';
import { createUnitReports } from '../../services/documents/unit-report.ts';
import type { Base } from './base.ts';

export type Documents = ReturnType<typeof composeDocuments>;

/** What is put on paper, into a sheet or into a picture, and what every document prints. */
export function composeDocuments(base: Base) {
  const { documentData, onDocumentsMade } = base;
  const groundsOf = (checklistKey: string) =>
    basesFor(documentData.legalBases, { kind: 'report', checklistKey }).map(groundOf);
  const gathering = { ...base, groundsOf };
  const makers = createPress(documentData, { onEnded: onDocumentsMade });
  const documents = createRoundDocuments(base);
  const numbers = createDocumentNumberServices(base);
  const settings = createDocumentSettings(base);
  const reports = createReports(gathering);
  const sending = createDocumentSending({
    reports,
    minutes: createMinutes(gathering),
    makers,
  });
  return {
    press: makers,
    features: () => [
      createDocumentSettingsFeature({ settings }, 'document'),
      createDocumentSettingsFeature({ settings }, 'unit_document'),
      createDocumentsFeature({
        ...{ documents, numbers, sending, makers },
        ownReviews: createOwnReviews(gathering),
        ownYears: createOwnYears(gathering),
        pledgeCopies: createPledgeCopies(base),
        paperForms: createPaperForms(gathering),
      }),
      createRoundWorkbookFeature({ reports, makers }),
      createTrendsFeature({ trends: createTrends(base), makers }),
      createUnitTrendsFeature({ trends: createUnitTrends(base), makers }),
      createUnitWorkbookFeature({
        makers,
        sheets: createUnitFigureSheets({ ...base, counting: createUnitCounting(base) }),
      }),
      createDocumentNumbersFeature({ numbers, documents, sending }),
      createUnitReportFeature({
        reports: createUnitReports({ ...gathering, giveWay: () => setImmediate() }),
        makers,
      }),
    ],
  };
}
