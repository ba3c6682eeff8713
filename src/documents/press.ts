import { Worker } from 'node:worker_threads';
import type {
  MinutesFacts,
  OwnReviewFacts,
  PaperFormFacts,
  ReportCopy,
  ReportFacts,
  UnitFiguresFacts,
} from '../core/documents/facts.ts';
import type { OwnYearFacts } from '../core/documents/own-year.ts';
import type { DocumentFile } from './kit/pack.ts';
import type { DocumentParts } from './report.ts';

/** A document to be made: plain data, as it goes to another thread. */
export type Order = {
  parts: DocumentParts;
  what:
    | { kind: 'report'; facts: ReportFacts; copy: ReportCopy }
    | { kind: 'minutes'; facts: MinutesFacts }
    | { kind: 'own_review'; facts: OwnReviewFacts }
    | { kind: 'own_year'; facts: OwnYearFacts }
    | { kind: 'paper_forms'; facts: PaperFormFacts }
    | { kind: 'round_workbook'; facts: ReportFacts }
    | { kind: 'unit_workbook'; facts: UnitFiguresFacts };
};

/** Makes documents in a thread of their own, one after the other: a hundred sheets take seconds, and nobody's tap waits. */
export function createPress({ bodies, layout, meetingScore, selfAssessment }: DocumentParts) {
  const parts = { bodies, layout, meetingScore, selfAssessment };
  let last: Promise<unknown> = Promise.resolve();

  function print(what: Order['what']): Promise<DocumentFile> {
    const printed = last.then(() => printAlone({ parts, what }));
    last = printed.catch(() => undefined);
    return printed;
  }

  return {
    report: (facts: ReportFacts, copy: ReportCopy) => print({ kind: 'report', facts, copy }),
    minutes: (facts: MinutesFacts) => print({ kind: 'minutes', facts }),
    ownReview: (facts: OwnReviewFacts) => print({ kind: 'own_review', facts }),
    ownYear: (facts: OwnYearFacts) => print({ kind: 'own_year', facts }),
    paperForms: (facts: PaperFormFacts) => print({ kind: 'paper_forms', facts }),
    roundWorkbook: (facts: ReportFacts) => print({ kind: 'round_workbook', facts }),
    unitWorkbook: (facts: UnitFiguresFacts) => print({ kind: 'unit_workbook', facts }),
  };
}

/** The sources and what `npm run build` makes of them lie at different depths. */
const worker = new URL(
  import.meta.filename.endsWith('.ts') ? './worker.ts' : './documents/worker.js',
  import.meta.url,
);

function printAlone(order: Order): Promise<DocumentFile> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      reject(new Error(`the thread that makes documents ended with ${code}`));
    });
  });
}
