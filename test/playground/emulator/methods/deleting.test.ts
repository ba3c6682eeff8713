import { expect, test } from 'vitest';
import { hour, second } from '../../../support/clock.ts';
import { emulate, refusal } from '../emulated.ts';

test('in a private chat the bot deletes its own messages and those of the person', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const { message_id } = await api.sendMessage(an.id, 'x');
  const said = an.say('y');
  await api.deleteMessage(an.id, message_id);
  await api.deleteMessage(an.id, said.messageId);
  expect(an.messages().map(({ text }) => text)).toEqual(['/start']);
  expect(await refusal(api.deleteMessage(an.id, message_id))).toBe(
    '(400: Bad Request: message to delete not found)',
  );
});

test('after 48 hours nothing can be deleted, and one such message refuses all', async () => {
  const { api, emulator, clock } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const old = await api.sendMessage(an.id, 'cũ');
  clock.advance(48 * hour - second);
  const young = await api.sendMessage(an.id, 'mới');
  clock.advance(second);
  expect(await refusal(api.deleteMessage(an.id, old.message_id))).toBe(
    "(400: Bad Request: message can't be deleted)",
  );
  expect(await refusal(api.deleteMessages(an.id, [young.message_id, old.message_id]))).toBe(
    "(400: Bad Request: message can't be deleted)",
  );
  expect(await api.deleteMessages(an.id, [young.message_id, 999])).toBe(true);
  expect(await refusal(api.deleteMessages(an.id, []))).toBe(
    '(400: Bad Request: message identifiers are not specified)',
  );
  expect(
    await refusal(
      api.deleteMessages(
        an.id,
        Array.from({ length: 101 }, (_, index) => index + 1),
      ),
    ),
  ).toBe('(400: Bad Request: too many message identifiers specified)');
});

test("in a group others' messages need an administrator", async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  const group = emulator.group({ title: 'Chi bộ', creator: an, bot: 'member' });
  const said = an.say('/tiendo', { in: group });
  expect(await refusal(api.deleteMessage(group.id, said.messageId))).toBe(
    "(400: Bad Request: message can't be deleted)",
  );
  group.promoteBot();
  await api.deleteMessage(group.id, said.messageId);
  expect(group.messages()).toEqual([]);
});
