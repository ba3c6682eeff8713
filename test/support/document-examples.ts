import { makeTrendChart } from '../../src/documents/chart/trend.ts';
import { makeChecklistForm } from '../../src/documents/checklist-form/write.ts';
import type { Order } from '../../src/documents/press.ts';
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
import {
  annexRows,
  minutesFacts,
  ownReviewFacts,
  ownYearFacts,
  paperFormFacts,
  pledgeFacts,
  reportFacts,
  unitReportFacts,
} from './document-facts.ts';
import { trendFacts, unitFiguresFacts } from './figure-facts.ts';

/** What the press is asked for, by what comes of it; what reads a form makes none. */
export type WorkbookKind = 'round_workbook' | 'unit_workbook' | 'checklist_form';
export type ChartKind = 'trend_chart';
export type DocxKind = Exclude<Order['what']['kind'], WorkbookKind | ChartKind | 'checklist_read'>;

export type Example = {
  /** Names it among the others, and its pictures. */
  key: string;
  /** Stands on the pages of every one of its kind from December 2026, whatever was typed. */
  title: string;
  /** Those that the documentation shows. */
  pages: readonly number[];
  make: () => Promise<DocumentFile>;
};

/** One of each kind, as a cell or a ward gets it. */
export const examples: Readonly<Record<DocxKind | WorkbookKind, readonly Example[]>> = {
  report: [
    {
      ...{ key: 'bao-cao-dang-uy', pages: [1, 2] },
      title: 'tổng hợp kết quả tự soi, tự sửa tháng 12 năm 2026',
      make: () => makeReport(documentData, reportFacts(), { for: 'committee' }),
    },
    {
      ...{ key: 'bao-cao-luu-chi-bo', pages: [5] },
      title: 'PHỤ LỤC',
      make: () => makeReport(documentData, reportFacts(), { for: 'cell', annex: annexRows }),
    },
  ],
  minutes: [
    {
      ...{ key: 'bien-ban', pages: [1, 3] },
      title: 'sinh hoạt chi bộ thường kỳ tháng 12 năm 2026',
      make: () => makeMinutes(documentData, minutesFacts()),
    },
  ],
  own_review: [
    {
      ...{ key: 'ban-tu-soi', pages: [1, 2] },
      title: 'BẢN TỰ SOI, TỰ SỬA',
      make: () => makeOwnReview(documentData, ownReviewFacts()),
    },
  ],
  paper_forms: [
    {
      ...{ key: 'phieu-giay', pages: [1, 2, 3] },
      title: 'PHIẾU TỰ SOI, TỰ SỬA',
      make: () => makePaperForms(documentData, paperFormFacts()),
    },
  ],
  unit_report: [
    {
      ...{ key: 'so-ket', pages: [1, 2] },
      title: 'sơ kết việc tự soi, tự sửa',
      make: () => makeUnitReport(documentData, unitReportFacts()),
    },
  ],
  own_year: [
    {
      ...{ key: 'bang-tra-ca-nam', pages: [1] },
      title: 'BẢNG TRA',
      make: () => makeOwnYear(documentData, ownYearFacts()),
    },
  ],
  pledge: [
    {
      ...{ key: 'cam-ket', pages: [1] },
      title: 'BẢN CAM KẾT',
      make: () => makePledge(documentData, pledgeFacts()),
    },
  ],
  round_workbook: [
    {
      ...{ key: 'so-lieu-chi-bo', pages: [1, 2] },
      title: 'Đảng viên phải tự soi trong kỳ',
      make: () => makeRoundWorkbook(reportFacts()),
    },
  ],
  unit_workbook: [
    {
      ...{ key: 'so-lieu-don-vi', pages: [1] },
      title: 'Biểu hiện (rút gọn)',
      make: () => makeUnitWorkbook(unitFiguresFacts),
    },
  ],
  checklist_form: [
    {
      ...{ key: 'mau-danh-muc', pages: [1, 2] },
      title: 'Điền vào đây',
      make: () => makeChecklistForm(checklists.five),
    },
  ],
};

/** Drawn already: no office program has to open it. */
export const chartExample = {
  key: 'xu-huong',
  make: () => makeTrendChart(documentData.fontFiles, trendFacts),
};
