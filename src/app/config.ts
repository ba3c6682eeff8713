import type { z } from 'zod';
import { readSecretFile } from '../storage/keys/secret-file.ts';
import { addressText, isPostgres } from '../storage/postgres/address.ts';
import { environment, problemOf, storageEnvironment, type ConfigProblem } from './variables.ts';

const defaultKeyFile = './data/data.key';

export type Config = {
  botToken: string;
  databaseUrl: string;
  dataKey: string | undefined;
  dataKeyFile: string | undefined;
  telegramApiRoot: string;
  telegramProxyUrl: string | undefined;
  http: HttpConfig | undefined;
  web: WebConfig | undefined;
  /** Who answers for the data; asked of whoever hosts the bot where it is left out. */
  operatorName: string | undefined;
  defaultZone: string;
  defaultLocale: 'vi' | 'en';
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
};

/** Where the process answers monitors, and Telegram too where there is a webhook. */
export type HttpConfig = { host: string; port: number; webhook: { url: string; secret: string } | undefined };

/** The page of the web door: its public address, and where the proxy before it finds it. */
export type WebConfig = {
  url: string;
  host: string;
  port: number;
  /** The one other page that may show it in a frame. No variable sets it: it is the playground's. */
  framedBy?: string;
};

/** What a backup needs to know: no token, no network. */
export type StorageConfig = Pick<
  Config,
  'databaseUrl' | 'dataKey' | 'dataKeyFile' | 'defaultZone' | 'defaultLocale'
>;

export type ConfigResult<Loaded = Config> =
  { status: 'loaded'; config: Loaded } | { status: 'invalid'; problems: readonly ConfigIssue[] };

/** `file` and `uid` where a file cannot be used by the user as which the program runs. */
type ConfigIssue = { variable: string; problem: ConfigProblem; file?: string; uid?: number };

/** Reads and checks the environment; every problem is listed with its variable. */
export function loadConfig(env: Environment = process.env): ConfigResult {
  const token = readToken(env);
  const read = environment.safeParse('token' in token ? { ...env, BOT_TOKEN: token.token } : env);
  if ('issue' in token) {
    const others = read.success ? [] : invalid(read.error).problems;
    const problems = [token.issue, ...others.filter(({ variable }) => variable !== 'BOT_TOKEN')];
    return { status: 'invalid', problems };
  }
  if (!read.success) return invalid(read.error);
  const given = read.data;
  return {
    status: 'loaded',
    config: {
      ...storageOf(given),
      botToken: given.BOT_TOKEN,
      telegramApiRoot: given.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
      telegramProxyUrl: given.TELEGRAM_PROXY_URL,
      http: httpOf(given),
      web: webOf(given),
      operatorName: given.OPERATOR_NAME,
      logLevel: given.LOG_LEVEL,
    },
  };
}

/** The same for backing up and restoring, which need neither a token nor Telegram. */
export function loadStorageConfig(env: Environment = process.env): ConfigResult<StorageConfig> {
  const read = storageEnvironment.safeParse(env);
  return read.success ? { status: 'loaded', config: storageOf(read.data) } : invalid(read.error);
}

type Environment = Readonly<Record<string, string | undefined>>;

/** As it is given, or from the file that is named instead. */
function readToken(env: Environment): { token: string | undefined } | { issue: ConfigIssue } {
  const file = env['BOT_TOKEN_FILE'];
  if (file === undefined || file === '') return { token: env['BOT_TOKEN'] };
  if (env['BOT_TOKEN'] !== undefined && env['BOT_TOKEN'] !== '')
    return { issue: { variable: 'BOT_TOKEN', problem: 'two-tokens' } };
  const read = readSecretFile(file);
  if (read.status === 'read') return { token: read.text.trim() };
  const uid = read.status === 'missing' ? (process.getuid?.() ?? 0) : read.uid;
  const problem = read.status === 'exposed' ? 'token-exposed' : 'token-file';
  return { issue: { variable: 'BOT_TOKEN_FILE', problem, file, uid } };
}

function storageOf(given: z.infer<typeof storageEnvironment>): StorageConfig {
  return {
    databaseUrl: given.DATABASE_URL,
    dataKey: given.DATA_KEY,
    dataKeyFile: given.DATA_KEY_FILE,
    defaultZone: given.DEFAULT_TIMEZONE,
    defaultLocale: given.DEFAULT_LOCALE,
  };
}

function httpOf(given: z.infer<typeof environment>) {
  const { HTTP_HOST: host, HTTP_PORT: port, WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = given;
  if (port === undefined) return undefined;
  return { host, port, webhook: url === undefined || secret === undefined ? undefined : { url, secret } };
}

function webOf({ HTTP_HOST: host, WEB_URL: url, WEB_PORT: port }: z.infer<typeof environment>) {
  return url === undefined || port === undefined ? undefined : { url, host, port };
}

function invalid({ issues }: z.ZodError): Extract<ConfigResult, { status: 'invalid' }> {
  return {
    status: 'invalid',
    problems: issues.map((issue) => ({
      variable: issue.path.map(String).join('.'),
      problem: problemOf(issue),
    })),
  };
}

/** Where the database and its key lie, as sentences to the operator name them. */
export function placesOf({
  databaseUrl,
  dataKey,
  dataKeyFile,
}: Pick<Config, 'databaseUrl' | 'dataKey' | 'dataKeyFile'>): { database: string; key: string } {
  return {
    database: isPostgres(databaseUrl) ? addressText(databaseUrl) : databaseUrl.replace(/^file:/, ''),
    key: dataKey === undefined ? (dataKeyFile ?? defaultKeyFile) : 'DATA_KEY',
  };
}

export function keySourceOf({ dataKey, dataKeyFile }: Pick<Config, 'dataKey' | 'dataKeyFile'>) {
  return dataKey === undefined
    ? { kind: 'file' as const, path: dataKeyFile ?? defaultKeyFile }
    : { kind: 'value' as const, value: dataKey };
}

/** Whether npm stands between this program and whoever stops it. */
export function isStartedByNpm(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return env['npm_lifecycle_event'] !== undefined;
}
