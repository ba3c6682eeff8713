import { foldMarks } from '../text/fold.ts';
import { isInOldFont } from '../text/old-font.ts';
import { looksClassified } from '../text/typed.ts';

/** Told about oneself nowhere, whatever the item is. */
const never = [
  ...['căn cước', 'CCCD', 'chứng minh nhân dân', 'CMND', 'hộ chiếu', 'số thẻ đảng', 'mã số thuế'],
  ...['số bảo hiểm', 'sổ bảo hiểm', 'sổ hộ khẩu', 'bằng lái', 'giấy phép lái xe', 'mật khẩu', 'mã OTP'],
  ...['số điện thoại', 'số máy', 'số di động', 'SĐT', 'số Zalo', 'số tài khoản', 'tài khoản ngân hàng'],
  ...['identity card', 'passport', 'phone number', 'bank account', 'password'],
];

/** May be spoken of, but is not asked for by a question that wants an answer written down. */
const unasked = [
  ...['địa chỉ', 'số nhà', 'nơi thường trú', 'hộ khẩu', 'email', 'thư điện tử', 'ngày sinh', 'năm sinh'],
  ...['quê quán', 'lương', 'thu nhập', 'số tiền', 'bao nhiêu tiền', 'tài sản', 'tiền tiết kiệm'],
  ...['address', 'date of birth', 'salary', 'income', 'how much money'],
];

const moneyUnit = /^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) ?)?(?:đồng|đ|VNĐ|VND|USD|đô la)$|^(?:triệu|tỷ|tỉ)$/iu;

/** Why words of a checklist may not be put to members. */
export function unfitWords(
  text: string,
  { isQuestion }: { isQuestion: boolean },
): 'identity' | 'classified' | 'old_font' | undefined {
  if (looksClassified(text)) return 'classified';
  if (isInOldFont(text)) return 'old_font';
  const named = isQuestion ? [...never, ...unasked] : never;
  return named.some((words) => speaksOf(text, words)) ? 'identity' : undefined;
}

/** What a number is counted in. */
export function isMoney(unit: string): boolean {
  return moneyUnit.test(unit);
}

/** Somebody who types without marks means the same; in a text that has them, "lượng" is not "lương". */
function speaksOf(text: string, words: string): boolean {
  const isBare = /^\p{ASCII}*$/u.test(text);
  const read = isBare ? foldMarks : (one: string) => one.toLocaleLowerCase('vi');
  return ` ${read(text).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `.includes(` ${read(words)} `);
}
