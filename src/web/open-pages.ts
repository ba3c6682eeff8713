import type { IncomingMessage, ServerResponse } from 'node:http';
import { headersFor } from './headers.ts';
import type { Visits } from './visits.ts';

type Deps = { url: string; framedBy?: string; visits: () => Visits | undefined };

/** A proxy or a router ends what is quiet for a minute. */
const heartbeatMs = 25_000;

/** Open pages, each told the whole state when it changes. Plain responses: a thousand of them have to be cheap. */
export function createOpenPages({ url, framedBy, visits }: Deps) {
  const headers = headersFor(framedBy);
  const open = new Set<ServerResponse>();
  const { host } = new URL(url);
  const beat = setInterval(() => {
    for (const response of open) response.write(':\n\n');
  }, heartbeatMs);
  beat.unref();

  return {
    async open(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const now = visits();
      const session = sessionOf(request);
      const isHere = request.headers.host?.toLowerCase() === host;
      const visitor = isHere && session !== undefined ? await now?.find(session) : undefined;
      if (now === undefined || visitor === undefined) {
        response.writeHead(isHere ? (now === undefined ? 503 : 401) : 421, headers).end();
        return;
      }
      // Whoever went away while they were looked up would be listened for without end.
      if (response.destroyed) return;
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream',
        // A proxy that gathers would keep news back.
        'x-accel-buffering': 'no',
      });
      response.write(':\n\n');
      open.add(response);
      const tell = (): void => {
        now
          .stateOf(visitor)
          .then((state) => {
            if (state === undefined) leave();
            else response.write(`data: ${JSON.stringify({ state })}\n\n`);
          })
          .catch(leave);
      };
      const stop = now.listen(visitor, tell);
      // Nothing may be written once it has ended, and a slow reader may have it open for long afterwards.
      const leave = (): void => {
        open.delete(response);
        stop();
        response.end();
      };
      response.once('close', leave);
      // What changed while nobody listened.
      tell();
    },
    end(): void {
      clearInterval(beat);
      for (const response of open) response.end();
    },
  };
}

function sessionOf({ headers: { cookie = '' } }: IncomingMessage): string | undefined {
  return /(?:^|;\s*)__Host-door=([\w-]+)/.exec(cookie)?.[1];
}
