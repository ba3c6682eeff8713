import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';
import type { Layout } from '../../core/documents/layout.ts';

/** Each kind of paragraph that a document has. */
const names = {
  body: 'Lời văn',
  section: 'Mục',
  clause: 'Khoản',
  blank: 'Dòng để viết',
  draft: 'Dự thảo',
  superior: 'Cấp trên',
  issuer: 'Nơi ban hành',
  number: 'Số và ký hiệu',
  motto: 'Tiêu đề Đảng',
  rule: 'Đường kẻ',
  placeAndDate: 'Địa danh, ngày tháng',
  title: 'Tên loại',
  subtitle: 'Trích yếu',
  attached: 'Kèm theo',
  dashes: 'Gạch dưới trích yếu',
  caption: 'Tên bảng',
  cell: 'Ô bảng',
  cellHead: 'Đầu bảng',
  note: 'Ghi chú bảng',
  gap: 'Khoảng trống',
  line: 'Dòng phiếu',
  formPart: 'Phần của phiếu',
  formCell: 'Ô phiếu',
  formCellHead: 'Đầu bảng phiếu',
  recipientsTitle: 'Nơi nhận',
  recipient: 'Dòng nơi nhận',
  signedFor: 'Ký thay mặt',
  signerOffice: 'Chức vụ người ký',
  signHere: 'Chỗ ký',
  signerName: 'Họ tên người ký',
} as const;

export type StyleName = keyof typeof names;

/** Every measure of the letters stands in the styles, so that an office corrects it in one place. */
export function stylesOf(layout: Layout): IStylesOptions {
  const { body, lineHeight, table, head, motto, title, draftMark, foot, paperForm, font } = layout;
  const exactly = { line: twips(lineHeight.exactly), lineRule: LineRuleType.EXACT };
  const prose = { before: 0, after: twips(body.spaceAfter), ...exactly };
  const tight = { before: 0, after: 0 };
  const [left, center, right, justified] = [
    AlignmentType.LEFT,
    AlignmentType.CENTER,
    AlignmentType.RIGHT,
    AlignmentType.BOTH,
  ];
  const indent = { firstLine: millimetres(body.firstLine) };
  const styles: Record<StyleName, Pick<IParagraphStyleOptions, 'run' | 'paragraph'>> = {
    body: { paragraph: { alignment: justified, indent, spacing: prose } },
    section: {
      run: { bold: true },
      paragraph: { alignment: left, indent, spacing: prose, keepNext: true, outlineLevel: 0 },
    },
    clause: {
      run: { bold: true },
      paragraph: { alignment: left, indent, spacing: prose, keepNext: true, outlineLevel: 1 },
    },
    blank: { paragraph: { alignment: left, spacing: prose } },
    draft: {
      run: { italics: true, size: halves(draftMark.size) },
      paragraph: { alignment: right, spacing: { before: 0, after: twips(body.spaceAfter) } },
    },
    superior: { run: { size: halves(head.superiorSize) }, paragraph: { alignment: center, spacing: tight } },
    issuer: {
      run: { bold: true, size: halves(head.issuerSize) },
      paragraph: { alignment: center, spacing: tight },
    },
    number: { run: { size: halves(head.numberSize) }, paragraph: { alignment: center, spacing: tight } },
    motto: {
      run: { bold: true, size: halves(motto.size) },
      paragraph: { alignment: center, spacing: tight },
    },
    rule: {
      run: { size: halves(6) },
      paragraph: { alignment: center, spacing: { before: 0, after: twips(body.spaceAfter) } },
    },
    placeAndDate: {
      run: { italics: true, size: halves(head.placeAndDateSize) },
      paragraph: { alignment: center, spacing: tight },
    },
    title: {
      run: { bold: true, size: halves(title.size) },
      paragraph: { alignment: center, spacing: { before: twips(8), after: 0 }, keepNext: true },
    },
    subtitle: {
      run: { bold: true, size: halves(title.subtitleSize) },
      paragraph: { alignment: center, spacing: tight, keepNext: true },
    },
    attached: { run: { italics: true }, paragraph: { alignment: center, spacing: tight, keepNext: true } },
    dashes: { paragraph: { alignment: center, spacing: { before: 0, after: twips(6) } } },
    caption: {
      run: { bold: true, size: halves(table.captionSize) },
      paragraph: { alignment: center, spacing: { before: twips(6), after: twips(4) }, keepNext: true },
    },
    cell: { run: { size: halves(table.size) }, paragraph: { alignment: left, spacing: tight } },
    cellHead: {
      run: { bold: true, size: halves(table.size) },
      paragraph: { alignment: center, spacing: tight, keepNext: true },
    },
    note: {
      run: { italics: true, size: halves(table.noteSize) },
      paragraph: { alignment: justified, spacing: { before: twips(3), after: twips(body.spaceAfter) } },
    },
    gap: { run: { size: halves(4) }, paragraph: { spacing: tight } },
    line: {
      run: { size: halves(paperForm.size) },
      paragraph: { alignment: left, spacing: { before: 0, after: twips(2) } },
    },
    formPart: {
      run: { bold: true, size: halves(paperForm.size) },
      paragraph: { alignment: left, spacing: { before: twips(3), after: twips(2) }, keepNext: true },
    },
    formCell: {
      run: { size: halves(paperForm.tableSize) },
      paragraph: { alignment: left, spacing: tight },
    },
    formCellHead: {
      run: { bold: true, size: halves(paperForm.tableSize) },
      paragraph: { alignment: center, spacing: tight, keepNext: true },
    },
    recipientsTitle: {
      run: { underline: {}, size: halves(foot.recipientsTitleSize) },
      paragraph: { alignment: left, spacing: tight },
    },
    recipient: {
      run: { size: halves(foot.recipientsSize) },
      paragraph: { alignment: left, spacing: tight },
    },
    signedFor: {
      run: { bold: true, size: halves(foot.signerSize) },
      paragraph: { alignment: center, spacing: tight, keepNext: true },
    },
    signerOffice: {
      run: { size: halves(foot.signerSize) },
      paragraph: { alignment: center, spacing: tight, keepNext: true },
    },
    signHere: {
      run: { italics: true, size: halves(foot.signerSize) },
      paragraph: { alignment: center, spacing: tight, keepNext: true },
    },
    signerName: {
      run: { bold: true, size: halves(foot.signerSize) },
      paragraph: { alignment: center, spacing: tight },
    },
  };
  return {
    default: {
      document: { run: { font: font.name, size: halves(body.size), language: { value: 'vi-VN' } } },
    },
    paragraphStyles: Object.entries(styles).map(([id, style]) => ({
      ...{ id, name: nameOf(id), basedOn: 'Normal', quickFormat: true },
      ...style,
    })),
  };
}

function nameOf(id: string): string {
  return Object.entries(names).find(([known]) => known === id)?.[1] ?? id;
}

/** Of points: the twentieth, in which lengths between lines are given. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Of points: the half, in which letters are given. */
export function halves(points: number): number {
  return Math.round(points * 2);
}

/** In twentieths of a point. */
export function millimetres(length: number): number {
  return Math.round((length / 25.4) * 72 * 20);
}
