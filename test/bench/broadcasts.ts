import { autoRetry } from '@grammyjs/auto-retry';
import { Api } from 'grammy';
import type { Emulator } from '../../src/playground/emulator/emulator.ts';
import type { FaultKind } from '../../src/playground/emulator/faults.ts';
import { realLimits } from '../../src/playground/emulator/limits.ts';
import { openBenchWorld, until } from './bench-world.ts';
import { medianOf, type Measured } from './figure.ts';
import { busyIn, watch } from './spent.ts';
import type { Beside } from './taps.ts';

/** Ten times what Telegram allows, so that it takes seconds. */
const scale = 10;
export const permitted = realLimits.overallPerSecond * scale;
const patienceMs = 600_000;

export type BroadcastPlan = { cells: number; membersPerCell: number; runs: number };

type Sending = Pick<BroadcastPlan, 'cells' | 'membersPerCell'> & {
  members?: number;
  /** For each so many people one call fails. */
  failing?: number;
  beside?: Beside;
};

/** Figure (f): everybody is told that a round has opened, as fast as Telegram takes it, and once. */
export async function measureBroadcasts(plan: BroadcastPlan): Promise<Measured[]> {
  const people = plan.cells * plan.membersPerCell;
  const sent = [];
  const plain = [];
  for (let run = 0; run < plan.runs; run += 1) {
    plain.push(await measurePlain(people));
    sent.push(await measureOutbox(plan));
  }
  const median = (all: readonly Broadcast[], of: keyof Broadcast): number =>
    medianOf(all.map((one) => one[of]));
  const name = `${people} reminders`;
  const allowed = { baseline: people, goal: { of: 'value', at: 'most', limit: 0 } } as const;
  return [
    {
      ...{ name: `${name}: messages a second of ${permitted} permitted`, unit: '1/s' },
      ...{ value: median(sent, 'perSecond'), baseline: median(plain, 'perSecond') },
      goal: { of: 'value', at: 'least', limit: permitted * 0.98 },
    },
    { ...allowed, name: `${name}: lost`, unit: '1', value: Math.max(...sent.map(({ lost }) => lost)) },
    {
      ...allowed,
      name: `${name}: sent twice`,
      unit: '1',
      value: Math.max(...sent.map(({ twice }) => twice)),
    },
  ];
}

type Broadcast = { perSecond: number; lost: number; twice: number };

/** How calls fail, in turn: at the last of them the message has come all the same, and comes twice. */
const failures: readonly FaultKind[] = ['429', '500', '502-html', 'drop', 'lost-answer'];

/** Everybody is told by the outbox, and how busy who is meanwhile. */
export async function measureOutbox({ failing, beside, ...cells }: Sending) {
  const world = await openBenchWorld({ ...cells, databaseUrl: beside?.databaseUrl, limits: { scale } });
  const { emulator } = world;
  await forgetUpdates(emulator);
  const failed = world.people.filter((_, index) => failing !== undefined && index % failing === 0);
  for (const [index, { id: chatId }] of failed.entries())
    emulator.faults.next({ kind: failures[index % failures.length] ?? '500', method: 'sendMessage', chatId });
  const count = countMessages(emulator, /^Kính gửi đồng chí/);
  const bot = await world.startBot({ BENCH_RATE_SCALE: String(scale) });
  try {
    const processes = { bot, serverMs: beside?.serverMs ?? (() => 0) };
    await until(() => count.reached() > 0);
    const { spent } = await watch(processes, () =>
      until(() => count.reached() >= world.people.length * mostOf, 20, patienceMs),
    );
    await until(count.isDone);
    await bot.settle();
    return {
      ...{ ...count.result(), people: world.people.length },
      busy: busyIn(spent),
      mayComeTwice: Math.floor(failed.length / failures.length),
      megabytes: (await bot.usage()).residentBytes / 1e6,
    };
  } finally {
    await bot.stop();
    await world.close();
  }
}

/** One message after the other, waiting where Telegram asks for it. */
async function measurePlain(people: number): Promise<Broadcast> {
  const world = await openBenchWorld({ cells: 1, membersPerCell: people, limits: { scale } });
  const { emulator } = world;
  try {
    await forgetUpdates(emulator);
    const count = countMessages(emulator, /^Kính mời/);
    const api = new Api(emulator.token, { apiRoot: emulator.url });
    api.config.use(autoRetry());
    for (const { id } of world.people) await api.sendMessage(id, 'Kính mời đồng chí tự soi.');
    return count.result();
  } finally {
    await world.close();
  }
}

/** What people did before the bot ran is not what is measured. */
async function forgetUpdates(emulator: Emulator): Promise<void> {
  const api = new Api(emulator.token, { apiRoot: emulator.url });
  for (let offset: number | undefined; emulator.pendingUpdates() > 0;) {
    const updates = await api.getUpdates({ offset, limit: 100, timeout: 0 });
    offset = (updates.at(-1)?.update_id ?? 0) + 1;
    if (updates.length < 100) await api.getUpdates({ offset, limit: 1, timeout: 0 });
  }
}

function countMessages(emulator: Emulator, pattern: RegExp) {
  const toChat = new Map<number, number>();
  const times: number[] = [];
  emulator.on((event) => {
    if (event.type !== 'message_sent' || !event.message.isFromBot || !pattern.test(event.message.text))
      return;
    toChat.set(event.chatId, (toChat.get(event.chatId) ?? 0) + 1);
    times.push(performance.now());
  });
  const people = emulator.people();
  return {
    reached: () => toChat.size,
    isDone: () => toChat.size === people.length,
    result: (): Broadcast => ({
      perSecond: rateOf(times),
      lost: people.filter(({ id }) => !toChat.has(id)).length,
      twice: [...toChat.values()].filter((count) => count > 1).length,
    }),
  };
}

/** What failed comes some seconds later, however many there are: the rate is that of the others. */
const mostOf = 0.9;

function rateOf(times: readonly number[]): number {
  const counted = Math.ceil(times.length * mostOf);
  return ((counted - 1) / ((times[counted - 1] ?? Number.NaN) - (times[0] ?? Number.NaN))) * 1000;
}
