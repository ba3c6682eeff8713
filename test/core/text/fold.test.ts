import { describe, expect, it } from 'vitest';
import { foldMarks } from '../../../src/core/text/fold.ts';

describe('text without marks', () => {
  it.each([
    ['Nguyễn Văn Ân', 'nguyen van an'],
    ['ĐỖ THỊ HƯỜNG', 'do thi huong'],
    ['đ/c Đặng', 'd/c dang'],
    ['Ðặng', 'dang'],
    ['ủy ban hòa giải', 'uy ban hoa giai'],
    ['uỷ ban hoà giải', 'uy ban hoa giai'],
    ['  Tự \t soi \n ', 'tu soi'],
    ['Tự\u00a0soi', 'tu soi'],
    ['Tự\u200b soi\ufeff', 'tu soi'],
    ['１５／１２', '15/12'],
    ['ＴỰ　ＳＯＩ', 'tu soi'],
    ['Có, đang sửa!', 'co, dang sua!'],
    ['', ''],
    ['   ', ''],
    ['\u0301', ''],
  ])('%j is compared as %j', (text, folded) => {
    expect(foldMarks(text)).toBe(folded);
  });

  it('a name typed with separate marks equals the same name typed with ready letters', () => {
    expect(foldMarks('Nguyễn Thị Đường'.normalize('NFD'))).toBe('nguyen thi duong');
    expect(foldMarks('Nguyễn Thị Đường'.normalize('NFC'))).toBe('nguyen thi duong');
  });

  it('every Vietnamese vowel with every mark becomes its plain letter', () => {
    const rows = {
      a: 'a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ',
      e: 'e è ẻ ẽ é ẹ ê ề ể ễ ế ệ',
      i: 'i ì ỉ ĩ í ị',
      o: 'o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ',
      u: 'u ù ủ ũ ú ụ ư ừ ử ữ ứ ự',
      y: 'y ỳ ỷ ỹ ý ỵ',
    };
    for (const [plain, letters] of Object.entries(rows)) {
      for (const letter of letters.split(' ')) {
        expect(foldMarks(letter)).toBe(plain);
        expect(foldMarks(letter.toUpperCase())).toBe(plain);
      }
    }
  });

  it('folding twice changes nothing more', () => {
    for (const text of ['Đồng chí Bí thư', 'ﬁle', 'İstanbul', 'ǅ', '½ tháng']) {
      expect(foldMarks(foldMarks(text))).toBe(foldMarks(text));
    }
  });
});
