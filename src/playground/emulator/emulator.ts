import { createCalls, type Calls } from './calls.ts';
import { type Call, type Refusal } from './call.ts';
import { createDispatch } from './dispatch.ts';
import { createEvents, type Events, type Listener } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFiles } from './files.ts';
import { createGroup, groupHandleOf, type Group, type GroupInit } from './group.ts';
import { realLimits, type Limits } from './limits.ts';
import type { CallbackQuery, Chat, EmulatorClock, User } from './model.ts';
import { createPerson, personOf, type Person, type PersonInit } from './person.ts';
import { createRates } from './rates.ts';
import { readSavedWorld, saveWorld } from './saved-world.ts';
import { startServer } from './server.ts';
import { createUpdates } from './updates.ts';
import { createWebhook } from './webhook.ts';
import { createIds, createProfile, groupAnonymousBot, type Profile, type World } from './world.ts';

export type EmulatorOptions = {
  clock: EmulatorClock;
  token?: string;
  username?: string;
  /** Any free port when left out. */
  port?: number;
  limits?: Partial<Limits>;
  /** How long every call but getUpdates is on its way before it is carried out, in real time. */
  delayMs?: number;
  privacyMode?: boolean;
  /** First wait before a webhook is tried a third time, in real time. */
  webhookRetryMs?: number;
  /** How many calls are remembered. */
  keepCalls?: number;
  /** What an earlier emulator saved: goes on with its people, chats and waiting updates. */
  saved?: Uint8Array;
};

/** A Bot API server for one bot, with people and groups around it. */
export type Emulator = {
  /** What the bot takes for the API's root. */
  url: string;
  token: string;
  me: User;
  /** Every call with what became of it, oldest first. */
  calls: readonly Call[];
  /** Calls that real Telegram would have refused. A test ends with none, or allows single kinds. */
  refusals: readonly Refusal[];
  /** Calls to people who blocked the bot or are gone: nothing the bot could have known. */
  unreachable: readonly Refusal[];
  faults: Pick<Faults, 'next' | 'clear' | 'pending'>;
  profile: Profile;
  person: (init: PersonInit) => Person;
  group: (init: GroupInit) => Group;
  people: () => Person[];
  groups: () => Group[];
  /** Taps that the bot has fetched and never answered. */
  unanswered: () => CallbackQuery[];
  pendingUpdates: () => number;
  /** The next update bears this number, which only a week without updates allows. */
  renumber: (nextId: number) => void;
  /** Resolves when so many calls of this method have been answered since the start. */
  called: (method: string, times?: number) => Promise<Call>;
  /** Resolves when every queued update has been fetched and confirmed; at once where none is pending. */
  confirmed: () => Promise<void>;
  on: (listener: Listener) => void;
  off: (listener: Listener) => void;
  /** Everything that would be needed to go on later, except calls, flood limits and scripted faults. */
  save: () => Uint8Array;
  stop: () => Promise<void>;
};

const defaultToken = '7000000001:AAEmulatorEmulatorEmulatorEmulator';

export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const events = createEvents();
  const calls = createCalls({ events, keep: options.keepCalls ?? 100_000 });
  const faults = createFaults();
  const world = createWorld(options, events);
  const webhook = createWebhook({
    updates: world.updates,
    clock: options.clock,
    retryMs: options.webhookRetryMs ?? 2000,
    callBack: async (method, payload) => {
      const neverAborted = new AbortController().signal;
      await dispatch(method, { payload, uploads: new Map(), encoding: 'json' }, neverAborted);
    },
  });
  const dispatch = createDispatch({ world, calls, faults, webhook });
  const delayMs = options.delayMs ?? 0;
  const server = await startServer({ world, calls, dispatch, delayMs, port: options.port ?? 0 });

  const people: Person[] = [...world.users.values()]
    .filter(({ isBot }) => !isBot)
    .map((user) => personOf(world, user));
  const groups: Group[] = [...world.chats.values()]
    .filter((chat) => chat.kind !== 'private')
    .map((chat) => groupHandleOf(world, chat));

  return {
    url: `http://127.0.0.1:${server.port}`,
    token: world.token,
    me: world.me,
    calls: calls.all,
    refusals: calls.refusals,
    unreachable: calls.unreachable,
    faults,
    profile: world.profile,
    person: (init) => remember(people, createPerson(world, init)),
    group: (init) => remember(groups, createGroup(world, init)),
    people: () => [...people],
    groups: () => [...groups],
    unanswered: () =>
      [...world.queries.values()].filter(
        (query) => query.deliveredAt !== undefined && query.answer === undefined,
      ),
    called: (method, times = 1) => waitForCall({ calls, events }, method, times),
    pendingUpdates: () => world.updates.pending().length,
    renumber: (nextId) => {
      world.updates.renumber(nextId);
    },
    confirmed: () => world.updates.confirmed(),
    on: (listener) => {
      events.on(listener);
    },
    off: (listener) => {
      events.off(listener);
    },
    save: () => saveWorld(world),
    stop: async () => {
      webhook.stop();
      await server.stop();
    },
  };
}

function remember<One>(list: One[], one: One): One {
  list.push(one);
  return one;
}

function waitForCall(deps: { calls: Calls; events: Events }, method: string, times: number): Promise<Call> {
  const answered = deps.calls.all.filter(
    (call) => call.method === method && call.outcome.status !== 'pending',
  );
  const known = answered[times - 1];
  if (known !== undefined) return Promise.resolve(known);
  let missing = times - answered.length;
  return new Promise((resolve) => {
    deps.events.on(function listen(event) {
      if (event.type !== 'call_answered' || event.call.method !== method) return;
      missing -= 1;
      if (missing > 0) return;
      deps.events.off(listen);
      resolve(event.call);
    });
  });
}

function createWorld(options: EmulatorOptions, events: Events): World {
  const token = options.token ?? defaultToken;
  const id = Number(/^(\d+):[\w-]+$/.exec(token)?.[1]);
  if (!Number.isSafeInteger(id)) throw new Error('a token is digits, a colon and letters');
  const me = {
    id,
    isBot: true,
    firstName: 'Tự Soi',
    username: options.username ?? 'tu_soi_emulator_bot',
    isDeleted: false,
  };
  const saved = options.saved === undefined ? undefined : readSavedWorld(options.saved);
  return {
    token,
    me,
    privacyMode: options.privacyMode ?? true,
    clock: options.clock,
    events,
    updates: createUpdates({
      clock: options.clock,
      events,
      saved: saved?.updates ?? { entries: [], nextId: 800_000_001 },
    }),
    rates: createRates({ ...realLimits, ...options.limits }),
    files: createFiles(saved?.files),
    users: saved?.users ?? new Map([[groupAnonymousBot.id, groupAnonymousBot]]),
    chats: saved?.chats ?? new Map<number, Chat>(),
    queries: saved?.queries ?? new Map<string, CallbackQuery>(),
    profile: saved?.profile ?? createProfile(),
    ids: createIds(saved?.ids),
  };
}
