import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import { toRefusal, type Calls } from './calls.ts';
import { toReply, type Dispatch, type Reply } from './dispatch.ts';
import { readCallRequest } from './request.ts';
import type { World } from './world.ts';

export type HttpServer = { port: number; stop: () => Promise<void> };

type Deps = { world: World; calls: Calls; dispatch: Dispatch; delayMs: number };

export async function startServer(deps: Deps & { port: number }): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const hangUp = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) hangUp.abort();
    });
    serve(deps, request, response, hangUp.signal).catch((error: unknown) => {
      // Whoever hangs up while the call is being read gets no answer; everything else is a bug here.
      if (hangUp.signal.aborted) return;
      response.destroy();
      throw error;
    });
  });
  // A bot keeps its connection between calls; closing it after five idle seconds would race with the next call.
  server.keepAliveTimeout = 120_000;
  return listen(server, deps.port);
}

/** To this machine alone. */
export async function listen(server: Server, port: number): Promise<HttpServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server got no port');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function serve(
  deps: Deps,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://emulator');
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(decodeURIComponent(url.pathname));
  if (file !== null) {
    sendFile(deps, response, file[1] ?? '', file[2] ?? '');
    return;
  }
  const path = /^\/bot([^/]*)\/(\w+)$/.exec(decodeURIComponent(url.pathname));
  const method = path?.[2] ?? '';
  if (deps.delayMs > 0 && method !== 'getUpdates') await pause(deps.delayMs);
  write(response, deps, await answer(deps, { request, url, token: path?.[1] ?? '', method }, signal));
}

type Asked = { request: IncomingMessage; url: URL; token: string; method: string };

async function answer(deps: Deps, asked: Asked, signal: AbortSignal): Promise<Reply> {
  try {
    checkToken(deps.world.token, asked.token);
    const request = await readCallRequest(asked.request, asked.url.searchParams);
    return await deps.dispatch(asked.method, request, signal);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const call = deps.calls.begin(asked.method, {}, deps.world.clock.now());
    deps.calls.end(call, { status: 'refused', refusal: toRefusal(call, error) });
    return toReply(error);
  }
}

function checkToken(expected: string, token: string): void {
  if (token === expected) return;
  const isToken = /^\d+:[\w-]+$/.test(token);
  throw isToken
    ? new ApiError(401, 'Unauthorized', 'unauthorized')
    : new ApiError(404, 'Not Found', 'unknown-method');
}

function sendFile(deps: Deps, response: ServerResponse, token: string, path: string): void {
  const { world } = deps;
  const file = token === world.token ? world.files.findByPath(path) : undefined;
  if (file === undefined) {
    write(response, deps, toReply(new ApiError(404, 'Not Found', 'invalid')));
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
}

function write(response: ServerResponse, { world }: Deps, reply: Reply): void {
  // The clock that messages are dated by, as Telegram's servers have one.
  const date = world.clock.now().toUTCString();
  switch (reply.kind) {
    case 'answer':
      response.writeHead(reply.code, { 'content-type': 'application/json', date });
      response.end(JSON.stringify(reply.body));
      return;
    case 'html':
      response.writeHead(reply.code, { 'content-type': 'text/html', date });
      response.end(reply.body);
      return;
    case 'broken':
      response.socket?.destroy();
      return;
    case 'none':
  }
}
