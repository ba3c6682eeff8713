import { consentVersion } from '../../core/joining/consent.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { statusOf } from '../../core/rounds/excuse.ts';
import { hasSent } from '../../core/rounds/recipients.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { type InCell, withinRound } from '../within.ts';
import type { LeaveEffectParts, LeaveEffects } from './leave-effects.ts';
import { unitOf } from '../records.ts';

type Parts = LeaveEffectParts & Pick<Store, 'units'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  leaveEffects: Pick<LeaveEffects, 'apply'>;
};

/** Those from whom a review is due and has not come by the bot, and who of them handed it in on paper. */
export type PaperView = {
  roundId: string;
  round: RoundName;
  phase: 'open' | 'late';
  people: readonly { memberId: string; name: string; onPaper: boolean }[];
};

/** `over`: it no longer matters who has sent. */
export type PaperListOutcome = InCell &
  ({ status: 'listed'; list: PaperView } | { status: 'over' } | Refused);

export type PaperMarkOutcome = InCell &
  (
    | { status: 'marked' | 'taken_back'; name: string; list: PaperView }
    /** By now they have sent, are excused, or have left. */
    | { status: 'not_due'; list: PaperView }
    | { status: 'over' }
    | Refused
  );

export type PaperMarks = ReturnType<typeof createPaperMarks>;

/** Who handed in a review on paper: that it was done, and nothing of what stands in it. */
export function createPaperMarks({ store, clock, leaveEffects }: Deps) {
  return {
    list: (actor: Actor, roundId: string): Promise<PaperListOutcome> =>
      within(store, actor, roundId, async (view) => ({ status: 'listed', list: await view() })),

    /** Taps of two people, or twice, are one mark. Whoever sends after all counts as having sent. */
    mark: (
      actor: Actor,
      { roundId, memberId, onPaper }: { roundId: string; memberId: string; onPaper: boolean },
    ): Promise<PaperMarkOutcome> =>
      store.transaction((tx) =>
        within(tx, actor, roundId, async (view) => {
          const before = await view();
          const person = before.people.find((one) => one.memberId === memberId);
          const participant = await tx.participants.find(roundId, memberId);
          const member = await tx.members.findById(memberId);
          if (person === undefined || participant === undefined || member === undefined)
            return { status: 'not_due', list: before };
          const status = onPaper ? 'paper' : statusOf(member);
          if (participant.status !== status) {
            const now = clock.now();
            await tx.participants.update({ ...participant, status, reason: undefined }, now);
            const round = await tx.rounds.findById(roundId);
            if (round !== undefined) await leaveEffects.apply(tx, round, now);
          }
          const { name } = person;
          return { status: onPaper ? 'marked' : 'taken_back', name, list: await view() };
        }),
      ),
  };

  function within<Outcome extends object>(
    tx: Parts,
    actor: Actor,
    roundId: string,
    work: (view: () => Promise<PaperView>) => Promise<Outcome>,
  ): Promise<((Outcome | { status: 'over' }) & InCell) | Refused> {
    return withinRound(tx, actor, roundId, 'paper_mark', async (round) => {
      const phase = phaseOf(round, clock.now());
      return phase === 'open' || phase === 'late' ? work(() => viewOf(tx, round, phase)) : { status: 'over' };
    });
  }
}

async function viewOf(tx: Parts, round: Round, phase: PaperView['phase']): Promise<PaperView> {
  const { zone } = await unitOf(tx, round);
  const due = (await tx.participants.listReach(round.id, consentVersion)).filter(
    ({ removed, status, ...reach }) =>
      !removed && (status === 'expected' || status === 'paper') && !hasSent(reach, round.closedAt),
  );
  const members = await tx.members.listByIds(due.map(({ memberId }) => memberId));
  const onPaper = new Set(due.flatMap(({ memberId, status }) => (status === 'paper' ? [memberId] : [])));
  return {
    ...{ roundId: round.id, round: nameOfRound(round, zone), phase },
    people: inNameOrder(members, ({ name }) => name).map(({ id, name }) => ({
      ...{ memberId: id, name },
      onPaper: onPaper.has(id),
    })),
  };
}
