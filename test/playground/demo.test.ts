import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeExcerpts, withExcerpts } from '../../src/playground/excerpts.ts';
import { startBot } from '../../src/playground/start-bot.ts';
import { startDemo, type Demo } from '../../src/playground/start-demo.ts';
import { startTrial, temporaryFolder } from './server/demo-on-trial.ts';
import { miniBot } from './server/mini-bot.ts';

type Person = ReturnType<Demo['emulator']['people']>[number];

/** The newest message of the bot that has words or buttons. */
function screenOf(person: Person | undefined): string {
  const message = person?.messages().findLast(({ isFromBot, text }) => isFromBot && text !== '');
  const buttons = message?.buttons.flat().map(({ text }) => `[${text}]`) ?? [];
  return [message?.text, ...buttons].join('\n');
}

/** Everything that ever stood in the chat: a screen is edited when the next one comes. */
function textsOf(person: Person | undefined): string {
  const messages = person?.messages() ?? [];
  return messages.flatMap(({ text, history }) => [...history.map((past) => past.text), text]).join('\n');
}

const today = new Date('2026-11-18T01:00:00Z');
/** What the demo of that day leaves when it is stopped at once: setting up its cell takes longest. */
const cellFolder = mkdtempSync(path.join(tmpdir(), 'tu-soi-demo-cell-'));

beforeAll(async () => {
  const options = { port: 0, folder: cellFolder, today, isEmpty: false, isReset: false, startBot };
  const outcome = await startDemo(options);
  if (outcome.status !== 'started') throw new Error(`the demo did not start: ${outcome.status}`);
  await outcome.demo.stop();
});

afterAll(() => {
  rmSync(cellFolder, { recursive: true, force: true });
});

/** A copy of the cell of that day, to go on with. */
function copyOfCell(): string {
  const folder = temporaryFolder();
  cpSync(cellFolder, folder, { recursive: true });
  return folder;
}

