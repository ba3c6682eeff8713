import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const both = (text: string) => ({ vi: text, en: `${text} (en)` });
const asked = (number: number, short: string) => ({
  number,
  short: both(short),
  text: both(`${short} của đồng chí ra sao?`),
  hint: both(`Nghĩ về ${short.toLowerCase()}, đồng chí thấy gì?`),
});

/** One group of manifestations, then every kind of question. */
export const everyKind = {
  key: 'du-loai',
  title: both('Đủ các loại mục'),
  shortTitle: both('Đủ loại'),
  source: {
    document: both('Phiếu của chi bộ'),
    issuedOn: '2026-11-01',
    urls: ['https://example.org/phieu'],
  },
  effectiveOn: '2026-11-01',
  groups: [
    {
      id: 'bieu-hien',
      title: both('Biểu hiện'),
      items: [
        { kind: 'manifestation', ...asked(1, 'Nể nang') },
        { kind: 'manifestation', ...asked(2, 'Chậm trễ') },
      ],
    },
    {
      id: 'cau-hoi',
      title: both('Câu hỏi'),
      items: [
        { kind: 'short_text', ...asked(3, 'Việc chính'), example: both('Vận động phân loại rác') },
        { kind: 'long_text', ...asked(4, 'Ưu điểm') },
        {
          kind: 'choice',
          ...asked(5, 'Giờ họp'),
          options: [
            { id: 'toi', label: both('Buổi tối') },
            { id: 'sang', label: both('Sáng Chủ nhật') },
          ],
        },
        {
          kind: 'choices',
          ...asked(6, 'Việc muốn nhận'),
          options: [
            { id: 'thanh-nien', label: both('Thanh niên') },
            { id: 'nguoi-cao-tuoi', label: both('Người cao tuổi') },
            { id: 've-sinh', label: both('Vệ sinh') },
          ],
        },
        { kind: 'scale', ...asked(7, 'Chất lượng họp'), steps: ['Kém', 'Vừa', 'Tốt'].map(both) },
        {
          kind: 'number',
          ...asked(8, 'Số hộ đã thăm'),
          min: 0,
          max: 1500,
          unit: { vi: 'hộ', en: 'homes' },
        },
        { kind: 'date', ...asked(9, 'Ngày xong') },
        { kind: 'long_text', required: false, ...asked(10, 'Điều khác') },
      ],
    },
  ],
};

/** A folder with the shipped checklists, and this one beside them. */
export function checklistFolder(): { folder: string; put: (name: string, content: unknown) => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-checklists-'));
  cpSync('prisma/checklists', folder, { recursive: true });
  const put = (name: string, content: unknown): void => {
    writeFileSync(path.join(folder, name), JSON.stringify(content));
  };
  put('zz-du-loai.json', everyKind);
  return { folder, put };
}
