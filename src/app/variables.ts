import { z } from 'zod';
import { readOperatorName } from '../core/joining/operator-name.ts';
import { readAddress } from '../storage/postgres/address.ts';

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
    z.string().refine(isDatabaseUrl, problem('database-url')).default('file:./data/tu-soi.db'),
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

export const environment = variables
  .refine(hasOneKey, oneKey)
  .refine(hasWholeWebhook, { path: ['WEBHOOK_URL'], message: problem('webhook-whole'), ...always })
  .refine(hasWholeWeb, { path: ['WEB_URL'], message: problem('web-whole'), ...always })
  .refine(hasOwnPort, { path: ['WEB_PORT'], message: problem('web-port'), ...always });

/** What a backup needs to know. */
export const storageEnvironment = variables
  .pick({
    DATABASE_URL: true,
    DATA_KEY: true,
    DATA_KEY_FILE: true,
    DEFAULT_TIMEZONE: true,
    DEFAULT_LOCALE: true,
  })
  .refine(hasOneKey, oneKey);

/** Of what was found wrong in one of these. */
export function problemOf({ message }: { message: string }): ConfigProblem {
  return z.enum(problems).parse(message);
}

function problem(name: ConfigProblem): ConfigProblem {
  return name;
}

function isOperatorName(name: string): boolean {
  return readOperatorName(name).status === 'read';
}

function isDatabaseUrl(url: string): boolean {
  return /^file:.+/.test(url) || readAddress(url) !== undefined;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
