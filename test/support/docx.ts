import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from './xml.ts';
import { unzip } from './zip.ts';

/** A paragraph as it is printed, whether its style says so or it itself. Lengths in twentieths of a point. */
export type ReadParagraph = {
  kind: 'paragraph';
  text: string;
  font: string | undefined;
  /** In points. */
  size: number | undefined;
  bold: boolean;
  italic: boolean;
  underlined: boolean;
  alignment: string | undefined;
  firstLine: number;
  spaceAfter: number;
  line: { height: number; rule: string } | undefined;
  keepsWithNext: boolean;
  breaksPage: boolean;
  bottomLine: boolean;
  indent: { left: number; right: number };
};

export type ReadCell = { text: string; span: number; hatched: boolean; paragraphs: readonly ReadParagraph[] };
export type ReadRow = {
  repeats: boolean;
  mayBreak: boolean;
  leastHeight: number | undefined;
  cells: readonly ReadCell[];
};
export type ReadTable = {
  kind: 'table';
  ruled: boolean;
  widths: readonly number[];
  rows: readonly ReadRow[];
};

export type ReadSection = {
  starts: string | undefined;
  page: { width: number; height: number; top: number; bottom: number; left: number; right: number };
  firstPageDiffers: boolean;
  firstNumber: number | undefined;
  /** What stands above, "{PAGE}" for the number of the page. */
  header: { first: ReadParagraph | undefined; others: ReadParagraph | undefined };
  content: readonly (ReadParagraph | ReadTable)[];
};

export type ReadDocx = {
  /** Everything that stands on paper, a line a paragraph. */
  text: string;
  sections: readonly ReadSection[];
  content: readonly (ReadParagraph | ReadTable)[];
  /** All parts of the file as they are, to look for what must be nowhere in it. */
  raw: string;
};

/** Opens a .docx without the library that wrote it; each of its parts has to be well-formed. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = new Map(
    [...unzip(bytes)].map(([name, file]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(file)]),
  );
  const parts = new Map(
    [...files].filter(([name]) => /\.(?:xml|rels)$/.test(name)).map(([name, text]) => [name, parseXml(text)]),
  );
  const part = (name: string): XmlElement => {
    const found = parts.get(name);
    if (found === undefined) throw new Error(`the file has no ${name}`);
    return found;
  };
  const look = lookOf(part('word/styles.xml'));
  const related = new Map(
    childrenOf(part('word/_rels/document.xml.rels')).map(({ attributes }) => [
      attributes['Id'] ?? '',
      `word/${attributes['Target'] ?? ''}`,
    ]),
  );
  const headerAt = (sectPr: XmlElement, type: string): ReadParagraph | undefined => {
    const reference = childrenOf(sectPr, 'w:headerReference').find(
      ({ attributes }) => attributes['w:type'] === type,
    );
    const header = reference && part(related.get(reference.attributes['r:id'] ?? '') ?? '');
    const paragraph = childOf(header, 'w:p');
    return paragraph && paragraphOf(paragraph, look);
  };

  const sections: ReadSection[] = [];
  let content: (ReadParagraph | ReadTable)[] = [];
  const end = (sectPr: XmlElement): void => {
    const [size, margins] = [childOf(sectPr, 'w:pgSz'), childOf(sectPr, 'w:pgMar')];
    const number = childOf(sectPr, 'w:pgNumType')?.attributes['w:start'];
    sections.push({
      starts: childOf(sectPr, 'w:type')?.attributes['w:val'],
      page: {
        ...{ width: numberIn(size, 'w:w'), height: numberIn(size, 'w:h') },
        ...{ top: numberIn(margins, 'w:top'), bottom: numberIn(margins, 'w:bottom') },
        ...{ left: numberIn(margins, 'w:left'), right: numberIn(margins, 'w:right') },
      },
      firstPageDiffers: isOn(childOf(sectPr, 'w:titlePg')),
      firstNumber: number === undefined ? undefined : Number(number),
      header: { first: headerAt(sectPr, 'first'), others: headerAt(sectPr, 'default') },
      content,
    });
    content = [];
  };
  for (const element of childrenOf(childOf(part('word/document.xml'), 'w:body'))) {
    if (element.name === 'w:sectPr') end(element);
    if (element.name === 'w:tbl') content.push(tableOf(element, look));
    if (element.name !== 'w:p') continue;
    content.push(paragraphOf(element, look));
    const sectPr = childOf(element, 'w:pPr', 'w:sectPr');
    if (sectPr !== undefined) end(sectPr);
  }
  const all = sections.flatMap((section) => section.content);
  return { text: all.map(wordsOf).join('\n'), sections, content: all, raw: [...files.values()].join('\n') };
}

export function paragraphsIn(content: readonly (ReadParagraph | ReadTable)[]): ReadParagraph[] {
  return content.flatMap((one) =>
    one.kind === 'paragraph'
      ? [one]
      : one.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs)),
  );
}

export function tablesIn(content: readonly (ReadParagraph | ReadTable)[]): ReadTable[] {
  return content.filter((one) => one.kind === 'table');
}

/** The rows under a table's name, as texts. */
export function rowsUnder(content: readonly (ReadParagraph | ReadTable)[], name: string): string[][] {
  const at = content.findIndex(
    (one, index) => one.kind === 'paragraph' && one.text === name && content[index + 1]?.kind === 'table',
  );
  const table = content[at + 1];
  if (at < 0 || table?.kind !== 'table') throw new Error(`no table is called ${name}`);
  return table.rows.map(({ cells }) => cells.map(({ text }) => text));
}

