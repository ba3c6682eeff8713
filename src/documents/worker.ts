import type { PrintChoice } from '../core/documents/printing.ts';
import type { FormRead } from '../core/checklists/form-read.ts';
import { readChecklistForm } from './checklist-form/read.ts';
import { makeChecklistForm } from './checklist-form/write.ts';
import { makeMinutes } from './minutes.ts';
import { makeOwnReview } from './own-review.ts';
import { makeOwnYear } from './own-year.ts';
import { makePaperForms } from './paper-form.ts';
import { makePledge } from './pledge.ts';
import type { Answer, Order } from './press.ts';
import { makeReport } from './report.ts';
import { makeUnitReport } from './unit-report.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { spelt } from './kit/printable.ts';
import { makeRoundWorkbook } from './workbook/round.ts';
import { makeUnitWorkbook } from './workbook/unit.ts';

/** The program that makes documents, one order after the other: the one that asks goes on answering meanwhile. */
process.on('message', (order: Order) => {
  void answer(order).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());
// What stops a whole group of processes is meant for the one that asks: it ends this one when it needs no more of it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

async function answer(order: Order): Promise<Answer> {
  try {
    const choices = printingOf(order);
    return { made: await (choices === undefined ? make(order) : spelt(choices, () => make(order))) };
  } catch (error) {
    return { error };
  }
}

/** A form that is filled in and sent back is left as it is spelt. */
function printingOf({ what }: Order): readonly PrintChoice[] | undefined {
  if (!('facts' in what)) return undefined;
  return 'printing' in what.facts ? what.facts.printing : what.facts.unit.printing;
}

async function make({ data, what }: Order): Promise<DocumentFile | FormRead> {
  switch (what.kind) {
    case 'report':
      return makeReport(data, what.facts, what.copy);
    case 'unit_report':
      return makeUnitReport(data, what.facts);
    case 'minutes':
      return makeMinutes(data, what.facts);
    case 'own_review':
      return makeOwnReview(data, what.facts);
    case 'own_year':
      return makeOwnYear(data, what.facts);
    case 'pledge':
      return makePledge(data, what.facts);
    case 'paper_forms':
      return makePaperForms(data, what.facts);
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
      return (await import('./chart/trend.ts')).makeTrendChart(data.fontFiles, what.facts);
  }
}
