import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import { sharePauses } from '../../src/app/pauses.ts';
import type { Call, JoinedCrew } from '../../src/core/ports/crew.ts';
import { webSource } from '../../src/play/channel.ts';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { openServerDatabase } from '../../src/storage/postgres/open.ts';
import { createRetryAfter } from '../../src/telegram/sending/retry-after.ts';
import { testKeys } from '../support/open-database.ts';
import { copyServerDatabase } from '../support/server-database.ts';

const warnings: Error[] = [];
process.on('warning', (warning) => warnings.push(warning));

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const at = new Date('2026-12-01T08:00:00Z');

let url: string;
let beside: pg.Client;
let closings: (() => Promise<void>)[];

beforeEach(async () => {
  url = await copyServerDatabase();
  closings = [];
  beside = new pg.Client(url);
  await beside.connect();
});

afterEach(async () => {
  for (const close of closings) await close();
  await beside.end();
});

async function openProgram(id: string) {
  const opened = await openServerDatabase({ url, keys: testKeys, clock: { now: () => at } });
  if (opened.status !== 'opened') throw new Error(opened.status);
  const { database, cipher } = opened;
  const joined = opened.joinCrew(id, silent);
  const { crew, share }: JoinedCrew = joined;
  const heard: Call[] = [];
  const gate = createRetryAfter({ clock: { now: () => at }, log: silent });
  const holdPause = sharePauses({
    ...{ gate, crew: { id, ...joined } },
    partnership: {
      call: (call) => {
        crew.call(call);
      },
      size: () => 2,
    },
  });
  await crew.enter(id, (call) => {
    heard.push(call);
    if (call.about === 'pause') holdPause(call);
  });
  const inbox = createInboxStore(database, cipher, true);
  closings.push(async () => {
    await crew.leave(id).catch(() => undefined);
    await database.close();
  });
  return {
    ...{ id, database, crew, heard, gate },
    bot: share({ name: webSource, isTaken: false }),
    page: share({ name: webSource, isTaken: true }),
    keep: (updateId: number, chatKey: string, source = 'bot') =>
      inbox.keep({ rows: [{ source, updateId, chatKey, payload: `{"n":${updateId}}` }], done: [], at }),
  };
}

const nothing = { done: [], idle: [], most: 100 };
const numbers = (rows: readonly { updateId: number }[]) => rows.map(({ updateId }) => updateId);

/** As if so much time had gone by for the lease. */
async function endLease(): Promise<void> {
  await beside.query(`UPDATE "Lease" SET "until" = now() - interval '1 second'`);
}

describe('the lead', () => {
  it('is had by whoever asks first, and by nobody else while the lease lasts', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    expect(await one.crew.beat('one', true)).toMatchObject({ lead: { id: 'one', fence: 1 } });
    expect(await other.crew.beat('other', true)).toEqual({
      status: 'alive',
      peers: [
        { id: 'one', beats: 1 },
        { id: 'other', beats: 1 },
      ],
      lead: { id: 'one', fence: 1 },
      hasStandby: false,
    });
    expect(await one.crew.leads({ id: 'one', fence: 1 })).toBe(true);
    expect(await other.crew.leads({ id: 'other', fence: 1 })).toBe(false);
  });

  it('goes over with another number once the lease has ended, and whoever slept leads no more', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    await one.crew.beat('one', true);
    await endLease();
    expect(await one.crew.leads({ id: 'one', fence: 1 })).toBe(false);
    expect(await other.crew.beat('other', true)).toMatchObject({ lead: { id: 'other', fence: 2 } });
    expect(await one.crew.beat('one', true)).toMatchObject({ lead: { id: 'other', fence: 2 } });
  });

  it('stays with whoever had it where the database was away and nobody took it', async () => {
    const one = await openProgram('one');
    await one.crew.beat('one', true);
    await endLease();
    expect(await one.crew.beat('one', true)).toMatchObject({ lead: { id: 'one', fence: 1 } });
  });

  it('is free at once when it is given back, and the others are called', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    await one.crew.beat('one', true);
    await one.crew.resign('one');
    expect(await one.crew.beat('one', false)).toMatchObject({ lead: undefined });
    expect(await other.crew.beat('other', true)).toMatchObject({ lead: { id: 'other', fence: 2 } });
    await expect.poll(() => other.heard).toContainEqual({ about: 'lead' });
  });

  it('is had by one of many that ask at the same moment', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map(openProgram));
    const beats = await Promise.all(all.map(({ crew, id }) => crew.beat(id, true)));
    const leaders = beats.map((beat) => (beat.status === 'alive' ? beat.lead?.id : undefined));
    const last = await Promise.all(all.map(({ crew, id }) => crew.beat(id, true)));
    const now = new Set(last.map((beat) => (beat.status === 'alive' ? beat.lead?.id : undefined)));
    expect(now.size).toBe(1);
    expect(new Set(leaders.filter((id) => id !== undefined))).toEqual(now);
  });
});

