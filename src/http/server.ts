import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { timingSafeEqual } from 'node:crypto';
import { listen, type ListenOutcome } from './listening.ts';
import type { Metrics } from './metrics.ts';

/** Whether the program can do its work. */
export type Readiness = {
  database: 'ok' | 'failed';
  tick: 'ok' | 'standing_still';
  /** Whether it is the one of the programs over the database that fetches, ticks and sends. */
  leads: boolean;
  /** Of a database server: whether what is written lies on a second one. */
  standby?: 'synchronous' | 'none';
};

export type Webhook = {
  path: string;
  secret: string;
  /** Undefined until updates can be taken in. Resolves once the update is stored. */
  receive: () => ((update: unknown) => Promise<'received' | 'malformed'>) | undefined;
};

type Deps = {
  host: string;
  port: number;
  metrics: Pick<Metrics, 'contentType' | 'print'>;
  /** Undefined while the program is starting or stopping. */
  readiness: () => Readiness | undefined;
  webhook: Webhook | undefined;
};

const largestUpdate = 1024 * 1024;

/** Answers monitors, and Telegram where there is a webhook. */
export function startHttpServer(deps: Deps): Promise<ListenOutcome> {
  const server = createAdaptorServer({ fetch: createRoutes(deps).fetch });
  return listen(server, deps, () => {
    // Kept-alive connections of monitors.
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function createRoutes({ metrics, readiness, webhook }: Deps): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', (context) => {
    const found = readiness();
    if (found === undefined) return context.json({ status: 'starting' }, 503);
    const isReady = found.database === 'ok' && found.tick === 'ok';
    return context.json({ status: isReady ? 'ready' : 'not_ready', ...found }, isReady ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.print(), 200, { 'Content-Type': metrics.contentType }),
  );
  if (webhook !== undefined) addWebhook(app, webhook);
  return app;
}

function addWebhook(app: Hono, { path, secret, receive }: Webhook): void {
  app.post(path, bodyLimit({ maxSize: largestUpdate }), async (context) => {
    if (!isSame(context.req.header('X-Telegram-Bot-Api-Secret-Token') ?? '', secret))
      return context.text('', 401);
    const take = receive();
    // Anything but 200 makes Telegram send it again.
    if (take === undefined) return context.text('', 503);
    const update: unknown = await context.req.json().catch(() => undefined);
    return context.text('', (await take(update)) === 'received' ? 200 : 400);
  });
}

function isSame(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
