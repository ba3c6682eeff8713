import type { Act, Answer, PageState } from '../protocol.ts';

export type Reply<Body> =
  { status: 'ok'; body: Body } | { status: 'refused'; why: string } | { status: 'unknown' };

const pausesMs = [500, 1500, 4000];

/** Sent again with the same id where the network failed: what was received already is not done twice. */
export async function act(did: Act['did'], onWaiting: () => void): Promise<Reply<Answer>> {
  const body: Act = { id: newId(), did };
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await post<Answer>('/act', body);
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

export function enter(key: string): Promise<Reply<{ state: PageState }>> {
  return post('/enter', { key });
}

export function markRead(number: number): Promise<Reply<{ state: PageState }>> {
  return post('/read', { number });
}

export async function readState(): Promise<Reply<{ state: PageState }>> {
  return reply(await fetch('/state'));
}

async function post<Body>(path: string, body: unknown): Promise<Reply<Body>> {
  const headers = { 'content-type': 'application/json' };
  return reply(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function reply<Body>(response: Response): Promise<Reply<Body>> {
  if (response.status === 401) return { status: 'unknown' };
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

/** Hears of what changes; `isOpen` tells whether the server is heard. */
export function listen(onState: (state: PageState) => void, onOpen: (isOpen: boolean) => void): () => void {
  const events = new EventSource('/events');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    const told: unknown = JSON.parse(data);
    if (isOurs<{ state: PageState }>(told, true)) onState(told.state);
  };
  events.onopen = () => {
    onOpen(true);
  };
  events.onerror = () => {
    onOpen(false);
  };
  return () => {
    events.close();
  };
}
