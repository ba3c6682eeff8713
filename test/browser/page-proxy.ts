import http from 'node:http';
import { pageUrl } from '../support/app.ts';

export type PageProxy = {
  url: string;
  /** Answers in the server's place that it does not get through. */
  cut: (isCut: boolean) => void;
  stop: () => void;
};

/** What stands before the page outside: it is reached by another name, and says by which it was asked. */
export async function startPageProxy(portNow: () => number): Promise<PageProxy> {
  let isCut = false;
  const server = http.createServer((request, response) => {
    if (isCut) return response.writeHead(502).end();
    const { origin } = request.headers;
    const headers = {
      ...request.headers,
      host: new URL(pageUrl).host,
      ...(origin === undefined ? {} : { origin: pageUrl }),
    };
    const onward = http.request(
      { port: portNow(), method: request.method, path: request.url, headers },
      (answer) => {
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
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
