import { escapeLiteral, type Client } from 'pg';
import { z } from 'zod';
import type { Beat, Call, Crew } from '../../core/ports/crew.ts';
import { failureOf } from '../../core/failure.ts';
import type { Log } from '../../core/ports/runtime.ts';
import { hasStandbySql } from './inspection.ts';

type Deps = {
  /** A connection of its own to the database that takes writes. */
  connect: () => Promise<Client>;
  log: Log;
};

const channel = 'tu_soi';
const leaseSeconds = 5;
const againMs = 500;
/** More than a beat takes, less than a lease lasts: a connection that went silent is given up. */
const patienceMs = 2000;

const now = `(clock_timestamp() AT TIME ZONE 'UTC')`;
const leaseEnd = `${now} + interval '${leaseSeconds} seconds'`;

const calls = z.discriminatedUnion('about', [
  z.object({ about: z.enum(['inbox', 'outbox', 'lead']) }),
  z.object({ about: z.literal('page'), doorId: z.string() }),
  z.object({ about: z.literal('heard'), doorId: z.string(), number: z.int() }),
  z.object({ about: z.literal('done'), updateId: z.int(), word: z.string().exactOptional() }),
  z.object({ about: z.literal('pause'), asked: z.string() }),
]);

/** The programs over one PostgreSQL, on a connection that they keep for nothing else: a full pool must not look like death. */
export function createCrew({ connect, log }: Deps): Crew {
  let client: Promise<Client> | undefined;
  let heard: ((call: Call) => void) | undefined;
  let isLeaving = false;

  /** The one connection, made anew where it broke. What was called out meanwhile is lost: whoever listens looks by itself. */
  function connected(): Promise<Client> {
    client ??= open();
    return client;
  }

  async function open(): Promise<Client> {
    try {
      const opened = await connect();
      const broken = (): void => {
        if (client === undefined) return;
        client = undefined;
        if (!isLeaving) setTimeout(() => void connected().catch(() => undefined), againMs).unref();
      };
      opened.on('error', broken);
      opened.on('end', broken);
      opened.on('notification', ({ payload = '' }) => {
        const call = readCall(payload);
        if (call !== undefined) heard?.(call);
      });
      await opened.query(`LISTEN ${channel}`);
      // What came while nobody listened.
      for (const about of ['inbox', 'outbox'] as const) heard?.({ about });
      return opened;
    } catch (error) {
      client = undefined;
      throw error;
    }
  }

  async function ask(text: string, values: readonly (string | number)[]): Promise<unknown[]> {
    const open = await connected();
    const late = setTimeout(() => {
      // Its answer may never come: everything asked of it fails, and the next one takes another.
      open.connection.stream.destroy();
    }, patienceMs);
    try {
      const { rows } = await open.query<Record<string, unknown>>(text, [...values]);
      return rows;
    } finally {
      clearTimeout(late);
    }
  }

  return {
    async enter(id, hear) {
      await ask(
        `INSERT INTO "Peer" (id, "seenAt", beats) VALUES ($1, ${now}, 0) ON CONFLICT (id) DO NOTHING`,
        [id],
      );
      // Only now: what is called out has it take on chats in its name.
      heard = hear;
    },

    async beat(id, mayLead): Promise<Beat> {
      const mine = await ask(
        `UPDATE "Peer" SET beats = beats + 1, "seenAt" = ${now} WHERE id = $1 RETURNING 1 AS one`,
        [id],
      );
      if (mine.length === 0) return { status: 'given_up' };
      if (mayLead) await ask(takeLead, [id]);
      const [state] = await ask(
        `SELECT ${peersJson} AS peers, ${leadJson} AS lead, ${hasStandbySql} AS standby`,
        [],
      );
      const { peers, lead, standby } = beatRow.parse(state);
      return { status: 'alive', peers, lead: lead ?? undefined, hasStandby: standby };
    },

    async giveUp({ id, beats }) {
      // In one, so that nothing else that is asked meanwhile becomes part of it: together they are one transaction.
      await ask(
        `SELECT pg_advisory_xact_lock(hashtextextended(${escapeLiteral(id)}, 0)); ${giveUpPeer(id, beats)}`,
        [],
      );
    },

    async leads({ id, fence }) {
      const found = await ask(
        `SELECT 1 AS one FROM "Lease" WHERE name = 'leader' AND holder = $1 AND fence = $2 AND "until" > ${now}`,
        [id, fence],
      );
      return found.length > 0;
    },

    async resign(id) {
      await ask(`UPDATE "Lease" SET "until" = ${now} WHERE holder = $1`, [id]);
      await tell({ about: 'lead' });
    },

    async leave(id) {
      isLeaving = true;
      await ask(`DELETE FROM "Peer" WHERE id = $1`, [id]);
      await tell({ about: 'inbox' });
      const open = await connected();
      client = undefined;
      await open.end();
    },

    call(call) {
      tell(call).catch((error: unknown) => {
        log.warn({ failure: failureOf(error) }, 'the other programs could not be called');
      });
    },
  };

  async function tell(call: Call): Promise<void> {
    await ask('SELECT pg_notify($1, $2)', [channel, JSON.stringify(call)]);
  }
}

/** A lease goes on with whoever has it, also after its end where nobody took it: the database may have been away. */
const takeLead = `
  INSERT INTO "Lease" (name, holder, fence, "until") VALUES ('leader', $1, 1, ${leaseEnd})
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, "until" = excluded."until",
    fence = CASE WHEN "Lease".holder = excluded.holder THEN "Lease".fence ELSE "Lease".fence + 1 END
  WHERE "Lease".holder = excluded.holder OR "Lease"."until" <= ${now}`;

const peersJson = `(SELECT json_agg(json_build_object('id', id, 'beats', beats)) FROM "Peer")`;
const leadJson = `(SELECT json_build_object('id', holder, 'fence', fence) FROM "Lease"
                   WHERE name = 'leader' AND "until" > ${now})`;

const beatRow = z.object({
  peers: z.array(z.object({ id: z.string(), beats: z.int() })),
  lead: z.object({ id: z.string(), fence: z.int() }).nullable(),
  standby: z.boolean(),
});

/**
 * Its transactions share a lock by its name, so that this waits for the end of what it was about to write. What it was handling
 * has failed once more, as it may be what killed it: the first of each chat counts, as the others were not begun.
 */
const giveUpPeer = (id: string, beats: number): string => `
  WITH dead AS (DELETE FROM "Peer" WHERE id = ${escapeLiteral(id)} AND beats = ${beats} RETURNING id),
  claims AS (SELECT "chatKey" FROM "ChatClaim" WHERE "peerId" IN (SELECT id FROM dead)),
  firsts AS (
    SELECT min(position) AS position FROM "InboxUpdate"
    WHERE "setAsideAt" IS NULL AND "chatKey" IN (SELECT "chatKey" FROM claims) GROUP BY "chatKey"),
  counted AS (
    UPDATE "InboxUpdate" SET attempts = attempts + 1,
      "setAsideAt" = CASE WHEN attempts + 1 >= 3 THEN ${now} ELSE "setAsideAt" END
    WHERE position IN (SELECT position FROM firsts) RETURNING 1)
  SELECT pg_notify('${channel}', '{"about":"inbox"}') FROM dead`;

function readCall(payload: string): Call | undefined {
  try {
    return calls.parse(JSON.parse(payload));
  } catch {
    // Another program's word on the same channel.
    return undefined;
  }
}
