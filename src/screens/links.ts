/** Where one meets the bot, as its channel writes it. */
export type BotLinks = {
  /** The private chat. */
  chat: string;
  /** The same; the bot is then given what the link carries. */
  startWith: (payload: string) => string;
  /** Into a group that is chosen there, in which the bot is given what the link carries. */
  intoGroupWith: (payload: string) => string;
};

/** What follows # in a link stays in the browser: no server on the way writes it down. */
export function pageLink(webUrl: string, payload: string): string {
  return `${webUrl}/#${payload}`;
}
