import type { ApiClientOptions } from 'grammy';
import http from 'node:http';
import https from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { fetchOverHttp, type ApiCall, type OnAnswered } from './transport.ts';

type Way = { apiRoot: string; proxyUrl: string | undefined };

/** How any Bot API server is reached, directly or through a proxy: over connections that are kept, or a new one for each call. */
export function agentOf({ apiRoot, proxyUrl }: Way, { keepAlive }: { keepAlive: boolean }): http.Agent {
  if (proxyUrl === undefined) return new (apiRoot.startsWith('https:') ? https : http).Agent({ keepAlive });
  return proxyUrl.startsWith('socks') ? new SocksProxyAgent(proxyUrl) : new HttpsProxyAgent(proxyUrl);
}

export function clientOptions(apiRoot: string, agent: http.Agent, onAnswered?: OnAnswered): ApiClientOptions {
  return {
    apiRoot,
    timeoutSeconds: 20,
    fetch: (url: string | URL, call: ApiCall) => fetchOverHttp(url, call, onAnswered),
    baseFetchConfig: { agent },
  };
}

/** Whatever is called next goes over a new connection. */
export function dropIdle({ freeSockets }: http.Agent): void {
  for (const socket of Object.values(freeSockets).flatMap((sockets) => sockets ?? [])) socket.destroy();
}

/**
 * Whether the Bot API server may run on this machine, so that its clock is the same: also one that is reached by a name
 * without a dot, as containers of one machine are, or by a private address.
 */
export function isSameMachine(apiRoot: string): boolean {
  const { hostname } = new URL(apiRoot);
  return (
    !/[.:]/.test(hostname) ||
    /\.(localhost|local|internal)$/.test(hostname) ||
    /^(0|10|127)(\.\d+){3}$|^192\.168(\.\d+){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$|^169\.254(\.\d+){2}$/.test(
      hostname,
    ) ||
    /^\[(::1?|f[cd][0-9a-f:]+|fe80:[0-9a-f:]+|::ffff:[0-9a-f:]+)\]$/.test(hostname)
  );
}
