import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readSavedWorld } from './emulator/saved-world.ts';
import type { StageMemory } from './server/stage.ts';

/** What the demo keeps beside the bot's own database. */
export type SavedDemo = { now: Date; world: Uint8Array; memory: StageMemory };

export type DataFolder = {
  database: string;
  key: string;
  /** Undefined where there is nothing that one could go on with. */
  load(): SavedDemo | undefined;
  save(saved: SavedDemo): void;
  clear(): void;
  /** False where another demo is running in this folder. */
  claim(): boolean;
  release(): void;
};

const format = 'tu-soi-demo-1';

export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'demo.bin');
  const database = path.join(folder, 'tu-soi.db');
  const key = path.join(folder, 'data.key');
  const claimed = path.join(folder, 'demo.pid');

  return {
    database,
    key,
    load: () => {
      if (!existsSync(file) || !existsSync(database) || !existsSync(key)) return undefined;
      return read(readFileSync(file));
    },
    save: (saved) => {
      writeFileSync(`${file}.new`, serialize({ format, ...saved }));
      renameSync(`${file}.new`, file);
    },
    /** By name: nothing else that somebody may keep there is touched. */
    clear: () => {
      const files = [
        file,
        `${file}.new`,
        key,
        ...['', '-wal', '-shm', '-journal', '.lock'].map((end) => `${database}${end}`),
      ];
      for (const one of files) rmSync(one, { force: true, recursive: true });
    },
    claim: () => {
      const owner = existsSync(claimed) ? Number(readFileSync(claimed, 'utf8')) : 0;
      if (owner !== process.pid && isRunning(owner)) return false;
      writeFileSync(claimed, String(process.pid));
      return true;
    },
    release: () => {
      rmSync(claimed, { force: true });
    },
  };
}

function isRunning(processId: number): boolean {
  if (!Number.isSafeInteger(processId) || processId < 1) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A demo of another version, or half a file, is no demo: one begins anew. */
function read(bytes: Uint8Array): SavedDemo | undefined {
  try {
    const saved: unknown = deserialize(bytes);
    if (!isSaved(saved)) return undefined;
    readSavedWorld(saved.world);
    return saved;
  } catch {
    return undefined;
  }
}

/** Only `save` writes this format. */
function isSaved(value: unknown): value is SavedDemo {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format;
}
