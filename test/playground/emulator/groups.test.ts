import { expect, test } from 'vitest';
import { emulate, refusal } from './emulated.ts';

async function withGroup(init: { bot?: 'member' | 'administrator'; kind?: 'group' | 'supergroup' } = {}) {
  const emulated = await emulate();
  const { emulator } = emulated;
  const an = emulator.person({ firstName: 'An' });
  const binh = emulator.person({ firstName: 'Bình' });
  const group = emulator.group({ title: 'Chi bộ 3', creator: an, members: [binh], ...init });
  return { ...emulated, an, binh, group };
}

test('the bot hears that it was added, promoted and removed', async () => {
  const { api, group, emulator, an } = await withGroup();
  expect(await refusal(api.sendMessage(group.id, 'x'))).toBe('(400: Bad Request: chat not found)');
  group.addBot();
  group.promoteBot();
  group.removeBot();
  const updates = await api.getUpdates();
  expect(updates).toMatchObject([
    {
      my_chat_member: {
        from: { id: an.id },
        old_chat_member: { status: 'left' },
        new_chat_member: { status: 'member' },
      },
    },
    {
      message: {
        chat: { id: group.id, type: 'supergroup', title: 'Chi bộ 3' },
        new_chat_members: [{ id: emulator.me.id }],
      },
    },
    { my_chat_member: { new_chat_member: { status: 'administrator', can_delete_messages: true } } },
    {
      my_chat_member: {
        old_chat_member: { status: 'administrator' },
        new_chat_member: { status: 'kicked', until_date: 0 },
      },
    },
  ]);
  expect(await refusal(api.sendMessage(group.id, 'x'))).toBe(
    '(403: Forbidden: bot was kicked from the supergroup chat)',
  );
  expect(emulator.unreachable).toHaveLength(1);
});

test('privacy mode: only commands, replies to the bot and service messages are seen', async () => {
  const { api, group, an, binh, emulator } = await withGroup({ bot: 'member' });
  const here = { in: group };
  const { message_id } = await api.sendMessage(group.id, 'Tiến độ');
  an.say('Chào các đồng chí', here);
  an.say('/tiendo', here);
  an.say('/tiendo@tu_soi_emulator_bot', here);
  an.say('/tiendo@another_bot', here);
  an.say('Cảm ơn', { ...here, replyTo: message_id });
  const typo = binh.say('tiendo', here);
  binh.edit(typo.messageId, 'tiến độ', here);
  binh.send('photo', {}, here);
  group.add(emulator.person({ firstName: 'Chi' }));
  expect(
    (await api.getUpdates()).map(
      ({ message, edited_message }) => (message ?? edited_message)?.text ?? 'service',
    ),
  ).toEqual(['/tiendo', '/tiendo@tu_soi_emulator_bot', 'Cảm ơn', 'service']);
});

test('an administrator bot sees everything', async () => {
  const { api, group, an } = await withGroup({ bot: 'administrator' });
  an.say('Chào các đồng chí', { in: group });
  expect((await api.getUpdates())[0]?.message?.text).toBe('Chào các đồng chí');
});

test('an anonymous administrator writes as the group, without a person', async () => {
  const { api, group, binh, an, emulator } = await withGroup({ bot: 'member' });
  group.promote(binh, { anonymous: true });
  binh.say('/tiendo', { in: group, anonymously: true });
  const [update] = await api.getUpdates();
  expect(update?.message).toMatchObject({
    from: { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
    sender_chat: { id: group.id, type: 'supergroup' },
    text: '/tiendo',
  });
  group.promote(an);
  const basic = emulator.group({ title: 'Tổ 1', creator: an, kind: 'group' });
  expect(() => an.say('/tiendo', { in: basic, anonymously: true })).toThrow(
    'only administrators of a supergroup are anonymous',
  );
});

test('a basic group becomes a supergroup under a new id, and says so to whoever uses the old one', async () => {
  const { api, call, group, an, binh } = await withGroup({ bot: 'member', kind: 'group' });
  expect(group.id).toBeGreaterThan(-1_000_000_000);
  const supergroup = group.migrate();
  expect(supergroup.id).toBeLessThan(-1_000_000_000_000);
  expect(await api.getUpdates()).toMatchObject([
    { message: { chat: { id: group.id, type: 'group' }, migrate_to_chat_id: supergroup.id } },
    { message: { chat: { id: supergroup.id, type: 'supergroup' }, migrate_from_chat_id: group.id } },
  ]);
  expect(await call('sendMessage', { chat_id: group.id, text: 'x' })).toEqual({
    status: 400,
    ok: false,
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: supergroup.id },
  });
  await api.sendMessage(supergroup.id, 'x');
  expect(() => an.say('/tiendo', { in: group })).toThrow('the group "Chi bộ 3" has become a supergroup');
  binh.say('/tiendo', { in: supergroup });
  expect(supergroup.messages().at(-1)).toMatchObject({ fromId: binh.id, text: '/tiendo' });
});

test('who was removed from a group writes there no more', async () => {
  const { group, binh } = await withGroup({ bot: 'member' });
  group.remove(binh);
  expect(() => binh.say('x', { in: group })).toThrow('Bình is not in "Chi bộ 3"');
});
