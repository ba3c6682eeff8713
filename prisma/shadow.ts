import type { PGlite } from '@electric-sql/pglite';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  ColumnTypeEnum,
  type ColumnType,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { openMemoryPostgres } from './memory-postgres.ts';

/** A database in memory, and how it ends: the schema engine leaves it open. */
export type Shadow = SqlMigrationAwareDriverAdapterFactory & { close: () => Promise<void> };

/** A database in memory to which the schema engine applies migrations, to see what they lead to. */
export class SqliteShadow extends PrismaBetterSqlite3 implements Shadow {
  constructor() {
    super({ url: ':memory:' });
  }

  /** The engine sends a whole migration as one statement, which better-sqlite3 refuses. */
  override async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const adapter = await super.connectToShadowDb();
    const executeRaw = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = (query) =>
      query.args.length > 0 ? executeRaw(query) : adapter.executeScript(query.sql).then(() => 0);
    return adapter;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** PostgreSQL itself, as WebAssembly and in memory, as the schema engine asks it. */
export class PostgresShadow implements Shadow {
  readonly provider = 'postgres';
  readonly adapterName = 'pglite';
  readonly #opened: PGlite[] = [];

  connect(): Promise<SqlDriverAdapter> {
    return this.connectToShadowDb();
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const database = await openMemoryPostgres();
    this.#opened.push(database);
    return adapterOver(database);
  }

  async close(): Promise<void> {
    for (const database of this.#opened) await database.close();
  }
}

function adapterOver(database: PGlite): SqlDriverAdapter {
  return {
    provider: 'postgres',
    adapterName: 'pglite',
    async queryRaw({ sql, args }) {
      const { fields, rows } = await database.query<unknown[]>(sql, [...args], { rowMode: 'array' });
      return {
        columnNames: fields.map(({ name }) => name),
        columnTypes: fields.map(({ dataTypeID }) => columnTypes.get(dataTypeID) ?? ColumnTypeEnum.Text),
        rows,
      };
    },
    async executeRaw({ sql, args }) {
      if (args.length === 0) await database.exec(sql);
      else await database.query(sql, [...args]);
      return 0;
    },
    async executeScript(script) {
      await database.exec(script);
    },
    startTransaction: () => Promise.reject(new Error('the schema engine begins no transaction by itself')),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
    dispose: () => Promise.resolve(),
  };
}

/** Of PostgreSQL's numbers of types, those of what the engine asks for. */
const columnTypes = new Map<number, ColumnType>([
  [16, ColumnTypeEnum.Boolean],
  [20, ColumnTypeEnum.Int64],
  [21, ColumnTypeEnum.Int32],
  [23, ColumnTypeEnum.Int32],
  [26, ColumnTypeEnum.Int64],
  [1000, ColumnTypeEnum.BooleanArray],
  [1003, ColumnTypeEnum.TextArray],
  [1005, ColumnTypeEnum.Int32Array],
  [1007, ColumnTypeEnum.Int32Array],
  [1009, ColumnTypeEnum.TextArray],
  [1016, ColumnTypeEnum.Int64Array],
]);
