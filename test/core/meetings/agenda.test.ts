import { describe, expect, it } from 'vitest';
import { hostOf, movePoint, parseAgenda } from '../../../src/core/meetings/agenda.ts';

describe('an agenda that is typed', () => {
  it('is one point a line, whatever stands in front of it', () => {
    expect(parseAgenda('1. Đánh giá tháng 11\n- Nhiệm vụ tháng 12\n\n•  Biểu quyết\n3 vấn đề khác')).toEqual({
      status: 'parsed',
      points: [
        { text: 'Đánh giá tháng 11', link: undefined },
        { text: 'Nhiệm vụ tháng 12', link: undefined },
        { text: 'Biểu quyết', link: undefined },
        { text: '3 vấn đề khác', link: undefined },
      ],
    });
  });

  it.each([
    ['Tài liệu: https://example.vn/a', 'Tài liệu', 'https://example.vn/a'],
    ['Tài liệu (https://example.vn/a?b=1&c=2).', 'Tài liệu', 'https://example.vn/a?b=1&c=2'],
    ['http://example.vn', 'example.vn', 'http://example.vn/'],
    ['Đọc HTTPS://Example.VN/x trước', 'Đọc trước', 'https://example.vn/x'],
    ['javascript:alert(1)', 'javascript:alert(1)', undefined],
    ['tg://resolve?domain=x', 'tg://resolve?domain=x', undefined],
  ])('%s', (line, text, link) => {
    expect(parseAgenda(line)).toEqual({ status: 'parsed', points: [{ text, link }] });
  });

  it.each([
    ['', { kind: 'empty' }],
    ['\u202E\n - \n', { kind: 'empty' }],
    [
      Array.from({ length: 13 }, (_one, index) => `Nội dung ${index}`).join('\n'),
      { kind: 'too_many', count: 13 },
    ],
    [`Một\n${'a'.repeat(201)}`, { kind: 'too_long', line: 2 }],
    ['Một\nPhổ biến văn bản MẬT số 2', { kind: 'classified' }],
    ['Hai https://a.vn https://b.vn', { kind: 'two_links', line: 1 }],
    ['Ba https://user:pass@bank.vn/', { kind: 'bad_link', line: 1 }],
    [`Năm https://a.vn/${'x'.repeat(600)}`, { kind: 'bad_link', line: 1 }],
  ])('is refused: %s', (typed, problem) => {
    expect(parseAgenda(typed)).toEqual({ status: 'unclear', problem });
  });

  it('shows a host in letters that cannot pass for others', () => {
    expect(hostOf('https://ехample.vn/')).toBe('xn--ample-ywe6i.vn');
  });
});

it('a point moves a place up or down, and not beyond either end', () => {
  const points = ['một', 'hai', 'ba'].map((text) => ({ text, link: undefined }));
  const texts = (index: number, way: 'up' | 'down') =>
    movePoint(points, index, way)?.points.map(({ text }) => text);
  expect(texts(2, 'up')).toEqual(['một', 'ba', 'hai']);
  expect(texts(0, 'down')).toEqual(['hai', 'một', 'ba']);
  expect(movePoint(points, 2, 'up')?.index).toBe(1);
  expect([texts(0, 'up'), texts(2, 'down'), texts(7, 'up')]).toEqual([undefined, undefined, undefined]);
});
