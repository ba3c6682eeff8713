import { consentVersion } from '../../core/joining/consent.ts';
import type { Unit } from '../../core/model/people.ts';
import { isOpenTo, type Actor, type Refused, type Seat } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { mayReadSuggestion, type Suggestion } from '../../core/suggestions/suggestion.ts';
import { within } from '../within.ts';

/** A suggestion as its reader sees it. */
export type SuggestionView = {
  suggestion: Suggestion;
  unit: Unit;
  name: string;
  answeredBy: string;
  /** Whether this reader may answer, or change the answer. */
  mayAnswer: boolean;
};

export async function listReadable(
  tx: Pick<Store, 'suggestions'>,
  actor: Actor,
  viewer: Seat,
  roundId: string | undefined,
): Promise<Suggestion[]> {
  const all =
    roundId === undefined
      ? await tx.suggestions.listByUnit(viewer.unitId, consentVersion)
      : await tx.suggestions.listByRound(roundId, consentVersion);
  return all.filter((one) => mayRead(one, actor, viewer));
}

export async function findReadable(
  tx: Pick<Store, 'suggestions' | 'units'>,
  actor: Actor,
  id: string,
  action: 'suggestion_read' | 'suggestion_answer',
): Promise<
  { status: 'found'; suggestion: Suggestion; unit: Unit; viewer: Seat } | { status: 'gone' } | Refused
> {
  const suggestion = await tx.suggestions.findById(id);
  return within(actor, { found: suggestion, unitId: suggestion?.unitId }, action, async (found, viewer) => {
    const unit = await tx.units.findById(found.unitId);
    const kept = await tx.suggestions.listByRound(found.roundId, consentVersion);
    const isKept = kept.some((one) => one.id === id);
    return unit !== undefined && isKept && mayRead(found, actor, viewer)
      ? { status: 'found' as const, suggestion: found, unit, viewer }
      : { status: 'gone' as const };
  });
}

function mayRead(suggestion: Suggestion, actor: Actor, { memberId }: Seat): boolean {
  return mayReadSuggestion(suggestion, memberId) && isOpenTo(actor, memberId, suggestion.sentAt);
}

export async function viewSuggestion(
  tx: Pick<Store, 'members'>,
  suggestion: Suggestion,
  unit: Unit,
  mayAnswer: boolean,
): Promise<SuggestionView> {
  const { answer, memberId } = suggestion;
  const [member, by] = await Promise.all([
    tx.members.findById(memberId),
    answer === undefined ? undefined : tx.members.findById(answer.byId),
  ]);
  return { suggestion, unit, mayAnswer, name: member?.name ?? '', answeredBy: by?.name ?? '' };
}
