import type { Bilingual } from '../../core/text/content-schema.ts';
import { printableLine, printableLines } from '../kit/printable.ts';

/** What stands in a cell as one line: without signs that nobody sees. */
export function oneLine(text: string): string {
  return printableLine(text.replace(/\p{Cf}/gu, ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The entries of a cell: a line each, or parted by semicolons. */
export function linesIn(text: string): string[] {
  const lines = printableLines(text);
  const parts = lines.length > 1 ? lines : (lines[0] ?? '').split(';');
  return parts.map(oneLine).filter((part) => part !== '');
}

/** Who reads English gets the Vietnamese where nothing else is there. */
export function withEnglish(vi: string, en: string): Bilingual {
  return { vi, en: en === '' ? vi : en };
}
