import { describe, expect, it } from 'vitest';
import { readChecklistForm } from '../../../src/documents/checklist-form/read.ts';
import { makeChecklistForm } from '../../../src/documents/checklist-form/write.ts';
import { hostile } from '../../support/hostile-texts.ts';
import { filledForm, madeXlsx, noise, sheetXml, zipped } from '../../support/made-xlsx.ts';
import { readXlsx } from '../../support/xlsx.ts';

const frame = { key: 'rieng', author: 'Chi bộ Tổ dân phố 5', effectiveOn: '2026-12-01' };
const read = (bytes: Uint8Array) => readChecklistForm(bytes, frame);
const form = filledForm([noise]);
const rels = (inside: string): string =>
  `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/>${inside}</Relationships>`;
const declared = (doctype: string, text: string): string =>
  sheetXml([['Thông tin', { xml: `<c t="inlineStr"><is><t>${text}</t></is></c>` }]]).replace(
    '?>',
    `?>${doctype}`,
  );

describe('a file that was made to do harm', () => {
  it.each<[string, Uint8Array, string]>([
    ['text that is no archive', Buffer.from('Kính gửi chi bộ'), 'not_workbook'],
    ['an empty file', new Uint8Array(), 'not_workbook'],
    ['an archive of something else', zipped({ 'word/document.xml': '<w/>' }), 'not_workbook'],
    ['a file cut off', madeXlsx(form).slice(0, 900), 'not_workbook'],
    [
      'a part that swells a thousandfold',
      madeXlsx(form, { 'xl/media/image1.png': Buffer.alloc(8_000_000) }),
      'swells',
    ],
    [
      'a part that claims to be small',
      lying(madeXlsx(form, { 'xl/sharedStrings.xml': Buffer.alloc(8_000_000, ' ') })),
      'swells',
    ],
    [
      'thousands of parts',
      madeXlsx(form, Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`xl/a${index}.xml`, '']))),
      'swells',
    ],
    [
      'an entity that reads a file',
      madeXlsx(form, {
        'xl/worksheets/sheet1.xml': declared('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'),
      }),
      'entities',
    ],
    [
      'entities that swell',
      madeXlsx(form, {
        'xl/sharedStrings.xml':
          '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>',
      }),
      'entities',
    ],
    [
      'an entity that is not declared',
      madeXlsx(form, { 'xl/worksheets/sheet1.xml': declared('', '&a;') }),
      'not_workbook',
    ],
    [
      'XML in another encoding',
      madeXlsx(form, { 'xl/workbook.xml': Buffer.from('<a/>', 'utf16le') }),
      'not_workbook',
    ],
    [
      'XML nested without end',
      madeXlsx(form, { 'xl/worksheets/sheet1.xml': '<a>'.repeat(5000) }),
      'not_workbook',
    ],
    [
      'a control character',
      madeXlsx(form, { 'xl/worksheets/sheet1.xml': declared('', '\u0001') }),
      'not_workbook',
    ],
    [
      'a noncharacter',
      madeXlsx(form, { 'xl/worksheets/sheet1.xml': declared('', '\uFFFE') }),
      'not_workbook',
    ],
    [
      'another workbook that it is linked to',
      madeXlsx(form, { 'xl/externalLinks/externalLink1.xml': '<a/>' }),
      'links',
    ],
    [
      'a part that lies elsewhere',
      madeXlsx(form, {
        'xl/_rels/workbook.xml.rels': rels(
          '<Relationship Id="rId9" TargetMode="External" Target="http://x"/>',
        ),
      }),
      'links',
    ],
    [
      'a picture that is fetched from elsewhere',
      madeXlsx(form, {
        'xl/drawings/_rels/drawing1.xml.rels':
          '<Relationships><Relationship Id="a" Type="y/image" TargetMode="External" Target="http://x/1.png"/></Relationships>',
      }),
      'links',
    ],
    ['a data connection', madeXlsx(form, { 'xl/connections.xml': '<a/>' }), 'links'],
    ['macros', madeXlsx(form, { 'xl/vbaProject.bin': 'x' }), 'macros'],
    [
      'a workbook with macros under another name',
      madeXlsx(form, {
        '[Content_Types].xml':
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      }),
      'macros',
    ],
  ])('%s is refused', (_, bytes, why) => {
    expect(read(bytes)).toEqual({ status: 'refused', why });
  });

  it('may hold an address that was typed into a cell, which a spreadsheet makes a link', () => {
    const link =
      '<Relationships><Relationship Id="a" Type="y/hyperlink" TargetMode="External" Target="https://x.vn"/></Relationships>';
    expect(read(madeXlsx(form, { 'xl/worksheets/_rels/sheet1.xml.rels': link })).status).toBe('read');
  });

  it('holding a cell far away costs nothing', () => {
    const far = sheetXml(form[1]?.rows ?? []).replace(
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    );
    expect(read(madeXlsx(form, { 'xl/worksheets/sheet2.xml': far })).status).toBe('read');
  });
});

