import http from 'node:http';
import { text } from 'node:stream/consumers';
import { pageUrl } from '../support/app.ts';

export type PageProxy = {
  url: string;
  /** Answers in the server's place that it does not get through. */
  cut: (isCut: boolean) => void;
  /** Has this in the place of a part of the page from now on, as after an update of the program. */
  update: (part: string, how: (body: string) => string) => void;
  stop: () => void;
};

/** What stands before the page outside: it is reached by another name, and says by which it was asked. */
export async function startPageProxy(portNow: () => number): Promise<PageProxy> {
  let isCut = false;
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
