import type { ApiClientOptions } from 'grammy';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { fetchOverHttp, type ApiCall, type OnAnswered } from './transport.ts';

/** How Telegram is reached: any Bot API server, directly or through a proxy. */
export function clientOptions(
  apiRoot: string,
  proxyUrl: string | undefined,
  onAnswered?: OnAnswered,
): ApiClientOptions {
  const options: ApiClientOptions = {
    apiRoot,
    timeoutSeconds: 20,
    fetch: (url: string | URL, call: ApiCall) => fetchOverHttp(url, call, onAnswered),
  };
  if (proxyUrl === undefined) return options;
  const agent = proxyUrl.startsWith('socks') ? new SocksProxyAgent(proxyUrl) : new HttpsProxyAgent(proxyUrl);
  return { ...options, baseFetchConfig: { agent } };
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
