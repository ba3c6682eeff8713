import type { DocumentChecklist, Ground } from '../../core/documents/facts.ts';
import type { Round } from '../../core/model/rounds.ts';
import { itemsOf, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { checklistOfRound, usableFocus } from '../../core/rounds/items.ts';
import type { Store } from '../../core/ports/store.ts';

/** What documents rest on that speak of the checklist with this key. */
export type GroundsOf = (checklistKey: string) => readonly Ground[];

/** The checklist of a round as its documents print it, and whether the round is about a part of it only. */
export async function readDocumentChecklist(
  tx: Pick<Store, 'checklists'>,
  round: Pick<Round, 'id' | 'checklistId' | 'focusItems'>,
  groundsOf: GroundsOf,
): Promise<{ checklist: DocumentChecklist; focused: boolean }> {
  const version = await tx.checklists.findById(round.checklistId);
  if (version === undefined) throw new Error(`the checklist of the round ${round.id} is not in the database`);
  const { key, content } = version;
  return {
    checklist: { ...documentChecklist(key, content, groundsOf), content: checklistOfRound(content, round) },
    focused: usableFocus(content, round.focusItems) !== undefined,
  };
}

export function documentChecklist(
  key: string,
  content: ChecklistContent,
  groundsOf: GroundsOf,
): DocumentChecklist {
  const grounds = groundsOf(key);
  return {
    ...{ content, grounds, itemsAre: grounds.some(({ isList }) => isList) ? 'articles' : 'items' },
    blank: itemsOf(content).flatMap(({ number, blank }) => (blank ? [number] : [])),
  };
}
