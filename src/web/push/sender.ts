import { isPushEndpoint } from '../../core/delivery/push-endpoint.ts';
import type { PushKeys, PushTarget } from '../../core/model/page.ts';
import { nameOf } from '../../play/error-name.ts';
import type { PushNetwork } from './network.ts';

export type PushOutcome =
  | { status: 'taken' }
  /** The browser wants nothing more there. */
  | { status: 'gone' }
  | { status: 'later'; seconds: number }
  | { status: 'refused'; why: string }
  | { status: 'failed'; why: string };

type Pushed = {
  text: string;
  keys: PushKeys;
  /** For how long it is worth bringing. */
  seconds: number;
};

type Deps = {
  /** Whom a push service can write to about what this server sends: its own address. */
  subject: string;
  network: PushNetwork;
  withinMs?: number | undefined;
};

const patienceMs = 10_000;
const longestHeaders = 8 * 1024;

export type PushSender = ReturnType<typeof createPushSender>;

/** Hands a text to a push service, encrypted for the browser it is meant for. */
export function createPushSender({ subject, network, withinMs = patienceMs }: Deps) {
  return async function send(target: PushTarget, { text, keys, seconds }: Pushed): Promise<PushOutcome> {
    if (!isPushEndpoint(target.endpoint)) return { status: 'refused', why: 'no known push service' };
    // Loaded by whoever needs it: most servers have no page.
    const { default: webPush } = await import('web-push');
    const { headers, body, method } = webPush.generateRequestDetails(target, text, {
      vapidDetails: { subject, ...keys },
      ...{ TTL: seconds, urgency: 'high', contentEncoding: 'aes128gcm' },
      // A phone that was off is told once.
      topic: 'something-came',
    });
    return new Promise((resolve) => {
      const options = {
        ...{ method, headers: plain(headers), lookup: network.lookup, agent: false },
        ...{ signal: AbortSignal.timeout(withinMs), maxHeaderSize: longestHeaders },
      };
      // Redirects are not followed, and what is answered beside the status is not read.
      const request = network.request(new URL(target.endpoint), options, (response) => {
        resolve(outcomeOf(response.statusCode ?? 0, response.headers['retry-after']));
        response.destroy();
      });
      request.on('error', (error) => {
        resolve({ status: 'failed', why: nameOf(error) });
      });
      request.end(body);
    });
  };
}

function plain(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

const shortestWait = 30;
const longestWait = 60 * 60;

function outcomeOf(status: number, retryAfter: string | undefined): PushOutcome {
  if (status >= 200 && status < 300) return { status: 'taken' };
  if (status === 404 || status === 410) return { status: 'gone' };
  if (status === 429) {
    const seconds = Number(retryAfter ?? '');
    const asked = Number.isFinite(seconds) ? seconds : 0;
    return { status: 'later', seconds: Math.min(Math.max(asked, shortestWait), longestWait) };
  }
  const why = `answered ${status}`;
  return status >= 500 ? { status: 'failed', why } : { status: 'refused', why };
}
