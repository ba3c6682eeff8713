import { z } from 'zod';
import { pageMessageSchema, type PageMessage } from '../core/model/page.ts';
import type { PagePlace, Pages } from '../core/ports/pages.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';

type Deps = Omit<Access, 'client'> & { cipher: Cipher };

/** As many as somebody would scroll through; a file goes with its message. */
const mostKept = 60;

const messageRow = z.object({
  accountId: z.string(),
  number: z.int(),
  doorId: z.string(),
  contentSealed: z.string(),
});

export function createPages({ read, write, cipher }: Deps): Pages {
  const contents = paddedColumn(cipher, 'PageMessage', 'contentSealed');
  const files = paddedColumn(cipher, 'PageFile', 'bytesSealed');

  return {
    add: ({ accountId, doorId }, message, bytes) =>
      write((connection) => {
        const counted = prepared<{ number: number }>(
          connection,
          'UPDATE Account SET pageNumber = pageNumber - 1 WHERE id = ? RETURNING pageNumber AS number',
        ).get(accountId);
        if (counted === undefined) throw new Error(`the account ${accountId} is not in the database`);
        const at = { accountId, number: counted.number };
        const sql = `INSERT INTO PageMessage (accountId, number, doorId, contentSealed, createdAt)
          VALUES (?, ?, ?, ?, ?)`;
        prepared(connection, sql).run(
          ...[accountId, at.number, doorId, sealed(at, message), instantText(message.at)],
        );
        if (bytes !== undefined) saveFile(connection, at, bytes);
        const surplus = prepared<PagePlace>(
          connection,
          `SELECT accountId, number FROM PageMessage WHERE doorId = ? AND number NOT IN
            (SELECT number FROM PageMessage WHERE doorId = ? ORDER BY number LIMIT ?)`,
        ).all(doorId, doorId, mostKept);
        for (const old of surplus) remove(connection, old);
        return at.number;
      }),

    find: ({ accountId, number }) =>
      read((connection) => {
        const sql = 'SELECT * FROM PageMessage WHERE accountId = ? AND number = ?';
        const row = prepared(connection, sql).get(accountId, number);
        return row === undefined ? undefined : opened(row);
      }),

    replace: (at, message, bytes) =>
      write((connection) => {
        const sql = 'UPDATE PageMessage SET contentSealed = ? WHERE accountId = ? AND number = ?';
        prepared(connection, sql).run(sealed(at, message), at.accountId, at.number);
        if (bytes !== undefined) saveFile(connection, at, bytes);
      }),

    list: (doorId) =>
      read((connection) =>
        prepared(connection, 'SELECT * FROM PageMessage WHERE doorId = ? ORDER BY number DESC')
          .all(doorId)
          .map((row) => {
            const { number, message } = opened(row);
            return { ...message, number };
          }),
      ),

    readFile: (at) =>
      read((connection) => {
        const sql = 'SELECT bytesSealed FROM PageFile WHERE accountId = ? AND number = ?';
        const row = prepared<{ bytesSealed: string }>(connection, sql).get(at.accountId, at.number);
        return row && Buffer.from(files.open(rowId(at), row.bytesSealed), 'base64');
      }),

    clear: (doorId) =>
      write((connection) => {
        const sql = 'SELECT accountId, number FROM PageMessage WHERE doorId = ?';
        for (const at of prepared<PagePlace>(connection, sql).all(doorId)) remove(connection, at);
      }),
  };

  function opened(row: unknown): { number: number; doorId: string; message: PageMessage } {
    const { contentSealed, doorId, ...at } = messageRow.parse(row);
    const message = pageMessageSchema.parse(parseJson(contents.open(rowId(at), contentSealed)));
    return { number: at.number, doorId, message };
  }

  function sealed(at: PagePlace, message: PageMessage): string {
    return contents.seal(rowId(at), JSON.stringify(message));
  }

  function saveFile(connection: Connection, at: PagePlace, bytes: Uint8Array): void {
    const sql = `INSERT INTO PageFile (accountId, number, bytesSealed) VALUES (?, ?, ?)
      ON CONFLICT (accountId, number) DO UPDATE SET bytesSealed = excluded.bytesSealed`;
    const bytesSealed = files.seal(rowId(at), Buffer.from(bytes).toString('base64'));
    prepared(connection, sql).run(at.accountId, at.number, bytesSealed);
  }
}

type Connection = Parameters<typeof prepared>[0];

function remove(connection: Connection, { accountId, number }: PagePlace): void {
  prepared(connection, 'DELETE FROM PageFile WHERE accountId = ? AND number = ?').run(accountId, number);
  // Whose words stood in it need not be taken out of it any more.
  prepared(connection, 'DELETE FROM ShownMessage WHERE accountId = ? AND messageId = ?').run(
    accountId,
    number,
  );
  prepared(connection, 'DELETE FROM PageMessage WHERE accountId = ? AND number = ?').run(accountId, number);
}

function rowId({ accountId, number }: PagePlace): string {
  return `${accountId}/${number}`;
}
