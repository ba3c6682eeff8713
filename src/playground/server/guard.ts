import type { MiddlewareHandler } from 'hono';

/**
 * Keeps other sites away that run in the same browser: by a name of their own that leads to this machine (Host), or by
 * requests from their pages (Origin, Sec-Fetch-Site). Links from elsewhere to the page itself stay possible.
 */
export function guard({
  port,
  frames = "'none'",
}: {
  port: () => number;
  frames?: string;
}): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const hosts = [`localhost:${port()}`, `127.0.0.1:${port()}`];
    const host = req.header('host')?.toLowerCase() ?? '';
    if (!hosts.includes(host)) return context.text('This demo answers only to localhost.', 421);

    const origin = req.header('origin');
    const site = req.header('sec-fetch-site') ?? 'none';
    const isNavigation = req.method === 'GET' && req.header('sec-fetch-mode') === 'navigate';
    const isForeign =
      (origin !== undefined && origin !== `http://${host}`) ||
      (site !== 'same-origin' && site !== 'none' && !isNavigation);
    if (isForeign) return context.text('This demo takes no requests from other sites.', 403);

    const isJson = req.header('content-type')?.split(';')[0]?.trim() === 'application/json';
    if (req.method !== 'GET' && req.method !== 'HEAD' && !isJson) return context.text('JSON only.', 415);

    await next();
    for (const [name, value] of Object.entries(headersFor(frames))) context.res.headers.set(name, value);
    return undefined;
  };
}

const headersFor = (frames: string) => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src ${frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});