describe('a form that is filled in wrongly', () => {
  const faults = (items: Parameters<typeof filledForm>[0], about?: Parameters<typeof filledForm>[1]) => {
    const outcome = read(madeXlsx(filledForm(items, about)));
    return outcome.status === 'faulty'
      ? outcome.problems.map(({ place, fault }) => [place.row, place.column, fault.is])
      : outcome.status;
  };
  const formula = { xml: '<c t="str"><f>HYPERLINK("http://x","Gây ồn")</f><v>Gây ồn</v></c>' };

  it.each([
    ['a cell left empty', { ...noise, 'Nội dung': '' }, [2, 'Nội dung', 'empty']],
    ['a formula', { ...noise, 'Tên gọn': formula }, [2, 'Tên gọn', 'formula']],
    ['4,096 emoji', { ...noise, 'Gợi ý': '🙏'.repeat(4096) }, [2, 'Gợi ý', 'too_long']],
    [
      'a way of answering that there is not',
      { ...noise, 'Cách trả lời': 'Đúng sai' },
      [2, 'Cách trả lời', 'unknown_word'],
    ],
    ['a trait that does not go with it', { ...noise, 'Đặc điểm': 'là cam kết' }, [2, 'Đặc điểm', 'not_here']],
    ['a number out of order', { ...noise, Số: '7' }, [2, 'Số', 'misnumbered']],
    [
      'one choice alone',
      { ...noise, 'Cách trả lời': 'Chọn một', 'Lựa chọn': 'Có' },
      [2, 'Lựa chọn', 'too_few'],
    ],
    ['a stamp of secrecy', { ...noise, 'Gợi ý': 'Văn bản TỐI MẬT nào đã đọc?' }, [2, 'Gợi ý', 'classified']],
    [
      'a question for a paper’s number',
      { ...noise, 'Gợi ý': 'Số CCCD của đồng chí?' },
      [2, 'Gợi ý', 'identity'],
    ],
    [
      'the same without marks',
      { ...noise, 'Gợi ý': 'So dien thoai cua dong chi?' },
      [2, 'Gợi ý', 'identity'],
    ],
    [
      'a question for an address',
      { ...noise, 'Cách trả lời': 'Viết', 'Nội dung': 'Địa chỉ hiện nay của đồng chí?' },
      [2, 'Nội dung', 'identity'],
    ],
    [
      'a question for money',
      { ...noise, 'Cách trả lời': 'Số', 'Lựa chọn': '0–100', 'Đơn vị tính': 'triệu đồng' },
      [2, 'Đơn vị tính', 'identity'],
    ],
  ])('says where: %s', (_, item, fault) => {
    expect(faults([item])).toEqual([fault]);
  });

  it.each([
    [
      '“chất lượng” is not “lương”',
      { ...noise, 'Cách trả lời': 'Viết', 'Nội dung': 'Chất lượng sinh hoạt thế nào?' },
    ],
    ['income as something one may hide', { ...noise, 'Nội dung': 'Kê khai thu nhập chưa đủ.' }],
    ['accents typed apart', { ...noise, 'Nội dung': 'Có lúc làm ồn.'.normalize('NFD') }],
  ])('takes what only looks wrong: %s', (_, item) => {
    expect(faults([item])).toBe('read');
  });

  it('names a sheet and columns that are not there', () => {
    expect(read(madeXlsx([{ name: 'Sheet1', rows: [['a']] }]))).toMatchObject({
      problems: [
        { place: { sheet: 'Danh mục' }, fault: { is: 'no_sheet' } },
        { place: { sheet: 'Các mục' }, fault: { is: 'no_sheet' } },
      ],
    });
    expect(faults([], {})).toEqual([
      [undefined, 'Tên danh mục', 'empty'],
      [undefined, 'Tên ngắn', 'empty'],
      [undefined, 'Nhóm', 'too_few'],
    ]);
  });

  it('takes at most 200 items', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ ...noise, 'Tên gọn': `Mục ${index}` }));
    expect(faults(many)).toEqual([[202, undefined, 'too_many']]);
  });
});

describe('what was typed into a form', () => {
  it.each(Object.entries(hostile))(
    'stays a text wherever it goes, or is refused by its place: %s',
    async (_, text) => {
      const typed = text.replace(
        /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
        '_x0001_',
      );
      const outcome = read(madeXlsx(filledForm([{ ...noise, 'Nội dung': typed }])));
      if (outcome.status === 'faulty') {
        expect(outcome.problems.every(({ place }) => place.row === 2 && place.column === 'Nội dung')).toBe(
          true,
        );
        return;
      }
      if (outcome.status !== 'read') throw new Error(`the file was refused: ${outcome.why}`);
      const said = outcome.content.groups[0]?.items[0]?.text.vi ?? '';
      expect(said).toBe(said.normalize('NFC'));
      expect(said).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      const { sheets } = readXlsx((await makeChecklistForm(outcome.content)).bytes);
      expect(sheets.map(({ formulas }) => formulas)).toEqual([0, 0, 0]);
      expect(sheets[1]?.rows[1]?.[4]).toBe(said);
    },
  );
});

/** Its list says of every part that it is small. */
function lying(bytes: Uint8Array): Uint8Array {
  const zip = Buffer.from(bytes);
  const sign = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = zip.indexOf(sign); at >= 0; at = zip.indexOf(sign, at + 1)) zip.writeUInt32LE(100, at + 24);
  return zip;
}
