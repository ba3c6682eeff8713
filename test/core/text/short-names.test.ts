import { expect, it } from 'vitest';
import { shortNames } from '../../../src/core/text/short-names.ts';

it('a name too long for its place keeps the given name, and as much of the rest as fits', () => {
  expect(
    shortNames(
      ['Đỗ Văn Tư', 'Nguyễn Thị Hoàng Ánh', 'Nguyễn Phúc Quỳnh Hương', 'Tôn Nữ Thị Phương Hoài'],
      16,
    ),
  ).toEqual(['Đỗ Văn Tư', 'Nguyễn T.H. Ánh', 'N.P.Q. Hương', 'Tôn N.T.P. Hoài']);
});

it('two who would read the same are called by their whole names, as are those whom a note tells apart', () => {
  const alike = ['Nguyễn Thị Hoàng Ánh', 'Nguyễn Thu Hồng Ánh'];
  expect(shortNames([...alike, 'Nguyễn Thị Hoàng Yến'], 16)).toEqual([...alike, 'Nguyễn T.H. Yến']);
  expect(shortNames(['Nguyễn Thị Hòa (tổ 1)'], 16)).toEqual(['Nguyễn Thị Hòa (tổ 1)']);
});