it('several may ask at once over the one connection of a program, as its driver means it to be used', async () => {
  const { crew } = await openProgram('one');
  await Promise.all([
    ...[crew.beat('one', true), crew.leads({ id: 'one', fence: 1 })],
    ...[crew.leads({ id: 'one', fence: 1 }), crew.giveUp({ id: 'two', beats: 0 })],
  ]);
  expect(warnings.filter(({ name }) => name === 'DeprecationWarning')).toEqual([]);
});

describe('a chat', () => {
  it('is handled by one program at a time, in the order it came', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    await one.keep(1, 'An');
    await one.keep(2, 'An');
    await one.keep(3, 'Bình');
    expect(numbers(await one.bot.turn({ ...nothing, most: 1 }))).toEqual([1, 2]);
    await other.keep(4, 'An');
    expect(numbers(await other.bot.turn(nothing))).toEqual([3]);
    const done = [1, 2].map((updateId) => ({ source: 'bot', updateId }));
    expect(numbers(await one.bot.turn({ done, idle: ['An'], most: 0 }))).toEqual([]);
    expect(numbers(await other.bot.turn(nothing))).toEqual([4]);
  });

  it('that it took on without hearing of it comes with the next turn, and none that it has', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    await one.keep(1, 'An');
    await one.keep(2, 'Bình');
    await one.keep(3, 'a device', webSource);
    expect(numbers(await one.page.turn(nothing))).toEqual([3]);
    expect(numbers(await one.bot.turn(nothing))).toEqual([1, 2]);

    expect(numbers(await one.bot.turn({ ...nothing, held: ['Bình'] }))).toEqual([1]);
    expect(await other.bot.turn(nothing)).toEqual([]);
    expect(await other.page.turn(nothing)).toEqual([]);
  });

  it('of the page is none of the bot’s, and the other way round', async () => {
    const one = await openProgram('one');
    await one.keep(1, 'An');
    await one.keep(2, 'a device', webSource);
    expect(numbers(await one.page.turn(nothing))).toEqual([2]);
    expect(numbers(await one.bot.turn(nothing))).toEqual([1]);
  });

  it('is taken on by one of many that ask at the same moment', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map(openProgram));
    for (let number = 1; number <= 20; number += 1) await all[0]?.keep(number, `chat ${number}`);
    const taken = await Promise.all(all.map(({ bot }) => bot.turn(nothing)));
    expect(numbers(taken.flat()).sort((one, two) => one - two)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('that holds nothing but what cannot be read is left again, and that is set aside', async () => {
    const one = await openProgram('one');
    await one.keep(1, 'An');
    await beside.query(`UPDATE "InboxUpdate" SET "payloadSealed" = 'spoiled'`);
    expect(await one.bot.turn(nothing)).toEqual([]);
    const { rows } = await beside.query(
      `SELECT (SELECT count(*)::int FROM "ChatClaim") AS claims,
              (SELECT count(*)::int FROM "InboxUpdate" WHERE "setAsideAt" IS NOT NULL) AS aside`,
    );
    expect(rows).toEqual([{ claims: 0, aside: 1 }]);
  });
});

it('an update brought to two programs is kept once, and once more after it was handled', async () => {
  const [one, other] = [await openProgram('one'), await openProgram('other')];
  expect(numbers(await one.keep(1, 'An'))).toEqual([1]);
  expect(numbers(await other.keep(1, 'An'))).toEqual([]);
  await one.bot.turn(nothing);
  await one.bot.turn({ done: [{ source: 'bot', updateId: 1 }], idle: ['An'], most: 0 });
  expect(numbers(await other.keep(1, 'An'))).toEqual([]);
  expect(await other.bot.turn(nothing)).toEqual([]);
});

