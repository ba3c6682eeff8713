import net from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { Account } from '../../src/core/model/people.ts';
import type { Listening } from '../../src/http/listening.ts';
import { startWebServer } from '../../src/web/server.ts';
import { createStreams } from '../../src/web/streams.ts';
import type { Visits } from '../../src/web/visits.ts';
import { pageUrl } from '../support/app.ts';
import { createDevice } from '../support/device.ts';

const megabytes = 16;
/** More than the system itself holds of what a connection was sent. */
const large = 'a'.repeat(megabytes * 1024 * 1024);

const mine: Account = {
  ...{ id: 'a', reachable: true, locale: 'vi', dialogue: undefined, screenMessageId: undefined },
  ...{ lastDoorId: undefined, activeUnitId: undefined },
  door: { id: 'd', kind: 'web', address: '', openedAt: new Date(0), usedAt: undefined },
};

let server: Listening;
let streams: ReturnType<typeof createStreams>;
let asked: number;

const notAsked = () => Promise.reject(new Error('nothing of the kind is asked here'));

const visits: Visits = {
  find: (session) => Promise.resolve(session === 'nobody' ? undefined : mine),
  stateOf: () => {
    asked += 1;
    const screen = [{ number: -1, text: `${asked} ${large}`, buttons: [], isUnread: false, at: '' }];
    return Promise.resolve({
      ...{ lang: 'vi', cell: undefined, screen, notices: [], tasks: [], asks: undefined },
    });
  },
  fileOf: () => Promise.resolve({ name: 'a', isPhoto: false, bytes: Buffer.from(large) }),
  listen: ({ door }, listener) => streams.open(door.id, listener),
  pushOf: () => Promise.resolve(undefined),
  ...{ enter: notAsked, act: notAsked, sendFile: notAsked, markRead: notAsked, leave: notAsked },
  ...{ beginPush: notAsked, endPush: notAsked, heard: notAsked, fileAwaited: () => undefined },
};

async function start(patience: { stalledMs?: number; heartbeatMs?: number }): Promise<void> {
  asked = 0;
  streams = createStreams();
  const outcome = await startWebServer({
    ...{ url: pageUrl, host: '127.0.0.1', port: 0, assets: new Map(), visits: () => visits },
    ...{ log: { info: () => undefined, warn: () => undefined, error: () => undefined }, patience },
  });
  if (outcome.status !== 'listening') throw new Error(outcome.status);
  ({ server } = outcome);
}

afterEach(() => server.stop());

/** Asks, and then reads no more than the beginning of the answer, until the other side gives up. */
async function reads(path: string): Promise<{ status: string; dropped: Promise<void>; socket: net.Socket }> {
  const socket = net.connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const dropped = new Promise<void>((resolve) =>
    socket.once('close', () => {
      resolve();
    }),
  );
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${new URL(pageUrl).host}\r\nCookie: __Host-door=mine\r\n\r\n`);
  const [, status = ''] = await new Promise<string[]>((resolve, reject) => {
    socket.once('data', (part: Buffer) => {
      socket.pause();
      resolve(part.toString('latin1', 0, 20).split(' '));
    });
    socket.once('close', () => {
      reject(new Error(`nothing was answered to ${path}`));
    });
  });
  return { status, dropped, socket };
}

/** Once for each moment in which something changed. */
async function changes(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    streams.changed('d');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('an open page that reads slowly is told what holds once it has read, and not all that held meanwhile', async () => {
  await start({});
  const { socket } = await reads('/events');
  await changes(20);
  let [read, last, cut] = [0, '', ''];
  socket.on('data', (part: Buffer) => {
    read += part.length;
    const text = cut + part.toString('latin1');
    for (const [, number = ''] of text.matchAll(/"text":"(\d+) /g)) last = number;
    // The number may be divided between this part and the next.
    cut = text.slice(-'"text":"1234 '.length);
  });
  socket.resume();
  await expect.poll(() => last === String(asked), { timeout: 10_000 }).toBe(true);
  expect(read).toBeLessThan(4 * large.length);
  socket.destroy();
});

it('one that takes nothing at all is ended, while another device is answered', async () => {
  await start({ heartbeatMs: 100 });
  const { socket, dropped } = await reads('/events');
  const headers = { cookie: '__Host-door=mine' };
  const other = createDevice(server.port);
  expect((await other.request('GET', '/push', undefined, { headers })).status).toBe(403);
  await expect.poll(() => streams.isOpen('d')).toBe(false);
  socket.resume();
  await dropped;
});

/** The beginning is enough: a file read to its end may be given up itself, where the machine is busy. */
async function fetches(): Promise<string> {
  const { status, socket } = await reads('/file/-1');
  socket.destroy();
  return status;
}

it('nobody fetches more than eight files at once', async () => {
  await start({});
  const slow = await Promise.all(Array.from({ length: 9 }, () => reads('/file/-1')));
  expect(slow.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 8 }, () => '200'), '429']);
  expect(await fetches()).toBe('429');
  for (const { socket } of slow) socket.destroy();
});

it('a file that is not taken is given up, and another one can be fetched', async () => {
  // Long enough for all eight to be answered on a busy machine.
  await start({ stalledMs: 2000 });
  const slow = await Promise.all(Array.from({ length: 8 }, () => reads('/file/-1')));
  expect(slow.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => '200'));
  await expect.poll(fetches, { timeout: 20_000 }).toBe('200');
  for (const { socket } of slow) socket.destroy();
});

it('one device has no more than ten pages open at once', async () => {
  await start({});
  const open = await Promise.all(Array.from({ length: 11 }, () => reads('/events')));
  expect(open.filter(({ status }) => status === '429')).toHaveLength(1);
  for (const { socket } of open) socket.destroy();
  await expect.poll(() => streams.isOpen('d')).toBe(false);
});
