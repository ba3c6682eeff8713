import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAtOnce } from './at-once.ts';
import { headersFor } from './headers.ts';
import type { Visits } from './visits.ts';

type Deps = { url: string; framedBy?: string; visits: () => Visits | undefined; heartbeatMs: number };

/** Of one device: it has as many tabs as anybody would open. */
const mostOfOne = 10;

/** `isStuck`: since the last beat nothing of what was written was taken. `isBehind`: it does not show what holds now. */
type OpenPage = { isStuck: boolean; isBehind: boolean };

/** Open pages, each told the whole state when it changes. Plain responses: a thousand of them have to be cheap. */
export function createOpenPages({ url, framedBy, visits, heartbeatMs }: Deps) {
  const headers = headersFor(framedBy);
  const open = new Map<ServerResponse, OpenPage>();
  const atOnce = createAtOnce(mostOfOne);
  const { host } = new URL(url);
  const beat = setInterval(() => {
    for (const [response, page] of open) {
      if (!response.writableNeedDrain) response.write(':\n\n');
      else if (page.isStuck) response.destroy();
      else page.isStuck = true;
    }
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
      const ended = atOnce.begin(visitor.door.id);
      if (ended === undefined) {
        response.writeHead(429, headers).end();
        return;
      }
      response.once('close', ended);
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream',
        // A proxy that gathers would keep news back.
        'x-accel-buffering': 'no',
      });
      response.write(':\n\n');
      const page: OpenPage = { isStuck: false, isBehind: false };
      open.set(response, page);
      // Of what a slow reader has not taken yet no more than one state is held: what holds then is told once it has.
      response.on('drain', () => {
        page.isStuck = false;
        if (page.isBehind) tell();
      });
      let isTelling = false;
      let isAskedAgain = false;
      // One state is read after the other: of two read side by side the older one may come last.
      const tellWhileAsked = async (): Promise<void> => {
        isTelling = true;
        while (isAskedAgain) {
          isAskedAgain = false;
          const state = await now.stateOf(visitor);
          page.isBehind = response.writableNeedDrain;
          if (state === undefined) leave();
          else if (!page.isBehind) response.write(`data: ${JSON.stringify({ state })}\n\n`);
        }
        isTelling = false;
      };
      const tell = (): void => {
        isAskedAgain = true;
        if (!isTelling) tellWhileAsked().catch(leave);
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
      for (const response of open.keys()) response.end();
    },
  };
}

function sessionOf({ headers: { cookie = '' } }: IncomingMessage): string | undefined {
  return /(?:^|;\s*)__Host-door=([\w-]+)/.exec(cookie)?.[1];
}
