import Sqlite from 'better-sqlite3';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Emulator } from '../../src/playground/emulator/emulator.ts';
import { parseChecklist } from '../../src/core/rounds/checklist.ts';
import type { Person } from '../../src/playground/emulator/person.ts';
import { createCipher } from '../../src/storage/keys/cipher.ts';
import { createDialogueColumns } from '../../src/storage/dialogues.ts';
import { parseKeys } from '../../src/storage/keys/key-ring.ts';
import { benchKey, openBenchWorld, until } from './bench-world.ts';
import { medianOf, type Measured } from './figure.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';

const items = 200;
const perGroup = 8;
/** Answers around the first, the 27th, the 100th and the last item. Turning from one page to the next is not counted. */
const windows = [
  { item: 1, from: 1 },
  { item: 27, from: 21 },
  { item: 100, from: 94 },
  { item: 200, from: 189 },
] as const;
const perWindow = 12;

type Cost = { processorMs: number; storedBytes: number; writtenBytes: number };
type Costs = Map<number, Cost[]>;
type Bot = Pick<MeasuredProcess, 'usage' | 'settle'>;

/** Somebody on the way through the items. */
type Walker = {
  /** Turns to the page that has the item. */
  turnTo: (item: number) => Promise<void>;
  answer: (item: number) => Promise<void>;
  dialogue: () => Stored;
};

/** Figure (a): what one answer costs, however many came before it. */
export async function measureAnswers({ runs }: { runs: number }): Promise<Measured[]> {
  const plain = await measurePlain(runs);
  const ours = await measureOurs(runs);
  // Flat: none of the four costs a tenth more than the cheapest.
  const least = Math.min(...windows.map(({ item }) => costAt(ours, item).processorMs));
  return windows.flatMap(({ item }): Measured[] => {
    const [own, naive] = [costAt(ours, item), costAt(plain, item)];
    return [
      {
        ...{ name: `answer ${item}: processor time`, unit: 'ms' },
        ...{ value: own.processorMs, baseline: naive.processorMs },
        goal: { of: 'value', at: 'most', limit: Number((least * 1.1).toPrecision(4)) },
      },
      {
        ...{ name: `answer ${item}: dialogue stored`, unit: 'B' },
        ...{ value: own.storedBytes, baseline: naive.storedBytes },
        goal: { of: 'value', at: 'most', limit: 1024 },
      },
      {
        ...{ name: `answer ${item}: dialogue written`, unit: 'B' },
        ...{ value: own.writtenBytes, baseline: naive.writtenBytes },
        goal: { of: 'value', at: 'most', limit: 1024 },
      },
    ];
  });
}

