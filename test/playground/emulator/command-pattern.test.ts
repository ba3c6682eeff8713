import { expect, test } from 'vitest';
import { findCommands } from '../../../src/playground/emulator/formatted-text.ts';

test.each([
  ['/tusoi', ['/tusoi']],
  ['Xin bấm /trogiup, hoặc (/huy)', ['/trogiup', '/huy']],
  ['/tiendo@tu_soi_bot', ['/tiendo@tu_soi_bot']],
  ['dự/vắng', []],
  ['nghỉ/tusoi', []],
  ['/tổnghợp', []],
  ['và/hoặc, 5/12, </a>', []],
  ['đ\u0323/tusoi', []],
])('in “%s” Telegram shows as commands: %j', (text, commands) => {
  expect(findCommands(text).map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(
    commands,
  );
});
