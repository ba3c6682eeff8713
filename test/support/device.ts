import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { z } from 'zod';
import type { Answer, PageMessageView, PageState } from '../../src/web/protocol.ts';
import { pageUrl } from './app.ts';

type Reply = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** How a request differs from what the page would send. */
type Oddly = { headers?: Record<string, string | undefined>; body?: string | Uint8Array };

/** How a request goes out; the page's own port is on this machine and speaks plain http. */
type Ask = (
  options: http.RequestOptions,
  onAnswer: (response: http.IncomingMessage) => void,
) => http.ClientRequest;

export type Device = {
  request(method: string, path: string, body?: unknown, oddly?: Oddly): Promise<Reply>;
  enters(key: string): Promise<Reply>;
  says(text: string): Promise<Reply>;
  sends(file: Uint8Array, id?: string): Promise<Reply>;
  taps(label: string): Promise<Reply>;
  act(did: unknown, id?: string): Promise<Reply>;
  looks(): Promise<Reply>;
  screen(): string;
  notices(): string[];
  state(): PageState;
  word(): string;
  cookie(): string | undefined;
  takesCookieOf(other: Device): void;
};

/** A browser on the page of the web door, without a screen: its cookies, what it sends and what it is shown. */
export function createDevice(port: number, ask: Ask = http.request): Device {
  let cookie: string | undefined;
  let state: PageState | undefined;
  let word = '';

  const device: Device = {
    /** One request as it is, with the headers of the page where no other ones are given. */
    async request(method: string, path: string, body?: unknown, oddly: Oddly = {}): Promise<Reply> {
      const given: Record<string, string | undefined> = {
        host: new URL(pageUrl).host,
        ...(cookie === undefined ? {} : { cookie }),
        ...(method === 'POST' ? { origin: pageUrl, 'content-type': 'application/json' } : {}),
        ...oddly.headers,
      };
      const headers = Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
      const text = oddly.body ?? (body === undefined ? undefined : JSON.stringify(body));
      const reply = await new Promise<Reply>((resolve, reject) => {
        const request = ask({ port, method, path, headers }, (response) => {
          let received = '';
          response.setEncoding('utf8').once('error', reject);
          response.on('data', (part: string) => (received += part));
          response.once('end', () => {
            const { statusCode: status = 0 } = response;
            resolve({ status, headers: response.headers, body: received });
          });
        });
        request.once('error', reject);
        request.end(text);
      });
      const kept = reply.headers['set-cookie']?.[0];
      if (kept !== undefined) cookie = kept.split(';')[0];
      return reply;
    },

    /** Opens a link as it is passed on, or types a code. */
    async enters(key: string): Promise<Reply> {
      const link = /#(.+)$/.exec(key)?.[1] ?? key;
      return keep(await device.request('POST', '/enter', { key: link }));
    },

    /** Types where the page has a field, or taps a command or one of the tasks, which are as good as typed. */
    says(text: string): Promise<Reply> {
      const isTapped = text.startsWith('/') || state?.tasks.includes(text) === true;
      if (!isTapped && state?.asks !== 'text')
        throw new Error(`the page has no field for "${text}" on:\n${device.screen()}`);
      return device.act({ text });
    },

    /** A file, as the page's picker sends it. */
    async sends(file: Uint8Array, id = randomUUID()): Promise<Reply> {
      const headers = { 'content-type': 'application/octet-stream' };
      return keep(await device.request('POST', `/send/${id}`, undefined, { headers, body: file }));
    },

    /** A button that is there now: its whole label, or the beginning of it. */
    async taps(label: string): Promise<Reply> {
      const buttons = [...(state?.screen ?? []), ...(state?.notices ?? [])]
        .flatMap(({ number, buttons }) => buttons.flat().map((button) => ({ number, ...button })))
        .filter(({ data }) => data !== undefined);
      const found =
        buttons.find(({ text }) => text === label) ?? buttons.find(({ text }) => text.startsWith(label));
      if (found?.data === undefined) throw new Error(`no button "${label}" on:\n${device.screen()}`);
      return device.act({ tap: { number: found.number, data: found.data } });
    },

    async act(did: unknown, id = randomUUID()): Promise<Reply> {
      return keep(await device.request('POST', '/act', { id, did }));
    },

    async looks(): Promise<Reply> {
      return keep(await device.request('GET', '/state'));
    },

    /** The texts and buttons on the page. */
    screen: (): string => (state?.screen ?? []).map(drawn).join('\n\n'),
    notices: (): string[] => (state?.notices ?? []).map(drawn),
    state: (): PageState => {
      if (state === undefined) throw new Error('the page shows nothing yet');
      return state;
    },
    word: (): string => word,
    cookie: (): string | undefined => cookie,
    takesCookieOf(other: Device): void {
      cookie = other.cookie();
    },
  };
  return device;

  function keep(reply: Reply): Reply {
    if (reply.status !== 200) return reply;
    const answer = answerSchema.parse(JSON.parse(reply.body));
    state = answer.state;
    word = answer.word?.text ?? '';
    return reply;
  }
}

const answerSchema = z.object({
  state: z.custom<PageState>(),
  word: z.custom<Answer['word']>().optional(),
});

function drawn({ text, buttons }: PageMessageView): string {
  const rows = buttons.map((row) => row.map((button) => `[${button.text}]`).join(' '));
  return [text.replaceAll(/<[^>]+>/g, ''), ...rows].join('\n');
}
