import { expect, test } from 'vitest';
import { minute, second, hour } from '../../support/clock.ts';
import { emulate, refusal } from './emulated.ts';

async function withPerson() {
  const emulated = await emulate();
  const an = emulated.emulator.person({ id: 100, firstName: 'An', languageCode: 'vi' });
  return { ...emulated, an };
}

test('an update comes again until a later offset confirms it', async () => {
  const { api, an, emulator } = await withPerson();
  an.start('join_abc');
  an.say('Xin chào');
  const updates = await api.getUpdates();
  expect(updates.map(({ message }) => message?.text)).toEqual(['/start join_abc', 'Xin chào']);
  expect(updates[0]?.message).toEqual({
    message_id: 1,
    from: { id: 100, is_bot: false, first_name: 'An', language_code: 'vi' },
    chat: { id: 100, type: 'private', first_name: 'An' },
    date: 1_791_187_200,
    text: '/start join_abc',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  });
  const [first, last] = updates.map(({ update_id }) => update_id);
  expect(await api.getUpdates()).toHaveLength(2);
  expect((await api.getUpdates({ offset: last })).map(({ update_id }) => update_id)).toEqual([last]);
  expect(emulator.pendingUpdates()).toBe(1);
  expect(await api.getUpdates({ offset: (last ?? 0) + 1 })).toEqual([]);
  expect(last).toBe((first ?? 0) + 1);
});

test('after a week without updates the next number may be lower, whatever was asked for last', async () => {
  const { api, an, emulator, clock } = await withPerson();
  an.start();
  const [first] = await api.getUpdates();
  const next = (first?.update_id ?? 0) + 1;
  clock.advance(7 * 24 * hour);
  await api.getUpdates({ offset: next });
  emulator.renumber(100_000_000);
  an.say('Xin chào');
  const [low] = await api.getUpdates({ offset: next });
  expect([low?.update_id, low?.message?.text]).toEqual([100_000_000, 'Xin chào']);
  expect(await api.getUpdates({ offset: 100_000_001 })).toEqual([]);
});

test('numbers do not change while updates wait, nor within a week', async () => {
  const { api, an, emulator, clock } = await withPerson();
  an.start();
  expect(() => {
    emulator.renumber(5);
  }).toThrow('numbers change only after a week without updates, with none waiting');
  const [first] = await api.getUpdates();
  await api.getUpdates({ offset: (first?.update_id ?? 0) + 1 });
  clock.advance(7 * 24 * hour - second);
  expect(() => {
    emulator.renumber(5);
  }).toThrow();
  clock.advance(second);
  emulator.renumber(5);
});

test('limit gives the oldest, a negative offset the newest and forgets the rest', async () => {
  const { api, an } = await withPerson();
  an.start();
  an.say('một');
  an.say('hai');
  expect((await api.getUpdates({ limit: 1 }))[0]?.message?.text).toBe('/start');
  expect((await api.getUpdates({ offset: -1 })).map(({ message }) => message?.text)).toEqual(['hai']);
  expect(await api.getUpdates()).toHaveLength(1);
});

test.each<[Record<string, unknown>, string]>([
  [{ limit: 0 }, 'Bad Request: limit must be between 1 and 100'],
  [{ limit: 101 }, 'Bad Request: limit must be between 1 and 100'],
  [{ timeout: -1 }, 'Bad Request: timeout must not be negative'],
  [{ allowed_updates: ['messages'] }, 'Bad Request: unknown update type "messages" in allowed_updates'],
])('getUpdates with %j is refused', async (payload, description) => {
  const { call } = await withPerson();
  expect((await call('getUpdates', payload)).description).toBe(description);
});

test('a waiting poll wakes at once when something happens', async () => {
  const { api, an, emulator } = await withPerson();
  const waiting = api.getUpdates({ timeout: 30 });
  await began(emulator, 1);
  const startedAt = performance.now();
  an.start();
  expect(await waiting).toHaveLength(1);
  expect(performance.now() - startedAt).toBeLessThan(500);
});

test('a poll with a timeout comes back empty when nothing happens', async () => {
  const { api } = await withPerson();
  expect(await api.getUpdates({ timeout: 1 })).toEqual([]);
});

