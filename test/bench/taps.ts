import { setTimeout as pause } from 'node:timers/promises';
import { openBenchWorld, until, type BenchWorld } from './bench-world.ts';
import { medianOf, percentileOf, type Measured } from './figure.ts';
import { answering } from './review-taps.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';
import { busyIn, watch, type Spent } from './spent.ts';
import { offerTaps, type Load, type Tapper } from './tap-load.ts';

const delayMs = 100;
/** At this many a second 300 members tap every three seconds. */
export const usualRate = 100;
const heldWithinMs = 300;

export type TapPlan = { seconds: number; runs: number; rates: readonly number[]; rateSeconds: number };

/** Figures (b) and (c): what a tap takes, on the clock and of the processor, and how many are held. */
export async function measureTaps(plan: TapPlan): Promise<Measured[]> {
  const plain = await measurePlain(plan);
  const { delay, percentile, processorMs, held } = await measureOurs(plan);
  const latency = { unit: 'ms', baseline: delay };
  return [
    ...(
      [
        [50, 1.15],
        [95, 1.3],
        [99, 2.2],
      ] as const
    ).map(([percent, limit]) => ({
      ...latency,
      name: `tap p${percent} at ${usualRate}/s`,
      value: percentile(percent),
      goal: { of: 'ratio' as const, at: 'most' as const, limit },
    })),
    {
      ...{ name: `taps held with p95 under ${heldWithinMs} ms`, unit: '1/s' },
      ...{ value: held, baseline: plain.held, goal: { of: 'value', at: 'least', limit: 400 } },
    },
    {
      ...{ name: `processor time of a tap at ${usualRate}/s`, unit: 'ms' },
      ...{ value: processorMs, baseline: plain.processorMs },
      goal: { of: 'value', at: 'most', limit: 3 },
    },
  ];
}

export type Taps = {
  /** What a call takes that does nothing. */
  delay: number;
  /** At the usual rate: from the tap to its screen, and the processor time of each process. */
  percentile: (percent: number) => number;
  processorMs: number;
  serverMs: number;
  /** The highest rate that was held, and how busy who was at the last that was tried. */
  held: number;
  busy: Readonly<Record<string, number>>;
};

/** Where the database is, unless it is a file of the world's own. */
export type Beside = { databaseUrl: string; serverMs: () => number };

export async function measureOurs(plan: TapPlan, beside?: Beside): Promise<Taps> {
  const world = await openBenchWorld({
    ...{ cells: 2, membersPerCell: 150, delayMs, databaseUrl: beside?.databaseUrl },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  const bot = await world.startBot({ BENCH_RATE_SCALE: '10' });
  const processes = { bot, serverMs: beside?.serverMs ?? (() => 0) };
  try {
    const tappers = await invite(world, bot);
    const delay = await measureDelay(world);
    await offerTaps(world.emulator, tappers, { perSecond: usualRate, seconds: plan.seconds });
    await bot.settle();

    const runs: (Load & { spent: Spent })[] = [];
    for (let run = 0; run < plan.runs; run += 1) {
      const offer = { perSecond: usualRate, seconds: plan.seconds };
      const { result, spent } = await watch(processes, async () => {
        const load = await offerTaps(world.emulator, tappers, offer);
        await bot.settle();
        return load;
      });
      runs.push({ ...result, spent });
    }
    const aTap = (of: keyof Spent): number =>
      medianOf(runs.map(({ spent, latencies }) => spent[of] / latencies.length));
    const highest = await findHeldRate(plan, (offer) =>
      watch(processes, () => offerTaps(world.emulator, tappers, offer)),
    );
    return {
      delay,
      percentile: (percent) => medianOf(runs.map(({ latencies }) => percentileOf(latencies, percent))),
      ...{ processorMs: aTap('bot'), serverMs: aTap('server') },
      ...highest,
    };
  } finally {
    await bot.stop();
    await world.close();
  }
}

/** grammY's own polling, one update after the other, with a bot that only edits the screen. */
async function measurePlain(plan: TapPlan): Promise<{ held: number; processorMs: number }> {
  const world = await openBenchWorld({
    ...{ cells: 1, membersPerCell: 50, delayMs },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  const { emulator, people } = world;
  const bot = await startMeasured('plain-bot.ts', { TOKEN: emulator.token, API_ROOT: emulator.url });
  try {
    await until(() => people.every((person) => person.messages().some(({ isFromBot }) => isFromBot)));
    const tappers = people.map((person): Tapper => ({
      person,
      messageId: person.messages().find(({ isFromBot }) => isFromBot)?.messageId ?? 0,
      next: (message) => message.buttons[0]?.[0]?.text ?? '',
    }));
    let held = 0;
    for (const perSecond of [2, 4, 6, 8, 10, 12]) {
      if (!isHeld(await offerTaps(emulator, tappers, { perSecond, seconds: plan.rateSeconds }))) break;
      held = perSecond;
    }
    const before = await bot.usage();
    const load = await offerTaps(emulator, tappers, {
      perSecond: Math.max(held, 2),
      seconds: plan.rateSeconds,
    });
    const after = await bot.usage();
    return { held, processorMs: (after.processorMs - before.processorMs) / load.latencies.length };
  } finally {
    await bot.stop();
    await world.close();
  }
}

type Offered = { result: Load; spent: Spent };
type Offering = (offer: { perSecond: number; seconds: number }) => Promise<Offered>;

/** And how busy who was at the last rate that was tried. */
async function findHeldRate(
  { rates, rateSeconds: seconds }: TapPlan,
  offer: Offering,
): Promise<Pick<Taps, 'held' | 'busy'>> {
  let held = 0;
  let busy = {};
  for (const perSecond of rates) {
    const tried = await isMostlyHeld(() => offer({ perSecond, seconds }));
    busy = busyIn(tried.spent);
    if (!tried.isHeld) break;
    held = perSecond;
  }
  return { held, busy };
}

/** In two tries of three: their median holds. */
async function isMostlyHeld(offer: () => Promise<Offered>): Promise<{ isHeld: boolean; spent: Spent }> {
  const tries = { held: 0, missed: 0 };
  for (;;) {
    const { result, spent } = await offer();
    tries[isHeld(result) ? 'held' : 'missed'] += 1;
    await pause(500);
    if (tries.held === 2 || tries.missed === 2) return { isHeld: tries.held === 2, spent };
  }
}

function isHeld({ latencies, missed }: Load): boolean {
  return missed === 0 && percentileOf(latencies, 95) <= heldWithinMs;
}

/** Everybody has the invitation to the round on the screen. */
async function invite({ emulator, people }: BenchWorld, bot: MeasuredProcess): Promise<Tapper[]> {
  const isInvited = (person: (typeof people)[number]): boolean =>
    person.messages().some(({ buttons }) => buttons.flat().some(({ text }) => text === 'Bắt đầu tự soi'));
  await until(() => people.every(isInvited));
  await emulator.confirmed();
  await bot.settle();
  return people.map(answering);
}

/** What a call takes that does nothing. */
async function measureDelay({ emulator }: BenchWorld): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < 21; call += 1) {
    const began = performance.now();
    await (await fetch(`${emulator.url}/bot${emulator.token}/getMe`)).arrayBuffer();
    times.push(performance.now() - began);
  }
  return medianOf(times);
}
