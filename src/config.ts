import { z } from 'zod';

const problems = [
  ...([
    'token-missing',
    'token-shape',
    'database-url',
    'two-keys',
    'api-root',
    'proxy',
    'zone',
    'locale',
  ] as const),
  'log-level',
] as const;
/** What is wrong with a variable; each has its sentence in the locale files under `config-…`. */
export type ConfigProblem = (typeof problems)[number];

const zone = z.string().refine(isZone, problem('zone'));

/** An empty variable counts as unset. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}

const environment = z
  .object({
    BOT_TOKEN: optional(
      z.string({ error: problem('token-missing') }).regex(/^\d+:[\w-]{20,}$/, problem('token-shape')),
    ),
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
    DEFAULT_TIMEZONE: optional(zone.default('Asia/Ho_Chi_Minh')),
    DEFAULT_LOCALE: optional(z.enum(['vi', 'en'], problem('locale')).default('vi')),
    LOG_LEVEL: optional(
      z
        .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], problem('log-level'))
        .default('info'),
    ),
  })
  .refine((given) => given.DATA_KEY === undefined || given.DATA_KEY_FILE === undefined, {
    path: ['DATA_KEY'],
    message: problem('two-keys'),
    // Also where another variable is wrong: all problems are listed at once.
    when: () => true,
  });

export type Config = {
  botToken: string;
  databaseUrl: string;
  dataKey: string | undefined;
  dataKeyFile: string | undefined;
  telegramApiRoot: string;
  telegramProxyUrl: string | undefined;
  defaultZone: string;
  defaultLocale: 'vi' | 'en';
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
};

export type ConfigResult =
  | { status: 'loaded'; config: Config }
  | { status: 'invalid'; problems: readonly { variable: string; problem: ConfigProblem }[] };

/** Reads and checks the environment; every problem is listed with its variable. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): ConfigResult {
  const read = environment.safeParse(env);
  if (!read.success) {
    return {
      status: 'invalid',
      problems: read.error.issues.map((issue) => ({
        variable: issue.path.map(String).join('.'),
        problem: z.enum(problems).parse(issue.message),
      })),
    };
  }
  const given = read.data;
  return {
    status: 'loaded',
    config: {
      botToken: given.BOT_TOKEN,
      databaseUrl: given.DATABASE_URL,
      dataKey: given.DATA_KEY,
      dataKeyFile: given.DATA_KEY_FILE,
      telegramApiRoot: given.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
      telegramProxyUrl: given.TELEGRAM_PROXY_URL,
      defaultZone: given.DEFAULT_TIMEZONE,
      defaultLocale: given.DEFAULT_LOCALE,
      logLevel: given.LOG_LEVEL,
    },
  };
}

/** Whether npm stands between this program and whoever stops it. */
export function isStartedByNpm(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return env['npm_lifecycle_event'] !== undefined;
}

function problem(name: ConfigProblem): ConfigProblem {
  return name;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
