import type { ConversationData, VersionedState } from '@grammyjs/conversations';
import { z } from 'zod';
import type { DialogueStore } from '../core/ports/inbox.ts';
import type { Clock } from '../core/ports/runtime.ts';

/** How many chats' states are remembered, so that an unchanged one is neither read nor written again. */
const remembered = 2000;

type Stored = VersionedState<ConversationData>;

const stored = z.custom<Stored>((value) => typeof value === 'object' && value !== null);

/** Storage of @grammyjs/conversations over the database. One process owns the database, so what was written last is known. */
export function createDialogueAdapter({ dialogues, clock }: { dialogues: DialogueStore; clock: Clock }) {
  const known = new Map<string, string | undefined>();

  function remember(key: string, state: string | undefined): void {
    known.delete(key);
    known.set(key, state);
    if (known.size <= remembered) return;
    for (const oldest of known.keys()) {
      known.delete(oldest);
      return;
    }
  }

  return {
    async read(key: string): Promise<Stored | undefined> {
      if (!known.has(key)) remember(key, await dialogues.read(key));
      const state = known.get(key);
      return state === undefined ? undefined : stored.parse(JSON.parse(state));
    },
    async write(key: string, value: Stored): Promise<void> {
      const state = JSON.stringify(value);
      if (known.get(key) === state) return;
      known.delete(key);
      await dialogues.write(key, state, clock.now());
      remember(key, state);
    },
    async delete(key: string): Promise<void> {
      if (known.has(key) && known.get(key) === undefined) return;
      known.delete(key);
      await dialogues.delete(key);
      remember(key, undefined);
    },
  };
}
