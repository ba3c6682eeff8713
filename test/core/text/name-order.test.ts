import { expect, it } from 'vitest';
import { inNameOrder } from '../../../src/core/text/name-order.ts';

function ordered(names: readonly string[]): string[] {
  return inNameOrder(names, (name) => name);
}

it('people stand by given name, then by family name', () => {
  expect(ordered(['Trần Thị Bình', 'Nguyễn Văn Cường', 'Vũ Thị An', 'Nguyễn Văn An', 'Lê Bình'])).toEqual([
    'Nguyễn Văn An',
    'Vũ Thị An',
    'Lê Bình',
    'Trần Thị Bình',
    'Nguyễn Văn Cường',
  ]);
});

it('Ă and Â come after A, Đ after D, Ê after E, Ô and Ơ after O, Ư after U', () => {
  const given = [
    'An',
    'Ảnh',
    'Ăn',
    'Ân',
    'Dung',
    'Dũng',
    'Đào',
    'Đức',
    'Em',
    'Ên',
    'Oanh',
    'Ôn',
    'Ơn',
    'Uyên',
    'Ước',
  ];
  const names = given.map((name) => `Lê ${name}`);

  expect(ordered([...names].reverse())).toEqual(names);
});

it('tones come last, in their own order', () => {
  const names = ['Ha', 'Hà', 'Hả', 'Hã', 'Há', 'Hạ', 'Hai'].map((name) => `Lê Thị ${name}`);

  expect(ordered([...names].reverse())).toEqual(names);
});

it('namesakes stand by what tells them apart', () => {
  expect(ordered(['Nguyễn Văn An (1972)', 'Lê Văn Bảy', 'Nguyễn Văn An (1960)', 'Nguyễn Văn An'])).toEqual([
    'Nguyễn Văn An',
    'Nguyễn Văn An (1960)',
    'Nguyễn Văn An (1972)',
    'Lê Văn Bảy',
  ]);
});
