import { createHash } from 'node:crypto';
import { z } from 'zod';
import { chatKeyOf } from '../core/joining/doors.ts';
import type { SentFile } from '../core/ports/files.ts';
import type { InboxShare, InboxStore } from '../core/ports/inbox.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';
import { webSource, type Received } from '../play/channel.ts';
import { createInbox } from '../play/intake/inbox.ts';
import type { Play } from '../play/play.ts';
import { tappedInput, typedInput } from '../play/routes.ts';
import type { PageChannel } from './channel.ts';
import { actSchema, type Act } from './protocol.ts';

const keptSchema = z.object({
  update_id: z.int(),
  /** The address of the door. */
  address: z.string(),
  /** A file goes with what is kept of it, in base64. */
  did: z.union([...actSchema.shape.did.options, z.strictObject({ file: z.string() })]),
});

type Kept = z.output<typeof keptSchema>;
type Done = Act['did'] | { file: Uint8Array };
export type Word = { text: string; alert: boolean };
type Wait = { stored: Promise<void>; answered: Promise<void>; end: () => void; word: Word | undefined };

type Deps = {
  store: InboxStore;
  share: InboxShare | undefined;
  /** Tells the other programs that it is handled: whoever did it may wait at one of them. */
  tellDone: (updateId: number, word: Word | undefined) => void;
  clock: Clock;
  log: Log;
  play: Play;
  channel: Pick<PageChannel, 'inTurn'>;
  botUsername: string;
  onHandled: (seconds: number) => void;
  onSetAside: () => Promise<void>;
};

/** How long somebody waits for an answer before the page goes on without it. */
const longestWaitMs = 20_000;

export type WebIntake = ReturnType<typeof createWebIntake>;

/** What is done on pages goes the same way as what comes from Telegram: on disk before it is answered, once, and in order. */
export function createWebIntake(deps: Deps) {
  const { play, channel, botUsername } = deps;
  const waiting = new Map<number, Wait>();
  /** What is said of those that nobody waits for here. */
  const wordsElsewhere = new Map<number, Word>();

  const inbox = createInbox<Kept>({
    source: webSource,
    kept: keptSchema,
    chatKeyOf: ({ address }) => chatKeyOf({ kind: 'web', address }),
    recovers: (source) => source === webSource,
    ...{ store: deps.store, share: deps.share, clock: deps.clock, log: deps.log },
    fetch: () => Promise.resolve([]),
    takeIn: (update) => keptSchema.parse(update),
    async handle(update) {
      const startedAt = performance.now();
      try {
        await play(receivedOf(update), channel.inTurn(update.update_id));
        end(update.update_id);
      } finally {
        deps.onHandled((performance.now() - startedAt) / 1000);
      }
    },
    async onSetAside(update) {
      end(update.update_id);
      await deps.onSetAside();
    },
    onUnreadable: () => undefined,
    isOutage: () => false,
    isFatal: () => false,
    onFatal: () => undefined,
  });

  return {
    ...inbox,
    /** Resolves when what was done is stored and handled, with the word that is said of it. */
    async act(address: string, { id, did }: { id: string; did: Done }): Promise<Word | undefined> {
      const update_id = numberOf(address, id);
      const entry = waiting.get(update_id) ?? begin({ update_id, address, did: keptOf(did) });
      // Whoever sends the same while it is stored hears of nothing before it is on disk, either.
      await entry.stored;
      await Promise.race([entry.answered, late()]);
      waiting.delete(update_id);
      return entry.word;
    },
    say(queryId: string, word: Word): void {
      const entry = waiting.get(Number(queryId));
      if (entry !== undefined) entry.word = word;
      else if (deps.share !== undefined) wordsElsewhere.set(Number(queryId), word);
    },
    /** Handled by another program. */
    done(updateId: number, word: Word | undefined): void {
      const entry = waiting.get(updateId);
      if (entry === undefined) return;
      entry.word ??= word;
      entry.end();
    },
  };

  function end(updateId: number): void {
    const entry = waiting.get(updateId);
    const word = wordsElsewhere.get(updateId);
    wordsElsewhere.delete(updateId);
    if (entry !== undefined) entry.end();
    else deps.tellDone(updateId, word);
  }

  function begin(update: Kept): Wait {
    const entry = newWait();
    waiting.set(update.update_id, entry);
    entry.stored = store();
    return entry;

    async function store(): Promise<void> {
      try {
        if (!(await inbox.receive(update))) entry.end();
      } catch (error) {
        waiting.delete(update.update_id);
        throw error;
      }
    }
  }

  function receivedOf({ update_id: updateId, address, did }: Kept): Received {
    const door = { kind: 'web', address } as const;
    if ('text' in did)
      return { updateId, door, origin: { kind: 'typed' }, input: typedInput(did.text, botUsername) };
    if ('file' in did) {
      const input = { kind: 'other', file: sentFile(Buffer.from(did.file, 'base64')) } as const;
      return { updateId, door, origin: { kind: 'typed' }, input };
    }
    const { number: messageId, data } = did.tap;
    const origin = { kind: 'tap', messageId, queryId: String(updateId), data, editable: true } as const;
    return { updateId, door, origin, input: tappedInput(data) };
  }
}

/** The page names what it sends by chance; 48 bits of its hash with the door's are a number that no other one bears. */
function numberOf(address: string, id: string): number {
  return createHash('sha256').update(`${address} ${id}`).digest().readUIntBE(0, 6);
}

function keptOf(did: Done): Kept['did'] {
  return 'file' in did ? { file: Buffer.from(did.file).toString('base64') } : did;
}

function sentFile(bytes: Uint8Array): SentFile {
  const { length } = bytes;
  return {
    bytes: length,
    open: (most) => Promise.resolve(length > most ? { status: 'too_large' } : { status: 'opened', bytes }),
  };
}

function newWait(): Wait {
  let end = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { stored: Promise.resolve(), answered, end, word: undefined };
}

function late(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestWaitMs).unref();
  });
}
