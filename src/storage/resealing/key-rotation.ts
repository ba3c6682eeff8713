import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../core/ports/runtime.ts';
import { failureOf } from '../../core/failure.ts';
import type { Access, Sql } from '../engine/sql.ts';
import type { Cipher } from '../keys/cipher.ts';
import { loadSealing, saveSealing } from '../keys/kept-sealing.ts';
import type { LiveKeys } from '../keys/live-keys.ts';
import { begun, ended, isUnderWay, wishOf, type Sealing } from '../keys/sealing.ts';
import { createProcesses, type Process } from '../processes.ts';
import { resealAll } from './sealed-texts.ts';

/** The part of one running program in going over to another key. */
export type KeyRotation = {
  /** Tells of this program, hears of the others, and goes on with what is under way. To be called every few seconds. */
  beat(): Promise<void>;
  /** Resolves when nothing is being sealed anew. */
  idle(): Promise<void>;
  /** Ends after the batch under way; the next start goes on. */
  stop(): Promise<void>;
};

type Deps = {
  database: Pick<Access, 'read' | 'write'> & { truncateWal(): Promise<boolean> };
  cipher: Pick<Cipher, 'reseal'>;
  keys: LiveKeys;
  self: Pick<Process, 'id' | 'startedAt'>;
  /** By one clock for all programs over the database. */
  now: () => Promise<Date>;
  /** Nobody else can have the database open. */
  isAlone: boolean;
  log: Log;
  /** Hears why something could not be written; it is tried again. */
  onFailure?: (error: unknown) => void;
};

/** How long a program may be quiet before it counts as ended, and how often it tells of itself where nothing changed. */
export const quietMs = 60_000;
const tellEveryMs = 20_000;
/** A program is to end soon, also where the database does not answer. */
const farewellMs = 1000;

/**
 * The database says with which key everything new is sealed. Its ring wanting another begins a rotation, as soon as every
 * program that lives has that key; the one that started first then seals anew what others opened, once all seal with it.
 */
export function createKeyRotation(deps: Deps): KeyRotation {
  const { database, cipher, keys, self, now, isAlone, log, onFailure = () => undefined } = deps;
  const processes = createProcesses(database);
  const stopping = new AbortController();
  let told: Process | undefined;
  let beating: Promise<void> | undefined;
  let resealing: Promise<void> | undefined;
  let isRingRefused = false;

  async function beat(): Promise<void> {
    const at = await now();
    if (told === undefined && isAlone) await processes.forgetAll();
    let sealing = await database.read(loadSealing);
    rereadRing(sealing);
    keys.sealWith(sealing.key);
    await tell(at);
    const wish = wishOf(keys.wanted(), sealing);
    if (wish !== undefined && (await live(at)).every(({ keyIds }) => keyIds.includes(wish))) {
      sealing = await database.write((sql) => begin(sql, wish));
      keys.sealWith(sealing.key);
      log.info({ key: sealing.key }, 'everything new is sealed with another key');
      await tell(at);
    }
    if (!isUnderWay(sealing)) return;
    const programs = await live(at);
    if (programs[0]?.id !== self.id || programs.some(({ sealsWith }) => sealsWith !== sealing.key)) return;
    resealing ??= resealUntilDone(sealing.key).finally(() => {
      resealing = undefined;
    });
  }

  function rereadRing(sealing: Sealing): void {
    const wasRefused = isRingRefused;
    const outcome = keys.reread(sealing.inUse);
    isRingRefused = outcome === 'refused' || (outcome === 'same' && isRingRefused);
    if (isRingRefused && !wasRefused)
      log.error({}, 'the key file is not the ring of this database any more: the one read before is kept');
  }

  async function tell(at: Date): Promise<void> {
    const process = {
      ...self,
      seenAt: at,
      keyIds: keys.ring.keys.map(({ id }) => id),
      sealsWith: keys.ring.current.id,
    };
    const isKnown = told?.sealsWith === process.sealsWith && told.keyIds.join() === process.keyIds.join();
    if (isKnown && Math.abs(at.getTime() - (told?.seenAt.getTime() ?? 0)) < tellEveryMs) return;
    await processes.tell(process, new Date(at.getTime() - quietMs));
    told = process;
  }

  function live(at: Date): Promise<readonly Process[]> {
    return processes.listLive(new Date(at.getTime() - quietMs));
  }

  async function resealUntilDone(key: string): Promise<void> {
    const { signal } = stopping;
    try {
      for (;;) {
        const found = await resealAll({
          access: database,
          cipher,
          signal,
          note: (sql, texts) => count(sql, key, texts),
        });
        if (found.resealed > 0) continue;
        await database.write(async (sql) => {
          await saveSealing(sql, ended(await loadSealing(sql), found.unreadable));
        });
        await database.truncateWal();
        log.info({ key, ...found }, 'no row is sealed with a former key');
        return;
      }
    } catch (error) {
      if (signal.aborted) return;
      log.error({ failure: failureOf(error) }, 'rows could not be sealed anew: it is tried again');
      onFailure(error);
    }
  }

  return {
    beat: () =>
      (beating ??= beat()
        .catch((error: unknown) => {
          // What is wrong with the disk is told elsewhere, and once.
          if (stopping.signal.aborted) return;
          log.warn({ failure: failureOf(error) }, 'nothing could be told of the keys');
          onFailure(error);
        })
        .finally(() => {
          beating = undefined;
        })),
    async idle() {
      await resealing;
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled([beating, resealing]);
      // Where nothing can be written, it is given up by its silence.
      const forgotten = processes.forget(self.id).catch(() => undefined);
      await Promise.race([forgotten, pause(farewellMs, undefined, { ref: false })]);
    },
  };
}

/** Another program may have begun it meanwhile. */
async function begin(sql: Sql, wish: string): Promise<Sealing> {
  const sealing = await loadSealing(sql);
  if (wishOf(wish, sealing) === undefined) return sealing;
  const next = begun(sealing, wish);
  await saveSealing(sql, next);
  return next;
}

async function count(sql: Sql, key: string, texts: number): Promise<void> {
  const sealing = await loadSealing(sql);
  if (sealing.key !== key) throw new Error('another rotation has begun');
  await saveSealing(sql, { ...sealing, resealed: sealing.resealed + texts });
}
