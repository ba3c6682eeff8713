import { startApp, type App } from './app/start.ts';
import { nameOf } from './play/error-name.ts';
import { isStartedByNpm, loadConfig, placesOf, type Config } from './app/config.ts';
import { loadTranslators, type Translator } from './i18n/translator.ts';
import { createLog } from './app/log.ts';
import { giveBackMemory } from './app/memory.ts';
import { framesOf } from './app/source-frames.ts';
import { localesFolder } from './storage/data-files/project-files.ts';
import { qrInTerminal } from './screens/joining/qr.ts';
import { configProblemsText, startRefusalText } from './screens/operator/start.ts';

/** Containers are killed ten seconds after they were told to stop. */
const stopWithinMs = 8000;

const translators = await loadTranslators(localesFolder);
const loaded = loadConfig();
if (loaded.status === 'invalid') {
  refuse(configProblemsText(translators.vi, loaded.problems));
} else {
  await run(translators[loaded.config.defaultLocale], loaded.config);
}
await end();

async function run(translator: Translator, config: Config): Promise<void> {
  const { label } = translator;
  const log = createLog(config.logLevel);
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  // Not `once`: npm repeats what the terminal has sent already, and the second one would end the program at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  if (isStartedByNpm()) whenOrphaned(stop);
  process.on('uncaughtException', (error) => {
    log.error({ err: nameOf(error), at: framesOf(error) }, 'an unexpected error');
    refuse(label('start.failed', { why: nameOf(error) }));
    void end();
  });

  const outcome = await startApp(config, {
    log,
    signal: stopping.signal,
    onDocumentsMade: giveBackMemory,
    onWaiting: ({ seconds, cause, code }) => {
      const why = label(`unreached.${cause}`);
      say(label('start.waiting', { address: config.telegramApiRoot, why, code, seconds }));
    },
    onResealing: ({ step, rows }) => {
      say(label('start.resealing', { step, rows }));
    },
    onTokenRefused: () => {
      refuse(label('start-refused.token_refused'));
      stop();
    },
    onGivenUp: () => {
      // Nothing that it has begun is written any more: whoever runs it begins it again.
      refuse(label('start-refused.given_up'));
      void end();
    },
    onDatabaseGone: () => {
      refuse(label('start-refused.database_gone', { database: placesOf(config).database }));
      stop();
    },
  });
  if (outcome.status === 'stopped') return;
  if (outcome.status === 'refused') {
    refuse(startRefusalText(translator, outcome.refusal));
    return;
  }
  const { app } = outcome;
  if (!stopping.signal.aborted) await greet(translator, app);
  await aborted(stopping.signal);
  say(label('start.stopping'));
  await app.stop(stopWithinMs);
}

async function greet({ label }: Translator, { claimLink, pageClaim, botUsername }: App): Promise<void> {
  if (claimLink !== undefined) await sayLink(label('start.claim'), claimLink);
  if (pageClaim !== undefined) await sayLink(label('start.claim_page', pageClaim), pageClaim.link);
  say(label('start.ready', { username: botUsername }));
}

async function sayLink(words: string, link: string): Promise<void> {
  const image = await qrInTerminal(link);
  say(`${words}\n\n${link}\n\n${image}`);
}

/** Told to stop, npm ends its shell, and the shell leaves what it started running. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 1000).unref();
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

/** Once everything printed is out, without waiting for calls that hang. */
async function end(): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise((resolve) => {
      stream.write('', resolve);
    });
  }
  process.exit();
}
