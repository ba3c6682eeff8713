const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** What is seen as single characters: a letter with its marks, a flag, a family of emoji. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** As many whole characters as fit into so many UTF-16 units, which is how Telegram counts. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, boundaryBefore(text, most));
}

/** Where a text may be cut at the latest. One character that is longer than that is cut all the same, between its marks. */
export function boundaryBefore(text: string, most: number): number {
  if (text.length <= most) return text.length;
  const index = segmenter.segment(text).containing(most)?.index ?? most;
  if (index > 0) return index;
  return /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
}
