import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDialogueStore } from '../../src/storage/dialogues.ts';
import { openDatabase, type OpenOutcome } from '../../src/storage/engine/database.ts';
import { addKey, loadKeys, wantKey, type KeySource } from '../../src/storage/keys/key-file.ts';
import type { KeyRing } from '../../src/storage/keys/key-ring.ts';
import { loadSealing } from '../../src/storage/keys/kept-sealing.ts';
import type { Sealing } from '../../src/storage/keys/sealing.ts';
import { createKeyRotation, type KeyRotation } from '../../src/storage/resealing/key-rotation.ts';
import { copyEmptyFile } from './database.ts';
import { testKeys } from './open-database.ts';

type Opened = Extract<OpenOutcome, { status: 'opened' }>;

/** A running program, as far as its keys go. */
export type Program = Opened & {
  rotation: KeyRotation;
  dialogues: ReturnType<typeof createDialogueStore>;
  sealing(): Promise<Sealing>;
  stop(): Promise<void>;
};

/** A database with a key file, and time that is moved. */
export type KeyWorld = {
  folder: string;
  url: string;
  keyFile: string;
  source: KeySource;
  clock: { now: () => Date };
  pass(ms: number): void;
  logged: string[];
  start(): Promise<Program>;
  open(): Promise<OpenOutcome>;
  /** Adds a key and says that it is to be used. */
  wantNewKey(): string;
  ring(): KeyRing;
  close(): void;
};

/** Writes more dialogues than are sealed anew at once. */
export async function writeDialogues({ dialogues, database }: Program): Promise<number> {
  for (let index = 0; index < many; index += 1)
    await dialogues.write(`chat ${index}`, `state ${index}`, new Date());
  await database.truncateWal();
  return many;
}

const many = 120;

export async function openKeyWorld(): Promise<KeyWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-rotation-'));
  const url = await copyEmptyFile(folder);
  const keyFile = path.join(folder, 'data.key');
  writeFileSync(keyFile, testKeys.value, { mode: 0o600 });
  const source = { kind: 'file', path: keyFile } as const;
  const logged: string[] = [];
  const say = (_: object, message: string) => void logged.push(message);
  let now = new Date();

  const world: KeyWorld = {
    ...{ folder, url, keyFile, source, logged },
    clock: { now: () => now },
    pass(ms) {
      now = new Date(now.getTime() + ms);
    },
    open: () => openDatabase({ url, keys: source, clock: world.clock, mayLoseLast: true }),
    async start() {
      const opened = await world.open();
      if (opened.status !== 'opened') throw new Error(opened.status);
      const { database, cipher, keys } = opened;
      const rotation = createKeyRotation({
        ...{ database, cipher, keys, isAlone: true },
        self: { id: `program ${now.toISOString()}`, startedAt: now },
        now: () => Promise.resolve(now),
        log: { info: say, warn: say, error: say },
      });
      return {
        ...opened,
        rotation,
        dialogues: createDialogueStore(database, cipher),
        sealing: () => database.read(loadSealing),
        async stop() {
          await rotation.stop();
          await database.close();
        },
      };
    },
    wantNewKey() {
      const added = addKey(keyFile, new Date());
      if (added.status !== 'added') throw new Error(added.status);
      wantKey(keyFile, added.id, new Date());
      return added.id;
    },
    ring() {
      const loaded = loadKeys(source);
      if (loaded.status !== 'loaded') throw new Error(loaded.status);
      return loaded.ring;
    },
    close() {
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}
