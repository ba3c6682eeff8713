import type { Bot } from 'grammy';
import { expect, test } from 'vitest';
import { startTrial, type DemoOnTrial } from './demo-on-trial.ts';
import { miniBot } from './mini-bot.ts';

const hanh = 5_000_000_001;
const minh = 5_000_000_002;

/** Repeats what it is told, and edits the message whose id it is told. */
function prepare(bot: Bot): void {
  bot.command('start', (context) => context.reply(`start ${context.match}`.trim()));
  bot.command('menu', (context) =>
    context.reply('menu', {
      reply_markup: { keyboard: [[{ text: 'Tự soi' }]], input_field_placeholder: 'Viết' },
    }),
  );
  bot.command('ask', (context) => context.reply('Vì sao?', { reply_markup: { force_reply: true } }));
  bot.hears(/^edit (\d+)$/, (context) =>
    context.api.editMessageText(context.chat.id, Number(context.match[1]), 'đã sửa'),
  );
  bot.on('callback_query:data', (context) =>
    context.answerCallbackQuery({ text: context.callbackQuery.data }),
  );
  bot.on('edited_message', (context) => context.reply('sửa rồi'));
  bot.on('message', (context) =>
    context.reply(
      `${context.message.reply_to_message?.message_id ?? '-'} ${context.from.language_code ?? ''}`,
    ),
  );
}

const start = (): Promise<DemoOnTrial> => startTrial({ startBot: miniBot({ prepare }) });

/** Does something and waits until the bot has had its say. */
async function actAndSettle({ act, demo }: DemoOnTrial, action: Parameters<DemoOnTrial['act']>[0]) {
  const before = demo.emulator.calls.length;
  const answer = await act(action);
  await demo.emulator.confirmed();
  while (!demo.emulator.calls.slice(before).some(isSaying)) await nextTurn();
  return answer;
}

function isSaying({ method, outcome }: { method: string; outcome: { status: string } }): boolean {
  return method !== 'getUpdates' && outcome.status !== 'pending';
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function textsOf({ state }: DemoOnTrial, chatId: number): Promise<string[]> {
  const { messages } = await state();
  return messages.find((chat) => chat.chatId === chatId)?.messages.map(({ text }) => text) ?? [];
}

test('a deep link opens as the person who is named', async () => {
  const trial = await start();

  await actAndSettle(trial, {
    do: 'open',
    person: minh,
    link: 'https://t.me/tu_soi_demo_bot?start=join_abc',
  });

  expect(await textsOf(trial, minh)).toEqual(['/start join_abc', 'start join_abc']);
  expect(await textsOf(trial, hanh)).toEqual([]);
});

test('a link to another bot or site cannot be opened in the demo', async () => {
  const trial = await start();

  for (const link of [
    'https://t.me/other_bot?start=x',
    'https://example.org/?start=x',
    'https://t.me/tu_soi_demo_bot?start=a%20b',
  ]) {
    expect([link, (await trial.act({ do: 'open', person: minh, link })).status]).toEqual([link, 409]);
  }
  expect(await textsOf(trial, minh)).toEqual([]);
});

test('a link for groups brings the bot into the person’s group and starts it there', async () => {
  const trial = await start();
  const [group] = trial.demo.emulator.groups();
  const groupId = group?.id ?? 0;
  await trial.act({ do: 'bot-membership', group: groupId, by: hanh, isMember: false });
  expect((await trial.state()).groups).toMatchObject([{ hasBot: false }]);

  const { body } = await actAndSettle(trial, {
    do: 'open',
    person: hanh,
    link: 'https://t.me/tu_soi_demo_bot?startgroup=cell_1',
  });
  while (!(await textsOf(trial, groupId)).includes('start cell_1')) await nextTurn();

  expect(body).toMatchObject({ result: { chat: groupId } });
  expect((await trial.state()).groups).toMatchObject([{ hasBot: true }]);
  const texts = await textsOf(trial, groupId);
  expect(texts.filter((text) => text.includes('cell_1'))).toEqual([
    '/start@tu_soi_demo_bot cell_1',
    'start cell_1',
  ]);
});

test('a deleted chat stays empty on that person’s side, also when the bot edits what was in it', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });
  await actAndSettle(trial, { do: 'say', person: minh, text: '/menu' });
  expect((await trial.state()).people[1]).toMatchObject({
    hasStarted: true,
    keyboard: { rows: [['Tự soi']] },
  });

  const { until, events } = await trial.listen();
  const gone = until(({ type }) => type === 'deleted');
  await trial.act({ do: 'clear-chat', person: minh });

  expect(await gone).toEqual({ type: 'deleted', chatId: minh, messageIds: [1, 2, 3, 4] });
  expect((await trial.state()).people[1]).toMatchObject({ hasStarted: false });
  expect((await trial.state()).people[1]?.keyboard).toBeUndefined();

  await actAndSettle(trial, { do: 'say', person: minh, text: 'edit 2' });
  expect(await textsOf(trial, minh)).toEqual(['edit 2']);
  expect(events.filter((event) => event.type === 'message').map(({ message }) => message.text)).toEqual([
    'edit 2',
  ]);
});

test('whoever blocks the bot cannot write; starting again unblocks', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });

  await trial.act({ do: 'block', person: minh, isBlocked: true });
  expect((await trial.state()).people[1]).toMatchObject({ isBlocked: true });
  expect((await trial.act({ do: 'say', person: minh, text: 'có ai không' })).status).toBe(409);

  await actAndSettle(trial, { do: 'start', person: minh });
  expect((await trial.state()).people[1]).toMatchObject({ isBlocked: false });
});

