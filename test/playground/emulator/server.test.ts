import { connect } from 'node:net';
import { Bot, InputFile } from 'grammy';
import { expect, test } from 'vitest';
import { emulate, readAnswer, refusal } from './emulated.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
  'base64',
);

test('a wrong token is unauthorized, a malformed one not found', async () => {
  const { emulator } = await emulate();
  const wrong = await readAnswer(await fetch(`${emulator.url}/bot123:abc/getMe`));
  expect(wrong).toEqual({ status: 401, ok: false, error_code: 401, description: 'Unauthorized' });
  const malformed = await readAnswer(await fetch(`${emulator.url}/botabc/getMe`));
  expect(malformed).toEqual({ status: 404, ok: false, error_code: 404, description: 'Not Found' });
  expect((await fetch(`${emulator.url}/elsewhere`)).status).toBe(404);
  expect(emulator.refusals.map(({ kind }) => kind)).toEqual([
    'unauthorized',
    'unknown-method',
    'unknown-method',
  ]);
});

test('parameters come as JSON, as a query, as form fields and as parts', async () => {
  const { emulator } = await emulate();
  const an = emulator.person({ id: 100, firstName: 'An' });
  an.start();
  const address = `${emulator.url}/bot${emulator.token}/sendMessage`;
  const markup = JSON.stringify({ inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] });
  const fields = { chat_id: '100', text: 'Kính chào', protect_content: 'true', reply_markup: markup };
  const query = new URLSearchParams(fields);
  const parts = new FormData();
  for (const [name, value] of Object.entries(fields)) parts.append(name, value);
  const answers = [
    await fetch(`${address}?${query.toString()}`),
    await fetch(address, { method: 'POST', body: query }),
    await fetch(address, { method: 'POST', body: parts }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(an.messages().slice(1)).toMatchObject([
    { text: 'Kính chào', isProtected: true, buttons: [[{ text: 'Có', data: 'yes' }]] },
    { text: 'Kính chào', isProtected: true, buttons: [[{ text: 'Có', data: 'yes' }]] },
    { text: 'Kính chào', isProtected: true, buttons: [[{ text: 'Có', data: 'yes' }]] },
  ]);
});

test.each([
  ['application/json', '{"chat_id":', "Bad Request: can't parse JSON object"],
  ['application/json', '[1]', "Bad Request: can't parse JSON object"],
  ['text/plain', 'chat_id=1', 'Bad Request: unsupported content type "text/plain"'],
  ['multipart/form-data; boundary=x', '--y\r\n', "Bad Request: can't parse multipart/form-data"],
  ['multipart/form-data', '--x--', "Bad Request: can't parse multipart/form-data"],
  [
    'application/x-www-form-urlencoded',
    'chat_id=100&text=x&protect_content=yes',
    'Bad Request: parameter "protect_content" must be of type Boolean',
  ],
])('a body of %s that says %s is refused', async (type, body, description) => {
  const { emulator } = await emulate();
  const answer = await fetch(`${emulator.url}/bot${emulator.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  expect((await readAnswer(answer)).description).toBe(description);
});

test('files are kept, told apart and can be downloaded', async () => {
  const { emulator, api } = await emulate();
  const an = emulator.person({ id: 100, firstName: 'An' });
  an.start();
  const document = await api.sendDocument(
    100,
    new InputFile(Buffer.from('Họ tên;Mức\r\n--x\r\n'), 'tổng hợp.csv'),
    { caption: '<b>Tổng</b> hợp', parse_mode: 'HTML' },
  );
  expect(document).toMatchObject({
    caption: 'Tổng hợp',
    caption_entities: [{ type: 'bold', offset: 0, length: 4 }],
    document: { file_name: 'tổng hợp.csv', mime_type: 'text/csv', file_size: 22 },
  });
  const photo = await api.sendPhoto(100, new InputFile(png, 'qr.png'), {
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] },
  });
  expect(photo.photo).toMatchObject([{ width: 10, height: 10, file_size: png.length }]);
  const file = await api.getFile(document.document.file_id);
  const download = await fetch(`${emulator.url}/file/bot${emulator.token}/${file.file_path ?? ''}`);
  expect(await download.text()).toBe('Họ tên;Mức\r\n--x\r\n');
  expect((await fetch(`${emulator.url}/file/bot1:x/${file.file_path ?? ''}`)).status).toBe(404);
  const again = await api.sendDocument(100, document.document.file_id);
  expect(again.document.file_id).toBe(document.document.file_id);
  expect(emulator.refusals).toEqual([]);
});

test.each<[string, (api: Awaited<ReturnType<typeof emulate>>['api']) => Promise<unknown>, string]>([
  [
    'text for a photo',
    (api) => api.sendPhoto(100, new InputFile(Buffer.from('hello'), 'a.png')),
    '(400: Bad Request: IMAGE_PROCESS_FAILED)',
  ],
  [
    'an empty file',
    (api) => api.sendDocument(100, new InputFile(Buffer.alloc(0), 'a.csv')),
    '(400: Bad Request: file must be non-empty)',
  ],
  [
    'an unknown file',
    (api) => api.sendDocument(100, 'BQACAgIAAx'),
    "(400: Bad Request: wrong remote file identifier specified: can't unserialize it)",
  ],
  ['no file', (api) => api.sendDocument(100, ''), '(400: Bad Request: there is no document in the request)'],
  [
    'a part that is not there',
    (api) => api.sendPhoto(100, 'attach://qr'),
    '(400: Bad Request: there is no photo in the request)',
  ],
  [
    'a caption of 1025 characters',
    (api) => api.sendDocument(100, new InputFile(Buffer.from('x'), 'a.csv'), { caption: 'x'.repeat(1025) }),
    '(400: Bad Request: message caption is too long)',
  ],
  [
    'a photo of more than ten megabytes',
    (api) => api.sendPhoto(100, new InputFile(Buffer.alloc(10 * 1024 * 1024 + 1), 'a.png')),
    '(400: Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes)',
  ],
  [
    'an unknown file to fetch',
    (api) => api.getFile('nothing'),
    '(400: Bad Request: wrong file_id or the file is temporarily unavailable)',
  ],
])('%s is refused', async (_, send, reason) => {
  const { emulator, api } = await emulate();
  emulator.person({ id: 100, firstName: 'An' }).start();
  expect(await refusal(send(api))).toBe(reason);
});

test('a photo is not sent again as a document', async () => {
  const { emulator, api } = await emulate();
  emulator.person({ id: 100, firstName: 'An' }).start();
  const { photo } = await api.sendPhoto(100, new InputFile(png, 'qr.png'));
  expect(await refusal(api.sendDocument(100, photo[0]?.file_id ?? ''))).toBe(
    "(400: Bad Request: can't use file of type Photo as Document)",
  );
});

test('a caller that hangs up while it is still talking does no harm', async () => {
  const { emulator, api } = await emulate();
  const { port } = new URL(emulator.url);
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `POST /bot${emulator.token}/sendMessage HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
        () => {
          socket.destroy();
          resolve();
        },
      );
    });
    socket.once('error', reject);
  });
  expect((await api.getMe()).username).toBe('tu_soi_emulator_bot');
  expect(emulator.refusals).toEqual([]);
});

