import { LeaderType, Paragraph, Tab, TabStopType, TextRun, type IRunOptions } from 'docx';
import type { Layout } from '../../core/documents/layout.ts';
import { printableLine, printableLines } from './printable.ts';
import { millimetres, type StyleName } from './styles.ts';

/** For a word or two that are written by hand into a sentence. */
export const dots = '………………';

/** One paragraph, whatever lines the text has. */
export function paragraph(style: StyleName, text: string): Paragraph {
  return new Paragraph({ style, children: [new TextRun(printableLine(text))] });
}

/** A paragraph for each line of what somebody wrote; one that is empty where there is nothing. */
export function paragraphs(style: StyleName, text: string): Paragraph[] {
  const lines = printableLines(text);
  return lines.length === 0
    ? [new Paragraph({ style })]
    : lines.map((line) => new Paragraph({ style, children: [new TextRun(line)] }));
}

/** What is written plainly after a name in front: "Họ và tên: **Nguyễn Văn An**". */
export function named(style: StyleName, name: string, text: string): Paragraph {
  return new Paragraph({
    style,
    children: [new TextRun(`${printableLine(name)} `), boldRun(printableLine(text))],
  });
}

export function boldRun(text: string): TextRun {
  const run: IRunOptions = { text, bold: true };
  return new TextRun(run);
}

/** "I- TÌNH HÌNH TỔ CHỨC THỰC HIỆN". */
export function section({ sections }: Layout, number: string, title: string): Paragraph {
  return paragraph('section', `${number}${sections.afterNumber} ${title.toLocaleUpperCase('vi')}`);
}

/** "1. Đảng viên". */
export function clause(number: number, title: string): Paragraph {
  return paragraph('clause', `${number}. ${title}`);
}

/** "- " in front of each. */
export function points(texts: readonly string[]): Paragraph[] {
  return texts.map((text) => paragraph('body', `- ${text}`));
}

/** Lines of dots from margin to margin, to be written on by hand; what is written in front of the first. */
export function toFillIn(
  layout: Layout,
  lines: number,
  before = '',
  style: 'blank' | 'line' = 'blank',
): Paragraph[] {
  const position = textWidth(layout);
  return Array.from({ length: lines }, (_, index) => {
    const start = index === 0 && before !== '' ? [new TextRun(`${printableLine(before)} `)] : [];
    return new Paragraph({
      style,
      ...(start.length > 0 &&
        style === 'blank' && { indent: { firstLine: millimetres(layout.body.firstLine) } }),
      tabStops: [{ type: TabStopType.RIGHT, position, leader: LeaderType.DOT }],
      children: [...start, new TextRun({ children: [new Tab()] })],
    });
  });
}

/** In millimetres. */
export function betweenMargins({ page: { width, margins } }: Layout): number {
  return width - margins.left - margins.right;
}

/** The same in twentieths of a point. */
export function textWidth(layout: Layout): number {
  return millimetres(betweenMargins(layout));
}
