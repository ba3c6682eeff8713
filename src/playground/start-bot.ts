import { startApp } from '../app/start.ts';
import type { StartBot } from './server/demo-bot.ts';

type Random = (count: number) => Uint8Array;

/** Starts the real app, with nothing of the environment. */
export const startBot: StartBot = startBotWith(undefined);

/** The same, with links and codes made of this. */
export function startBotWith(random: Random | undefined): StartBot {
  return (options) => startReal(options, random);
}

async function startReal(
  { token, apiRoot, zone, language, clock, folder, page }: Parameters<StartBot>[0],
  random: Random | undefined,
): ReturnType<StartBot> {
  const outcome = await startApp(
    {
      botToken: token,
      databaseUrl: `file:${folder.database}`,
      dataKey: undefined,
      dataKeyFile: folder.key,
      telegramApiRoot: apiRoot,
      telegramProxyUrl: undefined,
      http: undefined,
      web: page && { ...page, host: '127.0.0.1' },
      operatorName: 'Đảng ủy phường Trung Tâm',
      defaultZone: zone,
      defaultLocale: language,
      logLevel: 'error',
    },
    { clock, isClockRight: true, mayLoseLast: true, random },
  );
  switch (outcome.status) {
    case 'started': {
      const { app } = outcome;
      return { status: 'started', bot: { ...app } };
    }
    case 'stopped':
      return { status: 'refused', why: 'stopped' };
    case 'refused': {
      const { refusal } = outcome;
      return {
        status: 'refused',
        why: 'why' in refusal ? `${refusal.status} ${refusal.why}` : refusal.status,
      };
    }
  }
}
