import type { BotLinks } from '../screens/links.ts';

export function createBotLinks(username: string): BotLinks {
  const chat = `https://t.me/${username}`;
  return {
    chat,
    startWith: (payload) => `${chat}?start=${payload}`,
    intoGroupWith: (payload) => `${chat}?startgroup=${payload}`,
  };
}
