import { describe, expect, it } from 'vitest';
import { printable, printableLine, printableLines, spelt } from '../../../src/documents/kit/printable.ts';

describe('what a document may hold of a text', () => {
  it.each([
    ['letters and their marks put together', 'Tu\u031B\u0323 soi', 'Tự soi'],
    ['no control characters', 'a\u0000b\u0008c\u001Fd\u007Fe', 'abcde'],
    ['no code points that are no characters', 'a\uFFFEb\uFFFFc\uFDD0d\u{1FFFE}e', 'abcde'],
    ['no half of a pair', 'a\uD83Db\uDE00c', 'abc'],
    ['whole pairs', 'a😀b', 'a😀b'],
    ['nothing that turns what stands beside it', '\u202Ea\u2066b\u2069c\u200Fd\u061Ce', 'abcde'],
    ['no byte order mark and nothing without width', '\uFEFFa\u200Bb\u2060c\u00ADd', 'abcd'],
    ['families of emoji in one piece', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['markup as the letters that were typed', '</w:t>&amp;<b>', '</w:t>&amp;<b>'],
    ['what would be a formula in a sheet as it is', '=HYPERLINK("x") +1 -1 @a', '=HYPERLINK("x") +1 -1 @a'],
    ['a space for a tab', 'a\tb', 'a b'],
  ])('is %s', (_, text, kept) => {
    expect(printable(text)).toBe(kept);
  });

  it('is cut into lines wherever one ends, without empty ones', () => {
    expect(printableLines('a\r\nb\rc\n\n \nd\u2028e\u2029f\u0085g\vh')).toEqual('abcdefgh'.split(''));
    expect(printableLine(' a\nb ')).toBe('a b');
    expect(printableLines('\u200B \n')).toEqual([]);
  });

  it('has one spelling of “ủy”, the unit’s, whichever was entered; no other word and no name changes', () => {
    const entered = 'Đảng ủy, Chi uỷ, ĐẢNG ỦY, UỶ BAN, u\u0309y; Thủy, Thuỷ, quỷ, ủyx';
    expect(spelt([], () => printable(entered))).toBe(
      'Đảng ủy, Chi ủy, ĐẢNG ỦY, ỦY BAN, ủy; Thủy, Thuỷ, quỷ, ủyx',
    );
    expect(spelt(['old_spelling'], () => printable(entered))).toBe(
      'Đảng uỷ, Chi uỷ, ĐẢNG UỶ, UỶ BAN, uỷ; Thủy, Thuỷ, quỷ, ủyx',
    );
    expect(printable(entered)).toContain('Đảng ủy, Chi uỷ');
  });
});
