import { loadStorageConfig, placesOf, type StorageConfig } from './config.ts';
import { loadTranslators, type Translator } from '../i18n/translator.ts';
import { localesFolder } from '../storage/data-files/project-files.ts';
import { configProblemsText } from '../screens/operator/start.ts';

/** What a command of the storage says, and whether it did what was asked. */
type Said = { text: string; done: boolean };

/** Runs a command line that works on the database without the bot: its configuration, its words, its exit code. */
export async function runStorageCommand(
  command: (given: {
    config: StorageConfig;
    translator: Translator;
    places: ReturnType<typeof placesOf>;
    args: readonly string[];
    /** Says how far it is. */
    tell: (text: string) => void;
  }) => Said | Promise<Said>,
): Promise<void> {
  const translators = await loadTranslators(localesFolder);
  const loaded = loadStorageConfig();
  if (loaded.status === 'invalid') {
    say({ text: configProblemsText(translators.vi, loaded.problems), done: false });
    return;
  }
  const { config } = loaded;
  say(
    await command({
      config,
      translator: translators[config.defaultLocale],
      places: placesOf(config),
      args: process.argv.slice(2),
      tell: (text) => {
        say({ text, done: true });
      },
    }),
  );
}

function say({ text, done }: Said): void {
  const stream = done ? process.stdout : process.stderr;
  stream.write(`${text}\n`);
  if (!done) process.exitCode = 1;
}
