import { beginningOf } from '../core/text/graphemes.ts';
import { escapeHtml, type Translator } from '../i18n/translator.ts';

/**
 * At most so many UTF-16 units, as the limits of a message are counted, with '…' where something was left out; no character
 * is torn apart.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${beginningOf(text, most - 2).trimEnd()} …`;
}

/** As many lines as fit, and how many were left out. */
export function fitLines(lines: readonly string[], longest: number): { fitting: string[]; left: number } {
  const fitting: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > longest) break;
    fitting.push(line);
  }
  return { fitting, left: lines.length - fitting.length };
}

/** As many lines as fit, and a line that says how many more there are. */
export function linesWithin({ t }: Translator, lines: readonly string[], longest: number): string[] {
  const { fitting, left } = fitLines(lines, longest);
  return left === 0 ? fitting : [...fitting, t('more', { count: left, what: 'items' })];
}

/** A name as a heading of its own. */
export function bold(name: string): string {
  return `<b>${escapeHtml(name)}</b>`;
}

/** What somebody wrote, as HTML. */
export function quoted(words: string): string {
  return `“${escapeHtml(words)}”`;
}

/** Paragraphs with an empty line between them; what is undefined or empty is left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
