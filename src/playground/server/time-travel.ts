import type { Emulator } from '../emulator/emulator.ts';
import type { EmulatorEvent } from '../emulator/events.ts';
import type { DemoBot } from './demo-bot.ts';
import type { Move, Moved } from './protocol.ts';

type Deps = {
  bot: Pick<DemoBot, 'tick' | 'idle' | 'nextMeetingAt'>;
  emulator: Emulator;
  clock: { now(): Date; moveTo(at: Date): void };
  /** Told at the start, after every step and, with nothing, at the end. */
  onStep: (moving: Move | undefined) => void;
};

export type TimeTravel = (to: Move) => Promise<Moved>;

const hour = 60 * 60 * 1000;
const day = 24 * hour;
/** As long as the longest, so that the next meeting of a cell is always within. */
const month = 31 * day;
/** What the bot does of its own accord stands on whole hours. */
const stepMs = hour;
/** A cell meets once a month, so that something comes within two. */
const farthestMs = 62 * day;

/** Lets time pass faster, hour by hour, with the bot's own tick at each, as it would pass by itself. */
export function createTimeTravel({ bot, emulator, clock, onStep }: Deps): TimeTravel {
  let isMoving = false;

  return async (to) => {
    if (isMoving) throw new Error('time is moving already');
    isMoving = true;
    onStep(to);
    try {
      return await move(to);
    } finally {
      isMoving = false;
      onStep(undefined);
    }
  };

  async function move(to: Move): Promise<Moved> {
    const now = clock.now().getTime();
    switch (to) {
      case 'hour':
        return pass(to, now + hour);
      case 'day':
        return pass(to, now + day);
      case 'month':
        return pass(to, now + month);
      case 'reminder':
        return pass(to, now + farthestMs, 'first message');
      case 'meeting': {
        const meetingAt = await bot.nextMeetingAt();
        return meetingAt === undefined ? { status: 'nothing_ahead' } : pass(to, meetingAt.getTime());
      }
    }
  }

  async function pass(to: Move, end: number, until: 'end' | 'first message' = 'end'): Promise<Moved> {
    let messages = 0;
    const count = (event: EmulatorEvent): void => {
      if (event.type === 'message_sent' && event.message.isFromBot) messages += 1;
    };
    emulator.on(count);
    try {
      while (clock.now().getTime() < end) {
        const next = clock.now().getTime() + stepMs;
        clock.moveTo(new Date(Math.min(end, next - (next % stepMs))));
        await bot.tick();
        await emulator.confirmed();
        await bot.idle();
        onStep(to);
        if (until === 'first message' && messages > 0) break;
      }
    } finally {
      emulator.off(count);
    }
    if (until === 'first message' && messages === 0) return { status: 'nothing_ahead' };
    return { status: 'moved', now: clock.now().toISOString(), messages };
  }
}
