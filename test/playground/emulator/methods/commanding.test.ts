import { expect, test } from 'vitest';
import { emulate } from '../emulated.ts';

const command = (name: string) => ({ command: name, description: `Lệnh ${name}` });

test('every person sees the menu of the narrowest scope, in their language first', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An', languageCode: 'vi' });
  const john = emulator.person({ firstName: 'John', languageCode: 'en' });
  an.start();
  john.start();
  expect(an.menu()).toEqual([]);
  await api.setMyCommands([command('tusoi')]);
  await api.setMyCommands([command('review')], { language_code: 'en' });
  expect(an.menu()).toEqual([{ command: 'tusoi', description: 'Lệnh tusoi' }]);
  expect(john.menu()).toMatchObject([{ command: 'review' }]);
  await api.setMyCommands([command('lich')], { scope: { type: 'all_private_chats' } });
  expect(john.menu()).toMatchObject([{ command: 'lich' }]);
  await api.setMyCommands([command('chibo'), command('tonghop')], {
    scope: { type: 'chat', chat_id: an.id },
  });
  expect(an.menu()).toMatchObject([{ command: 'chibo' }, { command: 'tonghop' }]);
  await api.setMyCommands([], { scope: { type: 'chat', chat_id: an.id } });
  expect(an.menu()).toMatchObject([{ command: 'lich' }]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a command with a mark', { commands: [command('tựsoi')] }, 'Bad Request: BOT_COMMAND_INVALID'],
  ['a command in capitals', { commands: [command('TuSoi')] }, 'Bad Request: BOT_COMMAND_INVALID'],
  [
    'a command of 33 letters',
    { commands: [command('a'.repeat(33))] },
    'Bad Request: command length must not exceed 32',
  ],
  [
    'an empty command',
    { commands: [{ command: '/', description: 'x' }] },
    'Bad Request: command must be non-empty',
  ],
  [
    'an empty description',
    { commands: [{ command: 'tusoi', description: ' ' }] },
    'Bad Request: command description must be non-empty',
  ],
  [
    'a description of 257 characters',
    { commands: [{ command: 'tusoi', description: 'ố'.repeat(257) }] },
    'Bad Request: command description length must not exceed 256',
  ],
  [
    'a command without description',
    { commands: [{ command: 'tusoi' }] },
    'Bad Request: can\'t parse BotCommand: Can\'t find field "description"',
  ],
  [
    '101 commands',
    { commands: Array.from({ length: 101 }, (_, index) => command(`c${index}`)) },
    'Bad Request: BOT_COMMANDS_TOO_MUCH',
  ],
  [
    'a language with a country',
    { commands: [command('a')], language_code: 'vi-VN' },
    'Bad Request: invalid language code specified',
  ],
  [
    'the menu of a chat that is not there',
    { commands: [command('a')], scope: { type: 'chat', chat_id: 999 } },
    'Bad Request: chat not found',
  ],
  [
    'the menu of administrators in private',
    { commands: [command('a')], scope: { type: 'chat_administrators', chat_id: 100 } },
    "Bad Request: can't use specified scope in private chats",
  ],
  [
    'a scope with a field too many',
    { commands: [command('a')], scope: { type: 'default', chat_id: 100 } },
    'Bad Request: can\'t parse BotCommandScope: Unknown field "chat_id" in BotCommandScopeDefault',
  ],
])('%s is refused', async (_, payload, description) => {
  const { call, emulator } = await emulate();
  const an = emulator.person({ id: 100, firstName: 'An' });
  an.start();
  expect((await call('setMyCommands', payload)).description).toBe(description);
  expect(an.menu()).toEqual([]);
});
