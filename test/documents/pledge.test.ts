import { expect, it } from 'vitest';
import { makePledge } from '../../src/documents/pledge.ts';
import { documentData } from '../support/document-data.ts';
import { pledgeFacts } from '../support/document-facts.ts';
import { readDocx } from '../support/docx.ts';

it('the signed copy of a pledge has its four parts, those that are open as lines to write on, and who signs', async () => {
  const { name, bytes } = await makePledge(documentData, pledgeFacts());
  const { text } = readDocx(bytes);
  expect(name).toBe('ban-cam-ket_le-thi-thu_2026.docx');
  const lines = text.split('\n');
  expect(lines.filter((line) => /^[IV]+- /.test(line))).toEqual([
    'I- VỀ TƯ TƯỞNG CHÍNH TRỊ',
    'II- VỀ ĐẠO ĐỨC, LỐI SỐNG',
    'III- VỀ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO',
    'IV- VỀ Ý THỨC KỶ LUẬT, TRÁCH NHIỆM NÊU GƯƠNG',
  ]);
  expect(text).toContain('BẢN CAM KẾT\ntu dưỡng, rèn luyện, phấn đấu năm 2026');
  expect(text).toContain(
    'Thực hiện Quy định số 19-QĐ/TW, ngày 08/4/2026 về công tác chính trị, tư tưởng trong Đảng,',
  );
  expect(text).toContain('GIAO\nPhụ trách tổ 3\nMỗi tháng thăm năm hộ\n');
  expect(text).toContain('NGƯỜI CAM KẾT');
  expect(text).not.toMatch(/Số +-/);
});
