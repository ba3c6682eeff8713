import { keySourceOf } from './app/config.ts';
import { runStorageCommand } from './app/storage-command.ts';
import { restore } from './storage/engine/restore.ts';
import { isPostgres } from './storage/postgres/address.ts';
import { systemClock } from './app/system-clock.ts';
import { restoreText } from './screens/operator/backup.ts';

const replaceFlag = '--replace';
const disconnects = { '--disconnect': 'web', '--disconnect-telegram': 'telegram' } as const;

// npm run restore -- FILE [--replace] [--disconnect | --disconnect-telegram]
await runStorageCommand(({ config, translator, places, args }) => {
  const disconnect = Object.entries(disconnects).flatMap(([flag, kind]) => (args.includes(flag) ? kind : []));
  const [file, ...rest] = args.filter((one) => one !== replaceFlag && !(one in disconnects));
  // Both at once would leave people without any way in.
  if (file === undefined || rest.length > 0 || file.startsWith('-') || disconnect.length > 1)
    return { text: translator.label('restore.usage'), done: false };
  if (isPostgres(config.databaseUrl))
    return { text: translator.label('restore.on_server', places), done: false };
  const outcome = restore({
    file,
    url: config.databaseUrl,
    keys: keySourceOf(config),
    replace: args.includes(replaceFlag),
    disconnect: disconnect[0],
    now: systemClock.now(),
  });
  return { text: restoreText(translator, outcome, { ...places, file }), done: outcome.status === 'restored' };
});
