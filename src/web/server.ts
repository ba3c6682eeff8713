import { getRequestListener } from '@hono/node-server';
import http from 'node:http';
import { listen, type ListenOutcome } from '../http/listening.ts';
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

/** The page of the web door, and what it asks for. */
export function startWebServer(deps: Deps): Promise<ListenOutcome> {
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
  return listen(server, deps, () => {
    openPages.end();
    server.closeAllConnections();
  });
}
