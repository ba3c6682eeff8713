import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../../src/playground/emulator/emulator.ts';
import { createTestClock } from '../../support/clock.ts';
import { emulate, postJson } from './emulated.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('an emulator goes on with what an earlier one saved', async () => {
  const { emulator, call } = await emulate();
  const an = emulator.person({ firstName: 'An', lastName: 'Nguyễn' });
  const binh = emulator.person({ firstName: 'Bình' });
  const group = emulator.group({ title: 'Chi bộ', creator: an, members: [binh], bot: 'member' });
  an.start('join_1');
  await call('getUpdates', { offset: 0 });
  await call('setMyCommands', { commands: [{ command: 'tusoi', description: 'Tự soi' }] });
  await call('sendMessage', {
    chat_id: an.id,
    text: 'Chào',
    reply_markup: { inline_keyboard: [[{ text: 'Đồng ý', callback_data: 'yes' }]] },
  });
  const photo = an.send('photo', { bytes: png, name: 'anh.png' });
  an.tap(2, 'Đồng ý');
  binh.say('chào cả nhà', { in: group });
  const saved = emulator.save();
  await emulator.stop();

  const later = await startEmulator({ clock: createTestClock('2026-10-05T08:01:00Z'), saved });
  onTestFinished(() => later.stop());

  const [anLater, binhLater] = later.people();
  expect(anLater?.state()).toMatchObject({ name: 'An Nguyễn', hasStarted: true, isBlocked: false });
  expect(binhLater?.state().hasStarted).toBe(false);
  expect(anLater?.messages().map(({ text, content }) => [content, text])).toEqual([
    ['text', '/start join_1'],
    ['text', 'Chào'],
    ['photo', ''],
  ]);
  expect(anLater?.messages()[2]?.file?.bytes.length).toBe(photo.file?.bytes.length);
  expect(anLater?.menu()).toEqual([{ command: 'tusoi', description: 'Tự soi' }]);
  expect(
    later
      .groups()[0]
      ?.messages()
      .map(({ text }) => text),
  ).toEqual(['chào cả nhà']);

  const { result } = await postJson(later, 'getUpdates', { offset: 0 });
  expect(result).toMatchObject([
    { update_id: 800_000_001, message: { text: '/start join_1' } },
    { update_id: 800_000_002, message: { photo: [{}] } },
    { update_id: 800_000_003, callback_query: { data: 'yes' } },
  ]);
  const [tap] = anLater?.taps() ?? [];
  await postJson(later, 'answerCallbackQuery', { callback_query_id: tap?.id, text: 'Cảm ơn' });
  expect(anLater?.taps()[0]?.answer?.text).toBe('Cảm ơn');
  expect(anLater?.say('tiếp tục').messageId).toBe(4);
  expect(later.person({ firstName: 'Chi' }).id).toBe(binh.id + 1);
});

test('what no emulator saved is refused', async () => {
  const clock = createTestClock('2026-10-06T08:00:00Z');

  await expect(startEmulator({ clock, saved: new Uint8Array([1, 2, 3]) })).rejects.toThrow();
});
