import { consentVersion } from '../../core/joining/consent.ts';
import { permissionTable } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { mayReadSuggestion, type Suggestion } from '../../core/suggestions/suggestion.ts';

/** Whoever may read it hears that there is one; whose it is and what it says stands in the list, not in the message. */
export async function tellReaders(
  tx: Pick<Store, 'deliveries' | 'members' | 'offices'>,
  suggestion: Suggestion,
  now: Date,
): Promise<void> {
  const { id: suggestionId, unitId, memberId, sentAt } = suggestion;
  const offices = await tx.offices.listByUnit(unitId, now);
  const reading = offices.filter(({ role }) => permissionTable.suggestion_read.includes(role));
  const ids = new Set(reading.flatMap((office) => office.memberId ?? []));
  for (const reader of await tx.members.listByIds([...ids])) {
    const { id, accountId, removedAt } = reader;
    if (accountId === undefined || removedAt !== undefined || id === memberId) continue;
    if (!mayReadSuggestion(suggestion, id)) continue;
    const notice = { kind: 'suggestion_sent', unitId, suggestionId } as const;
    const dedupeKey = `suggestion_sent:${suggestionId}:${sentAt.toISOString()}:${accountId}`;
    await tx.deliveries.add({ accountId, notice, dedupeKey }, now);
  }
}

/** Those of a cell that wait for an answer and that this reader may read; nobody answers their own. */
export async function countUnanswered(
  store: Pick<Store, 'suggestions'>,
  unitId: string,
  readerId: string,
): Promise<number> {
  const all = await store.suggestions.listByUnit(unitId, consentVersion);
  return all.filter((one) => isUnanswered(one, readerId)).length;
}

export function isUnanswered(suggestion: Suggestion, readerId: string): boolean {
  const { memberId, answer } = suggestion;
  return memberId !== readerId && answer === undefined && mayReadSuggestion(suggestion, readerId);
}
