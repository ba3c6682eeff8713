import { pageMessageSchema, type PageMessage } from '../core/model/page.ts';
import type { PagePlace, Pages } from '../core/ports/pages.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text, whole } from './engine/row.ts';
import type { Access, Row, Sql } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

/** As many as somebody would scroll through; a file goes with its message. */
const mostKept = 60;

const place = { accountId: text, number: whole };
const placeRow = rowReader(place);
const messageRow = rowReader({ ...place, doorId: text, contentSealed: text });
const numberRow = rowReader({ number: whole });
const fileRow = rowReader({ bytesSealed: text });

export function createPages({ read, write, cipher }: Deps): Pages {
  const contents = jsonColumn(paddedColumn(cipher, 'PageMessage', 'contentSealed'), pageMessageSchema);
  const files = paddedColumn(cipher, 'PageFile', 'bytesSealed');

  return {
    add: ({ accountId, doorId }, message, bytes) =>
      write(async (sql) => {
        const counted = await sql.first(
          'UPDATE Account SET pageNumber = pageNumber - 1 WHERE id = ? RETURNING pageNumber AS number',
          [accountId],
        );
        if (counted === undefined) throw new Error(`the account ${accountId} is not in the database`);
        const at = { accountId, number: numberRow(counted).number };
        const statement = `INSERT INTO PageMessage (accountId, number, doorId, contentSealed, createdAt)
          VALUES (?, ?, ?, ?, ?)`;
        await sql.run(statement, [accountId, at.number, doorId, sealed(at, message), message.at]);
        if (bytes !== undefined) await saveFile(sql, at, bytes);
        const surplus = await sql.all(
          `SELECT accountId, number FROM PageMessage WHERE doorId = ? AND number NOT IN
            (SELECT number FROM PageMessage WHERE doorId = ? ORDER BY number LIMIT ?)`,
          [doorId, doorId, mostKept],
        );
        for (const old of surplus) await remove(sql, placeRow(old));
        return at.number;
      }),

    find: ({ accountId, number }) =>
      read(async (sql) => {
        const statement = 'SELECT * FROM PageMessage WHERE accountId = ? AND number = ?';
        const row = await sql.first(statement, [accountId, number]);
        return row && opened(row);
      }),

    replace: (at, message, bytes) =>
      write(async (sql) => {
        const statement = 'UPDATE PageMessage SET contentSealed = ? WHERE accountId = ? AND number = ?';
        await sql.run(statement, [sealed(at, message), at.accountId, at.number]);
        if (bytes !== undefined) await saveFile(sql, at, bytes);
      }),

    list: (doorId) =>
      read(async (sql) =>
        (await sql.all('SELECT * FROM PageMessage WHERE doorId = ? ORDER BY number DESC', [doorId])).map(
          (row) => {
            const { number, message } = opened(row);
            return { ...message, number };
          },
        ),
      ),

    readFile: (at) =>
      read(async (sql) => {
        const statement = 'SELECT bytesSealed FROM PageFile WHERE accountId = ? AND number = ?';
        const row = await sql.first(statement, [at.accountId, at.number]);
        return row && Buffer.from(files.open(rowId(at), fileRow(row).bytesSealed), 'base64');
      }),

    clear: (doorId) =>
      write(async (sql) => {
        const statement = 'SELECT accountId, number FROM PageMessage WHERE doorId = ?';
        for (const at of await sql.all(statement, [doorId])) await remove(sql, placeRow(at));
      }),
  };

  function opened(row: Row): { number: number; doorId: string; message: PageMessage } {
    const { contentSealed, doorId, ...at } = messageRow(row);
    return { number: at.number, doorId, message: contents.open(rowId(at), contentSealed) };
  }

  function sealed(at: PagePlace, message: PageMessage): string {
    return contents.seal(rowId(at), message);
  }

  async function saveFile(sql: Sql, at: PagePlace, bytes: Uint8Array): Promise<void> {
    const statement = `INSERT INTO PageFile (accountId, number, bytesSealed) VALUES (?, ?, ?)
      ON CONFLICT (accountId, number) DO UPDATE SET bytesSealed = excluded.bytesSealed`;
    const bytesSealed = files.seal(rowId(at), Buffer.from(bytes).toString('base64'));
    await sql.run(statement, [at.accountId, at.number, bytesSealed]);
  }
}

async function remove(sql: Sql, { accountId, number }: PagePlace): Promise<void> {
  await sql.run('DELETE FROM PageFile WHERE accountId = ? AND number = ?', [accountId, number]);
  // Whose words stood in it need not be taken out of it any more.
  await sql.run('DELETE FROM ShownMessage WHERE accountId = ? AND messageId = ?', [accountId, number]);
  await sql.run('DELETE FROM PageMessage WHERE accountId = ? AND number = ?', [accountId, number]);
}

function rowId({ accountId, number }: PagePlace): string {
  return `${accountId}/${number}`;
}
