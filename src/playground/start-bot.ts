import { startApp } from '../app/start.ts';
import type { StartBot } from './server/demo-bot.ts';

/** Starts the real app, with nothing of the environment. */
export const startBot: StartBot = async ({ token, apiRoot, zone, language, clock, folder, page }) => {
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
    { clock, isClockRight: true, mayLoseLast: true },
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
};
