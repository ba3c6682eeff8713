import type { Update } from 'grammy/types';
import { expect, it } from 'vitest';
import { chatKeyOf, takeIn } from '../../src/bot/intake.ts';

const an = { id: 7, is_bot: false, first_name: 'Nguyễn Văn An', username: 'an1950', language_code: 'vi' };
const room = { id: 7, type: 'private', first_name: 'Nguyễn Văn An', username: 'an1950' } as const;
const group = { id: -100, type: 'group', title: 'Chi bộ 5' } as const;

it('a person’s Telegram name is not kept', () => {
  const kept = takeIn(
    { update_id: 1, message: { message_id: 2, date: 3, chat: room, from: an, text: 'chào' } },
    'tu_soi_bot',
  );
  expect(kept).toEqual({
    update_id: 1,
    message: {
      message_id: 2,
      date: 3,
      chat: { id: 7, type: 'private', first_name: '' },
      from: { id: 7, is_bot: false, first_name: '' },
      text: 'chào',
    },
  });
});

it('of a tap only the data, the message id and who tapped are kept', () => {
  const kept = takeIn(
    {
      update_id: 1,
      callback_query: {
        id: 'q',
        from: an,
        chat_instance: 'c',
        data: 'review.open:1',
        message: { message_id: 2, date: 3, chat: room, text: 'Kính gửi đồng chí Nguyễn Văn An' },
      },
    },
    'tu_soi_bot',
  );
  expect(JSON.stringify(kept)).not.toContain('Nguyễn');
  expect(kept?.callback_query?.data).toBe('review.open:1');
});

it.each<[string, Update]>([
  [
    'a talk in a group',
    { update_id: 1, message: { message_id: 2, date: 3, chat: group, from: an, text: 'bí mật' } },
  ],
  [
    'a command to another bot',
    { update_id: 1, message: { message_id: 2, date: 3, chat: group, from: an, text: '/tiendo@other_bot' } },
  ],
  [
    'a command to any bot of a group',
    { update_id: 1, message: { message_id: 2, date: 3, chat: group, from: an, text: '/tiendo' } },
  ],
  [
    'an edit in a group',
    {
      update_id: 1,
      edited_message: { message_id: 2, date: 3, edit_date: 4, chat: group, from: an, text: 'x' },
    },
  ],
  [
    'a channel post',
    {
      update_id: 1,
      channel_post: { message_id: 2, date: 3, chat: { id: -1, type: 'channel', title: 'x' }, text: 'x' },
    },
  ],
])('%s is dropped before it is written anywhere', (_what, update) => {
  expect(takeIn(update, 'tu_soi_bot')).toBeUndefined();
});

it('a command to this bot in a group is read', () => {
  const update: Update = {
    update_id: 1,
    message: { message_id: 2, date: 3, chat: group, from: an, text: '/tiendo@Tu_Soi_Bot' },
  };
  expect(takeIn(update, 'tu_soi_bot')?.message?.text).toBe('/tiendo@Tu_Soi_Bot');
});

it('the text of an edited message is not kept, only that it was edited', () => {
  const kept = takeIn(
    {
      update_id: 1,
      edited_message: { message_id: 2, date: 3, edit_date: 4, chat: room, from: an, text: 'điều riêng' },
    },
    'tu_soi_bot',
  );
  expect(JSON.stringify(kept)).not.toContain('điều riêng');
});

it('what happens in one chat shares a key, whatever its kind', () => {
  expect(chatKeyOf({ update_id: 1, message: { message_id: 2, date: 3, chat: room, from: an } })).toBe('7');
  expect(
    chatKeyOf({
      update_id: 1,
      callback_query: {
        id: 'q',
        from: an,
        chat_instance: 'c',
        data: 'x',
        message: { message_id: 2, date: 3, chat: room },
      },
    }),
  ).toBe('7');
});
