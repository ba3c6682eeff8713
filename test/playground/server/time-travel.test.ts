import { expect, test } from 'vitest';
import { startTrial, type DemoOnTrial } from './demo-on-trial.ts';
import { miniBot } from './mini-bot.ts';

const hanh = 5_000_000_001;
/** The demo's clock at the start: 09:00 in Viet Nam. */
const begin = new Date('2026-11-26T02:00:00Z');
const hour = 60 * 60 * 1000;

type Sent = { at: Date; text: string };

/** A bot that sends each of these once, at the first tick at or after its time. */
function remindingBot(due: Sent[], ticks: Date[] = [], nextMeetingAt?: Date) {
  return miniBot({
    nextMeetingAt,
    prepare: (bot) => {
      bot.command('start', (context) => context.reply('chào'));
    },
    tick: async (bot, now) => {
      ticks.push(now);
      for (const { at, text } of due.filter((one) => one.at <= now)) {
        due.splice(
          due.findIndex((one) => one.at === at),
          1,
        );
        await bot.api.sendMessage(hanh, text);
      }
    },
  });
}

async function startWith(startBot: ReturnType<typeof remindingBot>): Promise<DemoOnTrial> {
  const trial = await startTrial({ startBot });
  const { until } = await trial.listen();
  const greeted = until((event) => event.type === 'message' && event.message.text === 'chào');
  await trial.act({ do: 'start', person: hanh });
  await greeted;
  return trial;
}

const after = (hours: number): Date => new Date(begin.getTime() + hours * hour);

test('an hour more is an hour more, with the bot’s tick at every full hour on the way', async () => {
  const ticks: Date[] = [];
  const trial = await startWith(remindingBot([], ticks));
  // Far from a full hour, so that what the bot takes to start and for a tick is nothing beside it.
  trial.demo.clock.moveTo(new Date('2026-11-26T02:20:00Z'));
  const before = trial.demo.clock.now();

  const { body } = await trial.act({ do: 'move', to: 'hour' });

  expect(body).toMatchObject({ result: { status: 'moved', messages: 0 } });
  const passed = trial.demo.clock.now().getTime() - before.getTime();
  expect(passed).toBeGreaterThanOrEqual(hour);
  expect(passed).toBeLessThan(hour + 5000);
  expect(ticks.map((at) => at.toISOString().slice(0, 16))).toEqual(['2026-11-26T03:00', '2026-11-26T03:20']);
});

test('a day is passed step by step, so that what is due on the way is sent at its time', async () => {
  const trial = await startWith(
    remindingBot([
      { at: after(10), text: 'tối nay' },
      { at: after(22), text: 'sáng mai' },
      { at: after(30), text: 'mai' },
    ]),
  );

  const { body } = await trial.act({ do: 'move', to: 'day' });

  expect(body).toMatchObject({ result: { status: 'moved', messages: 2 } });
  const messages = trial.demo.emulator.people()[0]?.messages() ?? [];
  expect(messages.slice(2).map(({ text, sentAt }) => [text, sentAt.toISOString().slice(0, 16)])).toEqual([
    ['tối nay', '2026-11-26T12:00'],
    ['sáng mai', '2026-11-27T00:00'],
  ]);
});

test('a month brings the next meeting, whatever the month', async () => {
  const trial = await startWith(remindingBot([{ at: after(31 * 24 - 1), text: 'một tháng nữa' }]));

  const { body } = await trial.act({ do: 'move', to: 'month' });

  expect(body).toMatchObject({ result: { status: 'moved', messages: 1 } });
  expect(trial.demo.clock.now().toISOString().slice(0, 13)).toBe('2026-12-27T02');
});

test('to the next reminder stops where the bot writes of its own accord', async () => {
  const trial = await startWith(
    remindingBot([
      { at: after(34), text: 'nhắc lần một' },
      { at: after(58), text: 'nhắc lần hai' },
    ]),
  );

  expect((await trial.act({ do: 'move', to: 'reminder' })).body).toMatchObject({ result: { messages: 1 } });
  expect(trial.demo.clock.now().toISOString().slice(0, 16)).toBe('2026-11-27T12:00');

  expect((await trial.act({ do: 'move', to: 'reminder' })).body).toMatchObject({ result: { messages: 1 } });
  expect(trial.demo.clock.now().toISOString().slice(0, 16)).toBe('2026-11-28T12:00');

  expect((await trial.act({ do: 'move', to: 'reminder' })).body).toEqual({
    result: { status: 'nothing_ahead' },
  });
});

test('to the meeting stops at its very minute', async () => {
  const trial = await startWith(remindingBot([], [], new Date('2026-12-04T12:40:00Z')));

  await trial.act({ do: 'move', to: 'meeting' });

  expect(trial.demo.clock.now().toISOString().slice(0, 16)).toBe('2026-12-04T12:40');
});

test('without a meeting ahead time stands where it is', async () => {
  const trial = await startWith(remindingBot([]));

  const { body } = await trial.act({ do: 'move', to: 'meeting' });

  expect(body).toEqual({ result: { status: 'nothing_ahead' } });
  expect(trial.demo.clock.now().toISOString().slice(0, 16)).toBe('2026-11-26T02:00');
});

test('time moves one way at a time, and every page sees it move and stop', async () => {
  let isTicking = (): void => undefined;
  let goOn = (): void => undefined;
  const ticking = new Promise<void>((resolve) => (isTicking = resolve));
  const released = new Promise<void>((resolve) => (goOn = resolve));
  const trial = await startTrial({
    startBot: miniBot({
      tick: () => {
        isTicking();
        return released;
      },
    }),
  });
  const { until } = await trial.listen();
  const hasBegun = until((event) => event.type === 'clock' && event.clock.moving === 'day');
  const hasEnded = until((event) => event.type === 'clock' && event.clock.moving === undefined);
  const first = trial.act({ do: 'move', to: 'day' });
  await ticking;

  expect((await trial.act({ do: 'move', to: 'hour' })).status).toBe(409);

  goOn();
  expect((await first).status).toBe(200);
  await Promise.all([hasBegun, hasEnded]);
});

test('a tick that fails ends the move and leaves the clock free', async () => {
  const trial = await startTrial({
    startBot: miniBot({ tick: () => Promise.reject(new Error('broken')) }),
  });

  expect(await trial.act({ do: 'move', to: 'hour' })).toEqual({ status: 409, body: { error: 'broken' } });
  expect((await trial.state()).clock.moving).toBeUndefined();
});
