import { expect, it } from 'vitest';
import { createLastTexts } from '../../../src/telegram/intake/last-texts.ts';

const said = { chatId: 7, messageId: 2 };

it('a text that is not the same as before has changed', () => {
  const hear = createLastTexts();
  hear({ ...said, updateId: 1, text: 'tôi còn nể nang' });
  expect(hear({ ...said, updateId: 2, text: 'tôi còn nể nang' })).toBe(false);
  expect(hear({ ...said, updateId: 3, text: 'tôi hết nể nang' })).toBe(true);
  expect(hear({ ...said, updateId: 4, text: 'tôi hết nể nang' })).toBe(false);
});

it('the same words in another message or chat are not the same text', () => {
  const hear = createLastTexts();
  hear({ ...said, updateId: 1, text: 'x' });
  expect(hear({ ...said, messageId: 3, updateId: 2, text: 'x' })).toBe(true);
  expect(hear({ ...said, chatId: 8, updateId: 3, text: 'x' })).toBe(true);
});

it('an update that is brought again, as it could not be stored, is told the same', () => {
  const hear = createLastTexts();
  expect(hear({ ...said, updateId: 2, text: 'x' })).toBe(true);
  expect(hear({ ...said, updateId: 2, text: 'x' })).toBe(true);
});
