import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmulator } from '../../src/playground/emulator/emulator.ts';
import { createMovableClock } from '../../src/playground/emulator/movable-clock.ts';
import { createPeople } from '../support/people.ts';
import { nodeStart } from '../support/process.ts';
import { openProcessWorld, type ProcessWorld } from '../support/process-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const anew = /"msg":"Telegram numbers its updates anew"/;

let world: ProcessWorld;

beforeEach(async () => {
  world = await openProcessWorld();
});

afterEach(async () => {
  await world.close();
});

describe('after a quiet week, when Telegram goes on with lower numbers', () => {
  it('the running bot answers, says so once, and asks no more often than when nothing comes', async () => {
    const bot = await world.start();
    const an = world.people.person({ firstName: 'Khách' });
    await an.start();
    await world.quietWeek(100_000_000);
    for (const times of [1, 2, 3]) {
      await an.says('/trogiup');
      expect(an.inbox().filter(({ isFromBot }) => isFromBot)).toHaveLength(times + 1);
    }
    const polls = (): number => world.emulator.calls.filter(({ method }) => method === 'getUpdates').length;
    const before = polls();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(polls() - before).toBeLessThanOrEqual(4);
    expect(bot.stdout().match(new RegExp(anew, 'g'))).toHaveLength(1);
  });

  it('the bot answers also where it was killed meanwhile, and handles nothing again', async () => {
    const bot = await world.start();
    const an = world.people.person({ firstName: 'Khách' });
    await an.start();
    bot.signal('SIGKILL');
    await bot.exited;
    await world.quietWeek(100_000_000);
    const again = await world.start();
    const before = an.inbox().length;
    await an.says('/trogiup');
    expect(an.inbox().length - before).toBe(2);
    await again.prints(anew);
  });
});

it('with the token of another bot on the same data, whose numbers are those handled before, everybody is answered', async () => {
  const bot = await world.start();
  const before = world.people.person({ firstName: 'Khách', id: 4711 });
  await before.start();
  bot.signal('SIGTERM');
  await bot.exited;

  const emulator = await startEmulator({
    clock: createMovableClock(),
    token: '7000000002:AAAnotherAnotherAnotherAnotherAnoth',
  });
  try {
    const other = nodeStart({
      env: { ...world.env, BOT_TOKEN: emulator.token, TELEGRAM_API_ROOT: emulator.url },
    });
    await other.prints(/Dừng bằng Ctrl\+C\./);
    const { person } = createPeople({
      ...{ emulator, clock: createMovableClock() },
      settle: async () => {
        await emulator.called('sendMessage');
        await emulator.confirmed();
      },
    });
    const an = person({ firstName: 'Khách', id: 4711 });
    await an.start();
    an.sees('Kính chào đồng chí');
  } finally {
    await emulator.stop();
  }
});
