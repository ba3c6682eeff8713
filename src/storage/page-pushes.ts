import { pushTargetSchema } from '../core/model/page.ts';
import type { PagePushes } from '../core/ports/pages.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { createPushKeys } from './meta.ts';
import type { Access } from './engine/sql.ts';
import { instant, rowReader, text, whole } from './engine/row.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

const pushRow = rowReader({ doorId: text, contentSealed: text, version: whole, agreedAt: instant });

export function createPagePushes({ read, write, cipher }: Deps): PagePushes {
  const contents = jsonColumn(paddedColumn(cipher, 'PagePush', 'contentSealed'), pushTargetSchema);

  return {
    put: ({ doorId, target, version, agreedAt }) =>
      write(async (sql) => {
        const statement = `INSERT INTO PagePush (doorId, contentSealed, version, agreedAt) VALUES (?, ?, ?, ?)
          ON CONFLICT (doorId) DO UPDATE SET contentSealed = excluded.contentSealed,
            version = excluded.version, agreedAt = excluded.agreedAt`;
        const contentSealed = contents.seal(doorId, target);
        await sql.run(statement, [doorId, contentSealed, version, agreedAt]);
      }),

    find: (doorId) =>
      read(async (sql) => {
        const row = await sql.first('SELECT * FROM PagePush WHERE doorId = ?', [doorId]);
        if (row === undefined) return undefined;
        const { contentSealed, ...push } = pushRow(row);
        return { ...push, target: contents.open(doorId, contentSealed) };
      }),

    end: (doorId) =>
      write(async (sql) => {
        await sql.run('DELETE FROM PagePush WHERE doorId = ?', [doorId]);
      }),

    endOfAccount: (accountId) =>
      write(async (sql) => {
        const statement = 'DELETE FROM PagePush WHERE doorId IN (SELECT id FROM Door WHERE accountId = ?)';
        await sql.run(statement, [accountId]);
      }),

    ...createPushKeys({ read, write, cipher }),
  };
}