test('the language of the app goes with the next message', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });
  await actAndSettle(trial, { do: 'say', person: minh, text: 'a' });

  await trial.act({ do: 'speak', person: minh, language: 'en' });
  await actAndSettle(trial, { do: 'say', person: minh, text: 'b' });

  expect((await textsOf(trial, minh)).filter((text) => text.startsWith('-'))).toEqual(['- vi', '- en']);
});

test('a forced reply is answered as a reply, and so is a message that was chosen', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });
  await actAndSettle(trial, { do: 'say', person: minh, text: '/ask' });
  expect((await trial.state()).people[1]).toMatchObject({ forceReplyTo: 4 });

  await actAndSettle(trial, { do: 'say', person: minh, text: 'Vì thế' });
  await actAndSettle(trial, { do: 'say', person: minh, text: 'Còn nữa', replyTo: 2 });

  expect((await textsOf(trial, minh)).slice(-3)).toEqual(['4 vi', 'Còn nữa', '2 vi']);
});

test('a key of the reply keyboard is sent as words, and one that is not there is not', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });
  await actAndSettle(trial, { do: 'say', person: minh, text: '/menu' });

  await actAndSettle(trial, { do: 'press', person: minh, label: 'Tự soi' });

  expect((await textsOf(trial, minh)).slice(-2)).toEqual(['Tự soi', '- vi']);
  expect((await trial.act({ do: 'press', person: minh, label: 'Lịch sinh hoạt' })).status).toBe(409);
});

test('a button that changed under the finger is sent as it was seen', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });

  await actAndSettle(trial, { do: 'tap', person: minh, message: 2, data: 'cũ' });

  expect(trial.demo.emulator.people()[1]?.taps().at(-1)?.answer?.text).toBe('cũ');
});

test('own words can be edited, those of others cannot', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });
  await actAndSettle(trial, { do: 'say', person: minh, text: 'a' });

  await actAndSettle(trial, { do: 'edit', person: minh, message: 3, text: 'b' });

  expect((await textsOf(trial, minh)).slice(-3)).toEqual(['b', '- vi', 'sửa rồi']);
  expect((await trial.act({ do: 'edit', person: minh, message: 2, text: 'c' })).status).toBe(409);
});

test('a person who is added has never met the bot and may join the group', async () => {
  const trial = await start();
  const groupId = trial.demo.emulator.groups()[0]?.id ?? 0;

  const { body } = await trial.act({ do: 'add-person', name: ' Vũ Thị Lan ' });

  expect(body).toEqual({ result: { person: 5_000_000_008 } });
  await trial.act({ do: 'membership', group: groupId, person: 5_000_000_008, isMember: true });
  const { people, groups } = await trial.state();
  expect(people.at(-1)).toMatchObject({ name: 'Vũ Thị Lan', hasStarted: false });
  expect(groups[0]?.memberIds).toHaveLength(6);
  await trial.act({ do: 'membership', group: groupId, person: 5_000_000_008, isMember: false });
  expect((await trial.state()).groups[0]?.memberIds).toHaveLength(5);
});

test('everything one may send arrives: stickers, voice, pictures, files, a phone number', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });

  for (const content of ['photo', 'document', 'sticker', 'voice', 'contact'] as const) {
    await actAndSettle(trial, { do: 'send', person: minh, content });
  }

  const { messages } = await trial.state();
  const sent = messages.find(({ chatId }) => chatId === minh)?.messages.filter(({ isFromBot }) => !isFromBot);
  expect(sent?.map(({ content }) => content)).toEqual([
    'text',
    'photo',
    'document',
    'sticker',
    'voice',
    'contact',
  ]);
  const photo = await fetch(`${trial.address}/files/${minh}/${sent?.[1]?.messageId ?? 0}`);
  expect(photo.headers.get('content-type')).toBe('image/png');
});

test('a file of one’s own arrives as it is', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });
  const file = { name: 'nếp sống.xlsx', base64: Buffer.from('PK…').toString('base64') };
  await actAndSettle(trial, { do: 'send', person: minh, content: 'document', file });

  const { messages } = await trial.state();
  const sent = messages.find(({ chatId }) => chatId === minh)?.messages.findLast((one) => !one.isFromBot);
  expect(sent?.file).toMatchObject({ name: 'nếp sống.xlsx', size: 5 });
});

test('a fault strikes the next call that fits, is shown as waiting until then, and can be taken back', async () => {
  const trial = await start();
  await actAndSettle(trial, { do: 'start', person: minh });

  await trial.act({ do: 'fault', kind: '500', method: 'sendMessage', chatId: minh, times: 2 });
  expect((await trial.state()).faults).toEqual([
    { kind: '500', method: 'sendMessage', chatId: minh, left: 2 },
  ]);

  const { until } = await trial.listen();
  const struck = until((event) => event.type === 'call' && event.call.outcome.status === 'faulted');
  await trial.act({ do: 'say', person: minh, text: 'a' });
  expect(await struck).toMatchObject({
    call: { method: 'sendMessage', outcome: { status: 'faulted', fault: '500', wasDone: false } },
  });
  expect((await trial.state()).faults).toMatchObject([{ left: 1 }]);

  await trial.act({ do: 'clear-faults' });
  expect((await trial.state()).faults).toEqual([]);
});
