import { expect, test } from 'vitest';
import { emulate } from './emulated.ts';

async function withPerson() {
  const emulated = await emulate();
  const an = emulated.emulator.person({ id: 100, firstName: 'An' });
  an.start();
  return { ...emulated, an };
}

test('a method that does not exist is not found', async () => {
  const { call, emulator } = await emulate();
  expect(await call('sendMesage', { chat_id: 1, text: 'x' })).toEqual({
    status: 404,
    ok: false,
    error_code: 404,
    description: 'Not Found: method not found',
  });
  expect(emulator.refusals.map(({ kind }) => kind)).toEqual(['unknown-method']);
});

test('a method that Telegram has and the bot has no use for is a mistake of the bot’s, and counts as refused', async () => {
  const { call, emulator, an } = await withPerson();
  const answer = await call('sendPoll', { chat_id: an.id, question: 'x', options: [{ text: 'a' }] });
  expect(answer.status).toBe(404);
  expect(answer.description).toBe('Not Found: method not found');
  expect(emulator.refusals.map(({ kind }) => kind)).toEqual(['unknown-method']);
});

const inline = (button: Record<string, unknown>) => ({ reply_markup: { inline_keyboard: [[button]] } });
const keyboard = (markup: Record<string, unknown>) => ({
  reply_markup: { keyboard: [[{ text: 'A' }]], ...markup },
});

