import type { ApiClientOptions } from 'grammy';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { fetchOverHttp } from './transport.ts';

/** How Telegram is reached: any Bot API server, directly or through a proxy. */
export function clientOptions(apiRoot: string, proxyUrl: string | undefined): ApiClientOptions {
  const options: ApiClientOptions = { apiRoot, timeoutSeconds: 20, fetch: fetchOverHttp };
  if (proxyUrl === undefined) return options;
  const agent = proxyUrl.startsWith('socks') ? new SocksProxyAgent(proxyUrl) : new HttpsProxyAgent(proxyUrl);
  return { ...options, baseFetchConfig: { agent } };
}
