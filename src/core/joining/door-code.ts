/** Without letters and digits that look or sound alike: a code is read out over the phone, or copied from paper. */
const letters = 'ABCDEFGHJKMNPQRTUVWXY346789';
const length = 12;
const pattern = new RegExp(`^[${letters}]{${length}}$`);

/** Twelve letters of some random bytes, for which each is as likely; undefined where the bytes do not suffice. */
export function newCode(random: Uint8Array): string | undefined {
  const fair = [...random].filter((byte) => byte < 256 - (256 % letters.length));
  if (fair.length < length) return undefined;
  return fair
    .slice(0, length)
    .map((byte) => letters[byte % letters.length] ?? '')
    .join('');
}

/** Whether this was meant as a code, however it was typed. */
export function isCode(typed: string): boolean {
  return pattern.test(codeOf(typed));
}

export function codeOf(typed: string): string {
  return typed.toUpperCase().replace(/[\s.·–-]/g, '');
}

/** In threes, as it is written and read out. */
export function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** How long a code that somebody got for a device of their own lets it in. */
export const doorCodeMinutes = 15;
