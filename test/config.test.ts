import { expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';

const token = '123456789:AAabcdefghijklmnopqrstuvwxyz0123456';

it('a token alone is enough, the rest has defaults', () => {
  expect(loadConfig({ BOT_TOKEN: token })).toEqual({
    status: 'loaded',
    config: {
      botToken: token,
      databaseUrl: 'file:./data/tu-soi.db',
      dataKey: undefined,
      dataKeyFile: undefined,
      telegramApiRoot: 'https://api.telegram.org',
      telegramProxyUrl: undefined,
      http: undefined,
      defaultZone: 'Asia/Ho_Chi_Minh',
      defaultLocale: 'vi',
      logLevel: 'info',
    },
  });
});

it('an empty variable counts as unset', () => {
  expect(
    loadConfig({ BOT_TOKEN: token, DATABASE_URL: '', LOG_LEVEL: '', TELEGRAM_PROXY_URL: '' }),
  ).toMatchObject({
    status: 'loaded',
    config: { databaseUrl: 'file:./data/tu-soi.db', logLevel: 'info', telegramProxyUrl: undefined },
  });
});

it('a missing token is told from a wrong one', () => {
  expect(loadConfig({})).toEqual({
    status: 'invalid',
    problems: [{ variable: 'BOT_TOKEN', problem: 'token-missing' }],
  });
});

it('every problem is listed by its variable', () => {
  const read = loadConfig({
    BOT_TOKEN: 'abc',
    DATABASE_URL: 'postgres://x',
    DEFAULT_TIMEZONE: 'Asia/Hanoi_City',
    DEFAULT_LOCALE: 'fr',
    TELEGRAM_PROXY_URL: 'ftp://x.example',
    LOG_LEVEL: 'loud',
  });
  expect(read.status).toBe('invalid');
  if (read.status !== 'invalid') return;
  expect(read.problems).toEqual([
    { variable: 'BOT_TOKEN', problem: 'token-shape' },
    { variable: 'DATABASE_URL', problem: 'database-url' },
    { variable: 'TELEGRAM_PROXY_URL', problem: 'proxy' },
    { variable: 'DEFAULT_TIMEZONE', problem: 'zone' },
    { variable: 'DEFAULT_LOCALE', problem: 'locale' },
    { variable: 'LOG_LEVEL', problem: 'log-level' },
  ]);
});

it('two keys at once are refused', () => {
  expect(loadConfig({ BOT_TOKEN: token, DATA_KEY: 'x', DATA_KEY_FILE: 'y' })).toEqual({
    status: 'invalid',
    problems: [{ variable: 'DATA_KEY', problem: 'two-keys' }],
  });
});
