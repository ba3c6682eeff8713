import { describe, expect, it } from 'vitest';
import { createRoutes } from '../../src/play/routes.ts';
import { readUpdate } from '../../src/telegram/bot.ts';
import type { Update } from 'grammy/types';

const from = { id: 7, is_bot: false, first_name: '' };
const chat = { id: 7, type: 'private', first_name: '' } as const;

const bot: Parameters<typeof readUpdate>[1] = {
  botUsername: 'tu_soi_bot',
  openFile: () => Promise.resolve({ status: 'gone' }),
};

function said(text: string): Update {
  return { update_id: 1, message: { message_id: 5, date: 1, chat, from, text } };
}

function tapped(data: string): Update {
  return {
    update_id: 1,
    callback_query: { id: 'q', from, chat_instance: '1', data, message: { message_id: 5, date: 1, chat } },
  };
}

describe('what is typed', () => {
  it.each([
    ['/tusoi', 'tusoi', ''],
    ['/review', 'tusoi', ''],
    ['/TUSOI', 'tusoi', ''],
    ['/start join_abc', 'start', 'join_abc'],
    ['/tusoi@tu_soi_bot', 'tusoi', ''],
    ['Tự soi', 'tusoi', ''],
    ['tu soi', 'tusoi', ''],
    ['TỰ SOI!', 'tusoi', ''],
    ['Lịch sinh hoạt', 'lich', ''],
    ['Lịch họp', 'lich', ''],
    ['tro giup', 'trogiup', ''],
    ['Tổng hợp', 'tonghop', ''],
    ['Nhắc gửi', 'nhac', ''],
    ['Help', 'trogiup', ''],
  ])('"%s" is the command %s', (text, command, payload) => {
    expect(readUpdate(said(text), bot)?.input).toEqual({ kind: 'command', command, payload });
  });

  it.each(['Tự soi là việc hằng ngày', 'xin /tusoi', '/', '/ tusoi', 'trợ giúp bà con vay vốn'])(
    '"%s" is plain text',
    (text) => {
      expect(readUpdate(said(text), bot)?.input).toEqual({ kind: 'text', text });
    },
  );

  it('a sticker is something else than text', () => {
    const sticker = { update_id: 1, message: { message_id: 5, date: 1, chat, from } };
    expect(readUpdate(sticker, bot)?.input).toEqual({ kind: 'other' });
  });
});

describe('what a button carries', () => {
  it('ids come back whole', () => {
    expect(readUpdate(tapped('review.open:~AZqxE7yteAC__yM0VniavA'), bot)?.input).toMatchObject({
      action: 'review.open',
      args: ['019ab113-bcad-7800-bfff-233456789abc'],
    });
  });

  it.each([
    '',
    'review',
    'review.open:<b>',
    'Review.Open',
    'x'.repeat(64),
    'review.open:a b',
    '__proto__.x:1',
    'a.b\n:c',
  ])('forged data "%s" names no action that exists', (data) => {
    const routes = createRoutes([{ taps: { 'review.open': () => Promise.resolve({}) } }]);
    const received = readUpdate(tapped(data), bot);
    expect(received && routes.find(received.input, undefined)).toBeUndefined();
  });
});
