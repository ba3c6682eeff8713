import { z } from 'zod';

/** Where PostgreSQL is, and how it is to be talked to: what `DATABASE_URL=postgresql://…` says. */
export type PostgresAddress = {
  /** Of several, whichever can be written to is taken. A host that begins with "/" is the folder of a socket. */
  hosts: readonly { host: string; port: number }[];
  database: string;
  user: string;
  password: string | undefined;
  tls: Tls;
  poolSize: number;
  /** How long one statement may take. */
  statementMs: number;
  connectMs: number;
};

export type Tls = {
  /** As libpq names them; `verify-full` where the way goes over a network and nothing is said. */
  mode: 'disable' | 'require' | 'verify-ca' | 'verify-full';
  rootFile?: string;
  certificateFile?: string;
  keyFile?: string;
};

export function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(url);
}

/** Undefined where it cannot be read as one. */
export function readAddress(url: string): PostgresAddress | undefined {
  const [, credentials, authority = '', name = '', query = ''] = whole.exec(url) ?? [];
  const options = optionsSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
  const [user, password] = (credentials ?? '').split(/:(.*)/s).map(decoded);
  const database = decoded(name);
  if (!options.success || user === undefined || user === '' || database === undefined || database === '')
    return undefined;
  const { host, port, sslmode, sslrootcert, sslcert, sslkey, pool, statement_timeout, connect_timeout } =
    options.data;
  const hosts = (host ?? decoded(authority) ?? '').split(',').map((one) => readHost(one, port));
  if (!hosts.every((one) => one !== undefined)) return undefined;
  return {
    hosts,
    ...{ database, user, password },
    tls: {
      mode: sslmode ?? (hosts.every(isThisMachine) ? 'disable' : 'verify-full'),
      ...(sslrootcert !== undefined && { rootFile: sslrootcert }),
      ...(sslcert !== undefined && { certificateFile: sslcert }),
      ...(sslkey !== undefined && { keyFile: sslkey }),
    },
    poolSize: pool,
    statementMs: statement_timeout * 1000,
    connectMs: connect_timeout * 1000,
  };
}

/** Without the password, for sentences to the operator. */
export function addressText(url: string): string {
  const [, , authority = '', name = '', query = ''] = whole.exec(url) ?? [];
  const host = new URLSearchParams(query).get('host') ?? authority;
  return `postgresql://${host}/${name}`;
}

const whole = /^postgres(?:ql)?:\/\/(?:([^@/]*)@)?([^/?@]*)\/([^?]*)(?:\?(.*))?$/s;

const seconds = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1));

const optionsSchema = z.strictObject({
  host: z.string().min(1).optional(),
  port: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
  sslmode: z.enum(['disable', 'require', 'verify-ca', 'verify-full']).optional(),
  sslrootcert: z.string().min(1).optional(),
  sslcert: z.string().min(1).optional(),
  sslkey: z.string().min(1).optional(),
  target_session_attrs: z.literal('read-write').optional(),
  pool: z
    .string()
    .regex(/^\d{1,3}$/)
    .default('10')
    .transform(Number)
    .pipe(z.int().min(2)),
  statement_timeout: seconds.default(10),
  connect_timeout: seconds.default(5),
});

function readHost(text: string, usual = '5432'): { host: string; port: number } | undefined {
  if (text.startsWith('/')) return { host: text, port: Number(usual) };
  const [, bracketed, plain, port = usual] =
    /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const number = Number(port);
  return host === undefined || number < 1 || number > 65_535 ? undefined : { host, port: number };
}

function isThisMachine({ host }: { host: string }): boolean {
  return host.startsWith('/') || ['localhost', '::1'].includes(host) || /^127\./.test(host);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
