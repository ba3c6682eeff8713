import type { MeasuredProcess } from './measured-process.ts';

/** What each took of the processor, and how long it lasted, in milliseconds. */
export type Spent = { bot: number; server: number; bench: number; lasted: number };

type Processes = {
  bot: Pick<MeasuredProcess, 'usage'>;
  /** Of the database's processes since they began. */
  serverMs: () => number;
};

export async function watch<Result>(
  processes: Processes,
  work: () => Promise<Result>,
): Promise<{ result: Result; spent: Spent }> {
  const before = await readAll(processes);
  const result = await work();
  const after = await readAll(processes);
  const spent = {
    bot: after.bot - before.bot,
    server: after.server - before.server,
    bench: after.bench - before.bench,
    lasted: after.lasted - before.lasted,
  };
  return { result, spent };
}

/** In processors. */
export function busyIn({ lasted, bot, server, bench }: Spent): Readonly<Record<string, number>> {
  const part = (ms: number): number => Number((ms / lasted).toFixed(2));
  return { bot: part(bot), server: part(server), bench: part(bench) };
}

async function readAll({ bot, serverMs }: Processes): Promise<Spent> {
  const { processorMs } = await bot.usage();
  const { user, system } = process.cpuUsage();
  return {
    bot: processorMs,
    server: serverMs(),
    bench: (user + system) / 1000,
    lasted: performance.now(),
  };
}
