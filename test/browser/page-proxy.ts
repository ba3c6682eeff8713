import http from 'node:http';
import { text } from 'node:stream/consumers';
import { pageUrl } from '../support/app.ts';

export type PageProxy = {
  url: string;
  /** Answers in the server's place that it does not get through. */
  cut: (isCut: boolean) => void;
  /** Has this in the place of a part of the page from now on, as after an update of the program. */
  update: (part: string, how: (body: string) => string) => void;
  /** Resolves once every page that was told what holds is gone, and the server knows that it is. */
  quiet: () => Promise<void>;
  stop: () => void;
};

/** What stands before the page outside: it is reached by another name, and says by which it was asked. */
export async function startPageProxy(portNow: () => number): Promise<PageProxy> {
  let isCut = false;
  const streams = new Set<Promise<unknown>>();
  const updates = new Map<string, (body: string) => string>();
  const server = http.createServer((request, response) => {
    if (isCut) return response.writeHead(502).end();
    const { origin } = request.headers;
    const headers = {
      ...request.headers,
      host: new URL(pageUrl).host,
      ...(origin === undefined ? {} : { origin: pageUrl }),
      // What is updated has to be read.
      ...(updates.has(request.url ?? '') ? { 'accept-encoding': 'identity' } : {}),
    };
    const onward = http.request(
      { port: portNow(), method: request.method, path: request.url, headers },
      (answer) => {
        const how = updates.get(request.url ?? '');
        if (how !== undefined) {
          void answerUpdated(answer, response, how);
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    if (request.url === '/events') {
      const closed = new Promise((resolve) => onward.once('close', resolve));
      streams.add(closed);
      void closed.then(() => streams.delete(closed));
    }
    onward.on('error', () => response.destroy());
    request.pipe(onward);
    return response.once('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
  return {
    url: `http://localhost:${address.port}`,
    cut: (cut) => {
      isCut = cut;
      if (cut) server.closeAllConnections();
    },
    update: (part, how) => {
      updates.set(part, how);
    },
    quiet: async () => {
      while (streams.size > 0) await Promise.all(streams);
      // What came there later than the end of a stream is answered after that was noticed.
      const headers = { host: new URL(pageUrl).host };
      const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
        http.get({ port: portNow(), path: '/manifest.webmanifest', headers }, resolve).once('error', reject);
      });
      await text(answer);
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answerUpdated(
  answer: http.IncomingMessage,
  response: http.ServerResponse,
  how: (body: string) => string,
): Promise<void> {
  const body = how(await text(answer));
  const headers = { ...answer.headers, 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(answer.statusCode ?? 502, headers).end(body);
}
