import { groundOf, basesFor } from '../../core/documents/legal-bases.ts';
import { createPress } from '../../documents/press.ts';
import { createDocumentsFeature } from '../../screens/documents/documents-feature.ts';
import { createDocumentNumbersFeature } from '../../screens/documents/numbers-feature.ts';
import { createDocumentSending } from '../../screens/documents/sending.ts';
import { createMinutes } from '../../services/documents/minutes.ts';
import { createDocumentNumberServices } from '../../services/documents/numbers.ts';
import { createOwnReviews } from '../../services/documents/own-review.ts';
import { createOwnYears } from '../../services/documents/own-year.ts';
import { createPaperForms } from '../../services/documents/paper-form.ts';
import { createReports } from '../../services/documents/report.ts';
import { createRoundDocuments } from '../../services/documents/round-documents.ts';
import type { Base } from './base.ts';

/** What of a round is put on paper. */
export function composePrinting(base: Base) {
  const { documentData } = base;
  const groundsOf = (checklistKey: string) =>
    basesFor(documentData.legalBases, { kind: 'report', checklistKey }).map(groundOf);
  const gathering = { ...base, groundsOf };
  const makers = createPress(documentData);
  const documents = createRoundDocuments(base);
  const numbers = createDocumentNumberServices(base);
  const sending = createDocumentSending({
    reports: createReports(gathering),
    minutes: createMinutes(gathering),
    makers,
  });
  return {
    features: () => [
      createDocumentsFeature({
        ...{ documents, numbers, sending, makers },
        ownReviews: createOwnReviews(gathering),
        ownYears: createOwnYears(gathering),
        paperForms: createPaperForms(gathering),
      }),
      createDocumentNumbersFeature({ numbers, documents, sending }),
    ],
  };
}
