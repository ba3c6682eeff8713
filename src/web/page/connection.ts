import type { Act, Answer, PageState, PushState } from '../protocol.ts';

export type Reply<Body> =
  { status: 'ok'; body: Body } | { status: 'refused'; why: string } | { status: 'unknown' };

const pausesMs = [500, 1500, 4000];

/** Sent again with the same id where the network failed: what was received already is not done twice. */
export function act(did: Act['did'], onWaiting: () => void): Promise<Reply<Answer>> {
  const body: Act = { id: newId(), did };
  return untilHeard(() => post<Answer>('/act', body), onWaiting);
}

export function sendFile(file: Blob, onWaiting: () => void): Promise<Reply<Answer>> {
  const headers = { 'content-type': 'application/octet-stream' };
  const path = `/send/${newId()}`;
  return untilHeard(async () => reply(await fetch(path, { method: 'POST', headers, body: file })), onWaiting);
}

async function untilHeard(send: () => Promise<Reply<Answer>>, onWaiting: () => void): Promise<Reply<Answer>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send();
    } catch {
      const pause = pausesMs[attempt];
      if (pause === undefined) return { status: 'refused', why: 'offline' };
      onWaiting();
      await new Promise((resolve) => {
        setTimeout(resolve, pause);
      });
    }
  }
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

export function enter(key: string, as?: 'same' | 'another'): Promise<Reply<{ state: PageState }>> {
  return post('/enter', { key, ...(as && { as }) });
}

export function markRead(number: number): Promise<Reply<{ state: PageState }>> {
  return post('/read', { number });
}

export async function readState(): Promise<Reply<{ state: PageState }>> {
  return reply(await fetch('/state'));
}

export async function readPush(): Promise<Reply<PushState>> {
  return reply(await fetch('/push'));
}

export function beginPush(target: unknown, version: number): Promise<Reply<object>> {
  return post('/push', { target, version });
}

export function endPush(): Promise<Reply<object>> {
  return post('/push/end', {});
}

async function post<Body>(path: string, body: unknown): Promise<Reply<Body>> {
  const headers = { 'content-type': 'application/json' };
  return reply(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function reply<Body>(response: Response): Promise<Reply<Body>> {
  if (response.status === 401) return { status: 'unknown' };
  // A proxy says so in its own words.
  if (response.status === 413) return { status: 'refused', why: 'too_large' };
  const body: unknown = await response.json();
  if (isOurs<Body>(body, response.ok)) return { status: 'ok', body };
  const why = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : 'failed';
  return { status: 'refused', why };
}

/** The server is of the same version as this page, which it brought itself. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- whoever asks names what is answered
function isOurs<Body>(body: unknown, ok: boolean): body is Body {
  return ok && typeof body === 'object' && body !== null;
}

type Ears = {
  onState: (state: PageState) => void;
  /** Whether the server is heard. */
  onOpen: (isOpen: boolean) => void;
  /** This device was closed. */
  onUnknown: () => void;
};

const againMs = 3000;

/** Hears of what changes. A browser gives up for good where a proxy answers in the server's place, as while it starts anew. */
export function listen({ onState, onOpen, onUnknown }: Ears): () => void {
  let events = open();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;
  let heard = 0;

  function open(): EventSource {
    const opened = new EventSource('/events');
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      const told: unknown = JSON.parse(data);
      if (!isOurs<{ state: PageState }>(told, true)) return;
      onState(told.state);
      void acknowledge(told.state);
    };
    opened.onopen = () => {
      onOpen(true);
    };
    opened.onerror = () => {
      onOpen(false);
      if (opened.readyState === EventSource.CLOSED) void tryAgain();
    };
    return opened;
  }

  /** Without it the server takes it that the network is gone, and has the device told. */
  async function acknowledge({ notices }: PageState): Promise<void> {
    const newest = Math.min(0, ...notices.map(({ number }) => number));
    if (newest >= heard) return;
    const reply = await post('/heard', { number: newest }).catch(() => undefined);
    if (reply?.status === 'ok') heard = newest;
  }

  async function tryAgain(): Promise<void> {
    const reply = await readState().catch(() => undefined);
    if (hasEnded) return;
    if (reply?.status === 'unknown') {
      onUnknown();
      return;
    }
    timer = setTimeout(() => {
      events = open();
    }, againMs);
  }

  return () => {
    hasEnded = true;
    clearTimeout(timer);
    events.close();
  };
}
