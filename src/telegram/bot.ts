import {
  conversations,
  createConversation,
  type Conversation,
  type ConversationFlavor,
} from '@grammyjs/conversations';
import { Api, Bot, type ApiClientOptions, type Context } from 'grammy';
import type { Update } from 'grammy/types';
import type { DialogueName } from '../core/model/people.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { DialogueStore } from '../core/ports/inbox.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { RetryAfter } from './sending/retry-after.ts';
import type { Input } from '../screens/feature.ts';
import { createDialogueAdapter } from './dialogue-adapter.ts';
import type { GroupPlay } from './group-play.ts';
import type { HangWatch } from './intake/hang-watch.ts';
import type { OpenFile } from './sending/sent-files.ts';
import type { Channel, Received } from '../play/channel.ts';
import type { Play } from '../play/play.ts';
import { tappedInput, typedInput } from '../play/routes.ts';

type BotContext = ConversationFlavor<Context & { received?: Received | undefined }>;

export type TelegramBot = Bot<BotContext>;

/** How long one update may take before its chat is freed for the next. */
const timeLimitMs = 30_000;

/** Raised when what a dialogue keeps changes its form; what is stored is then dropped and loses nothing. */
const dialogueVersion = 2;

type Guards = { gate: RetryAfter; watch: HangWatch };

/** A bot without any part yet, with the gate that every call goes through, and the watch over those that hang. */
export function createClient(token: string, client: ApiClientOptions, { gate, watch }: Guards): TelegramBot {
  const bot: TelegramBot = new Bot(token, { client });
  // The one added last is called first: what waits in the gate is no call yet.
  bot.api.config.use(watch.calls, gate.guard);
  return bot;
}

/** What somebody is answered with goes through the same gate, but is sent once more where its connection went silent. */
export function createScreensApi(token: string, client: ApiClientOptions, { gate, watch }: Guards): Api {
  const api = new Api(token, client);
  api.config.use(watch.screens, gate.guard);
  return api;
}

/** What waits in the outbox waits there when Telegram asks for a pause: others are sent meanwhile. */
export function createNoticesApi(token: string, client: ApiClientOptions, { gate, watch }: Guards): Api {
  const api = new Api(token, client);
  api.config.use(watch.calls, gate.guardAtOnce);
  return api;
}

type Deps = {
  bot: TelegramBot;
  botUsername: string;
  play: Play;
  channel: Channel;
  playInGroup: GroupPlay;
  dialogueNames: readonly DialogueName[];
  dialogues: DialogueStore;
  accounts: Pick<Accounts, 'findByTelegramId' | 'setReachable'>;
  /** Somebody has blocked the bot. */
  onLeft: (accountId: string) => Promise<unknown>;
  openFile: OpenFile;
  clock: Clock;
};

/**
 * Installs the middleware. A conversation here is a cursor: it is handed what is typed in its dialogue, has it played,
 * and rewinds, so that what is stored of it stays small. The database holds the state; losing the cursor loses nothing.
 */