async function settle(demo: Demo): Promise<void> {
  await demo.emulator.confirmed();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

test.each(['2026-11-20T01:00:00Z', '2027-02-21T01:00:00Z'])(
  'on %s there is a cell with last month’s round complete, one review finished and one half done',
  async (outside) => {
    const { demo, state } = await startTrial({ startBot, isEmpty: false, today: new Date(outside) });
    const { emulator } = demo;
    const [hanh, minh, thu, bao, tu, lan, son] = emulator.people();

    expect(emulator.refusals).toEqual([]);
    expect(emulator.unreachable).toEqual([]);
    const { phase, claimLink, people, clock } = await state();
    expect(phase).toBe('ready');
    expect(claimLink).toBeUndefined();
    expect(people.map(({ hasStarted, keyboard }) => [hasStarted, keyboard?.rows.flat()[0]])).toEqual(
      [...Array<string>(5).fill('Tự soi'), 'Đơn vị', 'Tự soi'].map((first) => [true, first]),
    );
    expect(clock.now.slice(11, 16)).toBe('02:00');

    for (const person of [hanh, minh, thu, bao, tu])
      expect(textsOf(person)).toContain('Đã gửi. Xin cảm ơn đồng chí!');
    expect(textsOf(tu)).toContain('Còn 7 ngày nữa chi bộ sinh hoạt:');
    expect(textsOf(minh)).not.toContain('Còn 7 ngày nữa');
    expect(textsOf(hanh)).toContain('Đã gửi 5/5');
    expect(textsOf(hanh)).toContain('(bản duyệt số 1)');

    expect(textsOf(hanh)).toContain('Có góp ý mới gửi chi ủy Chi bộ Tổ dân phố 5.');
    expect(textsOf(tu)).toContain('1. Đánh giá việc thực hiện nghị quyết tháng trước');
    expect(screenOf(lan)).toContain('Bí thư Chi bộ Tổ dân phố 6 đã mở liên kết');
    expect(textsOf(son)).toContain('Chi bộ Tổ dân phố 6 đã sẵn sàng');
    expect(emulator.groups().flatMap((group) => group.messages().map(({ text }) => text))).toContainEqual(
      expect.stringContaining('đã có 1/5 đồng chí hoàn thành tự soi'),
    );
    expect(screenOf(minh)).toContain('Đã gửi. Xin cảm ơn đồng chí!');
    expect(screenOf(thu)).toContain('10/27 mục');
    for (const person of [hanh, bao, tu]) expect(screenOf(person)).toContain('[Bắt đầu tự soi]');
  },
);

test('the meeting is eight days ahead, and time takes one there by way of the reminders', async () => {
  const { demo, act, state } = await startTrial({ startBot, folder: copyOfCell(), isEmpty: false, today });
  const [, minh, thu] = demo.emulator.people();
  expect((await state()).clock.now.slice(0, 16)).toBe('2026-11-18T02:00');

  await act({ do: 'move', to: 'reminder' });
  expect(demo.clock.now().toISOString().slice(0, 16)).toBe('2026-11-19T12:00');
  expect(screenOf(thu)).toContain('Còn 7 ngày nữa chi bộ sinh hoạt:');
  expect(screenOf(thu)).toContain('đã trả lời 10/27 mục');
  expect(screenOf(minh)).toContain('Đã gửi.');

  const { body } = await act({ do: 'move', to: 'meeting' });
  expect(body).toMatchObject({ result: { status: 'moved' } });
  expect(demo.clock.now().toISOString().slice(0, 16)).toBe('2026-11-26T12:30');
  expect(demo.emulator.refusals).toEqual([]);
});

test('the next start goes on where the last one ended, and time has stood still between', async () => {
  const options = { startBot, folder: copyOfCell(), isEmpty: false, today };
  const first = await startTrial(options);
  await first.act({ do: 'move', to: 'hour' });
  await first.act({ do: 'clear-chat', person: 5_000_000_004 });
  const told = (await first.listen()).until(
    (event) => event.type === 'message' && event.message.text.includes('Kỳ tới'),
  );
  await first.act({ do: 'say', person: 5_000_000_005, text: '/lich' });
  await told;
  await first.demo.stop();

  const later = await startTrial({ ...options, today: new Date('2027-03-01T01:00:00Z') });

  const [hanh, , thu, bao, tu] = later.demo.emulator.people();
  const { clock, people, messages } = await later.state();
  expect(clock.now.slice(0, 16)).toBe('2026-11-18T03:00');
  expect(people[0]).toMatchObject({ name: 'Nguyễn Thị Hạnh', part: 'secretary' });
  expect(messages.find(({ chatId }) => chatId === bao?.id)?.messages).toEqual([]);
  expect(screenOf(tu)).toContain('Kỳ tới: 19 giờ 30, thứ Năm 26/11/2026');
  expect(screenOf(thu)).toContain('10/27 mục');

  const goesOn = (await later.listen()).until(
    (event) =>
      event.type === 'message' &&
      event.message.edits > 0 &&
      event.message.chatId === thu?.id &&
      event.message.isFromBot,
  );
  const open = thu?.messages().findLast(({ buttons }) => buttons.length > 0);
  const done = open?.buttons.flat().find(({ text }) => text === 'Xong mục này')?.data ?? '';
  await later.act({ do: 'tap', person: 5_000_000_003, message: open?.messageId ?? 0, data: done });
  expect(await goesOn).toMatchObject({ message: { chatId: thu?.id } });
  expect(textsOf(hanh)).toContain('(bản duyệt số 1)');
});

test('started in English the people of the cell read and write English', async () => {
  const { demo, state } = await startTrial({
    startBot,
    isEmpty: false,
    language: 'en',
    today,
  });
  const [hanh, minh, thu] = demo.emulator.people();

  expect(demo.emulator.refusals).toEqual([]);
  const { language, people } = await state();
  expect(language).toBe('en');
  expect(people[0]?.keyboard?.rows.flat()[0]).toBe('My review');
  expect(screenOf(minh)).toContain('Sent. Thank you!');
  expect(screenOf(thu)).toContain('10/27');
  expect(textsOf(hanh)).not.toMatch(/đồng chí|tự soi/u);
});

test('English asked for on the page is what everybody who has met the bot speaks from then on', async () => {
  const { demo, act } = await startTrial({ startBot, folder: copyOfCell(), isEmpty: false, today });
  await act({ do: 'add-person', name: 'Vũ Thị Lan' });

  await act({ do: 'language', language: 'en' });

  const [hanh, minh, thu, bao, tu, lan, son, added] = demo.emulator.people();
  for (const person of [hanh, minh, thu, bao, tu, son])
    expect(person?.state().keyboard?.rows.flat()[0]?.text).toBe('My review');
  expect(lan?.state().keyboard?.rows.flat()[0]?.text).toBe('Units');
  expect(added?.messages()).toEqual([]);
  await act({ do: 'start', person: added?.id ?? 0 });
  await demo.settle();
  expect(screenOf(added)).toContain('please open the invitation link');
  await act({ do: 'language', language: 'vi' });
  await act({ do: 'add-person', name: 'Vũ Thị Mai' });
  const late = demo.emulator.people().at(-1);
  await act({ do: 'start', person: late?.id ?? 0 });
  await demo.settle();
  expect(screenOf(late)).toContain('liên kết');
  expect(demo.emulator.refusals).toEqual([]);
});

test('a demo that is empty waits to be claimed, and is claimed by the link on the page', async () => {
  const { demo, state, act, listen } = await startTrial({ startBot, isEmpty: true });
  const { claimLink, people } = await state();
  expect(claimLink).toMatch(/^https:\/\/t\.me\/tu_soi_demo_bot\?start=claim_[\w-]{20,}$/);
  expect(people.map(({ hasStarted }) => hasStarted)).toEqual(Array(7).fill(false));

  const { until } = await listen();
  const asked = until((event) => event.type === 'message' && event.message.isFromBot);
  const gone = until((event) => event.type === 'claim' && event.link === undefined);
  await act({ do: 'open', person: 5_000_000_001, link: claimLink ?? '' });
  await asked;
  await gone;

  expect(screenOf(demo.emulator.people()[0])).toContain('[Tôi đồng ý]');
  expect((await state()).claimLink).toBeUndefined();
});

test('--reset forgets what was, and takes nothing else from the folder', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'ghi-chep.txt'), 'của tôi');
  const options = { startBot, folder, isEmpty: true, today };
  const first = await startTrial(options);
  await first.act({ do: 'add-person', name: 'Vũ Thị Lan' });
  await first.demo.stop();
  expect(existsSync(path.join(folder, 'tu-soi.db'))).toBe(true);

  const again = await startTrial({ ...options, isReset: true });

  expect((await again.state()).people).toHaveLength(7);
  expect(readdirSync(folder)).toContain('ghi-chep.txt');
});

