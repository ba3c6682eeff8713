import { keySourceOf } from './app/config.ts';
import { runStorageCommand } from './app/storage-command.ts';
import { restore } from './storage/engine/restore.ts';
import { isPostgres } from './storage/postgres/address.ts';
import { systemClock } from './app/system-clock.ts';
import { restoreText } from './screens/terminal/backup.ts';

const [replaceFlag, disconnectFlag] = ['--replace', '--disconnect'];

// npm run restore -- FILE [--replace] [--disconnect]
await runStorageCommand(({ config, translator, places, args }) => {
  const [file, ...rest] = args.filter((one) => one !== replaceFlag && one !== disconnectFlag);
  if (file === undefined || rest.length > 0 || file.startsWith('-'))
    return { text: translator.label('restore.usage'), done: false };
  if (isPostgres(config.databaseUrl))
    return { text: translator.label('restore.on_server', places), done: false };
  const outcome = restore({
    file,
    url: config.databaseUrl,
    keys: keySourceOf(config),
    replace: args.includes(replaceFlag),
    disconnect: args.includes(disconnectFlag),
    now: systemClock.now(),
  });
  return { text: restoreText(translator, outcome, { ...places, file }), done: outcome.status === 'restored' };
});
