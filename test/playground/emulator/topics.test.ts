import { expect, test } from 'vitest';
import { emulate, refusal, type Emulated } from './emulated.ts';

function forum({ emulator }: Emulated) {
  const an = emulator.person({ firstName: 'An' });
  const group = emulator.group({ title: 'Chi bộ', kind: 'supergroup', creator: an, bot: 'member' });
  return { an, group };
}

test('what is written in a topic of a forum carries its id, also what the bot sends there', async () => {
  const world = await emulate();
  const { an, group } = forum(world);
  const topic = group.openTopic('Thông báo');
  an.say('/tiendo', { in: group, topic });
  const updates = await world.api.getUpdates();
  expect(updates.at(-1)?.message).toMatchObject({
    text: '/tiendo',
    message_thread_id: topic,
    is_topic_message: true,
    chat: { is_forum: true },
  });
  const sent = await world.api.sendMessage(group.id, 'x', { message_thread_id: topic });
  expect(sent).toMatchObject({ message_thread_id: topic, is_topic_message: true });
  expect(await world.api.sendMessage(group.id, 'x')).not.toHaveProperty('message_thread_id');
});

test('a topic that is closed, deleted or was never there refuses as Telegram does', async () => {
  const world = await emulate();
  const { group } = forum(world);
  const topic = group.openTopic('Thông báo');
  const send = () => world.api.sendMessage(group.id, 'x', { message_thread_id: topic });
  group.closeTopic(topic);
  expect(await refusal(send())).toBe('(400: Bad Request: TOPIC_CLOSED)');
  group.promoteBot();
  await send();
  group.demoteBot();
  group.reopenTopic(topic);
  await send();
  group.deleteTopic(topic);
  expect(await refusal(send())).toBe('(400: Bad Request: message thread not found)');
});

test('a group without the right to write, and a deleted one, refuse as Telegram does', async () => {
  const world = await emulate();
  const { group } = forum(world);
  group.silence(true);
  expect(await refusal(world.api.sendMessage(group.id, 'x'))).toBe(
    '(400: Bad Request: not enough rights to send text messages to the chat)',
  );
  group.silence(false);
  await world.api.sendMessage(group.id, 'x');
  group.delete();
  expect(await refusal(world.api.sendMessage(group.id, 'x'))).toBe(
    '(403: Forbidden: the group chat was deleted)',
  );
});
