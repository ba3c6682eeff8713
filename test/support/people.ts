import type { Emulator } from '../../src/playground/emulator/emulator.ts';
import type { ChatMessage, FileKind } from '../../src/playground/emulator/model.ts';
import type { FileInit, Person, PersonInit, Where } from '../../src/playground/emulator/person.ts';

export type PeopleDeps = {
  emulator: Pick<Emulator, 'person' | 'people' | 'me'>;
  clock: { advance: (ms: number) => void };
  /** Resolves when the bot has fetched everything and is doing nothing any more. */
  settle: () => Promise<void>;
  /** How long somebody takes from one action to the next, on the clock. */
  paceMs?: number;
};

/** A message itself, or words in it; the newest that fits. */
type MessageChoice = ChatMessage | RegExp;
type Group = { id: number };
type TapOptions = { on?: MessageChoice; in?: Group };

/** Somebody who uses the bot. Every action waits until the bot has settled. */
export type PersonDriver = {
  id: number;
  firstName: string;
  /** The same person without waiting and without the clock: for races and for what must not be answered. */
  hands: Person;
  start: (payload?: string) => Promise<void>;
  opens: (link: string) => Promise<void>;
  says: (text: string, where?: Where) => Promise<void>;
  /** Changes the newest own message, or the one named. */
  edits: (text: string, options?: { messageId?: number; in?: Group }) => Promise<void>;
  sends: (content: FileKind | 'contact', file?: FileInit, where?: Where) => Promise<void>;
  /** Taps a button that is there now: its whole label, the beginning of it, or words in it. */
  taps: (label: string | RegExp, options?: TapOptions) => Promise<void>;
  /** Presses a key of the reply keyboard. */
  presses: (label: string | RegExp) => Promise<void>;
  /** Sends data that need not be on any button. */
  forges: (data: string, options?: { on?: MessageChoice | number; in?: Group }) => Promise<void>;
  blocks: () => Promise<void>;
  unblocks: () => Promise<void>;
  deletesAccount: () => Promise<void>;
  /** The bot's newest message with words or buttons: the text, then the buttons row by row. */
  screen: (where?: { in?: Group }) => string;
  /** The newest message of the bot. */
  last: (where?: { in?: Group }) => ChatMessage;
  /** Everything in the chat, oldest first. */
  inbox: (where?: { in?: Group }) => ChatMessage[];
  find: (choice: MessageChoice, where?: { in?: Group }) => ChatMessage;
  /** The labels of the buttons on the screen, row by row. */
  buttons: (options?: TapOptions) => string[][];
  keyboard: () => string[][];
  sees: (pattern: RegExp | string) => void;
  doesNotSee: (pattern: RegExp | string) => void;
  /** What the bot flashed over the screen for the newest tap; empty where it said nothing. */
  toast: () => string;
};

export type People = {
  person: (init: PersonInit) => PersonDriver;
  /** Somebody whom the emulator knows already. */
  again: (id: number) => PersonDriver;
};

export function createPeople(deps: PeopleDeps): People {
  return {
    person: (init) => createDriver(deps, deps.emulator.person(init)),
    again(id) {
      const hands = deps.emulator.people().find((person) => person.id === id);
      if (hands === undefined) throw new Error(`nobody has the number ${id}`);
      return createDriver(deps, hands);
    },
  };
}

