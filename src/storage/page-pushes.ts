import { z } from 'zod';
import { pushTargetSchema } from '../core/model/page.ts';
import type { PagePushes } from '../core/ports/pages.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import { instantText } from './engine/instant-text.ts';
import { readMeta, writeMeta } from './engine/meta.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { instant, text, whole } from './engine/raw-row.ts';

type Deps = Omit<Access, 'client'> & { cipher: Cipher };

const keysPlace = { table: 'Meta', column: 'value', rowId: 'pushKeys' };
const keysSchema = z.object({ publicKey: z.string(), privateKey: z.string() });
const pushRow = z.object({ doorId: text, contentSealed: text, version: whole, agreedAt: instant });

export function createPagePushes({ read, write, cipher }: Deps): PagePushes {
  const contents = paddedColumn(cipher, 'PagePush', 'contentSealed');
  const openKeys = (sealed: string) => keysSchema.parse(parseJson(cipher.open(keysPlace, sealed)));

  return {
    put: ({ doorId, target, version, agreedAt }) =>
      write((connection) => {
        const sql = `INSERT INTO PagePush (doorId, contentSealed, version, agreedAt) VALUES (?, ?, ?, ?)
          ON CONFLICT (doorId) DO UPDATE SET contentSealed = excluded.contentSealed,
            version = excluded.version, agreedAt = excluded.agreedAt`;
        const contentSealed = contents.seal(doorId, JSON.stringify(target));
        prepared(connection, sql).run(doorId, contentSealed, version, instantText(agreedAt));
      }),

    find: (doorId) =>
      read((connection) => {
        const row = prepared(connection, 'SELECT * FROM PagePush WHERE doorId = ?').get(doorId);
        if (row === undefined) return undefined;
        const { contentSealed, ...push } = pushRow.parse(row);
        return { ...push, target: pushTargetSchema.parse(parseJson(contents.open(doorId, contentSealed))) };
      }),

    end: (doorId) =>
      write((connection) => {
        prepared(connection, 'DELETE FROM PagePush WHERE doorId = ?').run(doorId);
      }),

    endOfAccount: (accountId) =>
      write((connection) => {
        const sql = 'DELETE FROM PagePush WHERE doorId IN (SELECT id FROM Door WHERE accountId = ?)';
        prepared(connection, sql).run(accountId);
      }),

    keys: () =>
      read((connection) => {
        const sealed = readMeta(connection, 'pushKeys');
        return sealed === undefined ? undefined : openKeys(sealed);
      }),

    keepKeys: (made) =>
      write((connection) => {
        const kept = readMeta(connection, 'pushKeys');
        if (kept !== undefined) return openKeys(kept);
        writeMeta(connection, 'pushKeys', cipher.seal(keysPlace, JSON.stringify(made)));
        return made;
      }),
  };
}
