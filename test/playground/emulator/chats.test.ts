import { expect, test } from 'vitest';
import { emulate, refusal } from './emulated.ts';

test('who never pressed Start cannot be written to', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  expect(await refusal(api.sendMessage(an.id, 'x'))).toBe('(400: Bad Request: chat not found)');
  expect(await refusal(api.getChat(an.id))).toBe('(400: Bad Request: chat not found)');
  expect(await refusal(api.sendMessage(987654321, 'x'))).toBe('(400: Bad Request: chat not found)');
  expect(await refusal(api.sendMessage('@somebody', 'x'))).toBe('(400: Bad Request: chat not found)');
  emulator.group({ title: 'Chi bộ', creator: an, bot: 'member' });
  expect(await refusal(api.sendMessage(an.id, 'x'))).toBe(
    "(403: Forbidden: bot can't initiate conversation with a user)",
  );
  expect(emulator.refusals.map(({ kind }) => kind)).toEqual(
    Array.from({ length: 5 }, () => 'chat-not-found'),
  );
});

test('who blocked the bot or is gone is unreachable, which counts apart', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  const binh = emulator.person({ firstName: 'Bình' });
  an.start();
  binh.start();
  an.block();
  binh.deleteAccount();
  expect(await refusal(api.sendMessage(an.id, 'x'))).toBe('(403: Forbidden: bot was blocked by the user)');
  expect(await refusal(api.sendMessage(binh.id, 'x'))).toBe('(403: Forbidden: user is deactivated)');
  expect(emulator.refusals).toEqual([]);
  expect(emulator.unreachable).toMatchObject([
    { method: 'sendMessage', kind: 'unreachable', code: 403 },
    { method: 'sendMessage', kind: 'unreachable', code: 403 },
  ]);
  an.start();
  expect((await api.sendMessage(an.id, 'x')).text).toBe('x');
});

test('the bot is told of a block and of its end', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  an.block();
  an.block();
  an.start();
  const updates = await api.getUpdates();
  expect(
    updates.map(
      ({ message, my_chat_member: change }) =>
        message?.text ?? `${change?.old_chat_member.status ?? ''} ${change?.new_chat_member.status ?? ''}`,
    ),
  ).toEqual(['/start', 'member kicked', 'kicked member', '/start']);
  expect(updates[1]?.my_chat_member).toMatchObject({
    from: { id: an.id },
    chat: { id: an.id, type: 'private' },
    new_chat_member: { user: { id: emulator.me.id, is_bot: true } },
  });
});

test('people cannot do what the app would not let them do', async () => {
  const { emulator } = await emulate();
  const an = emulator.person({ id: 100, firstName: 'An' });
  expect(() => an.say('x')).toThrow('An has not pressed Start');
  expect(() => an.start('mã lời mời')).toThrow(
    'a link may carry 1 to 64 of A-Z a-z 0-9 _ -, not "mã lời mời"',
  );
  expect(() => an.start('x'.repeat(65))).toThrow('a link may carry 1 to 64');
  expect(() => an.open('https://t.me/another_bot?start=x')).toThrow('does not lead to @tu_soi_emulator_bot');
  an.start();
  expect(() => an.say('   ')).toThrow('nobody can send an empty message');
  expect(() => an.say('x'.repeat(4097))).toThrow('the app would split this into several messages');
  expect(() => an.tap(1, 'A')).toThrow('An sees no such button on message 1');
  expect(() => an.press('A')).toThrow('An has no key "A"');
  an.block();
  expect(() => an.say('x')).toThrow('An has blocked the bot');
  expect(() => emulator.person({ id: 100, firstName: 'Bình' })).toThrow('there is already a user 100');
  expect(() => emulator.person({ id: 2 ** 52, firstName: 'Bình' })).toThrow('a user id has at most 52 bits');
});

test('a deep link starts the bot with what it carries', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ id: 2 ** 51, firstName: 'An' });
  an.open('https://t.me/tu_soi_emulator_bot?start=join_aB-9');
  const [update] = await api.getUpdates();
  expect(update?.message).toMatchObject({
    text: '/start join_aB-9',
    from: { id: 2_251_799_813_685_248 },
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  });
});

