import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import { InputFile } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { startDemo } from '../../../src/playground/start-demo.ts';
import { startTrial, temporaryFolder } from './demo-on-trial.ts';
import { miniBot } from './mini-bot.ts';

const hanh = 5_000_000_001;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('everything that the first look at the page needs is under 200 KB', async () => {
  const { address } = await startTrial();
  const html = await (await fetch(address)).text();
  const parts = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');

  const files = await Promise.all(
    ['/', ...new Set(parts)].map(async (path) => {
      const response = await fetch(`${address}${path}`);
      return { path, status: response.status, size: (await response.arrayBuffer()).byteLength };
    }),
  );

  expect(files.map(({ path, status }) => [path, status])).toEqual([
    ['/', 200],
    ['/icon.svg', 200],
    ['/style.css', 200],
    ['/main.js', 200],
  ]);
  expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(200_000);
});

test('a port that another program uses is said, and nothing is left running or on disk', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let isBotStarted = false;

  const outcome = await startDemo({
    port,
    folder: temporaryFolder(),
    today: new Date('2026-11-26T01:00:00Z'),
    isEmpty: true,
    isReset: false,
    startBot: (deps) => {
      isBotStarted = true;
      return miniBot()(deps);
    },
  });

  expect(outcome).toEqual({ status: 'port_taken' });
  expect(isBotStarted).toBe(false);
});

test('a bot that refuses to start closes the page again', async () => {
  const folder = temporaryFolder();
  const options = {
    port: 0,
    folder,
    today: new Date('2026-11-26T01:00:00Z'),
    isEmpty: true,
    isReset: false,
  };

  const refused = await startDemo({
    ...options,
    startBot: () => Promise.resolve({ status: 'refused', why: 'no key' }),
  });

  expect(refused).toEqual({ status: 'refused', why: 'no key' });
  const { state } = await startTrial({ folder });
  expect((await state()).phase).toBe('ready');
});

test('who opens the page is told everything that is there, then every change', async () => {
  const { demo, act, listen, state } = await startTrial({
    startBot: miniBot({
      prepare: (bot) => {
        bot.command('start', (context) =>
          context.reply('<b>Chào</b> đồng chí', {
            parse_mode: 'HTML',
            reply_markup: { inline_keyboard: [[{ text: 'Đồng ý', callback_data: 'yes', style: 'success' }]] },
          }),
        );
        bot.callbackQuery('yes', async (context) => {
          await context.editMessageText('Cảm ơn');
          await context.answerCallbackQuery({ text: 'Đã ghi', show_alert: true });
        });
      },
    }),
  });
  const before = await state();
  expect(before.people.map(({ name, part, hasStarted }) => [name, part, hasStarted])).toEqual([
    ['Nguyễn Thị Hạnh', 'secretary', false],
    ['Trần Văn Minh', 'deputy', false],
    ['Lê Thị Thu', 'member', false],
    ['Phạm Quốc Bảo', 'member', false],
    ['Đỗ Văn Tư', 'member', false],
    ['Vũ Thị Lan', 'officer', false],
    ['Hoàng Văn Sơn', 'neighbour', false],
  ]);
  expect(before.groups).toMatchObject([{ title: 'Chi bộ Tổ dân phố 5', hasBot: false }]);
  expect(before.claimLink).toBe('https://t.me/tu_soi_demo_bot?start=claim_1');

  const { until } = await listen();
  const isFromBot = until((event) => event.type === 'message' && event.message.isFromBot);
  const hasStarted = until((event) => event.type === 'person' && event.person.hasStarted);
  await act({ do: 'start', person: hanh });

  const greeting = await isFromBot;
  if (greeting.type !== 'message') throw new Error('no message');
  expect(greeting.message).toMatchObject({
    chatId: hanh,
    text: 'Chào đồng chí',
    entities: [{ type: 'bold', offset: 0, length: 4 }],
    buttons: [[{ text: 'Đồng ý', data: 'yes', style: 'success' }]],
  });
  expect(await hasStarted).toMatchObject({ person: { id: hanh } });

  const isEdited = until((event) => event.type === 'message' && event.message.edits === 1);
  const isAnswered = until((event) => event.type === 'answered');
  const { body } = await act({ do: 'tap', person: hanh, message: greeting.message.messageId, data: 'yes' });
  expect(await isEdited).toMatchObject({ message: { text: 'Cảm ơn', buttons: [] } });
  expect(await isAnswered).toMatchObject({ text: 'Đã ghi', isAlert: true, userId: hanh, chatId: hanh });
  expect(body).toEqual({ result: { query: demo.emulator.people()[0]?.taps()[0]?.id } });

  // The bot has answered what it fetched, and says with its next poll that it has it.
  await demo.emulator.confirmed();
  const { calls, checks } = await state();
  expect(calls.map(({ method }) => method)).toContain('editMessageText');
  expect(calls.map(({ method }) => method)).not.toContain('getUpdates');
  expect(checks).toEqual({ refused: 0, unreachable: 0, unanswered: 0, waiting: 0 });
});

