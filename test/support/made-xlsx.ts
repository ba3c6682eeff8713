import { crc32, deflateRawSync } from 'node:zlib';

/** A cell as a text, or as the XML of it. */
export type MadeCell = string | { xml: string };

export type MadeSheet = { name: string; rows: readonly (readonly MadeCell[])[] };

type Parts = Readonly<Record<string, string | Uint8Array>>;

/** An .xlsx written by nothing of the program; `more` adds parts or puts others in their place. */
export function madeXlsx(sheets: readonly MadeSheet[], more: Parts = {}): Uint8Array {
  const of = (write: (sheet: MadeSheet, number: number) => string): string =>
    sheets.map((sheet, index) => write(sheet, index + 1)).join('');
  return zipped({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="x">${of((_, number) => `<Relationship Id="rId${number}" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="x" xmlns:r="y"><sheets>${of(({ name }, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows)]),
    ),
    ...more,
  });
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';

export function sheetXml(rows: readonly (readonly MadeCell[])[]): string {
  const cells = (row: readonly MadeCell[]): string =>
    row.map((cell) => (typeof cell === 'string' ? textCell(cell) : cell.xml)).join('');
  return `${head}<worksheet xmlns="x"><sheetData>${rows.map((row) => `<row>${cells(row)}</row>`).join('')}</sheetData></worksheet>`;
}

function textCell(text: string): string {
  return text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function zipped(parts: Parts): Uint8Array {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, Buffer.from(name)]));
    local.push(header);
    at += header.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, listed, end]);
}

/** A filled form: what is said of the checklist, and its items by column. */
export function filledForm(
  items: readonly Readonly<Record<string, MadeCell>>[],
  about: Readonly<Record<string, MadeCell>> = { 'Tên danh mục': 'Nếp sống tổ 5', 'Tên ngắn': 'Nếp sống' },
): MadeSheet[] {
  const columns = [...new Set(['Nhóm', 'Tên gọn', 'Nội dung', 'Gợi ý', ...items.flatMap(Object.keys)])];
  return [
    {
      name: 'Danh mục',
      rows: [['Thông tin', 'Điền vào đây'], ...Object.entries(about).map(([title, said]) => [title, said])],
    },
    { name: 'Các mục', rows: [columns, ...items.map((item) => columns.map((column) => item[column] ?? ''))] },
  ];
}

export const noise = {
  Nhóm: 'Nơi ở',
  'Tên gọn': 'Gây ồn giờ nghỉ',
  'Nội dung': 'Có lúc để tivi, karaoke làm phiền hàng xóm.',
  'Gợi ý': 'Sau 22 giờ, nhà mình có còn mở to?',
};
export const waste = {
  Nhóm: '',
  'Tên gọn': 'Chưa phân loại rác',
  'Nội dung': 'Có lúc để lẫn rác, để rác sai giờ.',
  'Gợi ý': 'Tuần qua nhà mình để rác đúng giờ mấy lần?',
};
