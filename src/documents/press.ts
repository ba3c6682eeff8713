import { fork, type ChildProcess } from 'node:child_process';
import { z } from 'zod';
import type {
  MinutesFacts,
  OwnReviewFacts,
  PaperFormFacts,
  ReportCopy,
  ReportFacts,
  UnitFiguresFacts,
} from '../core/documents/facts.ts';
import type { OwnYearFacts } from '../core/documents/own-year.ts';
import type { TrendFacts } from '../core/documents/trend.ts';
import type { UnitReportFacts } from '../core/documents/unit-report.ts';
import type { FormFrame, FormRead } from '../core/checklists/form-read.ts';
import type { ChecklistContent } from '../core/rounds/checklist.ts';
import type { PledgeFacts } from '../core/documents/pledge.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import type { DocumentData } from '../core/documents/data.ts';

/** A document to be made: plain data, as it goes to another process. */
export type Order = {
  data: DocumentData;
  what:
    | { kind: 'report'; facts: ReportFacts; copy: ReportCopy }
    | { kind: 'unit_report'; facts: UnitReportFacts }
    | { kind: 'minutes'; facts: MinutesFacts }
    | { kind: 'own_review'; facts: OwnReviewFacts }
    | { kind: 'own_year'; facts: OwnYearFacts }
    | { kind: 'pledge'; facts: PledgeFacts }
    | { kind: 'paper_forms'; facts: PaperFormFacts }
    | { kind: 'round_workbook'; facts: ReportFacts }
    | { kind: 'unit_workbook'; facts: UnitFiguresFacts }
    | { kind: 'checklist_form'; content: ChecklistContent | undefined }
    | { kind: 'checklist_read'; bytes: Uint8Array; frame: FormFrame }
    | { kind: 'trend_chart'; facts: TrendFacts };
};

/** What the program that makes documents answers. */
export type Answer = { made: DocumentFile | FormRead } | { error: unknown };

/**
 * Makes documents in a process of their own, one after the other: a hundred sheets take seconds, and nobody's tap waits. It
 * waits a little for the next, as beginning one takes longer than most documents. A thread would do as well, but most of the
 * memory that it took would stay with the program after its end.
 */
export function createPress(
  data: DocumentData,
  { lingerMs = 5000, onEnded }: { lingerMs?: number; onEnded?: (() => void) | undefined } = {},
) {
  const make = createMaker(lingerMs, onEnded);
  let last: Promise<unknown> = Promise.resolve();

  function print(what: Order['what']): Promise<DocumentFile> {
    return inTurn(what, documentFile);
  }

  function inTurn<Made>(what: Order['what'], made: z.ZodType<Made>): Promise<Made> {
    const done = last.then(async () => made.parse(await make({ data, what })));
    last = done.catch(() => undefined);
    return done;
  }

  return {
    report: (facts: ReportFacts, copy: ReportCopy) => print({ kind: 'report', facts, copy }),
    unitReport: (facts: UnitReportFacts) => print({ kind: 'unit_report', facts }),
    minutes: (facts: MinutesFacts) => print({ kind: 'minutes', facts }),
    ownReview: (facts: OwnReviewFacts) => print({ kind: 'own_review', facts }),
    ownYear: (facts: OwnYearFacts) => print({ kind: 'own_year', facts }),
    pledge: (facts: PledgeFacts) => print({ kind: 'pledge', facts }),
    paperForms: (facts: PaperFormFacts) => print({ kind: 'paper_forms', facts }),
    roundWorkbook: (facts: ReportFacts) => print({ kind: 'round_workbook', facts }),
    unitWorkbook: (facts: UnitFiguresFacts) => print({ kind: 'unit_workbook', facts }),
    checklistForm: (content: ChecklistContent | undefined) => print({ kind: 'checklist_form', content }),
    readChecklist: (bytes: Uint8Array, frame: FormFrame): Promise<FormRead> =>
      inTurn({ kind: 'checklist_read', bytes, frame }, formRead),
    trendChart: (facts: TrendFacts) => print({ kind: 'trend_chart', facts }),
  };
}

/** As the worker made it. */
const documentFile = z.custom<DocumentFile>();
const formRead = z.custom<FormRead>();

/** The sources and what `npm run build` makes of them lie at different depths. */
const worker = new URL(
  import.meta.filename.endsWith('.ts') ? './worker.ts' : './documents/worker.js',
  import.meta.url,
);

type Waiting = { resolve: (made: unknown) => void; reject: (error: unknown) => void };

/** A process that the first order begins, and the next one anew where it has ended. Takes one order at a time. */
function createMaker(lingerMs: number, onEnded: (() => void) | undefined) {
  let running: ChildProcess | undefined;
  let waiting: Waiting | undefined;
  let ending: NodeJS.Timeout | undefined;

  function begin(): ChildProcess {
    const begun = fork(worker, {
      ...{ execArgv: ['--max-old-space-size=256'], serialization: 'advanced' },
      // It reads what strangers send and words of members: it gets no token, and nobody hears what it prints.
      ...{ env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    });
    const end = (error: unknown): void => {
      if (running !== begun) return;
      running = undefined;
      waiting?.reject(error);
    };
    begun.on('message', (answer: Answer) => {
      if ('made' in answer) waiting?.resolve(answer.made);
      else waiting?.reject(answer.error);
    });
    begun.on('error', end);
    begun.once('exit', (code, signal) => {
      end(new Error(`the program that makes documents ended with ${String(code ?? signal)}`));
    });
    return begun;
  }

  return async (order: Order): Promise<unknown> => {
    clearTimeout(ending);
    const maker = (running ??= begin());
    maker.ref();
    maker.channel?.ref();
    try {
      return await new Promise<unknown>((resolve, reject) => {
        waiting = { resolve, reject };
        maker.send(order);
      });
    } finally {
      maker.unref();
      maker.channel?.unref();
      ending = setTimeout(() => {
        running = undefined;
        maker.kill('SIGKILL');
        onEnded?.();
      }, lingerMs).unref();
    }
  };
}
