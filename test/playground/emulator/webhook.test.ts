import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { emulate } from './emulated.ts';

type Hook = {
  url: string;
  seen: { body: string; secret: string | undefined }[];
  answer: (body: string) => { code: number; body?: string };
};

/** A bot's side of a webhook. */
async function listen(answer: Hook['answer'] = () => ({ code: 200 })): Promise<Hook> {
  const hook: Hook = { url: '', seen: [], answer };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      hook.seen.push({ body, secret: typeof secret === 'string' ? secret : undefined });
      const reply = hook.answer(body);
      response.writeHead(reply.code, { 'content-type': 'application/json' }).end(reply.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  hook.url = `http://127.0.0.1:${address.port}/hook`;
  return hook;
}

test('updates are sent with the secret, those that waited too, and are confirmed by the answer', async () => {
  const { api, emulator } = await emulate();
  const hook = await listen();
  const an = emulator.person({ id: 100, firstName: 'An' });
  an.start();
  await api.setWebhook(hook.url, { secret_token: 'bi-mat_9' });
  await emulator.confirmed();
  an.say('Xin chào');
  await emulator.confirmed();
  expect(hook.seen.map(({ secret }) => secret)).toEqual(['bi-mat_9', 'bi-mat_9']);
  expect(hook.seen[1]?.body).toBe(
    '{"update_id":800000002,"message":{"message_id":2,"from":{"id":100,"is_bot":false,"first_name":"An","language_code":"vi"},"chat":{"id":100,"type":"private","first_name":"An"},"date":1791187200,"text":"Xin chào"}}',
  );
  expect(emulator.pendingUpdates()).toBe(0);
});

test('a chat waits for its refused update, another chat does not', async () => {
  const { api, emulator } = await emulate({ webhookRetryMs: 5 });
  let failures = 3;
  const hook = await listen((body) => ({ code: body.includes('một') && failures-- > 0 ? 500 : 200 }));
  const an = emulator.person({ id: 100, firstName: 'An' });
  const binh = emulator.person({ id: 200, firstName: 'Bình' });
  an.start();
  binh.start();
  await api.setWebhook(hook.url);
  await emulator.confirmed();
  hook.seen.length = 0;
  an.say('một');
  an.say('hai');
  binh.say('ba');
  await emulator.confirmed();
  const words = hook.seen.map(({ body }) => /một|hai|ba/.exec(body)?.[0]);
  expect(words.filter((word) => word !== 'ba')).toEqual(['một', 'một', 'một', 'một', 'hai']);
  expect(words.indexOf('ba')).toBeLessThan(3);
});

test('a webhook may answer with a call, which is checked like any other', async () => {
  const { api, emulator } = await emulate();
  const hook = await listen(() => ({
    code: 200,
    body: JSON.stringify({ method: 'sendMessage', chat_id: 100, text: 'Đã nhận' }),
  }));
  const an = emulator.person({ id: 100, firstName: 'An' });
  await api.setWebhook(hook.url);
  an.start();
  await emulator.confirmed();
  expect(an.messages().map(({ text }) => text)).toEqual(['/start', 'Đã nhận']);
  hook.answer = () => ({
    code: 200,
    body: JSON.stringify({ method: 'sendMessage', chat_id: 100, text: '' }),
  });
  an.say('x');
  await emulator.confirmed();
  expect(emulator.refusals).toMatchObject([
    { method: 'sendMessage', error: 'Bad Request: message text is empty' },
  ]);
});

test('what no webhook took is there for polling', async () => {
  const { api, emulator } = await emulate({ webhookRetryMs: 5 });
  const hook = await listen(() => ({ code: 503 }));
  await api.setWebhook(hook.url);
  emulator.person({ firstName: 'An' }).start();
  await api.deleteWebhook();
  expect(await api.getUpdates()).toHaveLength(1);
  await api.deleteWebhook({ drop_pending_updates: true });
  expect(await api.getUpdates()).toEqual([]);
});

test.each([
  [{ url: 'http://example.org/hook' }, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'],
  [
    { url: 'https://example.org:8080/hook' },
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
  ],
  [{ url: 'nowhere' }, 'Bad Request: invalid webhook URL specified'],
  [
    { url: 'https://example.org', secret_token: 'bí mật' },
    'Bad Request: secret token contains unallowed characters',
  ],
  [
    { url: 'https://example.org', secret_token: 'x'.repeat(257) },
    'Bad Request: secret token must have 1 to 256 characters',
  ],
  [
    { url: 'https://example.org', max_connections: 101 },
    'Bad Request: max_connections must be between 1 and 100',
  ],
  [
    { url: 'https://example.org', allowed_updates: ['taps'] },
    'Bad Request: unknown update type "taps" in allowed_updates',
  ],
])('setWebhook with %j is refused', async (payload, description) => {
  const { call } = await emulate();
  expect((await call('setWebhook', payload)).description).toBe(description);
  // Refused while a webhook is set.
  expect((await call('getUpdates')).ok).toBe(true);
});