test.each<[string, string, Record<string, unknown>, string]>([
  ['a missing chat', 'sendMessage', { chat_id: undefined }, 'Bad Request: chat_id is empty'],
  ['a missing text', 'sendMessage', { text: undefined }, 'Bad Request: message text is empty'],
  ['an empty text', 'sendMessage', { text: '' }, 'Bad Request: message text is empty'],
  ['a text of spaces', 'sendMessage', { text: ' \n ' }, 'Bad Request: text must be non-empty'],
  [
    'an unknown parameter',
    'sendMessage',
    { disable_web_page_preview: true },
    'Bad Request: unknown parameter "disable_web_page_preview"',
  ],
  [
    'a parameter of a later version',
    'sendMessage',
    { receiver_user_id: 1 },
    'Bad Request: unknown parameter "receiver_user_id"',
  ],
  [
    'a text that is a number',
    'sendMessage',
    { text: 5 },
    'Bad Request: parameter "text" must be of type String',
  ],
  [
    'a flag that is a word',
    'sendMessage',
    { protect_content: 'yes' },
    'Bad Request: parameter "protect_content" must be of type Boolean',
  ],
  [
    'a chat that is a list',
    'sendMessage',
    { chat_id: [1] },
    'Bad Request: parameter "chat_id" must be of type Number or String',
  ],
  [
    'a message id written as text',
    'editMessageText',
    { message_id: '1' },
    'Bad Request: parameter "message_id" must be of type Number',
  ],
  [
    'a fraction where a whole number belongs',
    'editMessageText',
    { message_id: 1.5 },
    'Bad Request: parameter "message_id" must be of type Number',
  ],
  ['an unknown parse mode', 'sendMessage', { parse_mode: 'BBCode' }, 'Bad Request: unsupported parse_mode'],
  [
    'a preview flag that is a word',
    'sendMessage',
    { link_preview_options: { is_disabled: 'yes' } },
    'Bad Request: field "is_disabled" must be of type Boolean',
  ],
  [
    'a preview of nothing',
    'sendMessage',
    { link_preview_options: { url: 'not-a-url' } },
    'Bad Request: WEBPAGE_URL_INVALID',
  ],
  [
    'an unknown preview field',
    'sendMessage',
    { link_preview_options: { disabled: true } },
    'Bad Request: unknown field "disabled" in LinkPreviewOptions',
  ],
  [
    'a markup that is a word',
    'sendMessage',
    { reply_markup: 'x' },
    "Bad Request: can't parse reply_markup JSON object",
  ],
  [
    'an inline keyboard that is no list',
    'sendMessage',
    { reply_markup: { inline_keyboard: 'bad' } },
    'Bad Request: field "inline_keyboard" must be of type Array',
  ],
  [
    'an inline keyboard without rows',
    'sendMessage',
    { reply_markup: { inline_keyboard: [{ text: 'x', callback_data: 'x' }] } },
    'Bad Request: field "inline_keyboard" must be of type Array',
  ],
  [
    'a button without text',
    'sendMessage',
    inline({ callback_data: 'x' }),
    'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
  ],
  [
    'a button without action',
    'sendMessage',
    inline({ text: 'x' }),
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button with empty data',
    'sendMessage',
    inline({ text: 'x', callback_data: '' }),
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button with two actions',
    'sendMessage',
    inline({ text: 'x', callback_data: 'x', url: 'https://example.org' }),
    "Bad Request: can't parse inline keyboard button: Exactly one action field must be used, found callback_data, url",
  ],
  [
    'a button with an unknown field',
    'sendMessage',
    inline({ text: 'x', callback_data: 'x', disabled: true }),
    'Bad Request: can\'t parse inline keyboard button: Unknown field "disabled" in InlineKeyboardButton',
  ],
  [
    'data that is a number',
    'sendMessage',
    inline({ text: 'x', callback_data: 7 }),
    'Bad Request: can\'t parse inline keyboard button: Field "callback_data" must be of type String',
  ],
  [
    'data of 65 bytes',
    'sendMessage',
    inline({ text: 'x', callback_data: 'ố'.repeat(21) + 'ab' }),
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'a link to nowhere',
    'sendMessage',
    inline({ text: 'x', url: 'not-a-url' }),
    "Bad Request: inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
  ],
  [
    'a link by another protocol',
    'sendMessage',
    inline({ text: 'x', url: 'ftp://example.com' }),
    "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  ],
  [
    'a web app over plain http',
    'sendMessage',
    inline({ text: 'x', web_app: { url: 'http://example.com' } }),
    "Bad Request: inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
  ],
  [
    'a pay button without invoice',
    'sendMessage',
    inline({ text: 'x', pay: true }),
    'Bad Request: BUTTON_TYPE_INVALID',
  ],
  [
    'an empty text to copy',
    'sendMessage',
    inline({ text: 'x', copy_text: { text: '' } }),
    'Bad Request: BUTTON_COPY_TEXT_INVALID',
  ],
  [
    'a text to copy of more than 256 characters',
    'sendMessage',
    inline({ text: 'x', copy_text: { text: 'ắ'.repeat(257) } }),
    'Bad Request: BUTTON_COPY_TEXT_INVALID',
  ],
  [
    'an unknown colour',
    'sendMessage',
    inline({ text: 'x', callback_data: 'x', style: 'green' }),
    'Bad Request: BUTTON_STYLE_INVALID',
  ],
  [
    'nine buttons in a row',
    'sendMessage',
    {
      reply_markup: {
        inline_keyboard: [Array.from({ length: 9 }, () => ({ text: 'x', callback_data: 'x' }))],
      },
    },
    'Bad Request: reply markup is too long',
  ],
  [
    'a key without text',
    'sendMessage',
    { reply_markup: { keyboard: [[{ request_contact: true }]] } },
    'Bad Request: can\'t parse keyboard button: Can\'t find field "text"',
  ],
  [
    'a keyboard without keys',
    'sendMessage',
    { reply_markup: { keyboard: [] } },
    'Bad Request: reply keyboard must be non-empty',
  ],
  [
    'a keyboard flag that is a word',
    'sendMessage',
    keyboard({ is_persistent: 'yes' }),
    'Bad Request: field "is_persistent" must be of type Boolean',
  ],
  [
    'a placeholder of 65 characters',
    'sendMessage',
    keyboard({ input_field_placeholder: 'x'.repeat(65) }),
    'Bad Request: input_field_placeholder must have 1 to 64 characters',
  ],
  [
    'an empty placeholder',
    'sendMessage',
    { reply_markup: { force_reply: true, input_field_placeholder: '' } },
    'Bad Request: input_field_placeholder must have 1 to 64 characters',
  ],
  [
    'a forced reply that is none',
    'sendMessage',
    { reply_markup: { force_reply: 'yes' } },
    'Bad Request: field "force_reply" must be of type Boolean',
  ],
  [
    'a reply keyboard on an edit',
    'editMessageText',
    { message_id: 1, reply_markup: { keyboard: [[{ text: 'A' }]] } },
    'Bad Request: unknown field "keyboard" in InlineKeyboardMarkup',
  ],
  [
    'an entity of an unknown type',
    'sendMessage',
    { entities: [{ type: 'shiny', offset: 0, length: 1 }] },
    "Bad Request: can't parse MessageEntity: Unsupported type specified",
  ],
  [
    'an entity behind the text',
    'sendMessage',
    { text: 'hello', entities: [{ type: 'bold', offset: 100, length: 1 }] },
    'Bad Request: entity begins after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity beyond the end',
    'sendMessage',
    { text: 'hello', entities: [{ type: 'bold', offset: 0, length: 100 }] },
    'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity before the text',
    'sendMessage',
    { text: 'hello', entities: [{ type: 'bold', offset: -1, length: 1 }] },
    'Bad Request: receive an entity with incorrect offset -1',
  ],
  [
    'a reply to nothing',
    'sendMessage',
    { reply_parameters: { message_id: 999 } },
    'Bad Request: message to be replied not found',
  ],
  [
    'a reply without an id',
    'sendMessage',
    { reply_parameters: { quote: 'x' } },
    'Bad Request: can\'t find field "message_id"',
  ],
  [
    'a scope of an unknown type',
    'setMyCommands',
    { chat_id: undefined, text: undefined, commands: [], scope: { type: 'everyone' } },
    "Bad Request: can't parse BotCommandScope: Unsupported type specified",
  ],
  [
    'a chat scope without its chat',
    'setMyCommands',
    { chat_id: undefined, text: undefined, commands: [], scope: { type: 'chat' } },
    'Bad Request: can\'t parse BotCommandScope: Can\'t find field "chat_id"',
  ],
])('%s is refused', async (_, method, fields, description) => {
  const { call, emulator, an } = await withPerson();
  const answer = await call(method, { chat_id: an.id, text: 'Kính chào', ...fields });
  expect(answer.description).toBe(description);
  expect(answer.status).toBe(400);
  expect(emulator.refusals).toMatchObject([{ method, code: 400, error: description }]);
  expect(an.messages()).toHaveLength(1);
});

test.each<[string, Record<string, unknown>]>([
  ['64 bytes of data', inline({ text: 'x', callback_data: 'ố'.repeat(21) + 'a' })],
  ['a coloured button', inline({ text: 'Gửi', callback_data: 'x', style: 'success' })],
  ['a button that opens a chat', inline({ text: 'x', url: 'tg://user?id=100' })],
  ['an empty inline keyboard', { reply_markup: { inline_keyboard: [] } }],
  [
    'a persistent keyboard',
    keyboard({ is_persistent: true, resize_keyboard: true, input_field_placeholder: 'Chọn' }),
  ],
  ['a removed keyboard', { reply_markup: { remove_keyboard: true } }],
  [
    'a markup written as text',
    { reply_markup: JSON.stringify({ inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }) },
  ],
  ['a chat id written as text', { chat_id: '100' }],
  [
    'a reply to nothing where that is allowed',
    { reply_parameters: { message_id: 999, allow_sending_without_reply: true } },
  ],
  ['a parse mode in small letters', { parse_mode: 'html' }],
])('%s is accepted', async (_, fields) => {
  const { call, emulator, an } = await withPerson();
  const answer = await call('sendMessage', { chat_id: an.id, text: 'Kính chào', ...fields });
  expect(answer).toMatchObject({ status: 200, ok: true });
  expect(emulator.refusals).toEqual([]);
  expect(emulator.calls.at(-1)).toMatchObject({ method: 'sendMessage', outcome: { status: 'accepted' } });
});

test('a parameter that Telegram has and the emulator does not play is refused rather than ignored', async () => {
  const { call, an } = await withPerson();
  const answer = await call('sendMessage', { chat_id: an.id, text: 'x', message_effect_id: '3' });
  expect(answer.description).toBe(
    'Not Implemented: parameter "message_effect_id" is not part of the emulator',
  );
});

test('markdown is refused rather than read wrongly', async () => {
  const { call, an } = await withPerson();
  const answer = await call('sendMessage', { chat_id: an.id, text: '*x*', parse_mode: 'MarkdownV2' });
  expect(answer.description).toBe('Not Implemented: parse_mode markdownv2 is not part of the emulator');
});
