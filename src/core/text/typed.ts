export type TypedText = { status: 'tidied'; text: string } | { status: TextProblem };

/** Why a free text is not stored. `classified`: nothing that may be a state secret is kept anywhere. */
export type TextProblem = 'empty' | 'too_long' | 'classified';

/** What a Telegram message holds at most, in characters. */
export const longestText = 4096;

/** Would turn round what stands after it, in whatever sentence or document the text is put. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

/** Free text as it is stored: one spelling for all keyboards, no control characters, nothing around it. */
export function tidyText(text: string, longest = longestText): TypedText {
  const tidied = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(turning, '')
    .trim();
  if (/^[\s\p{Cf}]*$/u.test(tidied)) return { status: 'empty' };
  const isLong = Array.from(text).length > longestText || Array.from(tidied).length > longest;
  if (isLong) return { status: 'too_long' };
  return looksClassified(tidied) ? { status: 'classified' } : { status: 'tidied', text: tidied };
}

/** Bears a stamp of state secrecy, as on the head of a document. Whoever meant something else is asked to put it another way. */
export function looksClassified(text: string): boolean {
  return stamp.test(text.normalize('NFC'));
}

/** In capitals, as some type everything, the word stands in others that are no stamp. */
const stamp =
  /(?<!\p{L})(?:(?:TỐI|TUYỆT|Tối|Tuyệt) (?:MẬT|mật)|(?<!(?:BẢO|THÂN) )MẬT(?! (?:ONG|THIẾT|ĐỘ|MÍA)))(?!\p{L})/u;
