import { expect, test } from 'vitest';
import { minute, second } from '../../support/clock.ts';
import { emulate, refusal, type Emulated } from './emulated.ts';

function startPeople({ emulator }: Emulated, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const person = emulator.person({ firstName: `Người ${index + 1}` });
    person.start();
    return person.id;
  });
}

/** Sends until the first refusal; how many went through, and what was said. */
async function sendUntilRefused(send: () => Promise<unknown>): Promise<{ sent: number; reason: string }> {
  for (let sent = 0; sent < 200; sent += 1) {
    try {
      await send();
    } catch (error) {
      return { sent, reason: error instanceof Error ? error.message : '' };
    }
  }
  throw new Error('nothing was refused');
}

test('one chat takes a burst of ten, then one message a second', async () => {
  const emulated = await emulate();
  const { api, clock, emulator } = emulated;
  const [chatId = 0] = startPeople(emulated, 1);
  expect(await sendUntilRefused(() => api.sendMessage(chatId, 'x'))).toEqual({
    sent: 10,
    reason: "Call to 'sendMessage' failed! (429: Too Many Requests: retry after 1)",
  });
  expect(emulator.refusals).toMatchObject([{ kind: 'too-many-requests', code: 429 }]);
  clock.advance(second);
  expect((await sendUntilRefused(() => api.sendMessage(chatId, 'x'))).sent).toBe(1);
  clock.advance(60 * second);
  expect((await sendUntilRefused(() => api.sendMessage(chatId, 'x'))).sent).toBe(10);
});

test('the answer names the seconds to wait', async () => {
  const emulated = await emulate({ limits: { chatPerSecond: 0.1, chatBurst: 1 } });
  const { api, call, clock } = emulated;
  const [chatId = 0] = startPeople(emulated, 1);
  await api.sendMessage(chatId, 'x');
  clock.advance(2.5 * second);
  expect(await call('sendMessage', { chat_id: chatId, text: 'x' })).toEqual({
    status: 429,
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 8',
    parameters: { retry_after: 8 },
  });
  clock.advance(7.5 * second);
  await api.sendMessage(chatId, 'x');
});

test('a refused message counts for nothing', async () => {
  const emulated = await emulate({ limits: { chatBurst: 2 } });
  const { api, clock } = emulated;
  const [chatId = 0] = startPeople(emulated, 1);
  await sendUntilRefused(() => api.sendMessage(chatId, 'x'));
  for (let attempt = 0; attempt < 5; attempt += 1) await refusal(api.sendMessage(chatId, 'x'));
  clock.advance(second);
  await api.sendMessage(chatId, 'x');
});

test('edits have their own burst of twenty', async () => {
  const emulated = await emulate();
  const { api } = emulated;
  const [chatId = 0] = startPeople(emulated, 1);
  const { message_id } = await api.sendMessage(chatId, 'x');
  let edits = 0;
  expect(await sendUntilRefused(() => api.editMessageText(chatId, message_id, `x ${++edits}`))).toEqual({
    sent: 20,
    reason: "Call to 'editMessageText' failed! (429: Too Many Requests: retry after 1)",
  });
  await api.sendMessage(chatId, 'x');
});

test('a group takes twenty messages in any minute', async () => {
  const emulated = await emulate();
  const { api, clock, emulator } = emulated;
  const an = emulator.person({ firstName: 'An' });
  const group = emulator.group({ title: 'Chi bộ', creator: an, bot: 'member' });
  await api.sendMessage(group.id, 'x');
  clock.advance(30 * second);
  expect(await sendUntilRefused(() => api.sendMessage(group.id, 'x'))).toEqual({
    sent: 19,
    reason: "Call to 'sendMessage' failed! (429: Too Many Requests: retry after 30)",
  });
  clock.advance(30 * second);
  expect((await sendUntilRefused(() => api.sendMessage(group.id, 'x'))).sent).toBe(1);
  clock.advance(minute);
  expect((await sendUntilRefused(() => api.sendMessage(group.id, 'x'))).sent).toBe(20);
});

test('thirty a second go out to people who did nothing, answers beside them', async () => {
  const emulated = await emulate();
  const { api, clock, emulator } = emulated;
  const quiet = startPeople(emulated, 40);
  clock.advance(6 * second);
  const an = emulator.person({ firstName: 'An' });
  an.start();
  let next = 0;
  expect(await sendUntilRefused(() => api.sendMessage(quiet[next++ % 40] ?? 0, 'x'))).toEqual({
    sent: 30,
    reason: "Call to 'sendMessage' failed! (429: Too Many Requests: retry after 1)",
  });
  await api.sendMessage(an.id, 'Câu trả lời');
  clock.advance(second);
  expect((await sendUntilRefused(() => api.sendMessage(quiet[next++ % 40] ?? 0, 'x'))).sent).toBe(30);
});

test('a scale stretches every number, and Infinity lifts them', async () => {
  const wide = await emulate({ limits: { scale: 3 } });
  const [chatId = 0] = startPeople(wide, 1);
  expect((await sendUntilRefused(() => wide.api.sendMessage(chatId, 'x'))).sent).toBe(30);
  const free = await emulate({ limits: { scale: Infinity } });
  const [other = 0] = startPeople(free, 1);
  for (let sent = 0; sent < 100; sent += 1) await free.api.sendMessage(other, 'x');
  expect(free.emulator.refusals).toEqual([]);
});
