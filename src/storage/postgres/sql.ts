import type pg from 'pg';
import type { Row, Sql, Value } from '../engine/sql.ts';
import { heldValue, statementOf } from './statement.ts';

type Run = (config: pg.QueryConfig) => Promise<pg.QueryResult<Row>>;

/** Statements on whichever connection `run` takes. */
export function sqlOver(run: Run): Sql {
  const query = (text: string, values: readonly Value[] = []): ReturnType<Run> =>
    run({ ...statementOf(text), values: values.map(heldValue) });
  return {
    all: async (text, values) => (await query(text, values)).rows,
    first: async (text, values) => (await query(text, values)).rows[0],
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
  };
}