test('a whole grammY bot runs against it', async () => {
  const { emulator } = await emulate();
  const bot = new Bot(emulator.token, { client: { apiRoot: emulator.url } });
  bot.command('start', (ctx) =>
    ctx.reply('Chọn', { reply_markup: { inline_keyboard: [[{ text: 'Một', callback_data: '1' }]] } }),
  );
  bot.on('callback_query:data', async (ctx) => {
    await ctx.answerCallbackQuery('Đã ghi');
    await ctx.editMessageText(`Đã chọn ${ctx.callbackQuery.data}`);
  });
  const running = bot.start();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  await emulator.called('sendMessage');
  an.tap(an.messages().at(-1)?.messageId ?? 0, 'Một');
  await emulator.called('editMessageText');
  await emulator.confirmed();
  await bot.stop();
  await running;
  expect(an.messages().map(({ text }) => text)).toEqual(['/start', 'Đã chọn 1']);
  expect(an.taps()).toMatchObject([{ data: '1', answer: { text: 'Đã ghi', isAlert: false } }]);
  expect(emulator.unanswered()).toEqual([]);
  expect(emulator.refusals).toEqual([]);
});

test('everything that happens can be listened to', async () => {
  const { emulator, api } = await emulate();
  const seen: string[] = [];
  emulator.on(({ type }) => seen.push(type));
  const an = emulator.person({ id: 100, firstName: 'An' });
  an.start();
  await api.sendMessage(100, 'Chào', { reply_markup: { keyboard: [['Tự soi']] } });
  await api.setMyCommands([{ command: 'tusoi', description: 'Tự soi' }]);
  expect(seen).toEqual([
    'message_sent',
    'update_queued',
    'call_received',
    'message_sent',
    'keyboard_changed',
    'call_answered',
    'call_received',
    'commands_changed',
    'call_answered',
  ]);
});
