import type { Prisma } from '../generated/client.ts';

/** What a statement may be given in the place of a `?`. How an engine holds it is the engine's own affair. */
export type Value = string | number | boolean | Date | null;

/** As the engine gives it: what reads it (`row.ts`) takes either form of an instant, a flag, and what is absent. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Statements that both engines run: `?` for values, names unquoted as in schema.prisma. A text is prepared once, so
 * that it must not be put together of what somebody wrote.
 */
export interface Sql {
  all(text: string, values?: readonly Value[]): Promise<readonly Row[]>;
  first(text: string, values?: readonly Value[]): Promise<Row | undefined>;
  /** How many rows it changed. */
  run(text: string, values?: readonly Value[]): Promise<number>;
}

/** Prisma's client; inside a transaction the one of that transaction. */
export type Client = Omit<Prisma.TransactionClient, '$transaction'>;

type Way<Through> = <Result>(work: (through: Through) => Promise<Result>) => Promise<Result>;

/**
 * The way to the tables: the same outside of transactions, where each call waits its turn, and inside one, where all
 * three see what it wrote. Nothing else may be waited for in such a work, as others wait for its end.
 */
export type Access = {
  /** What runs on every update and every minute. What it reads belongs to one instant. */
  read: Way<Sql>;
  /** All of it or nothing, and resolves once it is on disk. */
  write: Way<Sql>;
  /** What is not hot. */
  prisma: Way<Client>;
};
