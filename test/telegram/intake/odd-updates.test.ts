import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createInbox } from '../../../src/play/intake/inbox.ts';
import { chatKeyOf, takeIn } from '../../../src/telegram/intake/intake.ts';
import { readUpdate } from '../../../src/telegram/bot.ts';
import { keptUpdate } from '../../../src/telegram/intake/updates.ts';
import { serviceFields } from '../../../src/telegram/intake/service-fields.ts';
import { schema } from '../../../src/playground/emulator/schema.ts';
import { createInboxStore } from '../../../src/storage/inbox.ts';
import { createTestClock } from '../../support/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

type Json = { [field: string]: unknown };

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const self = { username: 'tu_soi_bot', answers: () => true, hear: () => true };
const text = 'Tôi còn nể nang. '.repeat(4000).slice(0, 64 * 1024);
const plain: Json = { Integer: 7, Float: 1.5, String: '/tiendo@tu_soi_bot', Boolean: false };

/** A value of one of these types, with all its fields down to this depth and only the required ones below. */
function sampleOf(types: readonly string[], depth: number): unknown {
  const [type = ''] = types;
  if (type.startsWith('Array of ')) return [sampleOf([type.slice('Array of '.length)], depth)];
  if (type in plain) return plain[type];
  const { fields, subtypes, tag, variants } = schema.types[type] ?? {};
  if (fields === undefined) {
    const sample = sampleOf([subtypes?.[0] ?? ''], depth);
    const value = Object.keys(variants ?? {})[0];
    return tag === undefined || !isObject(sample) ? sample : { ...sample, [tag]: value };
  }
  const shown = Object.entries(fields).filter(([, { required }]) => required || depth > 0);
  return Object.fromEntries(shown.map(([name, field]) => [name, sampleOf(field.types, depth - 1)]));
}

const asked = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
const chatKinds = ['private', 'group', 'supergroup', 'channel', 'secret', ''];

/** Every update the Bot API knows, with everything in it; those the bot asks for from every kind of chat. */
const updates: [string, Json][] = Object.entries(schema.types['Update']?.fields ?? {}).flatMap(
  ([kind, { types, required }]) => {
    if (required) return [];
    const body = sampleOf(types, 2);
    if (!isObject(body)) throw new Error(`${kind} is no object`);
    return (asked.includes(kind) ? chatKinds : ['private']).map((type): [string, Json] => [
      `${kind} in a chat of the kind "${type}"`,
      { update_id: 1, [kind]: inChat(body, type) },
    ]);
  },
);

function inChat(body: Json, type: string): Json {
  const chat = { id: type === 'private' ? 7 : -1007, type };
  const { message } = body;
  // With one of these it would be a note of Telegram's own, whatever else is in it.
  const notes = type === 'private' ? serviceFields : [];
  const said = Object.fromEntries(Object.entries(body).filter(([name]) => !notes.includes(name)));
  return {
    ...said,
    ...('chat' in body && { chat }),
    ...(isObject(message) && { message: { ...message, chat } }),
  };
}

const wrong: unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    10 ** 18,
    -(10 ** 18),
    '',
    'x',
    text,
    [],
    [null],
    {},
    { id: null },
    { update_id: 1 },
  ],
];

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(update: Json): string {
  const kind = Object.keys(update).find((name) => name !== 'update_id');
  if (kind === undefined) throw new Error('an update of no kind');
  return kind;
}

/** The update with the body of its kind changed. */
function* without(update: Json, together: 1 | 2): Generator<Json> {
  const kind = keyOf(update);
  const body = update[kind];
  if (!isObject(body)) return;
  const fields = Object.entries(body);
  for (const [at, one] of fields.entries()) {
    for (const other of together === 1 ? [one] : fields.slice(at + 1)) {
      yield {
        ...update,
        [kind]: Object.fromEntries(fields.filter((field) => field !== one && field !== other)),
      };
    }
  }
}

