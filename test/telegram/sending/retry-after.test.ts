import { Api } from 'grammy';
import { beforeEach, expect, it } from 'vitest';
import { createRetryAfter, type RetryAfter } from '../../../src/telegram/sending/retry-after.ts';
import { emulate, refusal, type Emulated } from '../../playground/emulator/emulated.ts';
import { second } from '../../support/clock.ts';

let world: Emulated;
let gate: RetryAfter;
let api: Api;
let logged: unknown[];

beforeEach(async () => {
  world = await emulate();
  logged = [];
  gate = createRetryAfter({ clock: world.clock, log: { warn: (facts) => logged.push(facts) } });
  api = new Api(world.emulator.token, { apiRoot: world.emulator.url });
  api.config.use(gate.guard);
  for (const id of [1, 2, 3, 4]) world.emulator.person({ id, firstName: `Khách ${id}` }).start();
});

function asksAPause(chatId: number, retryAfter: number, method = 'sendMessage'): void {
  world.emulator.faults.next({ kind: '429', method, chatId, retryAfter });
}

const callsMade = (): number => world.emulator.calls.length;

const tooMany = (seconds: number): string => `(429: Too Many Requests: retry after ${seconds})`;

it('a pause asked of one message keeps messages and edits of that chat, and of no other, behind it', async () => {
  const { message_id: edited } = await api.sendMessage(1, 'x');
  asksAPause(1, 25);
  expect(await refusal(api.sendMessage(1, 'a'))).toBe(tooMany(25));
  const before = callsMade();
  world.clock.advance(5 * second);
  expect(await refusal(api.editMessageText(1, edited, 'y'))).toBe(tooMany(20));
  expect(callsMade()).toBe(before);
  await api.sendMessage(2, 'b');
  expect(gate.closedFor()).toBe(0);
  world.clock.advance(20 * second);
  await api.editMessageText(1, edited, 'y');
  expect(logged).toEqual([{ seconds: 25, of: 'chat' }]);
});

it('a pause of a second is waited for by the call itself', async () => {
  asksAPause(1, 1);
  const from = performance.now();
  await api.sendMessage(1, 'a');
  expect(performance.now() - from).toBeGreaterThan(990);
});

it('whoever has other chats to call meanwhile is told of a pause of a second, and does not wait', async () => {
  const outbox = new Api(world.emulator.token, { apiRoot: world.emulator.url });
  outbox.config.use(gate.guardAtOnce);
  asksAPause(1, 1);
  expect(await refusal(outbox.sendMessage(1, 'a'))).toBe(tooMany(1));
  expect(await refusal(outbox.sendMessage(1, 'a'))).toBe(tooMany(1));
  expect(callsMade()).toBe(1);
  world.clock.advance(second);
  await outbox.sendMessage(1, 'a');
});

it('three chats in a row that are told to wait: it is the bot that is told, and nobody is called', async () => {
  for (const chatId of [1, 2, 3]) {
    asksAPause(chatId, 30);
    expect(await refusal(api.sendMessage(chatId, 'a'))).toBe(tooMany(30));
  }
  expect(gate.closedFor()).toBe(30);
  const before = callsMade();
  expect(await refusal(api.sendMessage(4, 'b'))).toBe(tooMany(30));
  expect(callsMade()).toBe(before);
  expect(logged.at(-1)).toEqual({ seconds: 30, of: 'all' });
  world.clock.advance(30 * second);
  await api.sendMessage(4, 'b');
});

it('chats told to wait with others answered in between close nothing but themselves', async () => {
  for (const chatId of [1, 2, 3]) {
    asksAPause(chatId, 30);
    await refusal(api.sendMessage(chatId, 'a'));
    await api.sendMessage(4, 'b');
  }
  expect(gate.closedFor()).toBe(0);
});

it('what one program is asked for is kept by another with the same token, for a chat and for the bot', async () => {
  const beside = createRetryAfter({ clock: world.clock, log: { warn: () => undefined } });
  const other = new Api(world.emulator.token, { apiRoot: world.emulator.url });
  other.config.use(beside.guard);
  gate.whenAsked(beside.hold);
  asksAPause(1, 25);
  await refusal(api.sendMessage(1, 'a'));
  const before = callsMade();
  expect(await refusal(other.sendMessage(1, 'a'))).toBe(tooMany(25));
  expect(callsMade()).toBe(before);
  await other.sendMessage(4, 'b');
  for (const chatId of [2, 3]) {
    asksAPause(chatId, 30);
    await refusal(api.sendMessage(chatId, 'a'));
  }
  expect(beside.closedFor()).toBe(30);
  expect(await refusal(other.sendMessage(4, 'b'))).toBe(tooMany(30));
});

it('a clock that was set back opens the gate', async () => {
  let now = new Date('2026-10-05T08:00:00Z');
  const log = { warn: () => undefined };
  const other = new Api(world.emulator.token, { apiRoot: world.emulator.url });
  other.config.use(createRetryAfter({ clock: { now: () => now }, log }).guard);
  asksAPause(1, 25);
  await refusal(other.sendMessage(1, 'a'));
  now = new Date('2026-10-05T07:00:00Z');
  await other.sendMessage(1, 'a');
});
