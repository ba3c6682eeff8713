import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { isFromPaper } from '../../core/rounds/paper.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import { findTold } from '../within.ts';
import { nameOf } from '../records.ts';

type Parts = Pick<
  Store,
  'accounts' | 'members' | 'paperEntries' | 'participants' | 'reviews' | 'revisions' | 'rounds' | 'units'
>;

type About = { roundId: string; memberId: string };

export type PaperNews = ReturnType<typeof createPaperNews>;

/** What is told of paper forms when it is told: nothing of one that is gone by then. */
export function createPaperNews({ store, clock }: { store: Parts; clock: Pick<Clock, 'now'> }) {
  return {
    /** For whose form it is. */
    async entered(
      { roundId, memberId }: About,
      accountId: string,
    ): Promise<{ unitId: string; by: string; round: RoundName; signedOn: LocalDate } | undefined> {
      const round = await readRound(roundId);
      const member = await store.members.findById(memberId);
      const participant = await store.participants.find(roundId, memberId);
      const entry = participant && (await store.paperEntries.find(participant.id));
      const own = participant && (await store.reviews.findOf(participant.id));
      const newest = own && (await store.revisions.findNewest(own.review.id));
      if (round === undefined || entry === undefined || !isFromPaper(entry, newest)) return undefined;
      if (member?.accountId !== accountId) return undefined;
      const by = await nameOf(store, entry.enteredById);
      return { unitId: member.unitId, by, round, signedOn: entry.consent.signedOn };
    },

    /** For who leads the cell, as long as they do. */
    async contested(
      { roundId, memberId }: About,
      accountId: string,
    ): Promise<{ unitId: string; name: string; round: RoundName } | undefined> {
      const round = await readRound(roundId);
      const member = await store.members.findById(memberId);
      if (round === undefined || member === undefined) return undefined;
      const { unitId, name } = member;
      const told = await findTold(store, { accountId, unitId, action: 'paper_enter' }, clock.now());
      return told && { unitId, name, round };
    },
  };

  async function readRound(roundId: string): Promise<RoundName | undefined> {
    const round = await store.rounds.findById(roundId);
    const unit = round && (await store.units.findById(round.unitId));
    return round && unit && nameOfRound(round, unit.zone);
  }
}
