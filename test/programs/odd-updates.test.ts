import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openProcessWorld, until, type ProcessWorld } from '../support/process-world.ts';
import { listen } from '../support/proxy.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: ProcessWorld;
let front: Server;
/** What comes before what the emulator has, until it is confirmed. */
let odd: { update_id?: unknown; [kind: string]: unknown }[];

beforeEach(async () => {
  world = await openProcessWorld();
  front = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      if (request.url?.endsWith('/getUpdates') === true && odd.length > 0) {
        const offset = /"offset":(\d+)/.exec(body)?.[1] ?? '0';
        odd = odd.filter(({ update_id: id }) => typeof id !== 'number' || id >= Number(offset));
        if (odd.length > 0) {
          response.end(JSON.stringify({ ok: true, result: odd }));
          return;
        }
      }
      // Of a bot that hung up nothing waits there any more: the poll that it sends next would meet that of before.
      const hungUp = new AbortController();
      response.once('close', () => {
        hungUp.abort();
      });
      const answer = await fetch(`${world.emulator.url}${request.url ?? ''}`, {
        method: request.method ?? 'POST',
        headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
        body,
        signal: hungUp.signal,
      });
      response.statusCode = answer.status;
      response.end(await answer.text());
    })().catch(() => response.destroy());
  });
  world.env['TELEGRAM_API_ROOT'] = `http://127.0.0.1:${await listen(front)}`;
});

afterEach(async () => {
  front.closeAllConnections();
  front.close();
  await world.close();
});

it('updates that cannot be read hold up nobody, are logged by their number, and come no more', async () => {
  const group = { id: -1005, type: 'supergroup', title: 'x' };
  odd = [
    { update_id: 500, message: { message_id: 1, date: 1, chat: group, text: 'hi' } },
    { update_id: 501, message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, text: 'hi' } },
    { update_id: 502, message: null },
    { update_id: 503, message: 'x' },
    { update_id: 504, callback_query: { id: 'q', data: 'x', from: { id: 10 ** 18, is_bot: false } } },
  ];
  const bot = await world.start();
  await until(() => odd.length === 0);
  const an = world.people.person({ firstName: 'Khách' });
  await an.start();
  an.sees('Kính chào đồng chí');
  const logged = bot
    .stdout()
    .matchAll(/"updateId":(\d+)[^\n]*"msg":"an update could not be read and is kept apart"/g);
  expect([...logged].map(([, id]) => id)).toEqual(['501', '502', '503', '504']);
});
