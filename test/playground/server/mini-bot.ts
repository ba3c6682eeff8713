import { Bot } from 'grammy';
import type { StartBot } from '../../../src/playground/server/demo-bot.ts';

type Script = {
  /** Given the bot before it starts, to say what it answers. */
  prepare?: (bot: Bot) => void;
  /** What is due by the clock; called at every step of time. */
  tick?: (bot: Bot, now: Date) => Promise<void>;
  nextMeetingAt?: Date;
};

/** A bot of a few lines in the place of the real one, over the same HTTP. */
export function miniBot({ prepare, tick, nextMeetingAt }: Script = {}): StartBot {
  return async ({ token, apiRoot, clock }) => {
    const bot = new Bot(token, { client: { apiRoot } });
    let running = 0;
    bot.use(async (_context, next) => {
      running += 1;
      await next().finally(() => (running -= 1));
    });
    prepare?.(bot);
    bot.catch(() => undefined);
    await bot.init();
    let polling = Promise.resolve();
    // Stopped before it polls, grammY's start fails.
    await new Promise<void>((resolve, reject) => {
      polling = bot.start({
        onStart: () => {
          resolve();
        },
      });
      polling.catch(reject);
    });
    return {
      status: 'started',
      bot: {
        claimLink: `https://t.me/${bot.botInfo.username}?start=claim_1`,
        tick: async () => tick?.(bot, clock.now()),
        idle: async () => {
          while (running > 0) await new Promise((resolve) => setImmediate(resolve));
        },
        nextMeetingAt: () => Promise.resolve(nextMeetingAt),
        stop: async () => {
          await bot.stop();
          await polling;
        },
      },
    };
  };
}
