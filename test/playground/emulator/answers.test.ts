import { InputFile } from 'grammy';
import { expect, test } from 'vitest';
import type { Call } from '../../../src/playground/emulator/call.ts';
import { schema } from '../../../src/playground/emulator/schema.ts';
import { findMismatch } from '../../../src/playground/emulator/validate.ts';
import { emulate } from './emulated.ts';

/** What is wrong with an answer by the field lists. */
function mismatch({ method, outcome }: Call): string | undefined {
  if (outcome.status !== 'accepted') return `${method} was ${outcome.status}`;
  const found = findMismatch(outcome.result, schema.methods[method]?.returns ?? []);
  return found === undefined ? undefined : `${method}: ${found}`;
}

test('every answer and update has the fields that Telegram promises, and no others', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  const binh = emulator.person({ firstName: 'Bình' });
  an.start('join_1');
  const buttons = {
    inline_keyboard: [
      [
        { text: 'Một', callback_data: '1' },
        { text: 'Trang', url: 'https://example.org' },
      ],
    ],
  };
  const { message_id } = await api.sendMessage(
    an.id,
    '<b>Đảng</b> <a href="tg://user?id=5">viên</a> <pre><code class="language-ts">x</code></pre>',
    { parse_mode: 'HTML', reply_markup: buttons, reply_parameters: { message_id: 1 } },
  );
  an.tap(message_id, 'Một');
  an.forge('x', 999);
  an.send('sticker');
  an.send('voice');
  an.send('photo');
  an.send('document');
  an.sendContact('+84912345678');
  an.edit(an.say('x', { replyTo: message_id }).messageId, 'y');
  an.block();
  an.unblock();
  const group = emulator.group({ title: 'Chi bộ', creator: an, kind: 'group' });
  group.addBot();
  group.promoteBot();
  group.add(binh);
  group.promote(binh);
  group.remove(binh);
  const supergroup = group.migrate();
  supergroup.add(binh);
  supergroup.promote(binh, { anonymous: true });
  binh.say('/tiendo', { in: supergroup, anonymously: true });
  await api.getUpdates({
    allowed_updates: ['message', 'chat_member', 'my_chat_member', 'callback_query', 'edited_message'],
  });
  group.messages();
  supergroup.add(emulator.person({ firstName: 'Chi' }));
  await api.getUpdates();
  await api.answerCallbackQuery(an.taps()[0]?.id ?? '');
  await api.editMessageText(an.id, message_id, 'x', { reply_markup: buttons });
  await api.editMessageReplyMarkup(an.id, message_id);
  const file = await api.sendDocument(an.id, new InputFile(Buffer.from('x'), 'a.csv'), {
    protect_content: true,
  });
  await api.getFile(file.document.file_id);
  await api.getMe();
  await api.getChat(an.id);
  await api.getChat(supergroup.id);
  await api.setMyCommands([{ command: 'tusoi', description: 'Tự soi' }]);
  await api.setMyDescription('Giúp đảng viên tự soi');
  await api.getUpdates();
  supergroup.removeBot();
  await api.getUpdates();
  await api.setWebhook('https://example.org/hook');
  await api.deleteWebhook();
  expect(emulator.calls.map(mismatch).filter((one) => one !== undefined)).toEqual([]);
});

test('the field lists are those of Bot API 10.1', () => {
  expect([schema.version, schema.released]).toEqual(['Bot API 10.1', 'June 11, 2026']);
});

test('an answer with a wrong or unknown field is found', () => {
  expect(findMismatch({ url: 5 }, ['WebAppInfo'])).toBe('Bad Request: field "url" must be of type String');
  expect(findMismatch({ url: 'x', title: 'y' }, ['WebAppInfo'])).toBe(
    'Bad Request: unknown field "title" in WebAppInfo',
  );
  expect(findMismatch({}, ['WebAppInfo'])).toBe('Bad Request: can\'t find field "url"');
});
