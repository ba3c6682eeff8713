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

test('descriptions are kept by language, and an empty one takes it away', async () => {
  const { api, emulator } = await emulate();
  await api.setMyDescription('Giúp đảng viên tự soi');
  await api.setMyDescription('Helps members review themselves', { language_code: 'en' });
  await api.setMyShortDescription('Tự soi, tự sửa');
  const { descriptions, shortDescriptions } = emulator.profile;
  expect([...descriptions]).toEqual([
    ['', 'Giúp đảng viên tự soi'],
    ['en', 'Helps members review themselves'],
  ]);
  expect([...shortDescriptions]).toEqual([['', 'Tự soi, tự sửa']]);
  await api.setMyDescription('', { language_code: 'en' });
  expect([...descriptions.keys()]).toEqual(['']);
  expect(emulator.refusals).toEqual([]);
});

test.each<[string, string, Record<string, unknown>, string]>([
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
])('%s is refused', async (_, method, payload, description) => {
  const { call } = await emulate();
  expect((await call(method, payload)).description).toBe(description);
});