test('a second poller ends the first', async () => {
  const { api, an, emulator } = await withPerson();
  const first = refusal(api.getUpdates({ timeout: 30 }));
  await began(emulator, 1);
  const second = api.getUpdates({ timeout: 30 });
  expect(await first).toBe(
    '(409: Conflict: terminated by other getUpdates request; make sure that only one bot instance is running)',
  );
  an.start();
  expect(await second).toHaveLength(1);
  expect(emulator.refusals).toMatchObject([{ method: 'getUpdates', kind: 'conflict', code: 409 }]);
});

test('a poller that hangs up is no rival of the next one', async () => {
  const { api, an, emulator } = await withPerson();
  const hangUp = new AbortController();
  const first = fetch(`${emulator.url}/bot${emulator.token}/getUpdates?timeout=30`, {
    signal: hangUp.signal,
  });
  await began(emulator, 1);
  hangUp.abort();
  await expect(first).rejects.toThrow('aborted');
  await emulator.called('getUpdates');
  an.start();
  expect(await api.getUpdates({ timeout: 30 })).toHaveLength(1);
  expect(emulator.calls.map(({ outcome }) => outcome.status)).toEqual(['abandoned', 'accepted']);
  expect(emulator.refusals).toEqual([]);
});

test('while a webhook is set nobody polls, and setting one ends the poll', async () => {
  const { api, emulator } = await withPerson();
  const poll = refusal(api.getUpdates({ timeout: 30 }));
  await began(emulator, 1);
  await api.setWebhook('https://example.org/hook');
  expect(await poll).toBe('(409: Conflict: terminated by setWebhook request)');
  expect(await refusal(api.getUpdates())).toBe(
    "(409: Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first)",
  );
  await api.deleteWebhook();
  expect(await api.getUpdates()).toEqual([]);
});

test('a tap that nobody fetched is gone after 150 seconds, a message after a day', async () => {
  const { api, an, clock } = await withPerson();
  an.start();
  const { message_id } = await api.sendMessage(an.id, 'Chọn', {
    reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
  });
  an.tap(message_id, 'A');
  clock.advance(149 * second);
  expect(await api.getUpdates()).toHaveLength(2);
  clock.advance(second);
  expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(['/start']);
  clock.advance(24 * hour - 151 * second);
  expect(await api.getUpdates()).toHaveLength(1);
  clock.advance(minute);
  expect(await api.getUpdates()).toEqual([]);
});

test('confirmed waits for fetching and confirming, and not at all where nothing is pending', async () => {
  const { api, an, emulator } = await withPerson();
  await emulator.confirmed();
  an.start();
  let isConfirmed = false;
  const confirmed = emulator.confirmed().then(() => {
    isConfirmed = true;
  });
  const [update] = await api.getUpdates();
  expect(isConfirmed).toBe(false);
  await api.getUpdates({ offset: (update?.update_id ?? 0) + 1 });
  await confirmed;
  expect(isConfirmed).toBe(true);
});

test('confirmed resolves when what was pending has expired', async () => {
  const { an, emulator, clock } = await withPerson();
  an.start();
  clock.advance(25 * hour);
  await emulator.confirmed();
  expect(emulator.pendingUpdates()).toBe(0);
});

test('only what the bot allowed is queued, membership of others only when it is named', async () => {
  const { api, an, emulator } = await withPerson();
  const group = emulator.group({ title: 'Chi bộ', creator: an, bot: 'administrator' });
  group.add(emulator.person({ firstName: 'Bình' }));
  expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['message']);
  await api.getUpdates({ offset: -1, allowed_updates: ['chat_member', 'callback_query'] });
  group.add(emulator.person({ firstName: 'Chi' }));
  an.start();
  expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual([
    'message',
    'chat_member',
  ]);
});

/** Resolves when so many polls have begun; their answers are still out. */
async function began(
  emulator: Awaited<ReturnType<typeof emulate>>['emulator'],
  polls: number,
): Promise<void> {
  if (emulator.calls.filter(({ method }) => method === 'getUpdates').length >= polls) return;
  await new Promise<void>((resolve) => {
    emulator.on(function listen(event) {
      if (event.type !== 'call_received' || event.call.method !== 'getUpdates') return;
      emulator.off(listen);
      // The poll waits only after the event.
      setImmediate(resolve);
    });
  });
}
