import type { ChecklistContent } from '../../src/core/rounds/checklist.ts';
import { makeTrendChart } from '../../src/documents/chart/trend.ts';
import { makeChecklistForm } from '../../src/documents/checklist-form/write.ts';
import type { DocumentFile } from '../../src/core/ports/files.ts';
import { makeMinutes } from '../../src/documents/minutes.ts';
import { makeOwnReview } from '../../src/documents/own-review.ts';
import { makeOwnYear } from '../../src/documents/own-year.ts';
import { makePaperForms } from '../../src/documents/paper-form.ts';
import { makePledge } from '../../src/documents/pledge.ts';
import { makeReport } from '../../src/documents/report.ts';
import { makeUnitReport } from '../../src/documents/unit-report.ts';
import { makeRoundWorkbook } from '../../src/documents/workbook/round.ts';
import { makeUnitWorkbook } from '../../src/documents/workbook/unit.ts';
import { checklists } from './checklists.ts';
import { documentData } from './document-data.ts';
import type { ChartKind, DocxKind, WorkbookKind } from './document-examples.ts';
import {
  annexRows,
  documentChecklist,
  minutesFacts,
  ownReviewFacts,
  ownYearFacts,
  paperFormFacts,
  pledgeFacts,
  reportFacts,
  unitFacts,
  unitReportFacts,
} from './document-facts.ts';
import { trendFacts, unitFiguresFacts } from './figure-facts.ts';

type Full<Kind extends string> = Readonly<Record<Kind, (text: string) => Promise<DocumentFile>>>;

/** Every kind of document, with one text in every place where somebody can type. */
export const documentsFull: { docx: Full<DocxKind>; xlsx: Full<WorkbookKind>; png: Full<ChartKind> } = {
  docx: {
    report: (text) => {
      const unit = { ...unitFacts, superior: text, issuer: text, place: text, recipients: [text, text] };
      const signer = { ...unit.signer, name: text };
      const annex = annexRows.map((row) => ({ ...row, name: text, how: text, cause: text, remedy: text }));
      return makeReport(documentData, reportFacts({ unit: { ...unit, signer }, plan: text }), {
        for: 'cell',
        annex,
      });
    },
    minutes: (text) => {
      const { meeting } = minutesFacts();
      return makeMinutes(
        documentData,
        minutesFacts({
          unit: { ...unitFacts, superior: text, issuer: text },
          meeting: { ...meeting, place: text, title: text },
          agenda: [text, text],
          attendance: { present: { total: 1, official: 1, probationary: 0 }, excused: [text], unexcused: 0 },
          chair: { name: text, office: 'deputy' },
        }),
      );
    },
    unit_report: (text) => {
      const { unit, rows } = unitReportFacts();
      const from = { year: 2026, month: 12 };
      return makeUnitReport(
        documentData,
        unitReportFacts({
          unit: { ...unit, superior: text, issuer: text, place: text, recipients: [text] },
          ...{ organisation: text, rows: rows.map((row) => ({ ...row, name: text })) },
          span: { kind: 'month', from, to: from },
        }),
      );
    },
    own_review: (text) => {
      const { answers, earlier } = ownReviewFacts();
      return makeOwnReview(
        documentData,
        ownReviewFacts({
          ...{ name: text, office: text, suggestions: [text] },
          answers: answers.slice(0, 1).map((answer) => ({
            ...answer,
            level: 'correcting',
            how: text,
            remedy: text,
            help: text,
          })),
          earlier: earlier.map((track) => ({ ...track, about: text, remedy: text, note: text })),
        }),
      );
    },
    own_year: (text) => {
      const { rounds, tracks } = ownYearFacts();
      return makeOwnYear(
        documentData,
        ownYearFacts({
          ...{ unit: { ...unitFacts, superior: text, issuer: text }, name: text },
          rounds: rounds.map((round) => ({
            ...round,
            answers: round.answers?.slice(0, 1).map((one) => ({ ...one, level: 'correcting', how: text })),
          })),
          tracks: tracks.map((track) => ({ ...track, about: text, remedy: text, note: text })),
          pledge: { texts: { duties: text }, reports: [{ status: 'kept', note: text, on: '2026-12-01' }] },
        }),
      );
    },
    pledge: (text) =>
      makePledge(
        documentData,
        pledgeFacts({ name: text, office: text, texts: { ideology: text, ethics: text } }),
      ),
    paper_forms: (text) =>
      makePaperForms(
        documentData,
        paperFormFacts({
          handTo: text,
          meeting: { on: '2026-12-03', time: '19:30', place: text },
          people: [{ name: text, membership: undefined, commitments: [{ remedy: text, dueOn: undefined }] }],
        }),
      ),
  },
  xlsx: {
    round_workbook: (text) =>
      makeRoundWorkbook(
        reportFacts({
          unit: { ...unitFacts, issuer: text },
          checklist: documentChecklist(checklistFull(text)),
        }),
      ),
    unit_workbook: (text) =>
      makeUnitWorkbook({
        ...unitFiguresFacts,
        unit: text,
        parts: unitFiguresFacts.parts.map((part) => ({ ...part, unit: text })),
        checklists: new Map([[checklists.full.key, checklistFull(text)]]),
      }),
    checklist_form: (text) => makeChecklistForm(checklistFull(text)),
  },
  png: {
    trend_chart: (text) =>
      Promise.resolve(
        makeTrendChart(documentData.fontFiles, {
          ...trendFacts,
          ...{ unit: text, checklist: text, groups: trendFacts.groups.map(() => text) },
        }),
      ),
  },
};

/** As a checklist of one's own might read if nobody had checked it. */
function checklistFull(text: string): ChecklistContent {
  const both = { vi: text, en: text };
  const { full } = checklists;
  return {
    ...{ ...full, title: both, shortTitle: both, author: text },
    source: { ...full.source, document: both, note: both },
    groups: full.groups.map((group) => ({
      ...{ ...group, title: both },
      items: group.items.map((item) => ({ ...item, short: both, text: both, hint: both })),
    })),
  };
}