test('a page that is open twice is told twice, and one that leaves does not disturb the other', async () => {
  const { demo, address, listen, act } = await startTrial();
  const leaving = new AbortController();
  await fetch(`${address}/api/events`, { signal: leaving.signal });
  const { until } = await listen();
  leaving.abort();

  const told = until((event) => event.type === 'message' && event.message.text === '/start');
  await act({ do: 'start', person: hanh });

  await told;
  expect(demo.emulator.people()[0]?.messages()).toHaveLength(1);
});

test('pictures are shown, files are downloaded under their name, and nothing else is served', async () => {
  const { address, act, listen } = await startTrial({
    startBot: miniBot({
      prepare: (bot) => {
        bot.command('start', async (context) => {
          await context.replyWithPhoto(new InputFile(png, 'qr.png'));
          await context.replyWithDocument(new InputFile(Buffer.from('<script>1</script>'), 'Danh sách.html'));
        });
      },
    }),
  });
  const { until } = await listen();
  const sent = until((event) => event.type === 'message' && event.message.content === 'document');
  await act({ do: 'start', person: hanh });
  await sent;

  const photo = await fetch(`${address}/files/${hanh}/2`);
  expect(photo.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await photo.arrayBuffer()).equals(png)).toBe(true);

  const file = await fetch(`${address}/files/${hanh}/3`);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Danh%20s%C3%A1ch.html");
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');

  for (const path of [
    '/files/5000000001/1',
    '/files/5000000001/9',
    '/files/1/1',
    '/files/../demo.ts',
    '/main.tsx',
    '/api/other',
  ]) {
    expect([path, (await fetch(`${address}${path}`)).status]).toEqual([path, 404]);
  }
});

test('what is no action is refused and does nothing', async () => {
  const { address, demo } = await startTrial();
  const post = async (body: string) => {
    const response = await fetch(`${address}/api/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return response.status;
  };

  const wrong = [
    '',
    '{',
    'null',
    '{"do":"say"}',
    '{"do":"say","person":"1","text":"a"}',
    '{"do":"say","person":5000000001,"text":""}',
    '{"do":"say","person":5000000001,"group":7,"text":"a"}',
    '{"do":"move","to":"year"}',
    '{"do":"fault","kind":"429","times":0}',
    '{"do":"fault","kind":"__proto__","times":1}',
    '{"do":"add-person","name":"   "}',
    '{"do":"constructor"}',
  ];
  for (const body of wrong) expect([body, await post(body)]).toEqual([body, 400]);
  expect(await post('{"do":"say","person":7,"text":"a"}')).toBe(409);
  expect(demo.emulator.people()).toHaveLength(7);
  expect(demo.emulator.people().flatMap((person) => person.messages())).toEqual([]);
});

test('before the bot is up the page is there and says so', async () => {
  let letStart = (): void => undefined;
  const started = new Promise<void>((resolve) => (letStart = resolve));
  let port = 0;
  const starting = startTrial({
    startBot: async (deps) => {
      await started;
      return miniBot()(deps);
    },
    onListening: (taken) => (port = taken),
  });
  while (port === 0) await new Promise((resolve) => setImmediate(resolve));

  const response = await fetch(`http://127.0.0.1:${port}/api/do`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'start', person: hanh }),
  });

  expect(response.status).toBe(503);
  letStart();
  const { state } = await starting;
  expect((await state()).phase).toBe('ready');
});
