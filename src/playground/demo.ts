import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from './server/protocol.ts';
import { demoWords, type DemoWords } from './words.ts';

const defaultPort = 8080;
const defaultFolder = path.resolve(import.meta.dirname, '../../data/demo');

const options = {
  port: { type: 'string', default: String(defaultPort) },
  empty: { type: 'boolean', default: false },
  reset: { type: 'boolean', default: false },
  data: { type: 'string', default: defaultFolder },
  lang: { type: 'string', default: 'vi' },
  help: { type: 'boolean', default: false },
} as const;

type Read = { port: number; empty: boolean; reset: boolean; data: string; lang: Language };

const words = demoWords[process.argv.includes('en') ? 'en' : 'vi'];

const read = readOptions();
if (read !== undefined) await run(words, read);

async function run(
  { preparing, ready, resumed, stop, stopping, portTaken, folderInUse, refused }: DemoWords,
  { port, empty, reset, data, lang }: Read,
): Promise<void> {
  const folder = path.resolve(data);
  // Loaded only now, so that a word about the options comes at once.
  const [{ startDemo }, { startBot }] = await Promise.all([
    import('./start-demo.ts'),
    import('./start-bot.ts'),
  ]);
  const outcome = await startDemo({
    port,
    folder,
    today: new Date(),
    isEmpty: empty,
    isReset: reset,
    language: lang,
    hasPage: true,
    startBot,
    onListening: (taken) => {
      say(preparing(`http://localhost:${taken}`));
    },
  });
  switch (outcome.status) {
    case 'port_taken':
      refuse(portTaken(port));
      return;
    case 'folder_in_use':
      refuse(folderInUse(folder));
      return;
    case 'refused':
      refuse(refused(outcome.why));
      return;
    case 'started':
  }
  const { demo, isResumed } = outcome;
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      say(stopping);
      void demo.stop().then(() => process.exit(0));
    });
  }
  say(ready(demo.url, performance.now() / 1000));
  if (isResumed) say(resumed);
  say(stop);
}

function readOptions(): Read | undefined {
  try {
    const { port, lang, help, ...values } = parseArgs({ options }).values;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port ${port}`);
    if (lang !== 'vi' && lang !== 'en') throw new Error(`--lang ${lang}`);
    if (!help) return { port: Number(port), lang, ...values };
    say(words.usage);
  } catch (error) {
    refuse(`${words.badOption(error instanceof Error ? error.message : String(error))}\n\n${words.usage}`);
  }
  return undefined;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
