import { composeDomains } from './domains.ts';
import type { Config } from './config.ts';
import type { DocumentData } from '../core/documents/data.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';
import type { Cipher } from '../storage/keys/cipher.ts';
import type { Database } from '../storage/engine/database.ts';
import { createDialogueStore } from '../storage/dialogues.ts';
import { createIds } from '../storage/engine/ids.ts';
import { createInboxStore } from '../storage/inbox.ts';
import { createStore } from '../storage/store.ts';
import { createTokens } from '../storage/engine/tokens.ts';

export type UseCases = ReturnType<typeof composeUseCases>;

/** What an open database makes possible, without Telegram: the stores, and every use case over them. */
export function composeUseCases(deps: {
  config: Config;
  clock: Clock;
  log: Log;
  database: Database;
  cipher: Cipher;
  calendar: Calendar;
  documentData: DocumentData;
  printableSince: Date;
  /** Whether other programs work on the database too. */
  isShared: boolean;
  /** Whether what time brings about for good may be done. */
  isClockConfirmed: () => boolean;
  confirmClock: () => void;
  onDocumentsMade?: (() => void) | undefined;
  random?: ((count: number) => Uint8Array) | undefined;
}) {
  const { config, clock, log, database, cipher, calendar, documentData, printableSince } = deps;
  const { isClockConfirmed, confirmClock, onDocumentsMade } = deps;
  const ids = createIds(clock);
  const store = createStore({ database, cipher, ids, isShared: deps.isShared });
  const inboxStore = createInboxStore(database, cipher, deps.isShared);
  const dialogues = createDialogueStore(database, cipher);

  async function onErased(erased?: { chatKeys: readonly string[]; everything: boolean }): Promise<void> {
    for (const key of erased?.everything === true ? erased.chatKeys : []) {
      // The update that asked for it is still being handled, and is removed with the next batch.
      await inboxStore.forgetChat(key);
      await dialogues.delete(key);
    }
    if (!(await database.truncateWal()))
      log.warn({}, 'the write-ahead log could not be emptied after an erasure');
  }

  const cleared = new Set<(doorId: string) => void>();
  const domains = composeDomains({
    ...{ store, clock, ids, log, calendar, documentData, printableSince },
    ...{ onErased, isClockConfirmed, confirmClock, onDocumentsMade },
    onPageCleared: (doorId) => {
      for (const listener of cleared) listener(doorId);
    },
    tokens: createTokens(deps.random),
    defaultZone: config.defaultZone,
  });
  return {
    ...{ ids, store, inboxStore, dialogues, domains },
    whenPageIsCleared(listener: (doorId: string) => void): void {
      cleared.add(listener);
    },
  };
}
