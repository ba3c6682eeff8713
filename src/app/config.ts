import { z } from 'zod';
import { readOperatorName } from '../core/joining/operator-name.ts';
import { readSecretFile } from '../storage/keys/secret-file.ts';

const problems = [
  ...([
    'token-missing',
    'token-shape',
    'database-url',
    'two-keys',
    'two-tokens',
    'token-file',
    'token-exposed',
    'api-root',
    'proxy',
    'zone',
    'locale',
    'http-port',
    'webhook-url',
    'webhook-secret',
    'webhook-whole',
    'web-url',
    'web-whole',
    'web-port',
    'operator-name',
  ] as const),
  'log-level',
] as const;
/** What is wrong with a variable; each has its sentence in the locale files under `config`. */
export type ConfigProblem = (typeof problems)[number];

const zone = z.string().refine(isZone, problem('zone'));

/** An empty variable counts as unset. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}

const defaultKeyFile = './data/data.key';

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, problem('http-port'))
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, problem('http-port'))
  .optional();

const variables = z.object({
  BOT_TOKEN: optional(
    z.string({ error: problem('token-missing') }).regex(/^\d+:[\w-]{20,}$/, problem('token-shape')),
  ),
  HTTP_HOST: optional(z.string().default('127.0.0.1')),
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^file:.+/, problem('database-url'))
      .default('file:./data/tu-soi.db'),
  ),
  DATA_KEY: optional(z.string().optional()),
  DATA_KEY_FILE: optional(z.string().optional()),
  TELEGRAM_API_ROOT: optional(
    z
      .url(problem('api-root'))
      .regex(/^https?:\/\//, problem('api-root'))
      .default('https://api.telegram.org'),
  ),
  TELEGRAM_PROXY_URL: optional(
    z
      .url(problem('proxy'))
      .regex(/^(https?|socks5h?):\/\//, problem('proxy'))
      .optional(),
  ),
  HTTP_PORT: optional(portNumber),
  WEBHOOK_URL: optional(
    z
      .url(problem('webhook-url'))
      .regex(/^https:\/\//, problem('webhook-url'))
      .optional(),
  ),
  WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(/^[\w-]{16,256}$/, problem('webhook-secret'))
      .optional(),
  ),
  WEB_URL: optional(
    z
      .url(problem('web-url'))
      .regex(/^https:\/\/[^/?#]+\/?$/, problem('web-url'))
      // As browsers name it in Origin: in small letters, without the usual port.
      .transform((url) => new URL(url).origin)
      .optional(),
  ),
  WEB_PORT: optional(portNumber),
  OPERATOR_NAME: optional(z.string().refine(isOperatorName, problem('operator-name')).optional()),
  DEFAULT_TIMEZONE: optional(zone.default('Asia/Ho_Chi_Minh')),
  DEFAULT_LOCALE: optional(z.enum(['vi', 'en'], problem('locale')).default('vi')),
  LOG_LEVEL: optional(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], problem('log-level'))
      .default('info'),
  ),
});

/** Also where another variable is wrong: all problems are listed at once. */
const always = { when: () => true };

type Given<Name extends string> = Partial<Record<Name, unknown>>;

function hasOneKey(given: Given<'DATA_KEY' | 'DATA_KEY_FILE'>): boolean {
  return given.DATA_KEY === undefined || given.DATA_KEY_FILE === undefined;
}

const oneKey = { path: ['DATA_KEY'], message: problem('two-keys'), ...always };

/** A webhook without a secret could be fed by anybody, and without a port it would not be heard. */
function hasWholeWebhook(given: Given<'HTTP_PORT' | 'WEBHOOK_URL' | 'WEBHOOK_SECRET'>): boolean {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, HTTP_PORT: port } = given;
  return (url === undefined) === (secret === undefined) && (url === undefined || port !== undefined);
}

/** The page needs an address by which it is reached, and a port by which its proxy reaches it. */
function hasWholeWeb(given: Given<'WEB_URL' | 'WEB_PORT'>): boolean {
  return (given.WEB_URL === undefined) === (given.WEB_PORT === undefined);
}

/** Monitors and the page listen apart. */
function hasOwnPort(given: Given<'HTTP_PORT' | 'WEB_PORT'>): boolean {
  return given.WEB_PORT === undefined || given.WEB_PORT !== given.HTTP_PORT;
}

const environment = variables
  .refine(hasOneKey, oneKey)
  .refine(hasWholeWebhook, { path: ['WEBHOOK_URL'], message: problem('webhook-whole'), ...always })
  .refine(hasWholeWeb, { path: ['WEB_URL'], message: problem('web-whole'), ...always })
  .refine(hasOwnPort, { path: ['WEB_PORT'], message: problem('web-port'), ...always });

const storageEnvironment = variables
  .pick({
    DATABASE_URL: true,
    DATA_KEY: true,
    DATA_KEY_FILE: true,
    DEFAULT_TIMEZONE: true,
    DEFAULT_LOCALE: true,
  })
  .refine(hasOneKey, oneKey);

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
      problem: z.enum(problems).parse(issue.message),
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
    database: databaseUrl.replace(/^file:/, ''),
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

function problem(name: ConfigProblem): ConfigProblem {
  return name;
}

function isOperatorName(name: string): boolean {
  return readOperatorName(name).status === 'read';
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
