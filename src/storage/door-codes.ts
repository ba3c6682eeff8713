import type { DoorCodes } from '../core/ports/people.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';

export function createDoorCodes({ write }: Pick<Access, 'write'>): DoorCodes {
  return {
    put: ({ codeHash, accountId, expiresAt }) =>
      write((connection) => {
        prepared(connection, 'DELETE FROM DoorCode WHERE accountId = ?').run(accountId);
        const sql = 'INSERT INTO DoorCode (codeHash, accountId, expiresAt) VALUES (?, ?, ?)';
        prepared(connection, sql).run(codeHash, accountId, instantText(expiresAt));
      }),

    drop: (accountId) =>
      write((connection) => {
        prepared(connection, 'DELETE FROM DoorCode WHERE accountId = ?').run(accountId);
      }),

    take: (codeHash, now) =>
      write((connection) => {
        const sql = 'DELETE FROM DoorCode WHERE codeHash = ? RETURNING accountId, expiresAt';
        const row = prepared<{ accountId: string; expiresAt: string }>(connection, sql).get(codeHash);
        return row !== undefined && row.expiresAt > instantText(now) ? row.accountId : undefined;
      }),
  };
}
