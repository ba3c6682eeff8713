import { describe, expect, it } from 'vitest';
import { isSameName, parseName } from '../../../src/core/text/person-name.ts';

describe('a name as it is typed', () => {
  it.each([
    ['Nguyễn Văn An', 'Nguyễn Văn An'],
    ['  Nguyễn   Văn\tAn ', 'Nguyễn Văn An'],
    ['NGUYỄN VĂN AN', 'Nguyễn Văn An'],
    ['nguyễn thị ánh', 'Nguyễn Thị Ánh'],
    ['Nguyễn Văn An (1960)', 'Nguyễn Văn An (1960)'],
    ['Nguyễn Văn An(tổ 3)', 'Nguyễn Văn An (tổ 3)'],
    ["H'Hen Niê", "H'Hen Niê"],
    ['Tôn Nữ Thị-Ninh', 'Tôn Nữ Thị-Ninh'],
    ['Nguye\u0302\u0303n Va\u0306n An', 'Nguyễn Văn An'],
    ['Nguyễn\u200b Văn An', 'Nguyễn Văn An'],
    ['Nguyễn Văn \u00D0ức', 'Nguyễn Văn Đức'],
    ['\u0189ỗ Văn \u0189ức', 'Đỗ Văn Đức'],
    ['Ｎｇｕｙễｎ　Ｖăｎ　Ａｎ', 'Nguyễn Văn An'],
    ['Nguyễn\u3164 Văn\u2060 An\uFE0F', 'Nguyễn Văn An'],
    ['Y’Bar Niê', "Y'Bar Niê"],
    ['Y\u02BCBar Niê', "Y'Bar Niê"],
    ['Y´Bar Niê', "Y'Bar Niê"],
    ['Tôn Nữ Thị‑Ninh', 'Tôn Nữ Thị-Ninh'],
    ['đc Lê Văn Hai', 'Lê Văn Hai'],
    ['Đc. Lê Văn Hai', 'Lê Văn Hai'],
    ['Đ/c Lê Văn Hai', 'Lê Văn Hai'],
    ['đ.c Lê Văn Hai', 'Lê Văn Hai'],
    ['đồng chí Lê Văn Hai', 'Lê Văn Hai'],
    ['\u00D0ồng chí Lê Văn Hai', 'Lê Văn Hai'],
    ['Đồng chí: Lê Văn Hai', 'Lê Văn Hai'],
    ['ĐỒNG CHÍ LÊ VĂN HAI', 'Lê Văn Hai'],
    ['ông Lê Văn Hai', 'Lê Văn Hai'],
    ['Bà Trần Thị Bình (1960)', 'Trần Thị Bình (1960)'],
    ['Đ/c ông Lê Hai', 'Lê Hai'],
    ['Ông Ích Khiêm', 'Ông Ích Khiêm'],
    ['Ông Khiêm', 'Ông Khiêm'],
    ['Иван Петров', 'Иван Петров'],
    ['ស្រ៊ុន ស្រីមុំ', 'ស្រ៊ុន ស្រីមុំ'],
  ])('%j is the name %j', (text, name) => {
    expect(parseName(text)).toEqual({ status: 'parsed', name });
  });

  it.each([
    ['', 'too_short'],
    ['   ', 'too_short'],
    ['An', 'too_short'],
    ['- -', 'too_short'],
    ['(1960)', 'too_short'],
    ['Nguyễn Văn An 1960', 'digits'],
    ['0912345678', 'digits'],
    ['Nguyễn <b>An</b>', 'not_a_name'],
    ['Nguyễn Văn An ()', 'not_a_name'],
    ['Nguyễn Văn An (1960', 'not_a_name'],
    ['😀 😀', 'not_a_name'],
    [`Nguyễn ${'Văn '.repeat(20)}An`, 'too_long'],
    ['Nguyễn Văn \u0410n', 'odd_letters'],
    ['NGUYỄN VĂN \u0412\u0410', 'odd_letters'],
    ['Nguyễn V\u03B1n An', 'odd_letters'],
    ['Nguyễn Văn A\u0323\u0301\u0300\u0303n', 'odd_letters'],
    [`Nguyễn Văn A${'\u0301'.repeat(30)}n`, 'odd_letters'],
    ['Nguyễn Văn \u02C9An', 'odd_letters'],
    ['Đồng chí Hai', 'too_short'],
    ['ông Ba', 'too_short'],
    ['Bà Mão', 'too_short'],
    ['Nguyeãn Vaên An', 'old_font'],
    ['TrÇn ThÞ Hoa', 'old_font'],
    ['Ph¹m Hïng', 'old_font'],
    ['NguyÃªn VÄn An', 'old_font'],
  ])('%j is refused: %s', (text, why) => {
    expect(parseName(text)).toEqual({ status: 'unclear', why });
  });
});

describe('two spellings of one name', () => {
  it.each([
    ['Nguyễn Văn An', 'nguyễn văn an', true],
    ['Nguyễn Văn An', 'Nguyen Van An', true],
    ['Đỗ Thị Hoà', 'Đỗ Thị Hòa', true],
    ['Nguyễn Văn An', 'Nguye\u0302\u0303n Va\u0306n An', true],
    ['Lê Thị Hà', 'Lê Thị Hạ', false],
    ['Nguyễn Văn An', 'Nguyễn Văn Ân', false],
    ['Nguyễn Văn An', 'Nguyễn Văn An (1960)', false],
    ['Đỗ Văn Sơn', 'Do Van Son', true],
    ['Nguyễn Văn Đức', 'Nguyễn Văn \u00D0ức', true],
    ['Nguyễn Văn Đức', 'Nguyễn Văn \u0189ức', true],
    ['Nguyễn Văn Đức', 'Ｎｇｕｙễｎ Văn Đức', true],
    ["Y'Bar Niê", 'Y’Bar Niê', true],
    ["Y'Bar Niê", 'YʼBar Niê', true],
    ['Lê Văn Hai', '\u00D0ồng chí Lê Văn Hai', true],
    ['Lê Văn Hai', 'đ/c Le Van Hai', true],
    ['Lê Văn Đại', 'Lê Văn Dại', false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(isSameName(one, other)).toBe(same);
    expect(isSameName(other, one)).toBe(same);
  });
});
