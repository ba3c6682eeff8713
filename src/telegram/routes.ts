import type { Update } from 'grammy/types';
import { pastedLink } from '../core/joining/invitation.ts';
import type { DialogueName } from '../core/model/people.ts';
import { foldMarks } from '../core/text/fold.ts';
import { parseCallback } from '../screens/callback-data.ts';
import type { Feature, Handler, Input, Request, Turn } from '../screens/feature.ts';

/** What an update asks for, before anything is known of the person. */
export type Wish =
  | { kind: 'command'; command: string; payload: string }
  | {
      kind: 'tap';
      action: string;
      args: readonly string[];
      /** The cell of the screen that was tapped, where its button says so. */
      cellId?: string;
      messageId: number;
      queryId: string;
      editable: boolean;
    }
  | {
      kind: 'text';
      text: string;
      /** The bot that a link sent as a message starts, where it is not this one. */
      anotherBot?: string;
    }
  | { kind: 'other' }
  | { kind: 'edited' };

/** English and Vietnamese names of the commands. */
export const aliases: Readonly<Record<string, string>> = {
  review: 'tusoi',
  commitments: 'camket',
  schedule: 'lich',
  mydata: 'dulieu',
  language: 'ngonngu',
  help: 'trogiup',
  cancel: 'huy',
  cell: 'chibo',
  invite: 'moi',
  summary: 'tonghop',
  remind: 'nhac',
  unit: 'donvi',
  switch: 'chuyen',
  progress: 'tiendo',
};

/** Links that lead from a group to a command in private: t.me/<bot>?start=<payload>. */
const startLinks: ReadonlyMap<string, string> = new Map([['tusoi', 'tusoi']]);

/** Words of the reply keyboard in both languages, as typed with or without marks, and the command they stand for. */
const words: Readonly<Record<string, string>> = {
  'tu soi': 'tusoi',
  'cam ket': 'camket',
  'lich hop': 'lich',
  'tro giup': 'trogiup',
  'chi bo': 'chibo',
  'tong hop': 'tonghop',
  'don vi': 'donvi',
  'my review': 'tusoi',
  review: 'tusoi',
  commitments: 'camket',
  schedule: 'lich',
  help: 'trogiup',
  cell: 'chibo',
  summary: 'tonghop',
  units: 'donvi',
};

export function wishOf(update: Update, botUsername: string): Wish | undefined {
  const query = update.callback_query;
  if (query?.message !== undefined) {
    const callback = parseCallback(query.data ?? '');
    return {
      kind: 'tap',
      action: callback?.action ?? '',
      args: callback?.args ?? [],
      ...(callback?.cellId === undefined ? {} : { cellId: callback.cellId }),
      messageId: query.message.message_id,
      queryId: query.id,
      editable: query.message.date !== 0,
    };
  }
  if (update.edited_message !== undefined) return { kind: 'edited' };
  if (update.message === undefined) return undefined;
  const { text } = update.message;
  if (text === undefined) return { kind: 'other' };
  const command = /^\/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/.exec(text);
  if (command !== null) return commandOf((command[1] ?? '').toLowerCase(), (command[2] ?? '').trim());
  const link = pastedLink(text, botUsername);
  if (link?.to === 'this_bot') return commandOf('start', link.payload);
  if (link?.to === 'another_bot') return { kind: 'text', text, anotherBot: link.username };
  const word = text.length <= 40 ? words[foldMarks(text.replace(/[^\p{L}\p{M}\s]/gu, ''))] : undefined;
  return word === undefined ? { kind: 'text', text } : { kind: 'command', command: word, payload: '' };
}

function commandOf(name: string, payload: string): Wish {
  const meant = name === 'start' ? startLinks.get(payload) : undefined;
  if (meant !== undefined) return { kind: 'command', command: meant, payload: '' };
  return { kind: 'command', command: aliases[name] ?? name, payload };
}

/** The part of the bot that answers a wish, ready to be run. */
export type Route = { run: (who: Omit<Request, 'input'>) => Promise<Turn> };

export type Routes = {
  /** Whether there is a command of this name, in either language. */
  answers(command: string): boolean;
  find(wish: Wish, dialogue: DialogueName | undefined): Route | undefined;
  /** Whether this dialogue itself takes what came, rather than a command or another part's button. */
  belongsTo(dialogue: DialogueName, wish: Wish): boolean;
};

export function createRoutes(features: readonly Feature[]): Routes {
  const commands = new Map<string, Handler<'command'>>();
  const taps = new Map<string, Handler<'tap'>>();
  const dialogues = new Map<DialogueName, NonNullable<Feature['dialogue']> & { feature: Feature }>();
  for (const feature of features) {
    for (const [command, handler] of Object.entries(feature.commands ?? {}))
      setOnce(commands, command, handler);
    for (const [action, handler] of Object.entries(feature.taps ?? {})) setOnce(taps, action, handler);
    if (feature.dialogue !== undefined) {
      setOnce(dialogues, feature.dialogue.name, { ...feature.dialogue, feature });
    }
  }

  return {
    answers: (command) => commands.has(aliases[command] ?? command),
    find: (wish, dialogue) => {
      switch (wish.kind) {
        case 'command':
          return route(commands.get(wish.command), { kind: 'command', payload: wish.payload });
        case 'tap':
          return route(taps.get(wish.action), { kind: 'tap', args: wish.args, messageId: wish.messageId });
        case 'text':
          return route(hearer(dialogue), { kind: 'text', text: wish.text });
        case 'other':
        case 'edited':
          return route(hearer(dialogue), { kind: wish.kind });
      }
    },
    belongsTo: (dialogue, wish) => {
      if (wish.kind === 'command') return false;
      if (wish.kind === 'tap') return dialogues.get(dialogue)?.feature.taps?.[wish.action] !== undefined;
      return true;
    },
  };

  function hearer(dialogue: DialogueName | undefined): Handler<'text' | 'other' | 'edited'> | undefined {
    return dialogue === undefined ? undefined : dialogues.get(dialogue)?.hears;
  }
}

function route<Kind extends Input['kind']>(
  handler: Handler<Kind> | undefined,
  input: Extract<Input, { kind: Kind }>,
): Route | undefined {
  if (handler === undefined) return undefined;
  return { run: (who) => handler({ ...who, input }) };
}

function setOnce<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (map.has(key)) throw new Error(`two parts of the bot answer "${String(key)}"`);
  map.set(key, value);
}
