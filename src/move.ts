import { keySourceOf } from './app/config.ts';
import { runStorageCommand } from './app/storage-command.ts';
import { systemClock } from './app/system-clock.ts';
import { moveProgressText, moveText } from './screens/operator/move.ts';
import { moveToPostgres } from './storage/moving/to-postgres.ts';
import { addressText } from './storage/postgres/address.ts';

// npm run move -- postgresql://…
await runStorageCommand(async ({ config, translator, places, args, tell }) => {
  const [to, ...rest] = args;
  if (to === undefined || rest.length > 0) return { text: translator.label('move.usage'), done: false };
  const outcome = await moveToPostgres({
    ...{ url: config.databaseUrl, keys: keySourceOf(config), to, clock: systemClock },
    onTable: (table, rows) => {
      if (rows > 0) tell(moveProgressText(translator, table, rows));
    },
  });
  const text = moveText(translator, outcome, { ...places, target: addressText(to) });
  return { text, done: outcome.status === 'moved' };
});
