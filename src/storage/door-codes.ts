import type { DoorCodes } from '../core/ports/people.ts';
import { instant, rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createDoorCodes({ read, write }: Pick<Access, 'read' | 'write'>): DoorCodes {
  return {
    put: ({ codeHash, accountId, expiresAt }) =>
      write(async (sql) => {
        await sql.run('DELETE FROM DoorCode WHERE accountId = ?', [accountId]);
        const statement = 'INSERT INTO DoorCode (codeHash, accountId, expiresAt) VALUES (?, ?, ?)';
        await sql.run(statement, [codeHash, accountId, expiresAt]);
      }),

    drop: (accountId) =>
      write(async (sql) => {
        await sql.run('DELETE FROM DoorCode WHERE accountId = ?', [accountId]);
      }),

    find: (codeHash, now) =>
      read(async (sql) => {
        const statement = 'SELECT accountId, expiresAt FROM DoorCode WHERE codeHash = ? AND expiresAt > ?';
        const row = await sql.first(statement, [codeHash, now]);
        return row && codeRow(row).accountId;
      }),

    take: (codeHash, now) =>
      write(async (sql) => {
        const statement = 'DELETE FROM DoorCode WHERE codeHash = ? RETURNING accountId, expiresAt';
        const row = await sql.first(statement, [codeHash]);
        const found = row && codeRow(row);
        return found !== undefined && found.expiresAt > now ? found.accountId : undefined;
      }),
  };
}

const codeRow = rowReader({ accountId: text, expiresAt: instant });