async function measureOurs(runs: number): Promise<Costs> {
  const world = await openBenchWorld({
    ...{ cells: 1, membersPerCell: (runs + 1) * windows.length, checklistKey: 'bench-200' },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  const { emulator, people } = world;
  const bot = await world.startBot({ BENCH_CHECKLISTS: writeChecklists(world.folder) });
  const dialogues = openDialogues(world.databaseUrl.replace(/^file:/, ''));
  try {
    const isInvited = (person: Person): boolean =>
      person.messages().some(({ text }) => /Đợt tự soi/.test(text));
    await until(() => people.every(isInvited));
    await bot.settle();
    return await measureWalks(bot, people, async (person) => {
      const screen = person.messages().find(({ buttons }) => labelsOf(buttons).includes('Bắt đầu tự soi'));
      if (screen === undefined) throw new Error('nobody was invited to the review');
      const { messageId } = screen;
      const numberOf = (item: number): string | undefined =>
        labelsOn(person, messageId).find((text) => text.split(' ')[0] === String(item));
      await tap(emulator, person, messageId, 'Bắt đầu tự soi');
      return {
        dialogue: dialogues(keyOf(person)),
        async turnTo(item) {
          while (numberOf(item) === undefined) {
            const labels = labelsOn(person, messageId);
            const next = labels.find((text) => text.startsWith('Nhóm sau'));
            if (next === undefined) throw new Error(`item ${item} is not among ${labels.join(', ')}`);
            await tap(emulator, person, messageId, next);
          }
        },
        async answer(item) {
          await tap(emulator, person, messageId, numberOf(item) ?? '');
          await tap(emulator, person, messageId, 'Không có');
        },
      };
    });
  } finally {
    await bot.stop();
    await world.close();
  }
}

/** A conversation as grammY's guide teaches it: a loop that waits for one answer after the other. */
async function measurePlain(runs: number): Promise<Costs> {
  const world = await openBenchWorld({
    ...{ cells: 1, membersPerCell: (runs + 1) * windows.length },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  const { emulator, people, folder } = world;
  const database = path.join(folder, 'plain.db');
  const bot = await startMeasured('plain-conversation.ts', {
    TOKEN: emulator.token,
    API_ROOT: emulator.url,
    DATABASE: database,
    // One more than are answered: the dialogue of the last one still stands.
    ITEMS: String(items + 1),
  });
  const dialogues = openDialogues(database);
  try {
    await until(() => people.every((person) => person.messages().some(({ isFromBot }) => isFromBot)));
    return await measureWalks(bot, people, (person) => {
      const screen = person.messages().find(({ isFromBot }) => isFromBot);
      if (screen === undefined) throw new Error('the plain bot did not answer');
      return Promise.resolve({
        dialogue: dialogues(String(person.id)),
        turnTo: () => Promise.resolve(),
        answer: () => tap(emulator, person, screen.messageId, 'Không có'),
      });
    });
  } finally {
    await bot.stop();
    await world.close();
  }
}

/**
 * In each run somebody stands before each of the windows, and they answer in turn: what else the machine does meanwhile
 * falls on all of them. The first run warms the process up.
 */
async function measureWalks(
  bot: Bot,
  people: readonly Person[],
  walkerOf: (person: Person) => Promise<Walker>,
): Promise<Costs> {
  const costs: Costs = new Map(windows.map(({ item }) => [item, []]));
  for (let run = 0; run * windows.length < people.length; run += 1) {
    const standing = await Promise.all(
      people.slice(run * windows.length, (run + 1) * windows.length).map(async (person, index) => {
        const walker = await walkerOf(person);
        const window = windows[index] ?? windows[0];
        for (let item = 1; item < window.from; item += 1) {
          await walker.turnTo(item);
          await walker.answer(item);
        }
        return { walker, window };
      }),
    );
    for (let step = 0; step < perWindow; step += 1) {
      // Another one begins each time: what the bot does in a rhythm of its own is not always the same one's.
      const first = step % standing.length;
      for (const { walker, window } of [...standing.slice(first), ...standing.slice(0, first)]) {
        const cost = await measureAnswer(bot, walker, window.from + step);
        if (run > 0) costs.get(window.item)?.push(cost);
      }
    }
  }
  return costs;
}

async function measureAnswer(bot: Bot, { turnTo, answer, dialogue }: Walker, item: number): Promise<Cost> {
  await turnTo(item);
  await bot.settle();
  const [known, before] = [dialogue(), await bot.usage()];
  await answer(item);
  await bot.settle();
  const [now, after] = [dialogue(), await bot.usage()];
  return {
    processorMs: after.processorMs - before.processorMs,
    storedBytes: now.bytes,
    writtenBytes: now.version === known.version ? 0 : now.bytes,
  };
}

type Stored = { bytes: number; version: string };

/** Under which the bot keeps somebody's dialogue. */
function keyOf({ id }: Person): string {
  const parsed = parseKeys(benchKey);
  if (parsed.status !== 'parsed') throw new Error(parsed.why);
  return createDialogueColumns(createCipher(parsed.ring)).hashOf(String(id));
}

/** What is kept of somebody's dialogue, and a mark that changes when it is written. */
function openDialogues(file: string): (key: string) => () => Stored {
  return (key) => {
    const connection = new Sqlite(file, { readonly: true });
    const find = connection.prepare<[string], { bytes: number; version: string }>(
      `SELECT length(CAST(stateSealed AS BLOB)) AS bytes, updatedAt AS version FROM Dialogue WHERE key = ?`,
    );
    return () => find.get(key) ?? { bytes: 0, version: '' };
  };
}

async function tap(emulator: Emulator, person: Person, messageId: number, label: string): Promise<void> {
  const edited = new Promise<void>((resolve) => {
    emulator.on(function listen(event) {
      if (event.type !== 'message_edited' || event.chatId !== person.id) return;
      emulator.off(listen);
      resolve();
    });
  });
  const query = person.tap(messageId, label);
  await edited;
  await until(() => person.taps().find(({ id }) => id === query)?.answer !== undefined, 1);
  await pause(1);
}

function labelsOn(person: Person, messageId: number): string[] {
  return labelsOf(person.messages().find((message) => message.messageId === messageId)?.buttons ?? []);
}

function labelsOf(buttons: readonly (readonly { text: string }[])[]): string[] {
  return buttons.flat().map(({ text }) => text);
}

/** The median of the runs, each the mean of its answers: what only some of them have to pay for is in it. */
function costAt(costs: Costs, item: number): Cost {
  const all = costs.get(item) ?? [];
  const runs = Array.from({ length: all.length / perWindow }, (_, run) =>
    all.slice(run * perWindow, (run + 1) * perWindow),
  );
  const median = (of: keyof Cost): number =>
    medianOf(runs.map((run) => run.reduce((sum, cost) => sum + cost[of], 0) / perWindow));
  return {
    processorMs: median('processorMs'),
    storedBytes: median('storedBytes'),
    writtenBytes: median('writtenBytes'),
  };
}

/** The shipped checklists and one of 200 items, which no cell would want. */
function writeChecklists(folder: string): string {
  const shipped = path.resolve(import.meta.dirname, '../../prisma/checklists');
  const target = path.join(folder, 'checklists');
  mkdirSync(target);
  for (const name of readdirSync(shipped)) copyFileSync(path.join(shipped, name), path.join(target, name));
  const parsed = parseChecklist(JSON.parse(readFileSync(path.join(shipped, '27-bieu-hien.json'), 'utf8')));
  const item = parsed.status === 'parsed' ? parsed.checklist.groups[0]?.items[0] : undefined;
  if (parsed.status !== 'parsed' || item === undefined) throw new Error('the shipped checklist is broken');
  const groups = Array.from({ length: items / perGroup }, (_, group) => ({
    ...{ id: `nhom-${group + 1}`, title: { vi: `Nhóm ${group + 1}`, en: `Group ${group + 1}` } },
    items: Array.from({ length: perGroup }, (__, index) => ({
      ...item,
      number: group * perGroup + index + 1,
    })),
  }));
  const long = { ...parsed.checklist, key: 'bench-200', groups };
  writeFileSync(path.join(target, 'bench-200.json'), JSON.stringify(long));
  return target;
}
