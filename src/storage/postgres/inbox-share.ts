import type { InboxShare, LeftRow } from '../../core/ports/inbox.ts';
import type { Access, Sql } from '../engine/sql.ts';
import { createInboxColumns } from '../inbox.ts';
import { UnsealError, type Cipher } from '../keys/cipher.ts';
import { rowReader, tableRow, text, whole } from '../engine/row.ts';

type Deps = {
  database: Pick<Access, 'write'>;
  cipher: Cipher;
  peerId: string;
  /** The one source whose updates are taken, or the one whose are not. */
  source: { name: string; isTaken: boolean };
};

const waiting = tableRow('InboxUpdate', {
  source: text,
  updateId: whole,
  payloadSealed: text,
  attempts: whole,
});

const claimed = rowReader({ chatKey: text });

/** What waits for any of the programs, a chat for one of them. */
export function createInboxShare({ database, cipher, peerId, source }: Deps): InboxShare {
  const { payloads, hashOf } = createInboxColumns(cipher);
  const isTaken = '(InboxUpdate.source = ?) = ?';

  return {
    turn: ({ done, idle, most, held }) =>
      database.write(async (sql) => {
        for (const ref of done)
          await sql.run('DELETE FROM InboxUpdate WHERE source = ? AND updateId = ?', [
            ref.source,
            ref.updateId,
          ]);
        for (const chatKey of idle) await release(sql, hashOf(chatKey));
        if (held !== undefined) await releaseAllBut(sql, new Set(held.map(hashOf)));
        const rows: LeftRow[] = [];
        for (const chatKey of await claim(sql, most)) {
          const found = await waitingIn(sql, chatKey);
          rows.push(...found);
          if (found.length === 0) await release(sql, chatKey);
        }
        return rows;
      }),
  };

  async function release(sql: Sql, chatKey: string): Promise<void> {
    await sql.run('DELETE FROM ChatClaim WHERE chatKey = ? AND peerId = ?', [chatKey, peerId]);
  }

  /** Of those in which something waits: nothing is known of the others' channel. */
  async function releaseAllBut(sql: Sql, held: ReadonlySet<string>): Promise<void> {
    const mine = await sql.all(
      `SELECT DISTINCT ChatClaim.chatKey FROM ChatClaim JOIN InboxUpdate ON InboxUpdate.chatKey = ChatClaim.chatKey
       WHERE peerId = ? AND setAsideAt IS NULL AND ${isTaken}`,
      [peerId, source.name, source.isTaken],
    );
    for (const { chatKey } of mine.map(claimed)) if (!held.has(chatKey)) await release(sql, chatKey);
  }

  /** The chats that have waited longest. */
  async function claim(sql: Sql, most: number): Promise<string[]> {
    const rows = await sql.all(
      `INSERT INTO ChatClaim (chatKey, peerId)
       SELECT chatKey, ? FROM (
         SELECT chatKey, min(position) AS first FROM InboxUpdate
         WHERE setAsideAt IS NULL AND ${isTaken}
           AND NOT EXISTS (SELECT 1 FROM ChatClaim WHERE ChatClaim.chatKey = InboxUpdate.chatKey)
         GROUP BY chatKey ORDER BY first LIMIT ?) AS free
       ON CONFLICT (chatKey) DO NOTHING RETURNING chatKey`,
      [peerId, source.name, source.isTaken, most],
    );
    return rows.map((row) => claimed(row).chatKey);
  }

  /** One damaged row must not keep the others from being handled. */
  async function waitingIn(sql: Sql, chatKey: string): Promise<LeftRow[]> {
    const rows = await sql.all(
      `SELECT ${waiting.columns} FROM InboxUpdate
       WHERE chatKey = ? AND setAsideAt IS NULL AND ${isTaken} ORDER BY position`,
      [chatKey, source.name, source.isTaken],
    );
    const left: LeftRow[] = [];
    for (const { source: from, updateId, payloadSealed, attempts } of rows.map(waiting.read)) {
      try {
        left.push({
          ...{ source: from, updateId, failures: attempts },
          payload: payloads.open(String(updateId), payloadSealed),
        });
      } catch (error) {
        if (!(error instanceof UnsealError)) throw error;
        await sql.run('UPDATE InboxUpdate SET setAsideAt = receivedAt WHERE source = ? AND updateId = ?', [
          from,
          updateId,
        ]);
      }
    }
    return left;
  }
}
