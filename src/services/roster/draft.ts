import { readDraft } from '../../core/forms/form.ts';
import { addingForm, type Adding } from '../../core/roster/forms.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';

/** What is being gathered for this cell, also after the dialogue was left for another. */
export async function readAdding(
  tx: Pick<Store, 'accounts'>,
  { accountId }: Actor,
  unitId: string,
): Promise<Adding | undefined> {
  const drafts = [await tx.accounts.readDraft(accountId), await tx.accounts.readRoster(accountId)];
  return drafts.map((json) => readDraft(addingForm, json)).find((draft) => draft?.unitId === unitId);
}

export async function saveAdding(tx: Pick<Store, 'accounts'>, actor: Actor, draft: Adding): Promise<void> {
  await tx.accounts.saveDraft(actor.accountId, draft);
  await tx.accounts.keepRoster(actor.accountId, isEmpty(draft) ? undefined : draft);
}

export function isEmpty({ entries, refused }: Adding): boolean {
  return entries.length === 0 && refused.length === 0;
}

export function emptyDraft(unitId: string): Adding {
  return { dialogue: 'roster', mode: 'adding', unitId, entries: [], refused: [] };
}
