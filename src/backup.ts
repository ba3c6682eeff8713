import { localDateOf, localTimeOf } from './core/time/local-time.ts';
import { runStorageCommand } from './app/storage-command.ts';
import { backUp } from './storage/engine/backup.ts';
import { isPostgres } from './storage/postgres/address.ts';
import { systemClock } from './app/system-clock.ts';
import { backupText } from './screens/operator/backup.ts';

// npm run backup [-- FILE]
await runStorageCommand(({ config, translator, places, args }) => {
  const [file = defaultFile(config.defaultZone), ...rest] = args;
  if (rest.length > 0 || file.startsWith('-')) return { text: translator.label('backup.usage'), done: false };
  if (isPostgres(config.databaseUrl))
    return { text: translator.label('backup.on_server', places), done: false };
  const outcome = backUp({ url: config.databaseUrl, file });
  return { text: backupText(translator, outcome, { ...places, file }), done: outcome.status === 'backed_up' };
});

/** Named by the local time, to the second, so that copies sort by age and none meets another. */
function defaultFile(zone: string): string {
  const now = systemClock.now();
  const time = `${localTimeOf(now, zone).replace(':', '')}${String(now.getUTCSeconds()).padStart(2, '0')}`;
  return `./backups/tu-soi-${localDateOf(now, zone)}-${time}.db`;
}
