import { createDemoClock, type DemoClock } from './demo-clock.ts';
import { openDataFolder } from './data-folder.ts';
import { startEmulator, type Emulator } from './emulator/emulator.ts';
import { addCast } from './seed/cast.ts';
import { demoStart } from './seed/calendar.ts';
import { playSeed } from './seed/story.ts';
import { typed } from './seed/words.ts';
import { bundlePage } from './server/bundle.ts';
import type { BotOutcome, StartBot } from './server/demo-bot.ts';
import { createDoor } from './server/door.ts';
import { createFeed } from './server/feed.ts';
import { freePort } from './server/free-port.ts';
import { createPerform, type Perform } from './server/perform.ts';
import { startPageServer, type FileOnMessage } from './server/server.ts';
import type { Language, Move } from './server/protocol.ts';
import { createSettle, type Settle } from './settle.ts';
import { createStage } from './server/stage.ts';
import { createTimeTravel } from './server/time-travel.ts';

export type DemoOptions = {
  port: number;
  folder: string;
  /** What day it is outside: the demo's own days lie around it. */
  today: Date;
  /** Nobody has started the bot yet. */
  isEmpty: boolean;
  /** Forgets what an earlier demo left in the folder. */
  isReset: boolean;
  /** Vietnamese where nothing is said. */
  language?: Language;
  /** People may come by the page of the web door too, which is opened on this machine only. */
  hasPage?: boolean;
  startBot: StartBot;
  /** The page can be opened from now on; it shows how the rest is made. */
  onListening?: (port: number) => void;
};

export type Demo = {
  url: string;
  emulator: Emulator;
  clock: DemoClock;
  settle: Settle;
  stop(): Promise<void>;
};
export type DemoOutcome =
  | { status: 'started'; demo: Demo; isResumed: boolean }
  | { status: 'port_taken' }
  | { status: 'folder_in_use' }
  | Exclude<BotOutcome, { status: 'started' }>;

export const demoZone = 'Asia/Ho_Chi_Minh';
const saveAfterMs = 500;
const saveEveryMs = 60_000;
const stopWithinMs = 5000;

/** The bot against the emulator, with a page on which one plays its people. */
export async function startDemo(options: DemoOptions): Promise<DemoOutcome> {
  const opened: Closer[] = [];
  const close = async (): Promise<void> => {
    for (const closer of opened.splice(0).reverse()) await closer();
  };
  try {
    const outcome = await open(options, opened, close);
    if (outcome.status !== 'started') await close();
    return outcome;
  } catch (error) {
    await close();
    throw error;
  }
}

type Closer = () => Promise<void> | void;

async function open(options: DemoOptions, opened: Closer[], close: Closer): Promise<DemoOutcome> {
  const { language = 'vi' } = options;
  const folder = openDataFolder(options.folder);
  const saved = options.isReset ? undefined : folder.load();
  const calendar = demoStart(options.today, demoZone);
  const clock = createDemoClock(saved?.now ?? (options.isEmpty ? calendar.today : calendar.begin));
  const emulator = await startEmulator({
    clock,
    token: newToken(),
    username: 'tu_soi_demo_bot',
    saved: saved?.world,
    keepCalls: 2000,
  });
  opened.push(emulator.stop);
  const doorPort =
    options.hasPage === true ? await freePort(options.port === 0 ? 0 : options.port + 1) : undefined;
  const door =
    doorPort === undefined
      ? undefined
      : createDoor(`http://localhost:${String(doorPort)}`, saved?.memory.sessions);
  const stage = createStage({
    ...{ emulator, clock, zone: demoZone, memory: saved?.memory },
    ...(door && { door }),
    language,
  });
  const feed = createFeed({ emulator, stage });
  let perform: Perform | undefined;

  const assets = bundlePage();
  // The page is told what went wrong there; the start is when it waits for them.
  assets.catch(() => undefined);
  const page = await startPageServer({
    port: options.port,
    assets: () => assets,
    feed,
    perform: () => perform,
    findFile: (chatId, messageId) => findFile(emulator, chatId, messageId),
    door,
  });
  if (page.status === 'port_taken') return { status: 'port_taken' };
  const { server } = page;
  opened.push(() => server.stop());
  options.onListening?.(server.port);

  if (!folder.claim()) return { status: 'folder_in_use' };
  opened.push(() => {
    folder.release();
  });
  if (saved === undefined) folder.clear();
  const started = await options.startBot({
    token: emulator.token,
    apiRoot: emulator.url,
    zone: demoZone,
    language,
    clock,
    folder,
    page:
      door === undefined || doorPort === undefined
        ? undefined
        : { url: door.url, port: doorPort, framedBy: `http://localhost:${String(server.port)}` },
  });
  if (started.status !== 'started') return started;
  const { bot } = started;
  opened.push(() => bot.stop(stopWithinMs));

  const showAgain = (): void => {
    feed.publish({ type: 'state', state: stage.state() });
  };
  const cast = saved === undefined ? addCast(emulator, stage) : undefined;
  if (cast !== undefined && !options.isEmpty) {
    stage.setPhase('seeding');
    showAgain();
    await playSeed({
      ...{ cast, bot, emulator, clock, calendar, zone: demoZone },
      claimLink: bot.claimLink ?? '',
      words: typed[language],
      door,
    });
  } else stage.setClaimLink(bot.claimLink);

  const save = (): void => {
    folder.save({ now: clock.now(), world: emulator.save(), memory: stage.memory() });
  };
  // The last save comes after the bot has stopped: what is opened last is closed first.
  opened.splice(-1, 0, keepSaving({ emulator, save }));
  const onStep = (moving: Move | undefined): void => {
    stage.setMoving(moving);
    feed.publish({ type: 'clock', clock: stage.clock() });
  };
  const settle = createSettle({ emulator, bot });
  perform = createPerform({
    ...{ emulator, stage, feed, settle },
    travel: createTimeTravel({ bot, emulator, clock, onStep }),
  });
  await assets;
  stage.setPhase('ready');
  showAgain();

  const url = `http://localhost:${server.port}`;
  const stop = async (): Promise<void> => {
    perform = undefined;
    await close();
  };
  return { status: 'started', isResumed: saved !== undefined, demo: { url, emulator, clock, settle, stop } };
}

/** Saves soon after anything happened and once a minute, so that little is lost whatever ends the process, and at the end. */
function keepSaving({ emulator, save }: { emulator: Emulator; save: () => void }): Closer {
  let soon: NodeJS.Timeout | undefined;
  const onEvent = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      save();
    }, saveAfterMs);
  };
  const regularly = setInterval(save, saveEveryMs);
  emulator.on(onEvent);
  save();
  return () => {
    emulator.off(onEvent);
    clearTimeout(soon);
    clearInterval(regularly);
    save();
  };
}

function findFile(emulator: Emulator, chatId: number, messageId: number): FileOnMessage | undefined {
  const chat =
    emulator.people().find(({ id }) => id === chatId) ?? emulator.groups().find(({ id }) => id === chatId);
  const file = chat?.messages().find((message) => message.messageId === messageId)?.file;
  if (file === undefined) return undefined;
  return { name: file.name ?? 'file', bytes: file.bytes, isPicture: file.kind === 'photo' };
}

/** The bot's id stays; the rest is new each time, so that no other program on this machine can guess it. */
function newToken(): string {
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(27))).toString('base64url');
  return `7000000001:${secret}`;
}
