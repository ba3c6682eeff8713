import type { Round } from '../../core/model/rounds.ts';
import {
  currentMembership,
  permit,
  type Actor,
  type Membership,
  type Refused,
} from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';

export type NamedRound = RoundName & { id: string };

/** A round in the list to choose from. */
export type RoundChoice = { round: NamedRound; isOpen: boolean; isApproved: boolean };

/** Rounds to choose from, in the cell of the one given, newest first. */
export async function listRoundChoices(
  parts: Pick<Store, 'rounds' | 'summaries' | 'units'>,
  actor: Actor,
  { roundId, now }: { roundId: string; now: Date },
): Promise<{ status: 'listed'; choices: RoundChoice[] } | Refused> {
  const round = await parts.rounds.findById(roundId);
  const permission = permit(actor, 'summary_read', round?.unitId);
  if (permission.status === 'denied') return permission;
  const zone = round && (await parts.units.findById(round.unitId))?.zone;
  const choices: RoundChoice[] = [];
  for (const one of round === undefined ? [] : await listShown(parts, round.unitId)) {
    const approved = await parts.summaries.findNewest(one.id);
    choices.push({
      round: { ...nameOfRound(one, zone ?? 'UTC'), id: one.id },
      isOpen: phaseOf(one, now) === 'open',
      isApproved: approved !== undefined,
    });
  }
  return { status: 'listed', choices };
}

/** The round that /tonghop is about: the open one that ends first, or else the latest. */
export async function findCurrentRound(
  parts: Pick<Store, 'rounds'>,
  actor: Actor,
  now: Date,
): Promise<{ status: 'found'; round: Round; viewer: Membership } | { status: 'none' } | Refused> {
  const readable = readableCell(actor);
  if (readable.status === 'denied') return readable;
  const { viewer } = readable;
  const rounds = await listShown(parts, viewer.unitId);
  const round = rounds.filter((one) => phaseOf(one, now) === 'open').at(-1) ?? rounds[0];
  return round === undefined ? { status: 'none' } : { status: 'found', round, viewer };
}

/** Whether it has a summary: it was opened, and not called off. */
export function isShown(round: Round): boolean {
  return round.openedAt !== undefined && round.cancelledAt === undefined;
}

/** Newest first. */
async function listShown(parts: Pick<Store, 'rounds'>, unitId: string): Promise<Round[]> {
  return (await parts.rounds.listByUnit(unitId)).filter(isShown);
}

/** The cell that a command is about, or the only one where this person may read a summary. */
function readableCell(actor: Actor): { status: 'readable'; viewer: Membership } | Refused {
  const current = currentMembership(actor);
  const permission = permit(actor, 'summary_read', current?.unitId);
  if (permission.status === 'granted' && current !== undefined) {
    return { status: 'readable', viewer: current };
  }
  const other = actor.memberships.find(
    ({ unitId }) => permit(actor, 'summary_read', unitId).status === 'granted',
  );
  if (other !== undefined) return { status: 'readable', viewer: other };
  return permission.status === 'denied' ? permission : { status: 'denied', why: 'not_a_member' };
}
