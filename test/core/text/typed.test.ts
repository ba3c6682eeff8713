import { describe, expect, it } from 'vitest';
import { tidyText } from '../../../src/core/text/typed.ts';

describe('free text', () => {
  it.each([
    ['  Tôi sẽ sửa.  ', 'Tôi sẽ sửa.'],
    ['dòng một\r\ndòng hai\rdòng ba', 'dòng một\ndòng hai\ndòng ba'],
    ['hai\u0000 chữ\u0007', 'hai chữ'],
    // As typed by a keyboard that sends marks apart from letters.
    ['Tôi sẽ sửa'.normalize('NFD'), 'Tôi sẽ sửa'],
    ['👨‍👩‍👧 gia đình', '👨‍👩‍👧 gia đình'],
    // Marks that would turn the rest of the line around.
    ['một \u202Ehai\u2066 ba', 'một hai ba'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(tidyText(typed)).toEqual({ status: 'tidied', text: stored });
  });

  it.each(['', '   ', '\n\t', '\u200b\u200d', '\u0000'])('%j is no text', (typed) => {
    expect(tidyText(typed)).toEqual({ status: 'empty' });
  });

  it('of 4,096 characters is kept whole, also where each takes two units', () => {
    expect(tidyText('ư'.repeat(4096))).toEqual({ status: 'tidied', text: 'ư'.repeat(4096) });
    expect(tidyText('🌾'.repeat(4096))).toEqual({ status: 'tidied', text: '🌾'.repeat(4096) });
    expect(tidyText('ư'.repeat(4097))).toEqual({ status: 'too_long' });
  });
});

describe('a stamp of secrecy', () => {
  it.each(['MẬT', 'Tài liệu TỐI MẬT số 12', 'Tuyệt mật: kế hoạch', 'TUYỆT MẬT', '(MẬT)', 'Độ: Tối mật'])(
    'keeps %j from being stored',
    (text) => {
      expect(tidyText(text)).toEqual({ status: 'classified' });
    },
  );

  it.each([
    'nuôi ong lấy mật',
    'Mật ong',
    'bí mật gia đình',
    'thân mật',
    'gặp mặt',
    'Bảo mật điện thoại',
    'BẢO MẬTX',
    'GIỮ MỐI QUAN HỆ THÂN MẬT VỚI BÀ CON',
    'CHI BỘ PHÒNG BẢO MẬT',
    'NUÔI ONG LẤY MẬT ONG',
    'LIÊN HỆ MẬT THIẾT VỚI NHÂN DÂN',
  ])('is not seen in %j', (text) => {
    expect(tidyText(text)).toEqual({ status: 'tidied', text });
  });
});
