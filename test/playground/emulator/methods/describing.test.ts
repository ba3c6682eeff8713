import { expect, test } from 'vitest';
import { emulate } from '../emulated.ts';

test('the bot tells who it is', async () => {
  const { api } = await emulate({ token: '42:abc', username: 'chi_bo_bot' });
  expect(await api.getMe()).toMatchObject({
    id: 42,
    is_bot: true,
    first_name: 'Tự Soi',
    username: 'chi_bo_bot',
    can_read_all_group_messages: false,
  });
});

test('name and descriptions are kept by language and fall back to the general ones', async () => {
  const { api, emulator } = await emulate();
  await api.setMyName('Tự Soi 3');
  await api.setMyDescription('Giúp đảng viên tự soi');
  await api.setMyDescription('Helps members review themselves', { language_code: 'en' });
  await api.setMyShortDescription('Tự soi, tự sửa');
  expect(await api.getMyName()).toEqual({ name: 'Tự Soi 3' });
  expect(await api.getMyDescription({ language_code: 'en' })).toEqual({
    description: 'Helps members review themselves',
  });
  expect(await api.getMyDescription({ language_code: 'fr' })).toEqual({
    description: 'Giúp đảng viên tự soi',
  });
  expect(await api.getMyShortDescription()).toEqual({ short_description: 'Tự soi, tự sửa' });
  await api.setMyDescription('', { language_code: 'en' });
  expect(await api.getMyDescription({ language_code: 'en' })).toEqual({
    description: 'Giúp đảng viên tự soi',
  });
  expect(emulator.refusals).toEqual([]);
});

test.each<[string, string, Record<string, unknown>, string]>([
  [
    'a name of 65 characters',
    'setMyName',
    { name: 'x'.repeat(65) },
    'Bad Request: name must have at most 64 characters',
  ],
  ['an empty name', 'setMyName', { name: '' }, 'Bad Request: name must be non-empty'],
  [
    'a description of 513 characters',
    'setMyDescription',
    { description: 'ố'.repeat(513) },
    'Bad Request: description must have at most 512 characters',
  ],
  [
    'a short description of 121 characters',
    'setMyShortDescription',
    { short_description: 'ố'.repeat(121) },
    'Bad Request: short_description must have at most 120 characters',
  ],
  [
    'a language in capitals',
    'setMyShortDescription',
    { short_description: 'x', language_code: 'VN' },
    'Bad Request: invalid language code specified',
  ],
  [
    'a menu button without text',
    'setChatMenuButton',
    { menu_button: { type: 'web_app', text: '', web_app: { url: 'https://example.org' } } },
    'Bad Request: menu button text must be non-empty',
  ],
  [
    'a menu button of an unknown type',
    'setChatMenuButton',
    { menu_button: { type: 'list' } },
    "Bad Request: can't parse MenuButton: Unsupported type specified",
  ],
  [
    'the menu button of an unknown chat',
    'setChatMenuButton',
    { chat_id: 999, menu_button: { type: 'commands' } },
    'Bad Request: chat not found',
  ],
])('%s is refused', async (_, method, payload, description) => {
  const { call } = await emulate();
  expect((await call(method, payload)).description).toBe(description);
});

test('a chat has the general menu button until it gets its own', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  expect(await api.getChatMenuButton({ chat_id: an.id })).toEqual({ type: 'default' });
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
  expect(await api.getChatMenuButton({ chat_id: an.id })).toEqual({ type: 'commands' });
  await api.setChatMenuButton({ chat_id: an.id, menu_button: { type: 'default' } });
  expect(await api.getChatMenuButton({ chat_id: an.id })).toEqual({ type: 'default' });
});
