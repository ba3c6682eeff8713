import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { makeMinutes } from './minutes.ts';
import { makeOwnReview } from './own-review.ts';
import { makeOwnYear } from './own-year.ts';
import { makePaperForms } from './paper-form.ts';
import type { Order } from './press.ts';
import { makeReport } from './report.ts';
import type { DocumentFile } from './kit/pack.ts';
import { makeRoundWorkbook } from './workbook/round.ts';
import { makeUnitWorkbook } from './workbook/unit.ts';

/** The thread in which one document is made: the program goes on answering meanwhile, and its memory comes back after. */
parentPort?.postMessage(await make(z.custom<Order>().parse(workerData)));

function make({ parts, what }: Order): Promise<DocumentFile> {
  switch (what.kind) {
    case 'report':
      return makeReport(parts, what.facts, what.copy);
    case 'minutes':
      return makeMinutes(parts, what.facts);
    case 'own_review':
      return makeOwnReview(parts, what.facts);
    case 'own_year':
      return makeOwnYear(parts, what.facts);
    case 'paper_forms':
      return makePaperForms(parts, what.facts);
    case 'round_workbook':
      return makeRoundWorkbook(what.facts);
    case 'unit_workbook':
      return makeUnitWorkbook(what.facts);
  }
}
