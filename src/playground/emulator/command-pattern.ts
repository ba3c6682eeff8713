/** What Telegram shows as a command, by the rule of its clients: no letter, digit or mark of any script may touch it. */
export const commandPattern = String.raw`(?<![\p{L}\p{M}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{M}\p{N}_/<>])`;
