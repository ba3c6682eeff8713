import type { Update } from 'grammy/types';
import { expect, it } from 'vitest';
import { chatKeyOf, takeIn } from '../../src/bot/intake.ts';

const self = {
  username: 'tu_soi_bot',
  answers: (command: string) => command === 'tiendo',
  hear: () => true,
};
const an = { id: 7, is_bot: false, first_name: 'Nguyễn Văn An', username: 'an1950', language_code: 'vi' };
const room = { id: 7, type: 'private', first_name: 'Nguyễn Văn An', username: 'an1950' } as const;
const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
const channel = { id: -1, type: 'channel', title: 'x' } as const;
const group = { id: -100, type: 'group', title: 'Chi bộ 5' } as const;

it('a person’s Telegram name is not kept', () => {
  const kept = takeIn(
    { update_id: 1, message: { message_id: 2, date: 3, chat: room, from: an, text: 'chào' } },
    self,
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
    self,
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
    'a command that no bot is named for and this one does not know',
    { update_id: 1, message: { message_id: 2, date: 3, chat: group, from: an, text: '/bimat' } },
  ],
  [
    'a word that only begins like a command',
    { update_id: 1, message: { message_id: 2, date: 3, chat: group, from: an, text: '/tiendo: bí mật' } },
  ],
  [
    'a command of somebody who writes as the group',
    {
      update_id: 1,
      message: { message_id: 2, date: 3, chat: group, from: anonymous, sender_chat: group, text: '/tiendo' },
    },
  ],
  [
    'a command of a channel in the group',
    {
      update_id: 1,
      message: { message_id: 2, date: 3, chat: group, from: an, sender_chat: channel, text: '/tiendo' },
    },
  ],
  [
    'somebody who joins a group',
    { update_id: 1, message: { message_id: 2, date: 3, chat: group, from: an, new_chat_members: [an] } },
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
  expect(takeIn(update, self)).toBeUndefined();
});

it.each([
  ['/tiendo@Tu_Soi_Bot', '/tiendo'],
  ['/tiendo', '/tiendo'],
  ['/tiendo đồng chí An bao giờ xong?', '/tiendo'],
  ['/khac@tu_soi_bot bí mật', '/khac'],
])('of a command to this bot in a group only the command is kept: %s', (text, kept) => {
  const message = { message_id: 2, date: 3, chat: group, from: an, text };
  expect(takeIn({ update_id: 1, message }, self)?.message).toEqual({
    message_id: 2,
    date: 3,
    chat: { id: -100, type: 'group', title: '' },
    from: { id: 7, is_bot: false, first_name: '' },
    text: kept,
  });
});

it('that a group became a supergroup is kept, whoever did it', () => {
  const leaves = { message_id: 2, date: 3, chat: group, from: an, migrate_to_chat_id: -1001 };
  const supergroup = { id: -1001, type: 'supergroup', title: 'Chi bộ 5' } as const;
  const arrives = { message_id: 1, date: 3, chat: supergroup, from: anonymous, migrate_from_chat_id: -100 };
  expect(takeIn({ update_id: 1, message: leaves }, self)?.message?.migrate_to_chat_id).toBe(-1001);
  const kept = takeIn({ update_id: 2, message: { ...arrives, sender_chat: supergroup } }, self);
  expect(kept?.message?.migrate_from_chat_id).toBe(-100);
  expect(JSON.stringify(kept)).not.toContain('Chi bộ');
});

it('the text of an edited message is not kept, only that it was edited', () => {
  const kept = takeIn(
    {
      update_id: 1,
      edited_message: { message_id: 2, date: 3, edit_date: 4, chat: room, from: an, text: 'điều riêng' },
    },
    self,
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
