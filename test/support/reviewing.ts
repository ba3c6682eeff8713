import type { PersonDriver } from './people.ts';

/** A review that the cell may read: item 4 with these words, nothing else to report. */
export async function sendReview(member: PersonDriver, words: string): Promise<void> {
  await member.says('/tusoi');
  await member.taps('4');
  await member.taps('Có, đang sửa');
  await member.taps('Viết: Biểu hiện');
  await member.says(words);
  await member.taps('Xong mục này');
  for (let group = 0; group < 3; group += 1) await member.taps('Nhóm này');
  await member.taps('Cả chi bộ');
  await member.taps('Gửi');
}
