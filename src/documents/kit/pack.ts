import {
  AlignmentType,
  Document,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx';
import type { Layout } from '../../core/documents/layout.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import { fileName } from './file-name.ts';
import { printableLine } from './printable.ts';
import { halves, millimetres, stylesOf } from './styles.ts';

export type Content = readonly (Paragraph | Table)[];

type Packed = {
  /** Parts of the file's name, as people write them. */
  name: readonly string[];
  title: string;
  author: string;
  /** Each begins on the front of a sheet, with its pages counted anew. */
  parts: readonly Content[];
};

export async function pack(layout: Layout, { name, title, author, parts }: Packed): Promise<DocumentFile> {
  const document = new Document({
    title: printableLine(title),
    creator: printableLine(author),
    lastModifiedBy: printableLine(author),
    styles: stylesOf(layout),
    sections: parts.map((children, index) => ({
      ...pageOf(layout, index === 0 ? SectionType.NEXT_PAGE : SectionType.ODD_PAGE),
      // Word wants a paragraph after the last table; between sections the break itself is one.
      children: index === parts.length - 1 ? [...children, new Paragraph({ style: 'gap' })] : children,
    })),
  });
  return {
    name: fileName(name, 'docx'),
    bytes: await Packer.toBuffer(document),
  };
}

/** Numbered in the middle of the upper margin, but for the first page. */
function pageOf(
  { page, pageNumber }: Layout,
  type: (typeof SectionType)[keyof typeof SectionType],
): Pick<ISectionOptions, 'properties' | 'headers'> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halves(pageNumber.size) })],
  });
  const isFirstBare = pageNumber.fromPage > 1;
  return {
    properties: {
      type,
      titlePage: isFirstBare,
      page: {
        size: { width: millimetres(page.width), height: millimetres(page.height) },
        margin: {
          ...{ top: millimetres(page.margins.top), bottom: millimetres(page.margins.bottom) },
          ...{ left: millimetres(page.margins.left), right: millimetres(page.margins.right) },
          ...{ header: millimetres(page.margins.top / 2), footer: millimetres(page.margins.bottom / 2) },
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      default: new Header({ children: [number] }),
      ...(isFirstBare && { first: new Header({ children: [new Paragraph({})] }) }),
    },
  };
}
