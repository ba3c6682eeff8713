import type pg from 'pg';
import { instant, rowReader } from '../engine/row.ts';
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

/** By which the programs over one database tell of themselves: their own clocks may differ. */
export async function timeOfServer(sql: Sql): Promise<Date> {
  return timeRow((await sql.first('SELECT LOCALTIMESTAMP AS now')) ?? {}).now;
}

const timeRow = rowReader({ now: instant });
