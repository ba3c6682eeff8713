import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { z } from 'zod';
import { doorDays } from '../core/joining/doors.ts';
import type { Account } from '../core/model/people.ts';
import type { Log } from '../core/ports/runtime.ts';
import type { Asset, Assets } from './assets.ts';
import { createAtOnce, type AtOnce } from './at-once.ts';
import { headersFor } from './headers.ts';
import { actSchema, filePath, keySchema, numberSchema, sentFileSchema, type PageState } from './protocol.ts';
import { pushAskedSchema } from './push/target.ts';
import { createThrottle } from './throttle.ts';
import { addressOf } from './visitor-address.ts';
import type { Visits } from './visits.ts';

export type RouteDeps = {
  /** The public address, without a path. */
  url: string;
  /** The one other page that may show it in a frame. */
  framedBy?: string;
  assets: Assets;
  log: Log;
  /** Undefined while the program is starting or stopping. */
  visits: () => Visits | undefined;
};

type Env = { Bindings: HttpBindings; Variables: { visits: Visits; visitor: Account } };

const cookieName = 'door';
const mostBytes = 64 * 1024;
/** Files that one device fetches at once: each is held until it was taken. */
const mostFilesAtOnce = 8;
/** Files that it sends at once: each is held until it was read. What is sent a second time may overtake the first. */
const mostSentAtOnce = 2;

