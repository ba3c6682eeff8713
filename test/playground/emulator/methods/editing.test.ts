import { InputFile } from 'grammy';
import { expect, test } from 'vitest';
import { emulate, refusal } from '../emulated.ts';

const markup = (...labels: string[]) => ({
  inline_keyboard: [labels.map((text) => ({ text, callback_data: text }))],
});
const notModified =
  '(400: Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message)';

async function withMessage() {
  const emulated = await emulate();
  const an = emulated.emulator.person({ firstName: 'An' });
  an.start();
  const { message_id } = await emulated.api.sendMessage(an.id, '<b>Mục 1</b>', {
    parse_mode: 'HTML',
    reply_markup: markup('Một', 'Hai'),
  });
  return { ...emulated, an, message_id };
}

test('an edit changes text and buttons, and the past is kept', async () => {
  const { api, an, message_id, clock } = await withMessage();
  clock.advance(5000);
  const edited = await api.editMessageText(an.id, message_id, 'Mục 2', { reply_markup: markup('Ba') });
  expect(edited).toMatchObject({ text: 'Mục 2', edit_date: 1_791_187_205 });
  expect(an.messages().at(-1)).toMatchObject({
    text: 'Mục 2',
    buttons: [[{ text: 'Ba', data: 'Ba' }]],
    history: [
      {
        text: 'Mục 1',
        buttons: [[{ text: 'Một' }, { text: 'Hai' }]],
        until: new Date('2026-10-05T08:00:05Z'),
      },
    ],
  });
});

test('an edit that changes nothing is refused under a kind of its own', async () => {
  const { api, an, message_id, emulator } = await withMessage();
  expect(
    await refusal(
      api.editMessageText(an.id, message_id, ' <b>Mục 1</b>', {
        parse_mode: 'HTML',
        reply_markup: markup('Một', 'Hai'),
      }),
    ),
  ).toBe(notModified);
  expect(
    await refusal(api.editMessageReplyMarkup(an.id, message_id, { reply_markup: markup('Một', 'Hai') })),
  ).toBe(notModified);
  expect(emulator.refusals.map(({ kind }) => kind)).toEqual(['not-modified', 'not-modified']);
});

test.each([
  [
    'the same words in another dress',
    (text: string) => ({ text, parse_mode: 'HTML' as const, reply_markup: markup('Một', 'Hai') }),
    '<i>Mục 1</i>',
  ],
  ['the same words without dress', (text: string) => ({ text, reply_markup: markup('Một', 'Hai') }), 'Mục 1'],
  [
    'the same text without buttons',
    (text: string) => ({ text, parse_mode: 'HTML' as const }),
    '<b>Mục 1</b>',
  ],
  [
    'another order of buttons',
    (text: string) => ({ text, parse_mode: 'HTML' as const, reply_markup: markup('Hai', 'Một') }),
    '<b>Mục 1</b>',
  ],
])('%s is a change', async (_, fields, text) => {
  const { call, an, message_id } = await withMessage();
  expect((await call('editMessageText', { chat_id: an.id, message_id, ...fields(text) })).ok).toBe(true);
});

test('only own messages that are there can be edited', async () => {
  const { api, call, an, message_id, emulator } = await withMessage();
  const own = an.say('Của tôi');
  expect(await refusal(api.editMessageText(an.id, 999, 'x'))).toBe(
    '(400: Bad Request: message to edit not found)',
  );
  expect(await refusal(api.editMessageText(an.id, own.messageId, 'x'))).toBe(
    "(400: Bad Request: message can't be edited)",
  );
  expect((await call('editMessageText', { chat_id: an.id, text: 'x' })).description).toBe(
    'Bad Request: message identifier is not specified',
  );
  const binh = emulator.person({ firstName: 'Bình' });
  expect(await refusal(api.editMessageText(binh.id, message_id, 'x'))).toBe(
    '(400: Bad Request: chat not found)',
  );
});

test.each([
  ['a reply keyboard', { keyboard: [['x']] }],
  ['its removal', { remove_keyboard: true as const }],
  ['a forced reply', { force_reply: true as const }],
])('a message sent with %s cannot be edited', async (_, reply_markup) => {
  const { api, an } = await withMessage();
  const { message_id } = await api.sendMessage(an.id, 'x', { reply_markup });
  expect(await refusal(api.editMessageText(an.id, message_id, 'y'))).toBe(
    "(400: Bad Request: message can't be edited)",
  );
});

test('an edit is measured with its own words', async () => {
  const { api, an, message_id } = await withMessage();
  expect(await refusal(api.editMessageText(an.id, message_id, 'x'.repeat(4097)))).toBe(
    '(400: Bad Request: MESSAGE_TOO_LONG)',
  );
  expect(await refusal(api.editMessageText(an.id, message_id, ''))).toBe(
    '(400: Bad Request: message text is empty)',
  );
  expect(
    await refusal(
      api.editMessageText(an.id, message_id, 'x', {
        reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x'.repeat(65) }]] },
      }),
    ),
  ).toBe('(400: Bad Request: BUTTON_DATA_INVALID)');
});

test('a document has a caption and no text, and can be exchanged', async () => {
  const { api, an } = await withMessage();
  const { message_id } = await api.sendDocument(an.id, new InputFile(Buffer.from('a'), 'a.csv'), {
    caption: 'Một',
  });
  expect(await refusal(api.editMessageText(an.id, message_id, 'x'))).toBe(
    '(400: Bad Request: there is no text in the message to edit)',
  );
  const exchanged = await api.editMessageMedia(an.id, message_id, {
    type: 'document',
    media: new InputFile(Buffer.from('bb'), 'b.csv'),
    caption: 'Ba',
  });
  expect(exchanged).toMatchObject({ caption: 'Ba', document: { file_name: 'b.csv', file_size: 2 } });
  expect(
    an
      .messages()
      .at(-1)
      ?.history.map(({ text }) => text),
  ).toEqual(['Một']);
});

test('who blocked the bot sees no edit', async () => {
  const { api, an, message_id, emulator } = await withMessage();
  an.block();
  expect(await refusal(api.editMessageText(an.id, message_id, 'x'))).toBe(
    '(403: Forbidden: bot was blocked by the user)',
  );
  expect(emulator.refusals).toEqual([]);
});
