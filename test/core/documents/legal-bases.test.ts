import { describe, expect, it } from 'vitest';
import { basesFor, datePrinted, groundOf } from '../../../src/core/documents/legal-bases.ts';
import { documentData } from '../../support/document-data.ts';

const { legalBases } = documentData;

describe('what a document is based on', () => {
  it('is cited by its date the first time, and shortly again', () => {
    const [resolution] = basesFor(legalBases, { kind: 'report', checklistKey: 'bieu-hien-27' });
    if (resolution === undefined) throw new Error('the 27 signs rest on nothing');
    expect(groundOf(resolution)).toEqual({
      full: 'Nghị quyết số 04-NQ/TW, ngày 30/10/2016 của Ban Chấp hành Trung ương Đảng khóa XII về tăng cường xây dựng, chỉnh đốn Đảng; ngăn chặn, đẩy lùi sự suy thoái về tư tưởng chính trị, đạo đức, lối sống, những biểu hiện “tự diễn biến”, “tự chuyển hóa” trong nội bộ',
      dated: 'Nghị quyết số 04-NQ/TW, ngày 30/10/2016',
      short: 'Nghị quyết 04-NQ/TW',
    });
  });

  it.each([
    ['bieu-hien-27', ['04-NQ/TW', '21-KL/TW']],
    ['dieu-khong-lam-207', ['207-QĐ/TW']],
    ['chuan-muc-144', ['144-QĐ/TW']],
    ['trach-nhiem-19', ['19-QĐ/TW']],
    ['own', []],
  ])('follows the checklist of the round: %s', (checklistKey, numbers) => {
    expect(basesFor(legalBases, { kind: 'report', checklistKey }).map(({ number }) => number)).toEqual(
      numbers,
    );
  });

  it('is the guidance on meetings for minutes, whatever was reviewed', () => {
    const bases = basesFor(legalBases, { kind: 'minutes', checklistKey: undefined });
    expect(bases.map((basis) => groundOf(basis).full)).toEqual([
      'Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư',
      'Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương',
    ]);
  });

  it.each([
    ['2026-09-05', '05/9/2026'],
    ['2026-02-05', '05/02/2026'],
    ['2016-10-30', '30/10/2016'],
  ])('prints %s as the Party writes it', (on, printed) => {
    expect(datePrinted(on)).toBe(printed);
  });
});
