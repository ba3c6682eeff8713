import { startApp } from '../../src/app/start.ts';
import { loadConfig } from '../../src/app/config.ts';
import { giveBackMemory } from '../../src/app/memory.ts';
import { createShiftedClock } from './shifted-clock.ts';
import { answerOrders } from './orders.ts';

/** The whole bot in a process of its own, which tells how much of the processor it has used. */
const { BENCH_CLOCK_OFFSET, BENCH_RATE_SCALE, BENCH_CHECKLISTS, ...env } = process.env;
const loaded = loadConfig(env);
if (loaded.status !== 'loaded') throw new Error('the configuration of the bench is wrong');
const outcome = await startApp(loaded.config, {
  isClockRight: true,
  onDocumentsMade: giveBackMemory,
  clock: createShiftedClock(new Date(), Number(BENCH_CLOCK_OFFSET)),
  onGivenUp: () => process.exit(1),
  ...(BENCH_RATE_SCALE && { rateScale: Number(BENCH_RATE_SCALE) }),
  ...(BENCH_CHECKLISTS && { checklistsFolder: BENCH_CHECKLISTS }),
});
if (outcome.status !== 'started') throw new Error(`the bot did not start: ${outcome.status}`);
const { app } = outcome;
answerOrders({ settle: () => app.idle(), stop: () => app.stop(5000) });