/** What the page asks for, but for the events. */
export function createRoutes({ url, framedBy, assets, log, visits }: RouteDeps): Hono<Env> {
  const headers = headersFor(framedBy);
  const app = new Hono<Env>();
  const fetching = createAtOnce(mostFilesAtOnce);
  const sending = createAtOnce(mostSentAtOnce);
  const throttle = createThrottle({ now: () => performance.now() });
  const { host } = new URL(url);

  app.use(async (context, next) => {
    if (context.req.header('host')?.toLowerCase() !== host) return context.text('', 421);
    await next();
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    return undefined;
  });
  for (const [path, asset] of assets)
    app.get(path, (context) => serve(context, path, asset, headers['content-security-policy']));

  app.use(async (context, next) => {
    const now = visits();
    if (now === undefined) return context.json({ error: 'starting' }, 503);
    context.set('visits', now);
    if (context.req.method === 'POST' && context.req.header('origin') !== url)
      return context.json({ error: 'foreign' }, 403);
    await next();
    return undefined;
  });

  // Nothing of a file is read before it is known who sends it, and that it is waited for.
  app.post(
    `${filePath}:id`,
    only('application/octet-stream'),
    knownOnly,
    fewAtOnce(sending),
    awaitedOnly,
    async (context) => {
      const named = sentFileSchema.safeParse(context.req.param());
      if (!named.success) return context.json({ error: 'malformed' }, 400);
      const file = new Uint8Array(await context.req.arrayBuffer());
      const answer = await context.var.visits.sendFile(context.var.visitor, named.data.id, file);
      return answer === undefined ? context.json({ error: 'unknown' }, 401) : context.json(answer);
    },
  );

  app.use(only('application/json'), upTo(mostBytes));

  app.post('/enter', async (context) => {
    const { visits } = context.var;
    const asked = await bodyOf(context, keySchema);
    if (asked === undefined) return context.json({ error: 'malformed' }, 400);
    const attempt = throttle.begin(addressOf(context.env.incoming));
    if (attempt === undefined) return context.json({ error: 'too_many' }, 429);
    const held = getCookie(context, cookieName, 'host');
    const entered = await visits.enter(asked, held === undefined ? undefined : await visits.find(held));
    if (entered.status === 'refused') return context.json({ error: entered.why }, 404);
    attempt.wasRight();
    if (entered.status === 'asked')
      return context.json({ error: entered.mayBeSame ? 'asked' : 'asked_code' }, 409);
    const session = (entered.status === 'known' ? undefined : entered.session) ?? held;
    const visitor = session === undefined ? undefined : await visits.find(session);
    if (session === undefined || visitor === undefined) return context.json({ error: 'unknown' }, 404);
    keepSession(context, session);
    return stated(context, await visits.stateOf(visitor));
  });

  app.use(knownOnly);
  app.get('/state', async (context) => {
    // The browser forgets a cookie at its end, however often it was used: it is given anew whenever the page is opened.
    // With every answer, one that comes late would take the place of the session that somebody has entered with since.
    const session = getCookie(context, cookieName, 'host');
    if (session !== undefined) keepSession(context, session);
    return stated(context, await context.var.visits.stateOf(context.var.visitor));
  });
  app.get('/file/:number', async (context) => {
    const file = await context.var.visits.fileOf(context.var.visitor, Number(context.req.param('number')));
    if (file === undefined) return context.text('', 404);
    const ended = fetching.begin(context.var.visitor.door.id);
    if (ended === undefined) return context.text('', 429);
    context.env.outgoing.once('close', ended);
    const { name, isPhoto, bytes } = file;
    const how = isPhoto ? 'inline' : 'attachment';
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': isPhoto ? 'image/png' : 'application/octet-stream',
      'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
  app.post('/act', async (context) => {
    const act = await bodyOf(context, actSchema);
    if (act === undefined) return context.json({ error: 'malformed' }, 400);
    const answer = await context.var.visits.act(context.var.visitor, act);
    return answer === undefined ? context.json({ error: 'unknown' }, 401) : context.json(answer);
  });
  app.post('/read', async (context) => {
    const asked = await bodyOf(context, numberSchema);
    if (asked === undefined) return context.json({ error: 'malformed' }, 400);
    await context.var.visits.markRead(context.var.visitor, asked.number);
    return stated(context, await context.var.visits.stateOf(context.var.visitor));
  });
  app.post('/heard', async (context) => {
    const asked = await bodyOf(context, numberSchema);
    if (asked === undefined) return context.json({ error: 'malformed' }, 400);
    await context.var.visits.heard(context.var.visitor, asked.number);
    return context.json({});
  });
  app.get('/push', async (context) => {
    const push = await context.var.visits.pushOf(context.var.visitor);
    return push === undefined ? context.json({ error: 'refused' }, 403) : context.json(push);
  });
  app.post('/push', async (context) => {
    const asked = await bodyOf(context, pushAskedSchema);
    if (asked === undefined) return context.json({ error: 'malformed' }, 400);
    const { status } = await context.var.visits.beginPush(context.var.visitor, asked);
    return status === 'begun' ? context.json({}) : context.json({ error: status }, 403);
  });
  app.post('/push/end', async (context) => {
    await context.var.visits.endPush(context.var.visitor);
    return context.json({});
  });
  app.post('/leave', async (context) => {
    await context.var.visits.leave(context.var.visitor);
    deleteCookie(context, cookieName, { path: '/', secure: true, prefix: 'host' });
    return context.json({});
  });
  app.notFound((context) => context.text('', 404));
  app.onError((error, context) => {
    log.error({ err: error.name }, 'a request of the page failed');
    return context.json({ error: 'failed' }, 500);
  });
  return app;
}

/** What a form of another page could not send. */
function only(type: string): MiddlewareHandler<Env> {
  return async (context, next) => {
    const { method } = context.req;
    if (method === 'POST' && context.req.header('content-type')?.split(';')[0] !== type)
      return context.json({ error: 'malformed' }, 415);
    await next();
    return undefined;
  };
}

function upTo(maxSize: number): MiddlewareHandler<Env> {
  return bodyLimit({ maxSize, onError: (context) => context.json({ error: 'too_large' }, 413) });
}

const awaitedOnly: MiddlewareHandler<Env> = async (context, next) => {
  const most = context.var.visits.fileAwaited(context.var.visitor);
  return most === undefined ? context.json({ error: 'not_awaited' }, 409) : upTo(most)(context, next);
};

/** One more is refused before anything of it is read. */
function fewAtOnce(sending: AtOnce): MiddlewareHandler<Env> {
  return async (context, next) => {
    const ended = sending.begin(context.var.visitor.door.id);
    if (ended === undefined) return context.json({ error: 'too_many' }, 429);
    try {
      await next();
    } finally {
      ended();
    }
    return undefined;
  };
}

const knownOnly: MiddlewareHandler<Env> = async (context, next) => {
  const session = getCookie(context, cookieName, 'host');
  const visitor = session === undefined ? undefined : await context.var.visits.find(session);
  if (session === undefined || visitor === undefined) return context.json({ error: 'unknown' }, 401);
  context.set('visitor', visitor);
  await next();
  return undefined;
};

/** A device that was closed while it was answered is known no more. */
function stated(context: Context, state: PageState | undefined): Response {
  return state === undefined ? context.json({ error: 'unknown' }, 401) : context.json({ state });
}

function keepSession(context: Context, session: string): void {
  setCookie(context, cookieName, session, {
    ...{ path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' },
    maxAge: doorDays * 24 * 60 * 60,
  });
}

async function bodyOf<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const body: unknown = await context.req.json().catch(() => undefined);
  const read = schema.safeParse(body);
  return read.success ? read.data : undefined;
}

/** Names of files carry what they hold, but for the page itself and what a browser asks for by a fixed name. */
function serve(
  context: Context,
  path: string,
  { type, body, packed, styleHash }: Asset,
  policy: string,
): Response {
  const isPacked = /\bbr\b/.test(context.req.header('accept-encoding') ?? '');
  return context.body(isPacked ? packed : body, 200, {
    'content-type': type,
    'cache-control': /-[A-Z0-9]{8}\./.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(isPacked ? { 'content-encoding': 'br' } : {}),
    ...(styleHash === undefined
      ? {}
      : { 'content-security-policy': policy.replace("style-src 'self'", `style-src 'sha256-${styleHash}'`) }),
  });
}
