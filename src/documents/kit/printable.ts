/**
 * Any text as a document may hold it: one spelling, and none of what makes an XML file unreadable (control characters,
 * halves of surrogate pairs, code points that are no characters) or turns round what stands beside it.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(
      /[^\P{Cc}\n]|\p{Cs}|\p{Noncharacter_Code_Point}|[\u00AD\u200B\u2060\uFEFF]|\p{Bidi_Control}/gu,
      '',
    )
    .normalize('NFC');
}

/** The lines of a text, without those that are empty. */
export function printableLines(text: string): string[] {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The same as one line. */
export function printableLine(text: string): string {
  return printableLines(text).join(' ');
}
