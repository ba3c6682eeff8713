import { consentVersion } from '../../core/joining/consent.ts';
import type { Unit } from '../../core/model/people.ts';
import { permit, type Action, type Actor, type Seat, type Refused } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { mayReadSuggestion, type Suggestion } from '../../core/suggestions/suggestion.ts';

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
  viewer: Seat,
  roundId: string | undefined,
): Promise<Suggestion[]> {
  const all =
    roundId === undefined
      ? await tx.suggestions.listByUnit(viewer.unitId, consentVersion)
      : await tx.suggestions.listByRound(roundId, consentVersion);
  return all.filter((one) => mayReadSuggestion(one, viewer.memberId));
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
  const reader = readerIn(actor, suggestion?.unitId, action);
  if (reader.status === 'denied') return reader;
  const unit = suggestion && (await tx.units.findById(suggestion.unitId));
  if (suggestion === undefined || unit === undefined) return { status: 'gone' };
  const standing = await tx.suggestions.listByRound(suggestion.roundId, consentVersion);
  const isStanding = standing.some((one) => one.id === id);
  return isStanding && mayReadSuggestion(suggestion, reader.seat.memberId)
    ? { status: 'found', suggestion, unit, viewer: reader.seat }
    : { status: 'gone' };
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

export function readerIn(
  actor: Actor,
  unitId: string | undefined,
  action: Action,
): { status: 'granted'; seat: Seat } | Refused {
  const permission = permit(actor, action, unitId);
  if (permission.status === 'denied') return permission;
  return permission.seat === undefined
    ? { status: 'denied', why: 'not_a_member' }
    : { status: 'granted', seat: permission.seat };
}
