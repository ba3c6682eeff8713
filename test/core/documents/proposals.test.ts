import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/core/documents/proposals.ts';
import { documentData } from '../../support/document-data.ts';

const { bodies } = documentData;
const cell = { kind: 'cell', name: 'Chi bộ Tổ dân phố 5' } as const;
const ward = (name: string) => ({ kind: 'ward', name }) as const;
const city = (name: string) => ({ kind: 'city', name }) as const;

describe('what the tree suggests for documents', () => {
  it.each(['Đảng ủy phường Bồ Đề', 'Đảng bộ phường Bồ Đề', 'Phường Bồ Đề'])('of a cell under %s', (name) => {
    const place = { unit: cell, parent: ward(name), bodies };
    expect(propose('superior', place)).toEqual({ superior: 'Đảng bộ phường Bồ Đề' });
    expect(propose('issuer', place)).toEqual({ issuer: 'Chi bộ Tổ dân phố 5' });
    expect(propose('place', place)).toEqual({ place: 'Bồ Đề' });
    expect(propose('recipients', place)).toEqual({
      recipients: ['Đảng ủy phường Bồ Đề (để báo cáo)', 'Các đồng chí chi ủy viên', 'Lưu Chi bộ'],
    });
  });

  it.each(['Thành ủy Hà Nội', 'Đảng bộ thành phố Hà Nội'])('of a ward under %s', (name) => {
    const place = { unit: ward('Đảng bộ phường Bồ Đề'), parent: city(name), bodies };
    expect(propose('superior', place)).toEqual({ superior: 'Đảng bộ thành phố Hà Nội' });
    expect(propose('issuer', place)).toEqual({ issuer: 'Đảng ủy phường Bồ Đề' });
    expect(propose('place', place)).toEqual({ place: 'Bồ Đề' });
    expect(propose('recipients', place)).toMatchObject({
      recipients: [
        ...['Thành ủy Hà Nội (để báo cáo)', 'Các đồng chí đảng ủy viên', 'Các chi bộ trực thuộc'],
        'Lưu Văn phòng Đảng ủy',
      ],
    });
  });

  it('names nothing above a cell that stands alone', () => {
    const alone = { unit: cell, parent: undefined, bodies };
    expect(propose('superior', alone)).toBeUndefined();
    expect(propose('place', alone)).toBeUndefined();
    expect(propose('recipients', alone)).toMatchObject({
      recipients: ['Đảng ủy cấp trên (để báo cáo)', 'Các đồng chí chi ủy viên', 'Lưu Chi bộ'],
    });
  });

  it('knows no place of a committee in an office', () => {
    const office = { kind: 'committee', name: 'Đảng ủy Sở Tài chính' } as const;
    expect(propose('place', { unit: cell, parent: office, bodies })).toBeUndefined();
  });
});
