import { expect, test } from 'vitest';
import { emulate, refusal } from './emulated.ts';

async function withPerson() {
  const emulated = await emulate();
  const an = emulated.emulator.person({ id: 100, firstName: 'An' });
  an.start();
  return { ...emulated, an };
}

test.each([
  [{ kind: '429', retryAfter: 7 } as const, '(429: Too Many Requests: retry after 7)'],
  [{ kind: '500' } as const, '(500: Internal Server Error)'],
  [{ kind: 'blocked' } as const, '(403: Forbidden: bot was blocked by the user)'],
  [{ kind: 'deactivated' } as const, '(403: Forbidden: user is deactivated)'],
  [
    { kind: 'migrated', migrateTo: -1_001_234 } as const,
    '(400: Bad Request: group chat was upgraded to a supergroup chat)',
  ],
])('a scripted %j answers as Telegram would, and is no refusal', async (fault, reason) => {
  const { api, an, emulator } = await withPerson();
  emulator.faults.next(fault);
  expect(await refusal(api.sendMessage(100, 'x'))).toBe(reason);
  expect(an.messages()).toHaveLength(1);
  expect(emulator.refusals).toEqual([]);
  expect(emulator.unreachable).toEqual([]);
  expect(emulator.calls).toMatchObject([
    { method: 'sendMessage', outcome: { status: 'faulted', fault: fault.kind, wasDone: false } },
  ]);
  await api.sendMessage(100, 'x');
});

test('a scripted 429 and a migration carry their parameters', async () => {
  const { call, emulator } = await withPerson();
  emulator.faults.next({ kind: '429', retryAfter: 7 });
  emulator.faults.next({ kind: 'migrated', migrateTo: -1_001_234 });
  expect((await call('sendMessage', { chat_id: 100, text: 'x' })).parameters).toEqual({ retry_after: 7 });
  expect((await call('sendMessage', { chat_id: 100, text: 'x' })).parameters).toEqual({
    migrate_to_chat_id: -1_001_234,
  });
});

test('a fault is for its method, its chat and its number of times', async () => {
  const { api, emulator } = await withPerson();
  emulator.person({ id: 200, firstName: 'Bình' }).start();
  emulator.faults.next({ kind: '500', method: 'sendMessage', chatId: 200, times: 2 });
  await api.sendMessage(100, 'x');
  await api.getChat(200);
  await refusal(api.sendMessage(200, 'x'));
  expect(emulator.faults.pending()).toHaveLength(1);
  await refusal(api.sendMessage(200, 'x'));
  await api.sendMessage(200, 'x');
  expect(emulator.faults.pending()).toEqual([]);
});

test('polling is spared unless it is named', async () => {
  const { api, emulator } = await withPerson();
  emulator.faults.next({ kind: '500' });
  expect(await api.getUpdates()).toHaveLength(1);
  emulator.faults.clear();
  emulator.faults.next({ kind: '500', method: 'getUpdates' });
  expect(await refusal(api.getUpdates())).toBe('(500: Internal Server Error)');
});

test('a gateway answers with a page, not with JSON', async () => {
  const { emulator } = await withPerson();
  emulator.faults.next({ kind: '502-html' });
  const answer = await fetch(`${emulator.url}/bot${emulator.token}/getMe`);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toBe('<html><head><title>502 Bad Gateway</title></head></html>');
});

test('a dropped call was not carried out, one with a lost answer was', async () => {
  const { api, an, emulator } = await withPerson();
  emulator.faults.next({ kind: 'drop' });
  expect(await refusal(api.sendMessage(100, 'một'))).toMatch(/^Network request for 'sendMessage' failed!/);
  expect(an.messages()).toHaveLength(1);
  emulator.faults.next({ kind: 'lost-answer' });
  expect(await refusal(api.sendMessage(100, 'hai'))).toMatch(/^Network request for 'sendMessage' failed!/);
  expect(an.messages().map(({ text }) => text)).toEqual(['/start', 'hai']);
  expect(emulator.calls.map(({ outcome }) => outcome)).toMatchObject([
    { status: 'faulted', fault: 'drop', wasDone: false },
    { status: 'faulted', fault: 'lost-answer', wasDone: true },
  ]);
});

test('a refused call is refused also where its answer would have been lost', async () => {
  const { call, emulator } = await withPerson();
  emulator.faults.next({ kind: 'lost-answer' });
  expect((await call('sendMessage', { chat_id: 100, text: '' })).description).toBe(
    'Bad Request: message text is empty',
  );
  expect(emulator.refusals).toHaveLength(1);
});

test('a slow call comes late and is carried out', async () => {
  const { api, an, emulator } = await withPerson();
  emulator.faults.next({ kind: 'slow', delayMs: 60 });
  const startedAt = performance.now();
  await api.sendMessage(100, 'x');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
  expect(an.messages()).toHaveLength(2);
});

test('a hanging call is answered never, until the caller gives up', async () => {
  const { emulator } = await withPerson();
  emulator.faults.next({ kind: 'hang' });
  const call = fetch(`${emulator.url}/bot${emulator.token}/getMe`, { signal: AbortSignal.timeout(100) });
  await expect(call).rejects.toThrow('timeout');
});

test('every answer can be made to take its time', async () => {
  const { api } = await emulate({ delayMs: 60 });
  const startedAt = performance.now();
  await api.getMe();
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
});
