import { createLog } from './app/log.ts';
import { keySourceOf } from './app/config.ts';
import { runStorageCommand } from './app/storage-command.ts';
import { systemClock } from './app/system-clock.ts';
import { keysText, rotateProgressText, type KeysFacts } from './screens/operator/keys.ts';
import { listKeys, newKey, rotateKeys } from './storage/keys/key-commands.ts';

// npm run keys -- new | list | rotate
await runStorageCommand(async ({ config, translator, places, args, tell }) => {
  const { databaseUrl: url, defaultZone: zone } = config;
  const source = keySourceOf(config);
  const now = systemClock.now();
  const facts = await run();
  if (facts === undefined) return { text: translator.label('keys.usage'), done: false };
  const done = ['added', 'made', 'listed', 'rotated'].includes(facts.status);
  return { text: keysText(translator, facts, { ...places, zone }), done };

  function run(): Promise<KeysFacts> | KeysFacts | undefined {
    const [what = ''] = args;
    switch (args.length === 1 ? what : '') {
      case 'new':
        return newKey({ url, source, now });
      case 'list':
        return listKeys({ url, source, now });
      case 'rotate':
        return rotateKeys({
          ...{ url, source, clock: systemClock, log: createLog('silent') },
          onProgress: (progress) => {
            tell(rotateProgressText(translator, progress));
          },
        });
      default:
        return undefined;
    }
  }
});
