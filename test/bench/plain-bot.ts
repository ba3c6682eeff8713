import { Bot, InlineKeyboard } from 'grammy';
import { answerOrders } from './orders.ts';

/** What one writes after reading the first page of grammY's guide: the screen is edited, nothing is stored. */
const { TOKEN = '', API_ROOT } = process.env;
const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
const text = 'Mục '.repeat(80);

bot.command('start', (ctx) => ctx.reply(text, { reply_markup: keyboardOf(0) }));
bot.on('callback_query:data', async (ctx) => {
  const taps = Number(ctx.callbackQuery.data) + 1;
  await Promise.all([
    ctx.answerCallbackQuery(),
    ctx.editMessageText(`${text}${taps}`, { reply_markup: keyboardOf(taps) }),
  ]);
});

function keyboardOf(taps: number): InlineKeyboard {
  return new InlineKeyboard().text('Không có', String(taps));
}

await new Promise<void>((resolve) => {
  void bot.start({
    onStart: () => {
      resolve();
    },
  });
});
answerOrders({ settle: () => Promise.resolve(), stop: () => bot.stop() });
