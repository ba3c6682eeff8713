import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { chatKeyOf, takeIn } from '../../../src/telegram/intake/intake.ts';
import { createLastTexts } from '../../../src/telegram/intake/last-texts.ts';
import { serviceFields } from '../../../src/telegram/intake/service-fields.ts';
import { schema } from '../../../src/playground/emulator/schema.ts';

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
    'what somebody says as the group',
    {
      update_id: 1,
      message: { message_id: 2, date: 3, chat: group, from: anonymous, sender_chat: group, text: 'bí mật' },
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
  ['/start@tu_soi_bot chibo', '/start chibo'],
  ['/start@tu_soi_bot chibo của chúng tôi', '/start'],
])(
  'of a command to this bot in a group only the command is kept, and the word of its own link: %s',
  (text, kept) => {
    const message = { message_id: 2, date: 3, chat: group, from: an, text };
    expect(takeIn({ update_id: 1, message }, self)?.message).toEqual({
      message_id: 2,
      date: 3,
      chat: { id: -100, type: 'group', title: '' },
      from: { id: 7, is_bot: false, first_name: '' },
      text: kept,
    });
  },
);

it('of a command of an anonymous admin it is kept that nobody in particular wrote it', () => {
  const message = {
    message_id: 2,
    date: 3,
    chat: group,
    from: anonymous,
    sender_chat: group,
    text: '/tiendo',
  };
  const kept = takeIn({ update_id: 1, message }, self)?.message;
  expect(kept).toMatchObject({ text: '/tiendo', sender_chat: { id: -100, type: 'group', title: '' } });
});

it('the topic of a forum is kept, a thread of answers is none', () => {
  const message = { message_id: 2, date: 3, chat: group, from: an, text: '/tiendo', message_thread_id: 9 };
  expect(takeIn({ update_id: 1, message }, self)?.message).not.toHaveProperty('message_thread_id');
  const inTopic = { ...message, is_topic_message: true } as const;
  expect(takeIn({ update_id: 1, message: inTopic }, self)?.message).toMatchObject({ message_thread_id: 9 });
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

describe('what nobody said to the bot', () => {
  const at = { message_id: 2, date: 3, chat: room, from: an };
  const fields = Object.keys(schema.types['Message']?.fields ?? {});
  /** What somebody says with, and what accompanies it; every other field is a note of Telegram's own. */
  const said = [
    ...['text', 'rich_message', 'animation', 'audio', 'document', 'live_photo', 'paid_media', 'photo'],
    ...['sticker', 'story', 'video', 'video_note', 'voice', 'checklist', 'contact', 'dice', 'game', 'poll'],
    ...['venue', 'location', 'invoice', 'giveaway', 'giveaway_winners'],
  ];
  const around = [
    ...['message_id', 'message_thread_id', 'direct_messages_topic', 'from', 'sender_chat', 'sender_tag'],
    ...['sender_boost_count', 'sender_business_bot', 'date', 'guest_query_id', 'business_connection_id'],
    ...['chat', 'forward_origin', 'is_topic_message', 'is_automatic_forward', 'reply_to_message', 'quote'],
    ...['external_reply', 'reply_to_story', 'reply_to_checklist_task_id', 'reply_to_poll_option_id'],
    ...['via_bot', 'guest_bot_caller_user', 'guest_bot_caller_chat', 'edit_date', 'has_protected_content'],
    ...['is_from_offline', 'is_paid_post', 'media_group_id', 'author_signature', 'paid_star_count'],
    ...['entities', 'link_preview_options', 'suggested_post_info', 'effect_id', 'caption', 'reply_markup'],
    ...['caption_entities', 'show_caption_above_media', 'has_media_spoiler'],
  ];
  const notes = fields.filter((field) => !said.includes(field) && !around.includes(field));

  it('the Bot API names no such note that is not known here', () => {
    expect([...notes].sort()).toEqual([...serviceFields].sort());
  });

  it.each(notes)('is dropped: %s', (field) => {
    expect(takeIn({ update_id: 1, message: { ...at, [field]: 5 } }, self)).toBeUndefined();
  });

  it.each(said.filter((field) => field !== 'text'))('is not what somebody sends: %s', (field) => {
    expect(takeIn({ update_id: 1, message: { ...at, [field]: {} } }, self)?.message).toEqual({
      message_id: 2,
      date: 3,
      chat: { id: 7, type: 'private', first_name: '' },
      from: { id: 7, is_bot: false, first_name: '' },
    });
  });

  it('includes each step of a live location, and an edit that only Telegram sees', () => {
    const step = { ...at, edit_date: 4, location: { latitude: 21, longitude: 105, live_period: 900 } };
    expect(takeIn({ update_id: 1, edited_message: step }, self)).toBeUndefined();
    expect(takeIn({ update_id: 2, edited_message: { ...at, text: 'x' } }, self)).toBeUndefined();
    expect(
      takeIn({ update_id: 3, edited_message: { ...at, edit_date: 4, caption: 'x', photo: [] } }, self),
    ).toBeUndefined();
  });

  it('includes an edit that leaves the text as it was', () => {
    const listening = { ...self, hear: createLastTexts() };
    const edited = { ...at, edit_date: 4 };
    takeIn({ update_id: 1, message: { ...at, text: 'một' } }, listening);
    expect(takeIn({ update_id: 2, edited_message: { ...edited, text: 'một' } }, listening)).toBeUndefined();
    expect(takeIn({ update_id: 3, edited_message: { ...edited, text: 'hai' } }, listening)).toBeDefined();
  });
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

it('of a file only the id by which it may be fetched and its size are kept, and in a group nothing', () => {
  const document = {
    ...{
      file_id: 'BQAD',
      file_unique_id: 'u',
      file_name: 'Nguyễn Văn An.xlsx',
      file_size: 9,
      mime_type: 'x',
    },
    thumbnail: { file_id: 't', file_unique_id: 't', width: 1, height: 1 },
  };
  const sent = { message_id: 2, date: 3, from: an, document, caption: 'gửi bí thư' };
  const kept = takeIn({ update_id: 1, message: { ...sent, chat: room } }, self);
  expect(kept?.message).toEqual({
    ...{ message_id: 2, date: 3, chat: { id: 7, type: 'private', first_name: '' } },
    from: { id: 7, is_bot: false, first_name: '' },
    document: { file_id: 'BQAD', file_unique_id: '', file_size: 9 },
  });
  expect(takeIn({ update_id: 1, message: { ...sent, chat: group } }, self)).toBeUndefined();
});