test('a start that was broken off before the cell was ready is begun anew', async () => {
  const folder = temporaryFolder();
  const options = { port: 0, folder, today, isEmpty: true, isReset: false };
  const broken = startDemo({
    ...options,
    startBot: async (deps) => {
      const started = await startBot(deps);
      if (started.status === 'started') await started.bot.stop(0);
      return { status: 'refused', why: 'broken off' };
    },
  });
  expect(await broken).toEqual({ status: 'refused', why: 'broken off' });
  expect(existsSync(path.join(folder, 'tu-soi.db'))).toBe(true);

  const { state } = await startTrial({ ...options, startBot });

  expect((await state()).claimLink).toBeDefined();
});

test.each(['', 'not a demo', '\u0000\u0001'])(
  'a demo file that holds “%s” is no reason not to start',
  async (content) => {
    const folder = temporaryFolder();
    const options = { startBot, folder, isEmpty: true };
    const first = await startTrial(options);
    await first.demo.stop();
    writeFileSync(path.join(folder, 'demo.bin'), content);

    const { state } = await startTrial(options);

    expect((await state()).phase).toBe('ready');
  },
);

test('when the bot breaks while the cell is set up, everything is closed and the error is told', async () => {
  const folder = temporaryFolder();
  const options = { port: 0, folder, today, isReset: false };
  let port = 0;

  const broken = startDemo({
    ...options,
    isEmpty: false,
    startBot: miniBot(),
    onListening: (taken) => (port = taken),
  });

  await expect(broken).rejects.toThrow('Nguyễn Thị Hạnh sees no button "consent.give"');
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  expect(existsSync(path.join(folder, 'demo.pid'))).toBe(false);
});

test('a second demo in the same folder is refused, and the first one keeps its data', async () => {
  const folder = temporaryFolder();
  const first = await startTrial({ startBot, folder });
  // Another process that is alive: the one that runs the tests.
  writeFileSync(path.join(folder, 'demo.pid'), String(process.ppid));

  const second = await startDemo({
    port: 0,
    folder,
    today,
    isEmpty: true,
    isReset: true,
    startBot,
  });

  expect(second).toEqual({ status: 'folder_in_use' });
  await settle(first.demo);
  expect((await first.state()).phase).toBe('ready');
  expect(existsSync(path.join(folder, 'tu-soi.db'))).toBe(true);
});

test('the excerpts of both README are what the demo shows', async () => {
  const { demo } = await startTrial({ startBot, folder: copyOfCell(), isEmpty: false, today });
  const excerpts = await takeExcerpts(demo);
  for (const name of ['README.md', 'README.vi.md']) {
    const readme = readFileSync(path.resolve(import.meta.dirname, '../..', name), 'utf8');
    expect(withExcerpts(readme, excerpts)).toBe(readme);
  }
});
