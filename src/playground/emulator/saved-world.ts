import { deserialize, serialize } from 'node:v8';
import type { CallbackQuery, Chat, StoredFile, User } from './model.ts';
import type { SavedUpdates } from './updates.ts';
import type { LastIds, Profile, World } from './world.ts';

type SavedWorld = {
  format: typeof format;
  users: Map<number, User>;
  chats: Map<number, Chat>;
  queries: Map<string, CallbackQuery>;
  files: StoredFile[];
  profile: Profile;
  ids: LastIds;
  updates: SavedUpdates;
};

const format = 'emulated-world-1';

/** One piece, so that what two parts share, such as a tap and its update, is still shared afterwards. */
export function saveWorld({ users, chats, queries, files, profile, ids, updates }: World): Uint8Array {
  const saved: SavedWorld = {
    format,
    users,
    chats,
    queries,
    files: files.all(),
    profile,
    ids: ids.last(),
    updates: updates.save(),
  };
  return serialize(saved);
}

export function readSavedWorld(bytes: Uint8Array): SavedWorld {
  const saved: unknown = deserialize(bytes);
  if (!isSavedWorld(saved)) throw new Error('this is not what an emulator saved');
  return saved;
}

/** Only `saveWorld` writes this format. */
function isSavedWorld(value: unknown): value is SavedWorld {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format;
}
