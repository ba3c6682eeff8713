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

/** Whether the Bot API server runs on this machine. */
export function isSameMachine(apiRoot: string): boolean {
  const { hostname } = new URL(apiRoot);
  return /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f:]+\])$/.test(
    hostname,
  );
}
