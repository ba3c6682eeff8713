import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { actionSchema } from './action.ts';
import type { Assets } from './bundle.ts';
import type { Door } from './door.ts';
import type { Feed } from './feed.ts';
import { guard } from './guard.ts';
import type { Perform } from './perform.ts';
import type { DemoEvent } from './protocol.ts';

export type FileOnMessage = { name: string; bytes: Uint8Array; isPicture: boolean };

type Deps = {
  port: number;
  assets: () => Promise<Assets>;
  feed: Feed;
  /** Undefined until the bot is up. */
  perform: () => Perform | undefined;
  findFile: (chatId: number, messageId: number) => FileOnMessage | undefined;
  /** Undefined without a page. */
  door: Door | undefined;
};

export type PageServer = { port: number; stop(): Promise<void> };
export type PageServerOutcome = { status: 'listening'; server: PageServer } | { status: 'port_taken' };

const heartbeatMs = 20_000;

/** Serves the page and its small API, to this machine only. */
export async function startPageServer(deps: Deps): Promise<PageServerOutcome> {
  let port = deps.port;
  const app = createRoutes(deps, () => port);
  const server = createAdaptorServer({ fetch: app.fetch });
  const outcome = await new Promise<'listening' | 'port_taken'>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('port_taken');
      else reject(error);
    });
    server.listen(deps.port, '127.0.0.1', () => {
      resolve('listening');
    });
  });
  if (outcome === 'port_taken') return { status: 'port_taken' };
  const address = server.address();
  if (address !== null && typeof address !== 'string') ({ port } = address);
  return {
    status: 'listening',
    server: {
      port,
      stop: () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          if ('closeAllConnections' in server) server.closeAllConnections();
        }),
    },
  };
}

function createRoutes({ assets, feed, perform, findFile, door }: Deps, port: () => number): Hono {
  const app = new Hono();
  app.use(guard({ port, ...(door && { frames: `'self' ${door.url}` }) }));

  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const queue: DemoEvent[] = [];
      let wake: (() => void) | undefined;
      const unsubscribe = feed.subscribe((event) => {
        queue.push(event);
        wake?.();
      });
      const heartbeat = setInterval(() => {
        void stream.write(': still here\n\n');
      }, heartbeatMs);
      stream.onAbort(() => {
        unsubscribe();
        clearInterval(heartbeat);
        wake?.();
      });
      while (!stream.aborted) {
        const events = queue.splice(0);
        if (events.length > 0) await stream.writeSSE({ data: JSON.stringify(events) });
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    }),
  );

  app.post('/api/do', async (context) => {
    const act = perform();
    if (act === undefined) return context.json({ error: 'starting' }, 503);
    const parsed = actionSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ error: 'this is nothing that can be done' }, 400);
    try {
      return context.json({ result: (await act(parsed.data)) ?? {} });
    } catch (error) {
      return context.json({ error: error instanceof Error ? error.message : String(error) }, 409);
    }
  });

  app.get('/files/:chat{-?[0-9]+}/:message{[0-9]+}', (context) => {
    const { chat, message } = context.req.param();
    const file = findFile(Number(chat), Number(message));
    if (file === undefined) return context.notFound();
    const name = encodeURIComponent(file.name);
    return context.body(new Uint8Array(file.bytes), 200, {
      'content-type': file.isPicture ? pictureType(file.bytes) : 'application/octet-stream',
      'content-disposition': `${file.isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    });
  });

  // Browsers keep cookies by the name of the machine, not by port: one that is set here is the other page's too.
  app.get('/door/:person{[0-9]+}', (context) => {
    if (door === undefined) return context.notFound();
    const session = door.changeTo(Number(context.req.param('person')), getCookie(context, 'door', 'host'));
    const how = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const;
    if (session === undefined) deleteCookie(context, 'door', how);
    else setCookie(context, 'door', session, how);
    return context.redirect(door.url);
  });

  app.get('*', async (context) => {
    const asset = (await assets()).get(context.req.path);
    if (asset === undefined) return context.notFound();
    return context.body(asset.body, 200, { 'content-type': asset.type });
  });
  return app;
}

function pictureType(bytes: Uint8Array): string {
  return bytes[0] === 0x89 ? 'image/png' : 'image/jpeg';
}