function createDriver(deps: PeopleDeps, hands: Person): PersonDriver {
  const { id, firstName } = hands;

  async function act(action: () => unknown): Promise<void> {
    deps.clock.advance(deps.paceMs ?? 1000);
    action();
    await deps.settle();
  }

  const inbox = (where?: { in?: Group }): ChatMessage[] => hands.messages(where);
  const fromBot = (where?: { in?: Group }): ChatMessage[] =>
    inbox(where).filter(({ isFromBot, content }) => isFromBot && content !== 'service');

  function last(where?: { in?: Group }): ChatMessage {
    const message = fromBot(where).at(-1);
    if (message === undefined) throw new Error(`${firstName} has no message from the bot`);
    return message;
  }

  function newestScreen(where?: { in?: Group }): ChatMessage {
    const screens = fromBot(where).filter(({ text, buttons }) => text !== '' || buttons.length > 0);
    return screens.at(-1) ?? last(where);
  }

  function find(choice: MessageChoice, where?: { in?: Group }): ChatMessage {
    if (!(choice instanceof RegExp)) return choice;
    const found = fromBot(where).findLast((message) => choice.test(message.text));
    if (found === undefined) {
      throw new Error(
        `${firstName} has no message with ${String(choice)}, but\n${fromBot(where).map(show).join('\n---\n')}`,
      );
    }
    return found;
  }

  /** Without a choice the newest message that has buttons. */
  function target(options?: TapOptions): ChatMessage {
    if (options?.on !== undefined) return find(options.on, options);
    const message = fromBot(options).findLast(({ buttons }) => buttons.length > 0);
    if (message === undefined)
      throw new Error(`${firstName} has no buttons; the screen says\n${show(last(options))}`);
    return message;
  }

  function tap(label: string | RegExp, options?: TapOptions): void {
    const message = target(options);
    const place = findLabel(
      labels(message),
      label,
      (rows) => `${firstName} sees no button ${quote(label)} but ${rows}`,
    );
    hands.tap(message.messageId, place, options);
  }

  function press(label: string | RegExp): void {
    const rows = hands.keyboard();
    const place = findLabel(rows, label, (found) => `${firstName} has no key ${quote(label)} but ${found}`);
    hands.press(rows[place.row]?.[place.column] ?? '');
  }

  function forge(data: string, options?: { on?: MessageChoice | number; in?: Group }): void {
    const on = options?.on;
    const messageId = typeof on === 'number' ? on : target({ on, in: options?.in }).messageId;
    hands.forge(data, messageId, options);
  }

  function editOwn(text: string, options?: { messageId?: number; in?: Group }): void {
    const own = inbox(options).findLast(({ fromId }) => fromId === id);
    const messageId = options?.messageId ?? own?.messageId;
    if (messageId === undefined) throw new Error(`${firstName} has written nothing that could be edited`);
    hands.edit(messageId, text, options);
  }

  const screen = (where?: { in?: Group }): string => show(newestScreen(where));

  return {
    id,
    firstName,
    hands,
    start: (payload) => act(() => hands.start(payload)),
    opens: (link) => act(() => hands.open(link)),
    says: (text, where) => act(() => hands.say(text, where)),
    edits: (text, options) =>
      act(() => {
        editOwn(text, options);
      }),
    sends: (content, file, where) =>
      act(() =>
        content === 'contact' ? hands.sendContact('+84912345678', where) : hands.send(content, file, where),
      ),
    taps: (label, options) =>
      act(() => {
        tap(label, options);
      }),
    presses: (label) =>
      act(() => {
        press(label);
      }),
    forges: (data, options) =>
      act(() => {
        forge(data, options);
      }),
    blocks: () => act(hands.block),
    unblocks: () => act(hands.unblock),
    deletesAccount: () => act(hands.deleteAccount),
    screen,
    last,
    inbox,
    find,
    buttons: (options) => labels(target(options)),
    keyboard: hands.keyboard,
    sees: (pattern) => {
      const shown = screen();
      if (!matches(shown, pattern))
        throw new Error(`${firstName} does not see ${quote(pattern)} but\n${shown}`);
    },
    doesNotSee: (pattern) => {
      const shown = screen();
      if (matches(shown, pattern)) throw new Error(`${firstName} sees ${quote(pattern)} in\n${shown}`);
    },
    toast: () => {
      const tapped = hands.taps().at(-1);
      if (tapped === undefined) throw new Error(`${firstName} has tapped nothing`);
      if (tapped.answer === undefined)
        throw new Error(`the tap of ${firstName} on "${tapped.data}" was not answered`);
      return tapped.answer.text;
    },
  };
}

function labels({ buttons }: ChatMessage): string[][] {
  return buttons.map((row) => row.map(({ text }) => text));
}

function show(message: ChatMessage): string {
  const { content, file, text } = message;
  const kind =
    content === 'text' ? [] : [`(${[content, file?.name].filter((part) => part !== undefined).join(' ')})`];
  const rows = labels(message).map((row) => row.map((label) => `[${label}]`).join(' '));
  return [...kind, text, ...(rows.length === 0 ? [] : ['', ...rows])].join('\n').trim();
}

type Place = { row: number; column: number };

/** The whole label goes before its beginning; two that fit equally well are one too many. */
function findLabel(rows: string[][], label: string | RegExp, complain: (rows: string) => string): Place {
  const all = rows.flatMap((cells, row) => cells.map((text, column) => ({ text, row, column })));
  const listed = all.map(({ text }) => `[${text}]`).join(' ') || 'none';
  const exact = typeof label === 'string' ? all.filter(({ text }) => text === label) : [];
  const fitting = exact.length > 0 ? exact : all.filter(({ text }) => begins(text, label));
  const [found, ...others] = fitting;
  if (found === undefined) throw new Error(complain(listed));
  if (others.length > 0) throw new Error(`${quote(label)} fits more than one of ${listed}`);
  return { row: found.row, column: found.column };
}

function begins(text: string, label: string | RegExp): boolean {
  return typeof label === 'string' ? text.startsWith(label) : label.test(text);
}

function matches(text: string, pattern: RegExp | string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}

function quote(pattern: RegExp | string): string {
  return typeof pattern === 'string' ? `"${pattern}"` : String(pattern);
}