describe('a program that is given up', () => {
  it('writes nothing more, and what it worked on is another’s, with one failure more', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    await one.crew.beat('one', true);
    await one.keep(1, 'An');
    await one.keep(2, 'An');
    await one.bot.turn(nothing);
    await other.crew.giveUp({ id: 'one', beats: 1 });

    expect((await other.bot.turn(nothing)).map(({ updateId, failures }) => [updateId, failures])).toEqual([
      [1, 1],
      [2, 0],
    ]);
    await expect(one.keep(3, 'Bình')).rejects.toThrow('given up');
    await expect(
      one.database.transaction(({ write }) =>
        write((sql) => sql.run("INSERT INTO Meta (key, value) VALUES ('late', '')")),
      ),
    ).rejects.toThrow('given up');
    expect(await one.crew.beat('one', true)).toEqual({ status: 'given_up' });
    const { rows } = await beside.query(`SELECT key FROM "Meta" WHERE key = 'late'`);
    expect(rows).toEqual([]);
  });

  it('may end what it was writing first', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let hasBegun = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    const writing = one.database.transaction(async ({ write }) => {
      await write((sql) => sql.run("INSERT INTO Meta (key, value) VALUES ('begun', '')"));
      hasBegun();
      await held;
    });
    await begun;
    let isGivenUp = false;
    const givingUp = other.crew.giveUp({ id: 'one', beats: 0 }).then(() => {
      isGivenUp = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isGivenUp).toBe(false);
    letGo();
    // Which of the two hears first that it has ended is for the two connections.
    await Promise.all([writing, givingUp]);
    const { rows } = await beside.query(`SELECT key FROM "Meta" WHERE key = 'begun'`);
    expect(rows).toEqual([{ key: 'begun' }]);
  });

  it('is one that said nothing since: whoever has spoken meanwhile is not', async () => {
    const [one, other] = [await openProgram('one'), await openProgram('other')];
    await one.crew.beat('one', true);
    await one.crew.beat('one', true);
    await other.crew.giveUp({ id: 'one', beats: 1 });
    expect(await one.crew.beat('one', true)).toMatchObject({ status: 'alive' });
  });

  it('and whose update killed three programs has that update set aside', async () => {
    const last = await openProgram('last');
    await last.keep(1, 'An');
    for (const id of ['one', 'two', 'three']) {
      const program = await openProgram(id);
      expect(numbers(await program.bot.turn(nothing))).toEqual([1]);
      await last.crew.giveUp({ id, beats: 0 });
    }
    expect(await last.bot.turn(nothing)).toEqual([]);
  });
});

it('what is called out is heard by every program, also after its connection was cut', async () => {
  const [one, other] = [await openProgram('one'), await openProgram('other')];
  one.crew.call({ about: 'done', updateId: 5, word: 'sealed' });
  await expect.poll(() => other.heard).toContainEqual({ about: 'done', updateId: 5, word: 'sealed' });

  await beside.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await expect.poll(() => other.heard, { timeout: 5000 }).toContainEqual({ about: 'inbox' });
  await expect
    .poll(
      () => {
        one.crew.call({ about: 'page', doorId: 'a door' });
        return other.heard;
      },
      { timeout: 5000, interval: 200 },
    )
    .toContainEqual({ about: 'page', doorId: 'a door' });
});

it('a pause that Telegram asks of one program is kept by all, who are not told in clear for whom', async () => {
  const [one, other] = [await openProgram('one'), await openProgram('other')];
  const refused = { ok: false as const, error_code: 429, description: '', parameters: { retry_after: 40 } };
  const send = (gate: typeof one.gate) =>
    gate.guard(() => Promise.resolve(refused), 'sendMessage', { chat_id: 70_001, text: '' });
  for (const chat_id of [70_001, 70_002, 70_003])
    await one.gate.guard(() => Promise.resolve(refused), 'sendMessage', { chat_id, text: '' });
  await expect.poll(() => other.gate.closedFor()).toBe(40);
  expect(await send(other.gate)).toMatchObject({ error_code: 429, parameters: { retry_after: 40 } });
  expect(JSON.stringify(other.heard)).not.toMatch(/7000\d/);
});

it('a start says whether a second server has what is written', async () => {
  const open = async () => {
    const opened = await openServerDatabase({ url, keys: testKeys, clock: { now: () => at } });
    if (opened.status !== 'opened') throw new Error(opened.status);
    await opened.database.close();
    return opened.hasStandby;
  };
  expect(await open()).toBe(false);
  // As for a database of its own: nobody follows here, and nothing is written meanwhile that would wait for it.
  await beside.query(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET synchronous_commit = 'local'`);
  expect(await open()).toBe(false);
});
