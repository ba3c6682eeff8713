import {
  conversations,
  createConversation,
  type Conversation,
  type ConversationFlavor,
} from '@grammyjs/conversations';
import Sqlite from 'better-sqlite3';
import { Bot, InlineKeyboard, type Context } from 'grammy';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { answerOrders } from './orders.ts';

/** The review as a plain loop: everything that happened is kept and played again for every answer. */
type Plain = ConversationFlavor<Context>;

const { TOKEN = '', API_ROOT, DATABASE = '', ITEMS = '' } = process.env;
const items = Number(ITEMS);
const database = new Sqlite(DATABASE);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  CREATE TABLE Dialogue (key TEXT PRIMARY KEY, stateSealed TEXT NOT NULL, updatedAt TEXT NOT NULL);
  CREATE TABLE Answer (chat INTEGER, item INTEGER, level TEXT)`);
const read = database.prepare<[string], { state: string }>(
  'SELECT stateSealed AS state FROM Dialogue WHERE key = ?',
);
const write = database.prepare('INSERT OR REPLACE INTO Dialogue VALUES (?, ?, ?)');
const remove = database.prepare('DELETE FROM Dialogue WHERE key = ?');
const answer = database.prepare('INSERT INTO Answer VALUES (?, ?, ?)');
const anything = z.custom<never>();
let writes = 0;

const bot = new Bot<Plain>(TOKEN, { client: { apiRoot: API_ROOT } });
let handling = 0;
bot.use(async (_, next) => {
  handling += 1;
  try {
    await next();
  } finally {
    handling -= 1;
  }
});
bot.use(
  conversations<Plain, Context>({
    storage: {
      type: 'key',
      adapter: {
        read: (key) => {
          const row = read.get(key);
          return row === undefined ? undefined : anything.parse(JSON.parse(row.state));
        },
        write: (key, state) => {
          writes += 1;
          write.run(key, JSON.stringify(state), String(writes));
        },
        delete: (key) => {
          remove.run(key);
        },
      },
    },
  }),
);
bot.use(createConversation<Plain, Context>(review, { id: 'review' }));
bot.command('start', (ctx) => ctx.conversation.enter('review'));

async function review(conversation: Conversation<Plain>, ctx: Context): Promise<void> {
  const text = 'Biểu hiện '.repeat(30);
  const keyboard = new InlineKeyboard().text('Không có', 'none');
  const { message_id: messageId } = await ctx.reply(`${text}1`, { reply_markup: keyboard });
  for (let item = 1; item <= items; item += 1) {
    const tapped = await conversation.waitForCallbackQuery('none');
    await conversation.external(() => answer.run(tapped.chatId, item, 'none').changes);
    await tapped.answerCallbackQuery();
    await tapped.api.editMessageText(ctx.chatId ?? 0, messageId, `${text}${item + 1}`, {
      reply_markup: keyboard,
    });
  }
}

await new Promise<void>((resolve) => {
  void bot.start({
    onStart: () => {
      resolve();
    },
  });
});
answerOrders({
  async settle() {
    while (handling > 0) await pause(1);
  },
  stop: () => bot.stop(),
});
