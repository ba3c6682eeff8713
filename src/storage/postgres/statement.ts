import type { Value } from '../engine/sql.ts';

/** A statement as PostgreSQL prepares it, and under which name a connection keeps it. */
export type Statement = { name: string; text: string };

const known = new Map<string, Statement>();

/**
 * A statement of ours: places of values get their numbers, and names in mixed letters their quotes, as PostgreSQL would make
 * them small. Each text is translated once.
 */
export function statementOf(sql: string): Statement {
  const found = known.get(sql);
  if (found !== undefined) return found;
  const statement = { name: `tu-soi-${known.size}`, text: asPostgres(sql) };
  known.set(sql, statement);
  return statement;
}

export function asPostgres(sql: string): string {
  let places = 0;
  return sql.replaceAll(/'(?:[^']|'')*'|"[^"]*"|\?|\b[A-Za-z_]\w*\b/g, (token) => {
    if (token === '?') return `$${++places}`;
    return /^[A-Za-z_]/.test(token) && /[a-z]/.test(token) && /[A-Z]/.test(token) ? `"${token}"` : token;
  });
}

/** An instant as a column without a zone takes it: in UTC. */
export function heldValue(value: Value): string | number | boolean | null {
  return value instanceof Date ? value.toISOString().slice(0, -1) : value;
}

/** An instant as such a column gives it. */
export function readTimestamp(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}

/** More than the bot has queries of Prisma's: lists of any length make more texts of one, which are not kept. */
const mostNamed = 1000;

const names = new Map<string, string>();

/** Under which name a connection keeps a statement that Prisma made; empty where it is to be forgotten. */
export function nameOf(sql: string): string {
  const found = names.get(sql);
  if (found !== undefined) return found;
  if (names.size >= mostNamed) return '';
  const name = `prisma-${names.size}`;
  names.set(sql, name);
  return name;
}
