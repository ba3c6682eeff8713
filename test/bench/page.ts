import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openBenchWorld, until } from './bench-world.ts';
import { medianOf, percentileOf, type Measured } from './figure.ts';
import { freePort } from '../support/free-port.ts';
import { createAnswering } from './review-taps.ts';

const tapsPerSecond = 100;
const mostOpen = 1000;
const host = 'tusoi.example.vn';

export type PagePlan = { seconds: number; runs: number; restSeconds: number };

/** Figures of the web door: what a tap takes while many pages are open, and what an open page takes of memory. */
export async function measurePage({ seconds, runs, restSeconds }: PagePlan): Promise<Measured[]> {
  const world = await openBenchWorld({
    ...{ cells: 7, membersPerCell: 150, byPage: true },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  const port = await freePort();
  const env = { WEB_URL: `https://${host}`, WEB_PORT: String(port), BENCH_RATE_SCALE: '100' };
  const bot = await world.startBot(env);
  const open: http.IncomingMessage[] = [];
  try {
    const devices = world.sessions.map((session) => createDevice(port, session));
    for (const device of devices) await until(() => device.hasLetter());
    await bot.settle();
    // What the first taps load and set aside is not counted for those that follow.
    await offer(devices, seconds);
    const alone = await offer(devices, seconds);
    await pause(restSeconds * 1000);
    const before = await bot.usage();
    for (const device of devices.slice(0, mostOpen)) open.push(await device.opens());
    await pause(restSeconds * 1000);
    const after = await bot.usage();
    const busy: number[] = [];
    for (let run = 0; run < runs; run += 1) busy.push(percentileOf(await offer(devices, seconds), 95));
    return [
      {
        ...{ name: `web tap p95 at ${tapsPerSecond}/s, ${mostOpen} pages open`, unit: 'ms' },
        ...{ value: medianOf(busy), baseline: percentileOf(alone, 95) },
        goal: { of: 'value', at: 'most', limit: 30 },
      },
      {
        ...{ name: 'memory of an open page', unit: 'KB' },
        value: (after.residentBytes - before.residentBytes) / mostOpen / 1000,
        baseline: before.residentBytes / mostOpen / 1000,
        goal: { of: 'value', at: 'most', limit: 20 },
      },
    ];
  } finally {
    for (const stream of open) stream.destroy();
    await bot.stop();
    await world.close();
  }
}

const answered = z.object({
  state: z.object({
    screen: z.array(pageMessage()),
    notices: z.array(pageMessage()),
  }),
});

function pageMessage() {
  const button = z.object({ text: z.string(), data: z.string().optional() });
  return z.object({ number: z.int(), buttons: z.array(z.array(button)) });
}

type State = z.output<typeof answered>['state'];
type Device = ReturnType<typeof createDevice>;

/** A browser on the page, which keeps its connection and reviews itself. */
function createDevice(port: number, session: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const given = { host, cookie: `__Host-door=${session}` };
  const nextOf = createAnswering();
  let state: State = { screen: [], notices: [] };

  async function ask(method: string, path: string, body?: unknown): Promise<void> {
    const sent = body === undefined ? {} : { origin: `https://${host}`, 'content-type': 'application/json' };
    const headers = { ...given, ...sent };
    const request = http.request({ port, method, path, headers, agent });
    request.end(body === undefined ? undefined : JSON.stringify(body));
    const response = await answerTo(request);
    let received = '';
    response.setEncoding('utf8').on('data', (part: string) => (received += part));
    await once(response, 'end');
    if (response.statusCode !== 200) throw new Error(`the page answered with ${String(response.statusCode)}`);
    ({ state } = answered.parse(JSON.parse(received)));
  }

  return {
    async hasLetter(): Promise<boolean> {
      await ask('GET', '/state');
      return state.notices.length > 0;
    },
    /** In milliseconds, until the screen that answers is here. */
    async taps(): Promise<number> {
      const shown = state.screen.length > 0 ? state.screen : state.notices;
      const buttons = shown.flatMap(({ number, buttons: rows }) =>
        rows.flat().map((button) => ({ number, ...button })),
      );
      const label = nextOf(buttons.map(({ text }) => text));
      const found = buttons.find(({ text }) => text === label);
      const began = performance.now();
      await ask('POST', '/act', {
        id: randomUUID(),
        did: { tap: { number: found?.number, data: found?.data } },
      });
      return performance.now() - began;
    },
    /** Leaves the page open, which is told what stands on it at once. */
    async opens(): Promise<http.IncomingMessage> {
      const response = await answerTo(http.get({ port, path: '/events', headers: given, agent: false }));
      let heard = '';
      await new Promise<void>((resolve) => {
        response.setEncoding('utf8').on('data', (part: string) => {
          heard = heard.slice(-10) + part;
          if (heard.includes('data:')) resolve();
        });
      });
      return response;
    },
  };
}

/** So many taps a second by whoever is free, each timed. */
async function offer(devices: readonly Device[], seconds: number): Promise<number[]> {
  const times: Promise<number>[] = [];
  const free = [...devices];
  const began = performance.now();
  const total = tapsPerSecond * seconds;
  while (times.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * tapsPerSecond) + 1);
    while (times.length < due) {
      const device = free.shift();
      // As late as can be: every page still waits for its answer.
      times.push(device === undefined ? Promise.resolve(Number.POSITIVE_INFINITY) : tapOf(device));
    }
    await pause(2);
  }
  return Promise.all(times);

  async function tapOf(device: Device): Promise<number> {
    const took = await device.taps();
    free.push(device);
    return took;
  }
}

async function answerTo(request: http.ClientRequest): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
}
