import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';

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
      operatorName: undefined,
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

it('the page is known by the name that browsers give it, however it is written', () => {
  expect(
    loadConfig({ BOT_TOKEN: token, WEB_URL: 'https://TuSoi.Example.vn:443/', WEB_PORT: '8081' }),
  ).toMatchObject({
    status: 'loaded',
    config: { web: { url: 'https://tusoi.example.vn' } },
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

describe('a token in a file', () => {
  function tokenFile(text: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-token-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const file = path.join(folder, 'bot_token');
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }
  const uid = process.getuid?.() ?? 0;

  it('is read without the line that an editor leaves behind it', () => {
    expect(loadConfig({ BOT_TOKEN_FILE: tokenFile(`${token}\n`) })).toMatchObject({
      status: 'loaded',
      config: { botToken: token },
    });
  });

  it('is refused beside a token, and is told from one that is not a token', () => {
    const file = tokenFile('abc');
    expect(loadConfig({ BOT_TOKEN: token, BOT_TOKEN_FILE: file })).toEqual({
      status: 'invalid',
      problems: [{ variable: 'BOT_TOKEN', problem: 'two-tokens' }],
    });
    expect(loadConfig({ BOT_TOKEN_FILE: file })).toEqual({
      status: 'invalid',
      problems: [{ variable: 'BOT_TOKEN', problem: 'token-shape' }],
    });
  });

  it('that cannot be read is named, with the user as which the program runs and whatever else is wrong', () => {
    expect(loadConfig({ BOT_TOKEN_FILE: '/nowhere/bot_token', LOG_LEVEL: 'loud' })).toEqual({
      status: 'invalid',
      problems: [
        { variable: 'BOT_TOKEN_FILE', problem: 'token-file', file: '/nowhere/bot_token', uid },
        { variable: 'LOG_LEVEL', problem: 'log-level' },
      ],
    });
  });

  it.runIf(uid === 0)('of somebody else that everybody may read is refused, one for a group is not', () => {
    const file = tokenFile(token);
    chownSync(file, 1234, 1234);
    chmodSync(file, 0o644);
    expect(loadConfig({ BOT_TOKEN_FILE: file })).toEqual({
      status: 'invalid',
      problems: [{ variable: 'BOT_TOKEN_FILE', problem: 'token-exposed', file, uid }],
    });
    chmodSync(file, 0o640);
    expect(loadConfig({ BOT_TOKEN_FILE: file })).toMatchObject({ status: 'loaded' });
  });
});
