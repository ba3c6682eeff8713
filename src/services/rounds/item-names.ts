import { findItem, type ChecklistContent } from '../../core/rounds/checklist.ts';
import type { Store } from '../../core/ports/store.ts';

/** The short text of an item in each language, as its round had it. */
export type ItemName = { vi: string; en: string };

type Parts = Pick<Store, 'checklists' | 'rounds'>;

type Named = { roundId: string; item: number };

export type ReadItemName = (what: Named, tx?: Parts) => Promise<ItemName>;

/** A round keeps its checklist and a checklist version never changes, so that reading each once is enough. */
export function createItemNames(store: Parts): ReadItemName {
  const known = new Map<string, ChecklistContent>();

  return async function nameOf({ roundId, item }, tx = store) {
    const content = known.get(roundId) ?? (await readContent(tx, roundId));
    if (content !== undefined) known.set(roundId, content);
    return nameIn(content, item);
  };
}

export async function readItemName(tx: Parts, { roundId, item }: Named): Promise<ItemName> {
  return nameIn(await readContent(tx, roundId), item);
}

function nameIn(content: ChecklistContent | undefined, item: number): ItemName {
  return (content && findItem(content, item)?.short) ?? { vi: '', en: '' };
}

async function readContent(tx: Parts, roundId: string): Promise<ChecklistContent | undefined> {
  const round = await tx.rounds.findById(roundId);
  return round && (await tx.checklists.findById(round.checklistId))?.content;
}
