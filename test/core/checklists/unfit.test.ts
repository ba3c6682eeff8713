import { describe, expect, it } from 'vitest';
import { isMoney, unfitWords } from '../../../src/core/checklists/unfit.ts';

const asked = (text: string) => unfitWords(text, { isQuestion: true });
const said = (text: string) => unfitWords(text, { isQuestion: false });

describe('what a checklist of one’s own may say', () => {
  it.each(['Ghi số căn cước của đồng chí', 'SĐT liên hệ', 'so dien thoai', 'Your bank account'])(
    'never asks who somebody is: “%s”',
    (text) => {
      expect([said(text), asked(text)]).toEqual(['identity', 'identity']);
    },
  );

  it.each(['Kê khai tài sản có đúng hạn', 'Tiết kiệm chi từ lương'])(
    'may speak of what one owns or earns, and does not ask for it: “%s”',
    (text) => {
      expect([said(text), asked(text)]).toEqual([undefined, 'identity']);
    },
  );

  it('takes whole words as they are written, marks and all, unless the writer uses none', () => {
    expect(asked('Chất lượng sinh hoạt chi bộ')).toBeUndefined();
    expect(asked('Thu nhập thêm')).toBe('identity');
    expect(asked('Thu nhap them')).toBe('identity');
    expect(asked('Thu nhặt rác')).toBeUndefined();
  });
});

it('money is what is counted in dong or dollars, and nothing else', () => {
  expect(['đồng', 'triệu đồng', 'VNĐ', 'tỷ', 'USD'].map(isMoney)).toEqual([true, true, true, true, true]);
  expect(['lần', 'đồng chí', 'nghìn lượt', 'hộ'].map(isMoney)).toEqual([false, false, false, false]);
});
