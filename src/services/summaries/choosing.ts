import type { Round } from '../../core/model/rounds.ts';
import { currentSeat, permitMember, type Actor, type Seat, type Refused } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';
import { type InCell, withinRound } from '../within.ts';

export type NamedRound = RoundName & { id: string };

/** A round in the list to choose from. */
export type RoundChoice = { round: NamedRound; isOpen: boolean; isApproved: boolean };

/** Rounds to choose from, in the cell of the one given, newest first. */
export function listRoundChoices(
  parts: Pick<Store, 'rounds' | 'summaries' | 'units'>,
  actor: Actor,
  { roundId, now }: { roundId: string; now: Date },
): Promise<({ status: 'listed'; choices: RoundChoice[] } & InCell) | Refused> {
  return withinRound(parts, actor, roundId, 'summary_read', async ({ unitId }) => {
    const unit = await parts.units.findById(unitId);
    const choices: RoundChoice[] = [];
    for (const round of await listShown(parts, unitId)) {
      choices.push({
        round: { ...nameOfRound(round, unit?.zone ?? 'UTC'), id: round.id },
        isOpen: phaseOf(round, now) === 'open',
        isApproved: (await parts.summaries.findNewest(round.id)) !== undefined,
      });
    }
    return { status: 'listed' as const, choices };
  });
}

/** The round that /tonghop is about: the open one that ends first, or else the latest. */
export async function findCurrentRound(
  parts: Pick<Store, 'rounds'>,
  actor: Actor,
  now: Date,
): Promise<{ status: 'found'; round: Round; viewer: Seat } | { status: 'none' } | Refused> {
  const permission = permitReading(actor);
  if (permission.status === 'denied') return permission;
  const viewer = permission.seat;
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

/** In the cell that a command is about, or in another one where this person may read a summary. */
function permitReading(actor: Actor): ReturnType<typeof permitMember> {
  const current = permitMember(actor, 'summary_read', currentSeat(actor)?.unitId);
  if (current.status === 'granted') return current;
  const others = actor.seats.map(({ unitId }) => permitMember(actor, 'summary_read', unitId));
  return others.find(({ status }) => status === 'granted') ?? current;
}
