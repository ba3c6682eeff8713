/** Opens the chat with the bot, which is then given what follows. */
export function telegramLink(botUsername: string, payload: string): string {
  return `https://t.me/${botUsername}?start=${payload}`;
}

/** What follows # in a link stays in the browser: no server on the way writes it down. */
export function pageLink(webUrl: string, payload: string): string {
  return `${webUrl}/#${payload}`;
}