function wordsOf(one: ReadParagraph | ReadTable): string {
  if (one.kind === 'paragraph') return one.text;
  return one.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join('\n');
}

function tableOf(element: XmlElement, look: Look): ReadTable {
  const borders = childOf(element, 'w:tblPr', 'w:tblBorders');
  return {
    kind: 'table',
    ruled: childrenOf(borders).some(
      ({ attributes }) => !['none', 'nil'].includes(attributes['w:val'] ?? 'none'),
    ),
    widths: childrenOf(childOf(element, 'w:tblGrid'), 'w:gridCol').map((column) => numberIn(column, 'w:w')),
    rows: childrenOf(element, 'w:tr').map((row) => {
      const properties = childOf(row, 'w:trPr');
      const height = childOf(properties, 'w:trHeight');
      return {
        repeats: isOn(childOf(properties, 'w:tblHeader')),
        mayBreak: !isOn(childOf(properties, 'w:cantSplit')),
        leastHeight: height?.attributes['w:hRule'] === 'atLeast' ? numberIn(height, 'w:val') : undefined,
        cells: childrenOf(row, 'w:tc').map((cell) => {
          const paragraphs = childrenOf(cell, 'w:p').map((one) => paragraphOf(one, look));
          return {
            text: paragraphs.map(({ text }) => text).join('\n'),
            span: Number(childOf(cell, 'w:tcPr', 'w:gridSpan')?.attributes['w:val'] ?? 1),
            hatched: childOf(cell, 'w:tcPr', 'w:shd')?.attributes['w:val'] === 'diagCross',
            paragraphs,
          };
        }),
      };
    }),
  };
}

function paragraphOf(element: XmlElement, look: Look): ReadParagraph {
  const own = childOf(element, 'w:pPr');
  const style = childOf(own, 'w:pStyle')?.attributes['w:val'];
  const [paragraph, run] = look(style);
  const printed = descendantsOf(element, 'w:r');
  const ofRuns = printed.flatMap((one) => childrenOf(childOf(one, 'w:rPr')));
  const set = (name: string): XmlElement | undefined => childOf(own, name) ?? paragraph.get(name);
  const letters = (name: string): XmlElement | undefined =>
    ofRuns.find((one) => one.name === name) ?? run.get(name);
  const [spacing, indent] = [set('w:spacing'), set('w:ind')];
  const line = spacing?.attributes['w:line'];
  const size = letters('w:sz')?.attributes['w:val'];
  return {
    kind: 'paragraph',
    text: printed.map(runText).join(''),
    font: letters('w:rFonts')?.attributes['w:ascii'],
    size: size === undefined ? undefined : Number(size) / 2,
    bold: isOn(letters('w:b')),
    italic: isOn(letters('w:i')),
    underlined: letters('w:u') !== undefined && letters('w:u')?.attributes['w:val'] !== 'none',
    alignment: set('w:jc')?.attributes['w:val'],
    firstLine: numberIn(indent, 'w:firstLine'),
    spaceAfter: numberIn(spacing, 'w:after'),
    line:
      line === undefined
        ? undefined
        : { height: Number(line), rule: spacing?.attributes['w:lineRule'] ?? 'auto' },
    keepsWithNext: isOn(set('w:keepNext')),
    breaksPage: isOn(childOf(own, 'w:pageBreakBefore')),
    bottomLine: childOf(own, 'w:pBdr', 'w:bottom') !== undefined,
    indent: { left: numberIn(indent, 'w:left'), right: numberIn(indent, 'w:right') },
  };
}

function runText(run: XmlElement): string {
  return childrenOf(run)
    .map((child) => {
      if (child.name === 'w:t') return textOf(child);
      if (child.name === 'w:tab') return '\t';
      if (child.name === 'w:instrText') return `{${textOf(child).trim()}}`;
      return '';
    })
    .join('');
}

type Properties = ReadonlyMap<string, XmlElement>;
/** What a style and those it is based on say of a paragraph and of its letters. */
type Look = (style: string | undefined) => readonly [paragraph: Properties, run: Properties];

function lookOf(styles: XmlElement): Look {
  const byId = new Map(childrenOf(styles, 'w:style').map((style) => [style.attributes['w:styleId'], style]));
  const defaults = childOf(styles, 'w:docDefaults');
  const bare = [
    propertiesOf(childOf(defaults, 'w:pPrDefault', 'w:pPr')),
    propertiesOf(childOf(defaults, 'w:rPrDefault', 'w:rPr')),
  ] as const;
  const look: Look = (id) => {
    if (id === undefined) return bare;
    const style = byId.get(id);
    if (style === undefined) {
      if (id === 'Normal') return bare;
      throw new Error(`the style ${id} is not in the file`);
    }
    const [paragraph, run] = look(childOf(style, 'w:basedOn')?.attributes['w:val']);
    return [
      new Map([...paragraph, ...propertiesOf(childOf(style, 'w:pPr'))]),
      new Map([...run, ...propertiesOf(childOf(style, 'w:rPr'))]),
    ];
  };
  return look;
}

function propertiesOf(element: XmlElement | undefined): Properties {
  return new Map(childrenOf(element).map((child) => [child.name, child]));
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['false', '0', 'off'].includes(element.attributes['w:val'] ?? 'true');
}

function numberIn(element: XmlElement | undefined, attribute: string): number {
  return Number(element?.attributes[attribute] ?? 0);
}
