import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import { isWritable } from '../engine/files.ts';
import { isDiskFailure } from '../engine/sqlite-errors.ts';
import { createIds } from '../engine/ids.ts';
import type { Sql } from '../engine/sql.ts';
import type { DatabaseRefusal, ServerRefusal, RotateProgress } from '../../core/model/database.ts';
import type { Looked, NotLookedAt } from '../engine/looked.ts';
import { lookBeside } from '../engine/look-beside.ts';
import { openDatabase } from '../engine/open-database.ts';
import { isPostgres } from '../postgres/address.ts';
import { isDiskFailure as isServerDiskFailure } from '../postgres/failures.ts';
import { timeOfServer } from '../postgres/sql.ts';
import { createProcesses, type Process } from '../processes.ts';
import { createKeyRotation, quietMs } from '../resealing/key-rotation.ts';
import { countByKey } from '../resealing/sealed-texts.ts';
import {
  addKey,
  loadKeys,
  makeKeyFile,
  wantKey,
  type KeySource,
  type LoadedKeys,
  type Unchanged,
} from './key-file.ts';
import type { Key, KeyRing } from './key-ring.ts';
import { findSealing } from './kept-sealing.ts';
import { isUnderWay, type Sealing } from './sealing.ts';

/** The ring comes in a variable, where no command can change it. */
type Given = { status: 'given' };
type NoRing = Exclude<LoadedKeys, { status: 'loaded' }>;

export type NewKeyOutcome =
  | { status: 'added'; id: string }
  /** The first one, for a server. A file gets its own at the first start. */
  | { status: 'made'; id: string }
  | Given
  | Unchanged;

export function newKey({ url, source, now }: { url: string; source: KeySource; now: Date }): NewKeyOutcome {
  if (source.kind === 'value') return { status: 'given' };
  const added = addKey(source.path, now);
  if (added.status !== 'missing' || !isPostgres(url)) return added;
  if (!isWritable(source.path)) return { status: 'unwritable' };
  return { status: 'made', id: makeKeyFile(source.path, now).current.id };
}

export type ListedKey = Key & { isInUse: boolean; texts: number };

export type ListOutcome =
  | { status: 'listed'; keys: readonly ListedKey[]; processes: readonly { lacks: readonly string[] }[] }
  | NoRing
  | NotLookedAt;

export async function listKeys(options: { url: string; source: KeySource; now: Date }): Promise<ListOutcome> {
  const loaded = loadKeys(options.source);
  if (loaded.status !== 'loaded') return loaded;
  const ids = loaded.ring.keys.map(({ id }) => id);
  const looked = await lookBeside(options.url, async (sql) => ({
    ...(await stateIn(sql, { url: options.url, clock: { now: () => options.now } })),
    texts: await countByKey(sql, ids),
  }));
  if (looked.status !== 'looked') return looked;
  const { sealing, processes, texts } = looked.found;
  const used = sealing?.key ?? loaded.ring.current.id;
  return {
    status: 'listed',
    keys: loaded.ring.keys.map((key) => ({
      ...key,
      isInUse: key.id === used,
      texts: texts.get(key.id) ?? 0,
    })),
    processes: processes.map(({ keyIds }) => ({ lacks: ids.filter((id) => !keyIds.includes(id)) })),
  };
}

export type RotateOutcome =
  /** `former`: the keys of the ring that no row is sealed with any more. */
  | { status: 'rotated'; key: string; former: readonly string[]; unreadable: number }
  /** The newest key is in use already. */
  | { status: 'nothing_new' }
  /** A program has not taken the key though it had the time to. */
  | { status: 'not_taken' }
  /** What does the work has ended; its next start goes on. */
  | { status: 'stopped' }
  | Given
  | Unchanged
  | NotLookedAt
  | DatabaseRefusal
  | ServerRefusal;

type RotateOptions = {
  url: string;
  source: KeySource;
  clock: Pick<Clock, 'now'>;
  log: Log;
  onProgress: (progress: RotateProgress) => void;
};

