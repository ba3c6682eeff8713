import { expect, test } from 'vitest';
import { emulate, refusal } from '../emulated.ts';

test('a pinned message is shown by the chat, and its pin is a service message', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const { message_id } = await api.sendMessage(an.id, 'Kỳ họp tháng 10');
  await api.pinChatMessage(an.id, message_id);
  expect(await api.getChat(an.id)).toMatchObject({
    type: 'private',
    first_name: 'An',
    pinned_message: { message_id },
  });
  expect((await api.getUpdates()).at(-1)?.message).toMatchObject({
    pinned_message: { message_id, text: 'Kỳ họp tháng 10' },
  });
  await api.unpinChatMessage(an.id);
  expect((await api.getChat(an.id)).pinned_message).toBeUndefined();
  expect(await refusal(api.unpinChatMessage(an.id))).toBe('(400: Bad Request: message to unpin not found)');
  expect(await refusal(api.pinChatMessage(an.id, 999))).toBe('(400: Bad Request: message to pin not found)');
});

test('in a group only an administrator pins', async () => {
  const { api, emulator } = await emulate();
  const group = emulator.group({
    title: 'Chi bộ',
    creator: emulator.person({ firstName: 'An' }),
    bot: 'member',
  });
  const { message_id } = await api.sendMessage(group.id, 'x');
  expect(await refusal(api.pinChatMessage(group.id, message_id))).toBe(
    '(400: Bad Request: not enough rights to manage pinned messages in the chat)',
  );
  group.promoteBot();
  expect(await api.pinChatMessage(group.id, message_id)).toBe(true);
});

test('the bot reacts with one known emoji', async () => {
  const { api, emulator, call } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  const { messageId } = an.start();
  await api.setMessageReaction(an.id, messageId, [{ type: 'emoji', emoji: '👍' }]);
  expect(an.messages()[0]?.reaction).toBe('👍');
  await api.setMessageReaction(an.id, messageId, []);
  expect(an.messages()[0]?.reaction).toBeUndefined();
  const react = (...emojis: string[]) =>
    call('setMessageReaction', {
      chat_id: an.id,
      message_id: messageId,
      reaction: emojis.map((emoji) => ({ type: 'emoji', emoji })),
    });
  expect((await react('✅')).description).toBe('Bad Request: REACTION_INVALID');
  expect((await react('👍', '🔥')).description).toBe('Bad Request: REACTIONS_TOO_MANY');
  expect(await refusal(api.setMessageReaction(an.id, 999, [{ type: 'emoji', emoji: '👍' }]))).toBe(
    '(400: Bad Request: message to react to not found)',
  );
});

test('a private chat has the person and the bot, and nobody can leave it', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  const binh = emulator.person({ firstName: 'Bình' });
  an.start();
  expect(await api.getChatMember(an.id, an.id)).toMatchObject({
    status: 'member',
    user: { first_name: 'An' },
  });
  expect(await refusal(api.getChatMember(an.id, binh.id))).toBe('(400: Bad Request: user not found)');
  expect(await refusal(api.leaveChat(an.id))).toBe(
    "(400: Bad Request: chat member status can't be changed in private chats)",
  );
  expect(await refusal(api.getChatAdministrators(an.id))).toBe(
    '(400: Bad Request: there are no administrators in the private chat)',
  );
});

test('typing is shown to whoever listens', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const actions: string[] = [];
  emulator.on((event) => {
    if (event.type === 'chat_action') actions.push(event.action);
  });
  await api.sendChatAction(an.id, 'upload_document');
  expect(actions).toEqual(['upload_document']);
});
