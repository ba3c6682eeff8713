import { z } from 'zod';
import type { Access } from './engine/sql.ts';
import { instant, rowReader, text } from './engine/row.ts';

/** A running program, as it told of itself last. */
export type Process = {
  id: string;
  startedAt: Date;
  seenAt: Date;
  /** The keys that it has. */
  keyIds: readonly string[];
  sealsWith: string;
};

export type Processes = {
  /** Leaves out those that were not heard of since. */
  tell(process: Process, since: Date): Promise<void>;
  /** Those heard of since, the one that started first before the others. */
  listLive(since: Date): Promise<readonly Process[]>;
  forget(id: string): Promise<void>;
  forgetAll(): Promise<void>;
};

export function createProcesses({ read, write }: Pick<Access, 'read' | 'write'>): Processes {
  return {
    tell: ({ id, startedAt, seenAt, keyIds, sealsWith }, since) =>
      write(async (sql) => {
        await sql.run('DELETE FROM Process WHERE seenAt < ?', [since]);
        await sql.run(
          `INSERT INTO Process (id, startedAt, seenAt, keyIds, sealsWith) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE
           SET seenAt = excluded.seenAt, keyIds = excluded.keyIds, sealsWith = excluded.sealsWith`,
          [id, startedAt, seenAt, JSON.stringify(keyIds), sealsWith],
        );
      }),
    listLive: (since) =>
      read(async (sql) => {
        const rows = await sql.all('SELECT * FROM Process WHERE seenAt >= ? ORDER BY startedAt, id', [since]);
        return rows.map(processRow).map((row) => ({ ...row, keyIds: keyList.parse(JSON.parse(row.keyIds)) }));
      }),
    forget: (id) =>
      write(async (sql) => {
        await sql.run('DELETE FROM Process WHERE id = ?', [id]);
      }),
    forgetAll: () =>
      write(async (sql) => {
        await sql.run('DELETE FROM Process');
      }),
  };
}

const processRow = rowReader({
  id: text,
  startedAt: instant,
  seenAt: instant,
  keyIds: text,
  sealsWith: text,
});
const keyList = z.array(z.string()).readonly();
