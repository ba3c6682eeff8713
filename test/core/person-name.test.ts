import { describe, expect, it } from 'vitest';
import { isSameName, parseName } from '../../src/core/person-name.ts';

describe('parseName', () => {
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
  ])('%j is refused: %s', (text, why) => {
    expect(parseName(text)).toEqual({ status: 'unclear', why });
  });
});

describe('isSameName', () => {
  it.each([
    ['Nguyễn Văn An', 'nguyễn văn an', true],
    ['Nguyễn Văn An', 'Nguyen Van An', true],
    ['Đỗ Thị Hoà', 'Đỗ Thị Hòa', true],
    ['Nguyễn Văn An', 'Nguye\u0302\u0303n Va\u0306n An', true],
    ['Lê Thị Hà', 'Lê Thị Hạ', false],
    ['Nguyễn Văn An', 'Nguyễn Văn Ân', false],
    ['Nguyễn Văn An', 'Nguyễn Văn An (1960)', false],
    ['Đỗ Văn Sơn', 'Do Van Son', true],
  ])('%j and %j: %s', (one, other, same) => {
    expect(isSameName(one, other)).toBe(same);
    expect(isSameName(other, one)).toBe(same);
  });
});
