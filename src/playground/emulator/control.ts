import { createServer, type IncomingMessage } from 'node:http';
import type { Emulator } from './emulator.ts';
import type { FaultInit, FaultKind } from './faults.ts';
import { isObject, parseJson, readFlag, readInteger, readString, type JsonObject } from './json.ts';
import { toMessageView } from './message-view.ts';
import type { MovableClock } from './movable-clock.ts';
import type { Person, Where } from './person.ts';
import { listen } from './server.ts';

export type Control = { url: string; stop: () => Promise<void> };

type Deps = { emulator: Emulator; clock: MovableClock };
type Route = (deps: Deps, body: JsonObject, ids: { person: Person }) => unknown;

const faultKinds: readonly FaultKind[] = [
  '429',
  '500',
  '502-html',
  'drop',
  'lost-answer',
  'slow',
  'hang',
  'migrated',
  'blocked',
  'deactivated',
];

const general: Record<string, (deps: Deps, body: JsonObject) => unknown> = {
  'GET /state': ({ emulator, clock }) => ({
    url: emulator.url,
    token: emulator.token,
    username: emulator.me.username,
    now: clock.now(),
    calls: emulator.calls.length,
    pendingUpdates: emulator.pendingUpdates(),
    refusals: emulator.refusals,
    unreachable: emulator.unreachable,
    unanswered: emulator.unanswered().length,
  }),
  'POST /clock': ({ clock }, body) => {
    const at = readString(body, 'at');
    if (at === undefined) clock.advance(requireInteger(body, 'advanceMs'));
    else clock.moveTo(new Date(at));
    return { now: clock.now() };
  },
  'POST /confirmed': ({ emulator }) => emulator.confirmed().then(() => ({ pendingUpdates: 0 })),
  'POST /renumber': ({ emulator }, body) => {
    emulator.renumber(requireInteger(body, 'nextId'));
  },
  'POST /faults': ({ emulator }, body) => emulator.faults.next(readFault(body)),
  'POST /people': ({ emulator }, body) => {
    const person = emulator.person({
      id: readInteger(body, 'id'),
      firstName: requireString(body, 'firstName'),
      languageCode: readString(body, 'languageCode'),
    });
    return { id: person.id };
  },
};

const personal: Record<string, Route> = {
  'GET messages': (_deps, _body, { person }) => person.messages().map(toMessageView),
  'GET keyboard': (_deps, _body, { person }) => person.keyboard(),
  'GET menu': (_deps, _body, { person }) => person.menu(),
  'GET taps': (_deps, _body, { person }) => person.taps(),
  'POST start': (_deps, body, { person }) => toMessageView(person.start(readString(body, 'payload'))),
  'POST open': (_deps, body, { person }) => toMessageView(person.open(requireString(body, 'link'))),
  'POST say': (_deps, body, { person }) =>
    toMessageView(person.say(requireString(body, 'text'), readWhere(body))),
  'POST edit': (_deps, body, { person }) => {
    person.edit(requireInteger(body, 'messageId'), requireString(body, 'text'), readWhere(body));
  },
  'POST press': (_deps, body, { person }) => toMessageView(person.press(requireString(body, 'label'))),
  'POST tap': (_deps, body, { person }) => ({
    queryId: person.tap(requireInteger(body, 'messageId'), requireString(body, 'label'), readWhere(body)),
  }),
  'POST forge': (_deps, body, { person }) => ({
    queryId: person.forge(requireString(body, 'data'), requireInteger(body, 'messageId'), readWhere(body)),
  }),
  'POST block': (_deps, _body, { person }) => {
    person.block();
  },
  'POST unblock': (_deps, _body, { person }) => {
    person.unblock();
  },
  'POST delete-account': (_deps, _body, { person }) => {
    person.deleteAccount();
  },
};

/** Plays the people from another process: JSON over HTTP, on this machine only. */
export async function startControl(deps: Deps & { port: number }): Promise<Control> {
  const server = createServer((request, response) => {
    void serve(deps, request).then(({ code, body }) => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    });
  });
  const { port, stop } = await listen(server, deps.port);
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function serve(deps: Deps, request: IncomingMessage): Promise<{ code: number; body: unknown }> {
  try {
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    const body = await readBody(request);
    const route = general[`${method} ${path}`];
    if (route !== undefined) return { code: 200, body: await route(deps, body) };
    const [, id, action] = /^\/people\/(\d+)\/([a-z-]+)$/.exec(path) ?? [];
    const person = deps.emulator.people().find((one) => one.id === Number(id));
    const act = personal[`${method} ${action ?? ''}`];
    if (person === undefined || act === undefined)
      return { code: 404, body: { error: `nothing at ${method} ${path}` } };
    return { code: 200, body: await act(deps, body, { person }) };
  } catch (error) {
    return { code: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function readWhere(body: JsonObject): Where {
  const groupId = readInteger(body, 'groupId');
  return {
    in: groupId === undefined ? undefined : { id: groupId },
    replyTo: readInteger(body, 'replyTo'),
    anonymously: readFlag(body, 'anonymously'),
  };
}

function readFault(body: JsonObject): FaultInit {
  const kind = faultKinds.find((one) => one === body['kind']);
  if (kind === undefined) throw new Error(`kind must be one of ${faultKinds.join(', ')}`);
  return {
    kind,
    method: readString(body, 'method'),
    chatId: readInteger(body, 'chatId'),
    times: readInteger(body, 'times'),
    retryAfter: readInteger(body, 'retryAfter'),
    delayMs: readInteger(body, 'delayMs'),
    migrateTo: readInteger(body, 'migrateTo'),
  };
}

function requireString(body: JsonObject, name: string): string {
  const value = readString(body, name);
  if (value === undefined) throw new Error(`"${name}" must be a text`);
  return value;
}

function requireInteger(body: JsonObject, name: string): number {
  const value = readInteger(body, name);
  if (value === undefined) throw new Error(`"${name}" must be a number`);
  return value;
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  if (chunks.length === 0) return {};
  const json = parseJson(Buffer.concat(chunks).toString('utf8'));
  if (!isObject(json)) throw new Error('the body must be a JSON object');
  return json;
}
