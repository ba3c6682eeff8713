import { Api, InputFile } from 'grammy';
import { once } from 'node:events';
import { createServer, type Agent, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it, vi } from 'vitest';
import { nameOf } from '../../../src/play/error-name.ts';
import { agentOf, clientOptions, dropIdle } from '../../../src/telegram/sending/network.ts';
import { isOutage } from '../../../src/telegram/sending/errors.ts';
import { listen } from '../../support/proxy.ts';

let server: Server;
let agent: Agent;

afterEach(() => {
  vi.useRealTimers();
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

function clientAt(apiRoot: string): ReturnType<typeof clientOptions> {
  agent = agentOf({ apiRoot, proxyUrl: undefined }, { keepAlive: true });
  return clientOptions(apiRoot, agent);
}

/** A client of a Bot API that answers as told. */
async function clientOf(answer: RequestListener): Promise<Api> {
  server = createServer(answer);
  const port = await listen(server);
  return new Api('1:token', clientAt(`http://127.0.0.1:${port}`));
}

const yes = JSON.stringify({ ok: true, result: true });

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

it('calls one after the other go over one connection', async () => {
  const seen: { url: string | undefined; body: unknown; socket: Socket }[] = [];
  const api = await clientOf((request, response) => {
    void text(request).then((body) => {
      seen.push({ url: request.url, body: JSON.parse(body), socket: request.socket });
      response.end(yes);
    });
  });
  await api.sendChatAction('7', 'typing');
  await api.answerCallbackQuery('8', { text: 'Đã ghi' });
  expect(seen.map(({ url, body }) => [url, body])).toEqual([
    ['/bot1:token/sendChatAction', { chat_id: '7', action: 'typing' }],
    ['/bot1:token/answerCallbackQuery', { callback_query_id: '8', text: 'Đã ghi' }],
  ]);
  expect(new Set(seen.map(({ socket }) => socket)).size).toBe(1);
});

it('once the idle connections are dropped, the next call goes over a new one', async () => {
  const sockets = new Set<Socket>();
  const api = await clientOf((request, response) => {
    sockets.add(request.socket);
    request.resume().once('end', () => response.end(yes));
  });
  await api.sendChatAction('7', 'typing');
  dropIdle(agent);
  await api.sendChatAction('7', 'typing');
  expect(sockets.size).toBe(2);
});

it('a text that arrives in the middle of a letter is put together', async () => {
  const whole = Buffer.from(JSON.stringify({ ok: true, result: { first_name: 'Tự Soi' } }));
  const cut = whole.indexOf(Buffer.from('ự')) + 1;
  const api = await clientOf((_request, response) => {
    response.write(whole.subarray(0, cut), () => setImmediate(() => response.end(whole.subarray(cut))));
  });
  expect(await api.getMe()).toEqual({ first_name: 'Tự Soi' });
});

it('a file goes along', async () => {
  let sent: Promise<string> | undefined;
  const api = await clientOf((request, response) => {
    sent = text(request);
    void sent.then(() => response.end(yes));
  });
  await api.sendDocument('7', new InputFile(Buffer.from('nội dung'), 'biên bản.txt'));
  expect(await sent).toContain('nội dung');
});

it('a file that cannot be read is a failure of the call', async () => {
  const api = await clientOf((request, response) => {
    request.resume().once('end', () => response.end(yes));
  });
  const broken = new InputFile(async function* () {
    yield await Promise.resolve(Buffer.from('một nửa'));
    throw new Error('the file broke');
  });
  expect(isOutage(await failureOf(api.sendDocument('7', broken)))).toBe(true);
});

it.each<[string, RequestListener]>([
  ['is no JSON', (_request, response) => response.writeHead(502).end('<html>Bad Gateway</html>')],
  ['is cut off', (request, response) => response.write(yes.slice(0, 9), () => request.socket.destroy())],
  ['never comes, the line being cut', (request) => request.socket.destroy()],
])('an answer that %s is an outage', async (_how, answer) => {
  const api = await clientOf(answer);
  expect(isOutage(await failureOf(api.getMe()))).toBe(true);
});

it('an answer that is not of the Bot API is told by its status', async () => {
  const page = await clientOf((_request, response) => response.writeHead(404).end('<html>Not Found</html>'));
  expect(nameOf(await failureOf(page.getMe()))).toBe('HttpError (Error HTTP 404)');
});

it('an answer that leaves HTTP is one too', async () => {
  const sockets: Socket[] = [];
  const api = await clientOf(({ socket }) => {
    sockets.push(socket);
    socket.write('HTTP/1.1 101 CellChoosing Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n');
  });
  expect(nameOf(await failureOf(api.getMe()))).toBe('HttpError (Error HTTP 101)');
  for (const socket of sockets) if (!socket.destroyed) await once(socket, 'close');
});

it('a call that takes too long is an outage, and its connection is let go', async () => {
  let arrived: (request: IncomingMessage) => void = () => undefined;
  const hung = new Promise<IncomingMessage>((resolve) => (arrived = resolve));
  const api = await clientOf((request) => {
    arrived(request);
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const call = failureOf(api.getMe());
  const request = await hung;
  vi.advanceTimersByTime(20_000);
  expect(isOutage(await call)).toBe(true);
  if (!request.socket.destroyed) await once(request.socket, 'close');
});

it('a call is broken off by its signal, before or while it is made', async () => {
  let arrived = (): void => undefined;
  const isThere = new Promise<void>((resolve) => (arrived = resolve));
  const api = await clientOf(() => {
    arrived();
  });
  // Not the time limit of the call, which would end it too.
  const brokenOff = { error: { message: 'the call was broken off' } };
  const [before, during] = [new AbortController(), new AbortController()];
  before.abort();
  // @ts-expect-error -- grammY names the type of an older package of the same shape
  expect(await failureOf(api.getUpdates({}, before.signal))).toMatchObject(brokenOff);
  // @ts-expect-error -- as above
  const call = failureOf(api.getUpdates({}, during.signal));
  await isThere;
  during.abort();
  expect(await call).toMatchObject(brokenOff);
});

it('an address with https is spoken to in TLS', async () => {
  const first = new Promise<number | undefined>((resolve) => {
    const tcp = createTcpServer((socket) => {
      socket.once('data', (data) => {
        resolve(data[0]);
        socket.destroy();
        tcp.close();
      });
    });
    void listen(tcp).then((port) =>
      failureOf(new Api('1:token', clientAt(`https://127.0.0.1:${port}`)).getMe()),
    );
  });
  server = createServer();
  // The first byte of a TLS handshake.
  expect(await first).toBe(22);
});
