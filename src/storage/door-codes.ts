import type { DoorCodes } from '../core/ports/people.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';

export function createDoorCodes({ read, write }: Pick<Access, 'read' | 'write'>): DoorCodes {
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

    find: (codeHash, now) =>
      read((connection) => {
        const sql = 'SELECT accountId FROM DoorCode WHERE codeHash = ? AND expiresAt > ?';
        return prepared<{ accountId: string }>(connection, sql).get(codeHash, instantText(now))?.accountId;
      }),

    take: (codeHash, now) =>
      write((connection) => {
        const sql = 'DELETE FROM DoorCode WHERE codeHash = ? RETURNING accountId, expiresAt';
        const row = prepared<{ accountId: string; expiresAt: string }>(connection, sql).get(codeHash);
        return row !== undefined && row.expiresAt > instantText(now) ? row.accountId : undefined;
      }),
  };
}
