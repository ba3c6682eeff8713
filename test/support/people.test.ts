import { Bot } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/playground/emulator/emulator.ts';
import { createTestClock } from './clock.ts';
import { createPeople } from './people.ts';

/** A small bot: every tap changes the screen and flashes a word, everything typed is repeated. */
async function play() {
  const clock = createTestClock('2026-10-05T08:00:00Z');
  const emulator = await startEmulator({ clock });
  const bot = new Bot(emulator.token, { client: { apiRoot: emulator.url } });
  const levels = {
    inline_keyboard: [
      [
        { text: 'Có nguy cơ', callback_data: 'risk' },
        { text: 'Có, đang sửa', callback_data: 'fix' },
      ],
      [{ text: 'Không có', callback_data: 'none' }],
    ],
  };
  bot.command('start', async (ctx) => {
    await ctx.reply('Kính chào', { reply_markup: { keyboard: [['Tự soi', 'Trợ giúp']] } });
    await ctx.reply(`Mục 1 ${ctx.match}`.trim(), { reply_markup: levels });
  });
  bot.on('message:text', (ctx) => ctx.reply(`Đồng chí viết: ${ctx.msg.text}`));
  bot.on('edited_message:text', (ctx) => ctx.reply(`Đồng chí sửa: ${ctx.msg.text}`));
  bot.on('callback_query:data', async (ctx) => {
    await ctx.answerCallbackQuery(ctx.callbackQuery.data === 'none' ? '' : 'Đã ghi');
    await ctx.editMessageText(`Đã chọn ${ctx.callbackQuery.data}`, { reply_markup: levels });
  });
  bot.catch(() => undefined);
  const running = bot.start();
  onTestFinished(async () => {
    await bot.stop();
    await running;
    await emulator.stop();
  });
  const people = createPeople({ emulator, clock, settle: () => emulator.confirmed() });
  return { an: people.person({ firstName: 'An' }), clock, emulator };
}

test('an action waits for the bot, and the screen shows what came of it', async () => {
  const { an, clock, emulator } = await play();
  await an.start('join_1');
  expect(an.screen()).toBe('Mục 1 join_1\n\n[Có nguy cơ] [Có, đang sửa]\n[Không có]');
  expect(an.keyboard()).toEqual([['Tự soi', 'Trợ giúp']]);
  await an.taps('Có nguy cơ');
  an.sees('Đã chọn risk');
  an.sees(/\[Không có\]$/);
  an.doesNotSee('Mục 1');
  expect(an.toast()).toBe('Đã ghi');
  await an.taps(/đang sửa/);
  await an.taps('Không');
  expect(an.toast()).toBe('');
  await an.presses('Tự soi');
  expect(an.screen()).toBe('Đồng chí viết: Tự soi');
  await an.edits('Trợ giúp');
  expect(an.screen()).toBe('Đồng chí sửa: Trợ giúp');
  expect(an.inbox().map(({ text }) => text)).toEqual([
    '/start join_1',
    'Kính chào',
    'Đã chọn none',
    'Trợ giúp',
    'Đồng chí viết: Tự soi',
    'Đồng chí sửa: Trợ giúp',
  ]);
  expect(clock.now()).toEqual(new Date('2026-10-05T08:00:06Z'));
  expect(emulator.refusals).toEqual([]);
});

test('what is not there is said with what is there', async () => {
  const { an } = await play();
  expect(() => an.screen()).toThrow('An has no message from the bot');
  await an.start();
  await expect(an.taps('Gửi')).rejects.toThrow(
    'An sees no button "Gửi" but [Có nguy cơ] [Có, đang sửa] [Không có]',
  );
  await expect(an.taps('Có')).rejects.toThrow(
    '"Có" fits more than one of [Có nguy cơ] [Có, đang sửa] [Không có]',
  );
  await expect(an.presses('Gửi')).rejects.toThrow('An has no key "Gửi" but [Tự soi] [Trợ giúp]');
  await expect(an.taps('Không có', { on: /Mục 9/ })).rejects.toThrow(
    'An has no message with /Mục 9/, but\nKính chào\n---\nMục 1',
  );
  expect(() => {
    an.sees('Mục 2');
  }).toThrow('An does not see "Mục 2" but\nMục 1\n\n[Có nguy cơ] [Có, đang sửa]\n[Không có]');
  expect(() => {
    an.doesNotSee(/Mục/);
  }).toThrow('An sees /Mục/ in\nMục 1');
  expect(() => an.toast()).toThrow('An has tapped nothing');
});

test('older messages can be chosen, and data can be forged for any', async () => {
  const { an } = await play();
  await an.start('cu');
  await an.start('moi');
  await an.taps('Không có', { on: /Mục 1 cu/ });
  expect(an.find(/Đã chọn none/).messageId).toBe(3);
  an.sees('Mục 1 moi');
  await an.forges('admin');
  an.sees('Đã chọn admin');
  await an.forges('admin', { on: 3 });
  expect(an.find(/Đã chọn/).messageId).toBe(6);
  expect(an.inbox().filter(({ text }) => text === 'Đã chọn admin')).toHaveLength(2);
});
