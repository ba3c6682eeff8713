import { boundaryBefore } from '../core/text/graphemes.ts';
import type { Button } from './screen.ts';

/** A line, or several that belong together, as HTML. */
export type Line = {
  html: string;
  memberId?: string;
  /** What is said above it where it begins a page. */
  context?: string;
};

export type Section = {
  /** Empty where there is none. */
  heading: string;
  /** The heading where the section goes on over the page. */
  continued: string;
  /** Begins a new page rather than being broken, where it fits on one. */
  together: boolean;
  lines: readonly Line[];
};

export type TextPage = { html: string; memberIds: readonly string[] };

/** Below the 4,096 characters of a message, with room for the title and notes around a page. */
export const pageBudget = 3400;

/** Breaks sections into pages, between lines only. A line must not be longer than the budget leaves beside its heading. */
export function paginate(sections: readonly Section[], budget = pageBudget): TextPage[] {
  const pages: { html: string; memberIds: Set<string> }[] = [];
  let page = { html: '', memberIds: new Set<string>() };

  function fits(html: string): boolean {
    return parsedLength(page.html) + parsedLength(html) <= budget;
  }

  function turn(): void {
    if (page.html === '') return;
    pages.push(page);
    page = { html: '', memberIds: new Set() };
  }

  for (const { heading, continued, together, lines } of sections) {
    const whole = stack(heading, ...lines.map(({ html }) => html));
    if (together && !fits(`\n\n${whole}`) && parsedLength(whole) <= budget) turn();
    let isBegun = false;
    for (const { html, memberId, context = '' } of lines) {
      const next = isBegun ? `\n${html}` : `${page.html === '' ? '' : '\n\n'}${stack(heading, html)}`;
      if (fits(next)) {
        page.html += next;
      } else {
        turn();
        page.html = isBegun ? stack(continued, context, html) : stack(heading, html);
      }
      isBegun = true;
      if (memberId !== undefined) page.memberIds.add(memberId);
    }
  }
  turn();
  return pages.map(({ html, memberIds }) => ({ html, memberIds: [...memberIds] }));
}

function stack(...lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}

/** The page asked for, or the last one where there are fewer now. */
export function pageAt(pages: readonly TextPage[], wanted: number): { page: TextPage; number: number } {
  const number = Math.min(Math.max(1, wanted), Math.max(1, pages.length));
  return { page: pages[number - 1] ?? { html: '', memberIds: [] }, number };
}

/** ‹ 2/5 ›, or nothing where there is one page only. */
export function pageButtons({
  number,
  pages,
  data,
}: {
  number: number;
  pages: number;
  data: (page: number) => string;
}): Button[][] {
  if (pages < 2) return [];
  const here = { text: `${String(number)}/${String(pages)}`, data: data(number) };
  return [
    [
      ...(number > 1 ? [{ text: '‹', data: data(number - 1) }] : []),
      here,
      ...(number < pages ? [{ text: '›', data: data(number + 1) }] : []),
    ],
  ];
}

/** UTF-16 units without tags, an entity being one. */
export function parsedLength(html: string): number {
  return html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot);/g, '·').length;
}

/** Pieces of at most `longest` characters, broken at line ends or spaces where there are any. */
export function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const end = breakBefore(rest, longest);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).replace(/^\s+(?![\p{M}\u200D])/u, '');
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

function breakBefore(text: string, longest: number): number {
  const part = text.slice(0, longest + 1);
  const atLine = part.lastIndexOf('\n');
  if (atLine > longest / 2) return atLine;
  // A space that bears a mark is no place to break.
  const atSpace = part.search(/\s(?![\p{M}\u200D])\S*$/u);
  return atSpace > longest / 2 ? atSpace : boundaryBefore(text, longest);
}
