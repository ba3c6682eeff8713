import { expect, test } from 'vitest';
import { minute, second } from '../../../support/clock.ts';
import { emulate, refusal } from '../emulated.ts';

const tooOld = '(400: Bad Request: query is too old and response timeout expired or query ID is invalid)';

async function withTap() {
  const emulated = await emulate();
  const an = emulated.emulator.person({ firstName: 'An' });
  an.start();
  const { message_id } = await emulated.api.sendMessage(an.id, 'Chọn', {
    reply_markup: { inline_keyboard: [[{ text: 'Một', callback_data: '1' }]] },
  });
  const queryId = an.tap(message_id, 'Một');
  return { ...emulated, an, queryId };
}

test('a tap is answered once', async () => {
  const { api, an, queryId, emulator } = await withTap();
  await api.getUpdates();
  expect(emulator.unanswered()).toMatchObject([{ id: queryId, data: '1' }]);
  await api.answerCallbackQuery(queryId, { text: 'Đã ghi', show_alert: true });
  expect(emulator.unanswered()).toEqual([]);
  expect(an.taps()).toMatchObject([{ answer: { text: 'Đã ghi', isAlert: true } }]);
  expect(await refusal(api.answerCallbackQuery(queryId))).toBe(tooOld);
  expect(await refusal(api.answerCallbackQuery('123'))).toBe(tooOld);
  expect(emulator.refusals.map(({ kind }) => kind)).toEqual(['query-too-old', 'query-too-old']);
});

test('a tap can be answered for a quarter of an hour', async () => {
  const { api, queryId, clock } = await withTap();
  await api.getUpdates();
  clock.advance(15 * minute + second);
  expect(await refusal(api.answerCallbackQuery(queryId))).toBe(tooOld);
});

test('a tap at the end of its time is still answered', async () => {
  const { api, queryId, clock } = await withTap();
  await api.getUpdates();
  clock.advance(15 * minute);
  expect(await api.answerCallbackQuery(queryId)).toBe(true);
});

test('an answer has at most 200 characters, and a longer one leaves the tap open', async () => {
  const { api, queryId, call } = await withTap();
  expect(await refusal(api.answerCallbackQuery(queryId, { text: 'x'.repeat(201) }))).toBe(
    '(400: Bad Request: MESSAGE_TOO_LONG)',
  );
  expect(await refusal(api.answerCallbackQuery(queryId, { url: 'https://example.org' }))).toBe(
    '(400: Bad Request: URL_INVALID)',
  );
  expect((await call('answerCallbackQuery', {})).description).toBe(
    'Bad Request: parameter "callback_query_id" is required',
  );
  expect(await api.answerCallbackQuery(queryId, { text: 'ố'.repeat(200) })).toBe(true);
});

test('what the bot is about to send is shown to a chat that it may write to', async () => {
  const { api, an } = await withTap();
  expect(await api.sendChatAction(an.id, 'upload_document')).toBe(true);
  expect(await refusal(api.sendChatAction(999, 'upload_document'))).toBe(
    '(400: Bad Request: chat not found)',
  );
});