export function assemble({
  bot,
  botUsername,
  play,
  channel,
  playInGroup,
  dialogueNames,
  dialogues,
  accounts,
  onLeft,
  openFile,
  clock,
}: Deps): void {
  bot.use(async (_ctx, next) => {
    await withinTimeLimit(next());
  });
  bot.use(async (ctx, next) => {
    ctx.received = readUpdate(ctx.update, { botUsername, openFile });
    if (ctx.chat === undefined || ctx.chat.type === 'private') await next();
    else await playInGroup(ctx.update, ctx.received?.input);
  });
  bot.on('my_chat_member', async (ctx) => {
    const account = await accounts.findByTelegramId(String(ctx.from.id));
    const left = ['kicked', 'left'].includes(ctx.myChatMember.new_chat_member.status);
    if (account === undefined) return;
    if (left) await onLeft(account.id);
    else await accounts.setReachable(account.id, true, clock.now());
  });
  bot.use(
    conversations<BotContext, Context>({
      storage: {
        type: 'key',
        version: dialogueVersion,
        adapter: createDialogueAdapter({ dialogues, clock }),
      },
    }),
  );
  const cursors = new Map(
    dialogueNames.map((name) => [name, createConversation<BotContext, Context>(cursor(name), { id: name })]),
  );
  // Only what is typed moves a cursor: a button and a command are played as they are, and leave it where it waits.
  bot.use(async (ctx, next) => {
    const kind = ctx.received?.input.kind;
    const isTyped = kind !== undefined && kind !== 'tap' && kind !== 'command';
    const waiting = isTyped && dialogueNames.find((name) => ctx.conversation.active(name) > 0);
    await (waiting ? cursors.get(waiting)?.(ctx, next) : next());
  });
  bot.use(async (ctx) => {
    await follow(ctx, ctx.received && (await play(ctx.received, channel)));
  });

  function cursor(name: DialogueName) {
    return async (conversation: Conversation<BotContext>): Promise<void> => {
      const here = conversation.checkpoint();
      await conversation.wait();
      let thrown: unknown;
      const goesOn = await conversation.external({
        task: async ({ received }) => received !== undefined && (await play(received, channel)) === name,
        // What comes out of a conversation is a copy without its class: an outage would be taken for a fault of the update.
        beforeStoreError: (error) => {
          thrown = error;
        },
        afterLoadError: () => thrown,
      });
      if (goesOn) await conversation.rewind(here);
    };
  }

  /** Enters the dialogue that the database says is under way, where it is not the one that waits already. */
  async function follow(ctx: BotContext, dialogue: DialogueName | undefined): Promise<void> {
    if (dialogue !== undefined && ctx.conversation.active(dialogue) > 0) return;
    if (Object.keys(ctx.conversation.active()).length > 0) await ctx.conversation.exitAll();
    if (dialogue === undefined) return;
    // A conversation can be entered only by an update that came through it.
    await cursors.get(dialogue)?.(ctx, () => enterBare(ctx, dialogue));
  }
}

/** The update a dialogue is entered with is kept until it ends: it is entered with one that carries no words. */
async function enterBare(ctx: BotContext, dialogue: DialogueName): Promise<void> {
  const { update } = ctx;
  Object.defineProperty(ctx, 'update', {
    value: { update_id: update.update_id },
    configurable: true,
    writable: true,
  });
  try {
    await ctx.conversation.enter(dialogue);
  } finally {
    Object.defineProperty(ctx, 'update', { value: update, configurable: true, writable: true });
  }
}

/** A call that never settles would keep its chat waiting for ever. */
async function withinTimeLimit(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`an update took longer than ${timeLimitMs} ms`));
    }, timeLimitMs);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

type Reading = { botUsername: string; openFile: OpenFile };

function saidInput(message: Update['message'], { botUsername, openFile }: Reading): Input {
  const { document } = message ?? {};
  if (document === undefined) return typedInput(message?.text, botUsername);
  const { file_id: id, file_size: bytes } = document;
  return { kind: 'other', file: { bytes, open: (most) => openFile(id, most) } };
}

/** Undefined for what nobody said or tapped. */
export function readUpdate(update: Update, reading: Reading): Received | undefined {
  const { update_id: updateId, callback_query: query, edited_message: edited } = update;
  const message = update.message ?? edited;
  const chat = query?.message?.chat ?? message?.chat;
  const from = query?.from ?? message?.from;
  if (chat === undefined || from === undefined) return undefined;
  const who = { updateId, door: { kind: 'telegram', address: String(from.id) } } as const;
  if (query?.message !== undefined) {
    const { message_id: messageId, date } = query.message;
    const { id: queryId, data = '' } = query;
    const origin = { kind: 'tap', messageId, queryId, data, editable: date !== 0 } as const;
    return { ...who, origin, input: tappedInput(query.data) };
  }
  const input: Input = edited === undefined ? saidInput(message, reading) : { kind: 'edited' };
  return { ...who, origin: { kind: 'typed' }, input };
}
