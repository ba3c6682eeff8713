import path from 'node:path';
import qrcode from 'qrcode';
import { startApp } from './app.ts';
import { loadConfig } from './config.ts';
import { loadTranslators, type Translator } from './i18n/translator.ts';
import { createLog } from './log.ts';
import { startRefusalText } from './views/start.ts';

const stopWithinMs = 10_000;

const translators = await loadTranslators(path.resolve(import.meta.dirname, '../locales'));
const loaded = loadConfig();
if (loaded.status === 'invalid') {
  const { label } = translators.vi;
  const lines = loaded.problems.map(({ variable, problem }) => `  ${variable} ${label(`config-${problem}`)}`);
  refuse([label('config-invalid'), ...lines].join('\n'));
} else {
  await run(translators[loaded.config.defaultLocale], loaded.config);
}

async function run(
  translator: Translator,
  config: Extract<typeof loaded, { status: 'loaded' }>['config'],
): Promise<void> {
  const { label } = translator;
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { stopping.abort(); });

  const outcome = await startApp(config, {
    log: createLog(config.logLevel),
    signal: stopping.signal,
    onWaiting: ({ seconds, why }) => {
      say(label('start-waiting', { address: config.telegramApiRoot, why, seconds }));
    },
    onFailure: (why) => {
      refuse(label('start-failed', { why }));
      stopping.abort();
    },
  });
  if (outcome.status === 'stopped') return;
  if (outcome.status === 'refused') {
    refuse(startRefusalText(translator, outcome.refusal));
    return;
  }
  const { app } = outcome;
  if (app.claimLink !== undefined) {
    say(
      `${label('start-claim')}\n\n${app.claimLink}\n\n${await qrcode.toString(app.claimLink, { type: 'terminal', small: true })}`,
    );
  }
  say(label('start-ready', { username: app.botUsername }));
  await aborted(stopping.signal);
  say(label('start-stopping'));
  await app.stop(stopWithinMs);
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
