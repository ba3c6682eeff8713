/**
 * What the field lists do not say. Lengths of texts count Unicode code points, as Telegram does after it has taken the
 * markup out; an emoji is one.
 */
export const lengths = {
  message: 4096,
  caption: 1024,
  /** Before the markup is taken out. */
  rawTextBytes: 32 * 1024,
  /** In bytes of UTF-8. */
  callbackDataBytes: 64,
  callbackAnswer: 200,
  startPayload: 64,
  commands: 100,
  command: 32,
  commandDescription: 256,
  description: 512,
  shortDescription: 120,
  placeholder: 64,
  copyText: 256,
  secretToken: 256,
  updatesPerCall: 100,
  inlineButtons: 100,
  inlineButtonsPerRow: 8,
  keyboardButtons: 300,
  keyboardButtonsPerRow: 12,
} as const;

export const fileBytes = {
  photo: 10 * 1024 * 1024,
  document: 50 * 1024 * 1024,
  download: 20 * 1024 * 1024,
} as const;

export const seconds = {
  /** A tap that nobody fetched is gone after this. */
  undeliveredTap: 150,
  undeliveredUpdate: 24 * 60 * 60,
  /** A fetched tap can be answered this long. */
  tapAnswer: 15 * 60,
} as const;

/** Flood limits, all on the emulator's clock. */
export type Limits = {
  /** Messages a second into one private chat, after a burst. */
  chatPerSecond: number;
  chatBurst: number;
  /** Edits are counted apart from new messages, at the same pace with a longer burst. */
  chatEditBurst: number;
  groupPerMinute: number;
  groupEditsPerMinute: number;
  /** Messages a second into all chats together, those left out that answer somebody. */
  overallPerSecond: number;
  /** A message is an answer when somebody in that chat acted at most this long ago. */
  answerSeconds: number;
  /** Multiplies every number of messages; Infinity switches the flood limits off. */
  scale: number;
};

export const realLimits: Limits = {
  chatPerSecond: 1,
  chatBurst: 10,
  chatEditBurst: 20,
  groupPerMinute: 20,
  groupEditsPerMinute: 20,
  overallPerSecond: 30,
  answerSeconds: 5,
  scale: 1,
};

export function codePoints(text: string): number {
  let count = 0;
  for (const character of text) count += character.length > 0 ? 1 : 0;
  return count;
}