/** Goes over to the newest key of the ring: beside the bots that do the work, or by itself where none runs. */
export async function rotateKeys(options: RotateOptions): Promise<RotateOutcome> {
  const { url, source, clock } = options;
  if (source.kind === 'value') return { status: 'given' };
  const loaded = loadKeys(source);
  if (loaded.status !== 'loaded') return loaded;
  const key = newestOf(loaded.ring);
  const looked = await lookBeside(url, (sql) => stateIn(sql, options));
  if (looked.status !== 'looked') return looked;
  const { sealing } = looked.found;
  if (loaded.ring.keys.length === 1) return { status: 'nothing_new' };
  if (sealing?.key === key && !isUnderWay(sealing)) return rotated(sealing, loaded.ring);
  if (loaded.ring.current.id !== key) {
    const wanted = wantKey(source.path, key, clock.now());
    if (wanted.status !== 'wanted') return wanted;
  }
  const opened = await openDatabase({ url, keys: source, clock });
  if (opened.status === 'locked') return watch(options, loaded.ring, (look) => lookBeside(url, look));
  if (opened.status !== 'opened') return opened;
  const { database, cipher, keys } = opened;
  // On a server it is one program of several: it begins what the others follow, and does the work where none of them runs.
  let isDiskFull = false;
  const rotation = createKeyRotation({
    onFailure: (error) => {
      isDiskFull ||= isDiskFailure(error) || isServerDiskFailure(error);
    },
    ...{ database, cipher, keys, log: options.log, now: database.now, isAlone: !isPostgres(url) },
    self: { id: createIds(clock).next(), startedAt: await database.now() },
  });
  try {
    return await watch(options, loaded.ring, async (look) => {
      await rotation.beat();
      if (isDiskFull) return { status: 'disk_full' };
      return { status: 'looked', found: await database.read(look) };
    });
  } finally {
    await rotation.stop();
    await database.close();
  }
}

function newestOf({ keys, current }: KeyRing): string {
  return keys.at(-1)?.id ?? current.id;
}

/** Told again to whoever asks again, for as long as the ring has a key to be taken out. */
function rotated({ key, former, unreadable }: Sealing, ring: KeyRing): RotateOutcome {
  const left = former.filter((id) => ring.find(id) !== undefined);
  return left.length === 0 ? { status: 'nothing_new' } : { status: 'rotated', key, former: left, unreadable };
}

const lookEveryMs = 500;
const startMs = 15_000;

type Look = (look: (sql: Sql) => Promise<State>) => Promise<Looked<State> | { status: 'disk_full' }>;

/** Tells how far it is until it is done. */
async function watch(
  options: Pick<RotateOptions, 'url' | 'clock' | 'onProgress'>,
  ring: KeyRing,
  through: Look,
): Promise<RotateOutcome> {
  const key = newestOf(ring);
  const since = performance.now();
  let said = '';
  let wasSeen = false;
  for (;;) {
    const looked = await through((sql) => stateIn(sql, options));
    if (looked.status !== 'looked') return looked;
    const { sealing, processes } = looked.found;
    if (sealing?.key === key && !isUnderWay(sealing)) return rotated(sealing, ring);
    wasSeen ||= processes.length > 0;
    if (processes.length === 0 && wasSeen) return { status: 'stopped' };
    // It tells of itself once it has started; what never does is another program.
    if (!wasSeen && performance.now() - since > startMs) return { status: 'locked' };
    const lacking = processes.filter(({ keyIds }) => !keyIds.includes(key)).length;
    if (lacking > 0 && performance.now() - since > quietMs) return { status: 'not_taken' };
    const progress: RotateProgress =
      sealing?.key === key
        ? { step: 'resealing', texts: sealing.resealed }
        : { step: 'waiting', programs: lacking };
    if (JSON.stringify(progress) !== said) options.onProgress(progress);
    said = JSON.stringify(progress);
    await pause(lookEveryMs);
  }
}

type State = { sealing: Sealing | undefined; processes: readonly Process[] };

async function stateIn(sql: Sql, { url, clock }: Pick<RotateOptions, 'url' | 'clock'>): Promise<State> {
  const sealing = await findSealing(sql);
  const access = {
    read: <Result>(work: (through: Sql) => PromiseLike<Result>) => Promise.resolve(work(sql)),
  };
  const now = isPostgres(url) ? await timeOfServer(sql) : clock.now();
  const processes = await createProcesses({ ...access, write: access.read }).listLive(
    new Date(now.getTime() - quietMs),
  );
  return { sealing, processes };
}
