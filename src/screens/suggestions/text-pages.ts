import { escapeHtml } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { pageAt, pageButtons, paginate, splitText, type TextPage } from '../long-text.ts';
import type { Button } from '../screen.ts';

const longestPiece = 2600;

export function textPage(text: string, wanted: number) {
  return pagesOf([{ heading: '', parts: quoted(text) }], wanted);
}

export function quoted(text: string): string[] {
  return splitText(text, longestPiece).map((piece) => `<blockquote>${escapeHtml(piece)}</blockquote>`);
}

export function pagesOf(
  sections: readonly { heading: string; parts: readonly string[] }[],
  wanted: number,
): { page: TextPage; number: number; pages: number } {
  const pages = paginate(
    sections.map(({ heading, parts }) => ({
      heading,
      continued: heading,
      together: false,
      lines: parts.map((html) => ({ html })),
    })),
    3000,
  );
  return { ...pageAt(pages, wanted), pages: pages.length };
}

export function turning(
  action: string,
  args: readonly string[],
  { number, pages }: { number: number; pages: number },
): Button[][] {
  return pageButtons({ number, pages, data: (page) => buttonData(action, ...args, page) });
}
