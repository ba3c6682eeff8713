import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Api } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';

/** The emulator as a process of its own, as a bench starts it. */
async function serve(...args: string[]) {
  const child = spawn(process.execPath, ['src/playground/emulator/serve.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  const line = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const ready: unknown = JSON.parse(line);
  if (!isReady(ready)) throw new Error(`the process said ${line}`);
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${ready.control}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return { status: response.status, answer };
  };
  return { child, ask, api: new Api(ready.token, { apiRoot: ready.url }) };
}

function isReady(value: unknown): value is { url: string; token: string; control: string } {
  return (
    typeof value === 'object' && value !== null && 'url' in value && 'token' in value && 'control' in value
  );
}

test('another process plays the people and moves the clock', async () => {
  const { ask, api, child } = await serve('--clock', '2026-10-05T08:00:00Z', '--scale', 'Infinity');
  expect((await ask('POST', '/people', { id: 100, firstName: 'An' })).answer).toEqual({ id: 100 });
  await ask('POST', '/people/100/start', { payload: 'join_1' });
  const [start] = await api.getUpdates();
  expect(start?.message?.text).toBe('/start join_1');
  const { message_id } = await api.sendMessage(100, '<b>Chọn</b>', {
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'Một', callback_data: '1', style: 'success' }]] },
  });
  expect((await ask('GET', '/people/100/messages')).answer).toMatchObject([
    { text: '/start join_1', isFromBot: false },
    {
      messageId: message_id,
      text: 'Chọn',
      isFromBot: true,
      sentAt: '2026-10-05T08:00:00.000Z',
      buttons: [[{ text: 'Một', data: '1', style: 'success' }]],
      entities: [{ type: 'bold' }],
    },
  ]);
  expect((await ask('POST', '/clock', { advanceMs: 60_000 })).answer).toEqual({
    now: '2026-10-05T08:01:00.000Z',
  });
  expect(await ask('POST', '/renumber', { nextId: 7 })).toEqual({
    status: 400,
    answer: { error: 'numbers change only after a week without updates, with none waiting' },
  });
  await ask('POST', '/people/100/tap', { messageId: message_id, label: 'Một' });
  expect(await ask('POST', '/people/100/tap', { messageId: message_id, label: 'Hai' })).toEqual({
    status: 400,
    answer: { error: `An sees no such button on message ${message_id}` },
  });
  const [, tap] = await api.getUpdates();
  await api.answerCallbackQuery(tap?.callback_query?.id ?? '', { text: 'Đã ghi' });
  expect((await ask('GET', '/people/100/taps')).answer).toMatchObject([
    { data: '1', tappedAt: '2026-10-05T08:01:00.000Z', answer: { text: 'Đã ghi' } },
  ]);
  await ask('POST', '/faults', { kind: 'blocked', method: 'sendMessage' });
  await expect(api.sendMessage(100, 'x')).rejects.toThrow('bot was blocked by the user');
  await ask('POST', '/people/100/block');
  await expect(api.sendMessage(100, 'x')).rejects.toThrow('bot was blocked by the user');
  await api.getUpdates({ offset: (tap?.update_id ?? 0) + 2 });
  expect((await ask('POST', '/confirmed')).answer).toEqual({ pendingUpdates: 0 });
  expect((await ask('GET', '/state')).answer).toMatchObject({
    pendingUpdates: 0,
    refusals: [],
    unreachable: [{ kind: 'unreachable' }],
    unanswered: 0,
  });
  expect((await ask('GET', '/people/200/messages')).status).toBe(404);
  expect((await ask('POST', '/people', {})).answer).toEqual({ error: '"firstName" must be a text' });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
