/** Text for comparing: lower case, without marks, 'đ' as 'd', full-width forms as plain ones, single spaces. */
export function foldMarks(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      // Some old Vietnamese keyboards type the Icelandic ð or the African ɖ, whose capitals look the same.
      .replace(/[đðɖ]/g, 'd')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