/** The update with a wrong value in one place, this many levels down. */
function* spoiled(value: Json, levels: number): Generator<Json> {
  for (const [name, field] of Object.entries(value)) {
    for (const one of wrong) yield { ...value, [name]: one };
    if (levels > 1 && isObject(field)) {
      for (const inner of spoiled(field, levels - 1)) yield { ...value, [name]: inner };
    }
  }
}

/** What becomes of an update. */
function fateOf(update: unknown): 'kept' | 'dropped' | 'unreadable' {
  let kept: Update | undefined;
  try {
    kept = takeIn(update, self);
  } catch (error) {
    if (error instanceof z.ZodError) return 'unreadable';
    throw error;
  }
  if (kept === undefined) return 'dropped';
  if (!/^-?\d+$/.test(chatKeyOf(kept))) throw new Error('kept of no chat');
  readUpdate(kept, { botUsername: self.username, openFile: () => Promise.resolve({ status: 'gone' }) });
  return 'kept';
}

describe('of every update the Bot API knows', () => {
  it.each(updates)('any part may be missing or of another kind: %s', (what, update) => {
    const isPrivate = what.includes('"private"');
    // What the bot does not ask for it knows by its kind, whatever is inside.
    const isAsked = asked.includes(keyOf(update));
    const odd = [update, ...without(update, 1), ...spoiled(update, isAsked ? 3 : 1)];
    // Two at once where somebody writes or a group is; the kinds of chat that nobody has are told from these by one field.
    if (isAsked && /"(private|supergroup)"/.test(what)) odd.push(...without(update, 2));
    const fates = new Set<string>();
    for (const one of odd) {
      const fate = fateOf(one);
      if (one['update_id'] === 1) fates.add(fate);
    }
    if (!isAsked) expect([...fates]).toEqual(['dropped']);
    else expect(fates).toContain('unreadable');
    if (isPrivate && isAsked) expect(fates).toContain('kept');
  });
});

describe('in the inbox', () => {
  let opened: TestDatabase;

  beforeEach(async () => {
    opened = await openTestDatabase();
  });

  afterEach(async () => {
    await opened.close();
  });

  it('whatever comes between them, what can be read is handled, and nothing comes twice', async () => {
    const odd = updates
      .filter(([what]) => /^(message|edited_message|callback_query|my_chat_member) .*"private"/.test(what))
      .flatMap(([, update]) => [...without(update, 1), ...spoiled(update, 2)]);
    const numbered = odd.flatMap((update, at) => [
      { ...update, update_id: typeof update['update_id'] === 'number' ? 2 * at + 1 : update['update_id'] },
      said(2 * at + 2),
    ]);
    const handled: number[] = [];
    const inbox = createInbox<Update>({
      ...{ kept: keptUpdate, chatKeyOf, recovers: () => true },
      source: 'bot at a server',
      store: createInboxStore(opened.database, opened.cipher),
      clock: createTestClock('2026-12-01T08:00:00Z'),
      log: silent,
      fetch: () => Promise.resolve([]),
      takeIn: (update) => takeIn(update, self),
      handle: (update) => {
        if (update.update_id % 2 === 0) handled.push(update.update_id);
        return Promise.resolve();
      },
      onSetAside: () => Promise.resolve(),
      onUnreadable: () => undefined,
      isOutage: () => false,
      isFatal: () => false,
      onFatal: () => undefined,
    });
    await inbox.start();
    for (const update of numbered) void inbox.receive(update);
    await inbox.receive(said(2 * odd.length + 2));
    await inbox.idle();
    await inbox.stop(1000);
    expect(odd.length).toBeGreaterThan(1000);
    expect(handled).toEqual(Array.from({ length: odd.length + 1 }, (_, at) => 2 * at + 2));
  });
});

function said(update_id: number): Json {
  return {
    update_id,
    message: {
      ...{ message_id: 1, date: 1, text: 'x' },
      chat: { id: 4711, type: 'private' },
      from: { id: 4711, is_bot: false },
    },
  };
}
