import { getRequestListener } from '@hono/node-server';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpenPages } from './open-pages.ts';
import { createRoutes, type RouteDeps } from './routes.ts';

type Deps = RouteDeps & { host: string; port: number; patience?: Partial<Patience> | undefined };

/**
 * How long somebody may take to send a request, and how often that is looked at; how long they may take nothing of what is
 * sent to them, and how often an open page is sent a sign.
 */
export type Patience = {
  headersMs: number;
  requestMs: number;
  checkedEveryMs: number;
  stalledMs: number;
  /** A proxy or a router ends what is quiet for a minute. */
  heartbeatMs: number;
};

const usualPatience: Patience = {
  ...{ headersMs: 10_000, requestMs: 15_000, checkedEveryMs: 5_000 },
  ...{ stalledMs: 60_000, heartbeatMs: 25_000 },
};

export type WebServer = { port: number; stop(): Promise<void> };
export type WebServerOutcome = { status: 'listening'; server: WebServer } | { status: 'port_taken' };

/** The page of the web door, and what it asks for. */
export async function startWebServer(deps: Deps): Promise<WebServerOutcome> {
  const app = createRoutes(deps);
  const patience = { ...usualPatience, ...deps.patience };
  const { headersMs, requestMs, checkedEveryMs, stalledMs, heartbeatMs } = patience;
  const openPages = createOpenPages({ ...deps, heartbeatMs });
  const listener = getRequestListener(app.fetch);
  const server = http.createServer(
    {
      ...{
        headersTimeout: headersMs,
        requestTimeout: requestMs,
        connectionsCheckingInterval: checkedEveryMs,
      },
      ...{ keepAliveTimeout: 65_000, maxHeaderSize: 8 * 1024 },
    },
    (request, response) => {
      if (request.url === '/events' && request.method === 'GET')
        openPages.open(request, response).catch(() => response.destroy());
      else void listener(request, response);
    },
  );
  server.setTimeout(stalledMs);
  const outcome = await new Promise<'listening' | 'port_taken'>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('port_taken');
      else reject(error);
    });
    server.listen(deps.port, deps.host, () => {
      resolve('listening');
    });
  });
  if (outcome === 'port_taken') return { status: 'port_taken' };
  const address: AddressInfo | string | null = server.address();
  return {
    status: 'listening',
    server: {
      port: address !== null && typeof address !== 'string' ? address.port : deps.port,
      stop: () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          openPages.end();
          server.closeAllConnections();
        }),
    },
  };
}
