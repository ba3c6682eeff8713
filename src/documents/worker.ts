import { parentPort } from 'node:worker_threads';
import type { FormRead } from '../core/checklists/form-read.ts';
import { readChecklistForm } from './checklist-form/read.ts';
import { makeChecklistForm } from './checklist-form/write.ts';
import { makeMinutes } from './minutes.ts';
import { makeOwnReview } from './own-review.ts';
import { makeOwnYear } from './own-year.ts';
import { makePaperForms } from './paper-form.ts';
import { makePledge } from './pledge.ts';
import type { Order } from './press.ts';
import { makeReport } from './report.ts';
import { makeUnitReport } from './unit-report.ts';
import type { DocumentFile } from './kit/pack.ts';
import { makeRoundWorkbook } from './workbook/round.ts';
import { makeUnitWorkbook } from './workbook/unit.ts';

/** The thread in which documents are made: the program goes on answering meanwhile. What cannot be made ends it. */
parentPort?.on('message', (order: Order) => {
  void make(order).then((made) => parentPort?.postMessage(made));
});

async function make({ parts, what }: Order): Promise<DocumentFile | FormRead> {
  switch (what.kind) {
    case 'report':
      return makeReport(parts, what.facts, what.copy);
    case 'unit_report':
      return makeUnitReport(parts, what.facts);
    case 'minutes':
      return makeMinutes(parts, what.facts);
    case 'own_review':
      return makeOwnReview(parts, what.facts);
    case 'own_year':
      return makeOwnYear(parts, what.facts);
    case 'pledge':
      return makePledge(parts, what.facts);
    case 'paper_forms':
      return makePaperForms(parts, what.facts);
    case 'round_workbook':
      return makeRoundWorkbook(what.facts);
    case 'unit_workbook':
      return makeUnitWorkbook(what.facts);
    case 'checklist_form':
      return makeChecklistForm(what.content);
    case 'checklist_read':
      return readChecklistForm(what.bytes, what.frame);
    case 'trend_chart':
      // What draws is a library of the machine: no other document needs it.
      return (await import('./chart/trend.ts')).makeTrendChart(parts.fontFiles, what.facts);
  }
}