test('whatever people send arrives with its content', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const text = an.say('Tôi hỏi /tusoi và /trogiup@tu_soi_emulator_bot');
  an.send('sticker');
  an.send('voice');
  an.send('photo', { caption: 'Ảnh' });
  an.send('document', { name: 'Báo cáo.docx' });
  an.sendContact('+84912345678');
  an.edit(text.messageId, 'Tôi hỏi lại');
  const messages = (await api.getUpdates()).slice(1).map((update) => update.message ?? update.edited_message);
  expect(messages).toMatchObject([
    {
      text: 'Tôi hỏi /tusoi và /trogiup@tu_soi_emulator_bot',
      entities: [
        { offset: 8, length: 6 },
        { offset: 18, length: 28 },
      ],
    },
    { sticker: { type: 'regular', width: 512 } },
    { voice: { duration: 1, mime_type: 'audio/ogg' } },
    { photo: [{ width: 800 }], caption: 'Ảnh' },
    {
      document: {
        file_name: 'Báo cáo.docx',
        mime_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
    },
    { contact: { phone_number: '+84912345678', first_name: 'An', user_id: an.id } },
    { message_id: text.messageId, text: 'Tôi hỏi lại', edit_date: 1_791_187_200 },
  ]);
});

test('only buttons that are there now can be tapped, but anything can be forged', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const { message_id } = await api.sendMessage(an.id, 'Chọn', {
    reply_markup: {
      inline_keyboard: [
        [
          { text: 'Một', callback_data: '1' },
          { text: 'Trang', url: 'https://example.org' },
        ],
      ],
    },
  });
  an.tap(message_id, 'Một');
  expect(() => an.tap(message_id, 'Trang')).toThrow('the button "Trang" opens https://example.org/');
  await api.editMessageText(an.id, message_id, 'Xong');
  expect(() => an.tap(message_id, 'Một')).toThrow('An sees no such button');
  an.forge('1', message_id);
  an.forge('admin', 999);
  const taps = (await api.getUpdates()).slice(1).map(({ callback_query }) => callback_query);
  expect(taps).toMatchObject([
    {
      data: '1',
      message: { text: 'Chọn', reply_markup: { inline_keyboard: [[{ text: 'Một' }, { text: 'Trang' }]] } },
    },
    { data: '1', message: { text: 'Xong' } },
    { data: 'admin', message: { message_id: 999, date: 0 } },
  ]);
  expect(new Set(taps.map((tap) => tap?.id)).size).toBe(3);
});

test('a reply keyboard stays until it is replaced, removed, used up or its message is deleted', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  await api.sendMessage(an.id, 'x', {
    reply_markup: { keyboard: [['Tự soi', 'Cam kết'], ['Trợ giúp']], input_field_placeholder: 'Chọn' },
  });
  expect(an.keyboard()).toEqual([['Tự soi', 'Cam kết'], ['Trợ giúp']]);
  expect(an.state().keyboard?.placeholder).toBe('Chọn');
  await api.sendMessage(an.id, 'y');
  expect(an.press('Cam kết')).toMatchObject({ text: 'Cam kết', isFromBot: false });
  expect(an.keyboard()).toHaveLength(2);
  await api.sendMessage(an.id, 'x', { reply_markup: { remove_keyboard: true } });
  expect(an.keyboard()).toEqual([]);
  await api.sendMessage(an.id, 'x', { reply_markup: { keyboard: [['Một']], one_time_keyboard: true } });
  an.press('Một');
  expect(an.keyboard()).toEqual([]);
});

test('a forced reply answers its message', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const { message_id } = await api.sendMessage(an.id, 'Hạn?', { reply_markup: { force_reply: true } });
  an.say('15/12');
  an.say('Xong');
  const [, answer, after] = await api.getUpdates();
  expect(answer?.message).toMatchObject({ text: '15/12', reply_to_message: { message_id, text: 'Hạn?' } });
  expect(after?.message?.reply_to_message).toBeUndefined();
});
