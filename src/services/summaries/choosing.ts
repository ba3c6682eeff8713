import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';
import { type InCell, withinRound } from '../within.ts';
import { unitOf } from '../records.ts';

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
    const { zone } = await unitOf(parts, { unitId });
    const choices: RoundChoice[] = [];
    for (const round of await listShown(parts, unitId)) {
      choices.push({
        round: { ...nameOfRound(round, zone), id: round.id },
        isOpen: phaseOf(round, now) === 'open',
        isApproved: (await parts.summaries.findNewest(round.id)) !== undefined,
      });
    }
    return { status: 'listed' as const, choices };
  });
}

/** The round of a cell that /tonghop is about: the open one that ends first, or else the latest. */
export async function findCurrentRound(
  parts: Pick<Store, 'rounds'>,
  unitId: string,
  now: Date,
): Promise<Round | undefined> {
  const rounds = await listShown(parts, unitId);
  return rounds.filter((one) => phaseOf(one, now) === 'open').at(-1) ?? rounds[0];
}

/** Whether it has a summary: it was opened, and not called off. */
export function isShown(round: Round): boolean {
  return round.openedAt !== undefined && round.cancelledAt === undefined;
}

/** Newest first. */
async function listShown(parts: Pick<Store, 'rounds'>, unitId: string): Promise<Round[]> {
  return (await parts.rounds.listByUnit(unitId)).filter(isShown);
}
