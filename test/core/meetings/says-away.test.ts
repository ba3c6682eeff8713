import { expect, it } from 'vitest';
import { saysAway } from '../../../src/core/meetings/says-away.ts';

it.each([
  'Tôi bận, không dự được kỳ này',
  'toi khong di hop duoc',
  'Hôm đó em ko đến được ạ',
  'Xin phép vắng vì ốm',
  'Cho tôi xin nghỉ buổi này',
  'I cannot come on Thursday',
  'Sorry, I can’t make it',
])('“%s” says that somebody will not come', (text) => {
  expect(saysAway(text)).toBe(true);
});

it.each(['Không có', 'Không', 'Tôi sẽ dự', '12', 'Xong rồi', 'cảm ơn'])('“%s” does not', (text) => {
  expect(saysAway(text)).toBe(false);
});
