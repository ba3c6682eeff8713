import { withoutTexts } from '../../core/commitments/commitment.ts';
import { retentionMonths } from '../../core/joining/consent.ts';
import { addMonths, instantOf, localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import type { Commitment } from '../../core/model/commitments.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { fingerprintOf } from '../../core/summaries/summary.ts';
import { takeBackMember, takeBackRound } from '../delivery/shown-words.ts';
import { dropEntry } from './reviews.ts';
import type { LateReviews } from '../summaries/late-reviews.ts';
import type { SnapshotServices } from '../summaries/snapshots.ts';
import type { SnapshotParts } from '../summaries/sent-reviews.ts';

type Parts = SnapshotParts &
  Pick<
    Store,
    | 'accessEvents'
    | 'accounts'
    | 'answers'
    | 'attendances'
    | 'deliveries'
    | 'leaves'
    | 'meetings'
    | 'shownWords'
    | 'summaries'
  >;

type Deps = {
  store: Transactional<Parts>;
  snapshots: Pick<SnapshotServices, 'closeRound'>;
  lateReviews: Pick<LateReviews, 'freezeLateNamed'>;
  /** After something was deleted. */
  onErased: () => Promise<void>;
};

/** Deletes what was promised not to be kept longer. Counts stay. */
export function createRetention({ store, snapshots, lateReviews, onErased }: Deps) {
  return {
    /** Returns how many rounds lost their texts. To be called once a day; more often does no harm. */
    async deleteExpiredTexts(now: Date): Promise<number> {
      const today = localDateOf(now, 'UTC');
      const beforeOn = addMonths(today, -retentionMonths);
      const before = instantOf(beforeOn, '00:00', 'UTC');
      const rounds = await store.rounds.listTextsExpired(before);
      const failures: Error[] = [];
      for (const round of rounds) {
        await store
          .transaction((tx) => deleteTexts(tx, round, now))
          .catch((error: unknown) => {
            failures.push(error instanceof Error ? error : new Error('not deleted', { cause: error }));
          });
      }
      const settled = await store.commitments.listTextsExpired(before);
      if (settled.length > 0) await store.transaction((tx) => deleteSettled(tx, settled, now));
      const words = await deleteMeetingWords(before);
      const unsent = await store.accounts.forgetUnsent(today, beforeOn);
      if (rounds.length + settled.length + words + unsent > failures.length) await onErased();
      // A round that cannot be read keeps nothing else from being deleted.
      const [first] = failures;
      if (first !== undefined) throw first;
      return rounds.length;
    },
  };

  /** An open commitment keeps its words until it is settled, however old it is. */
  async function deleteSettled(tx: Parts, settled: readonly Commitment[], now: Date): Promise<void> {
    await tx.commitments.put(settled.map(withoutTexts));
    for (const memberId of new Set(settled.map((one) => one.memberId)))
      await takeBackMember(tx, memberId, now);
  }

  /** Why somebody was away, who read that, and what a meeting was about. */
  async function deleteMeetingWords(before: Date): Promise<number> {
    return store.transaction(async (tx) => {
      const agendas = await tx.meetings.listAgendasExpired(before);
      for (const meeting of agendas) await tx.meetings.update({ ...meeting, agenda: [] });
      const reasons = await tx.attendances.deleteReasons(before);
      const leaves = await deleteLeaves(tx, localDateOf(before, 'UTC'));
      return agendas.length + reasons + leaves + (await tx.accessEvents.deleteAbsences(before));
    });
  }

  async function deleteLeaves(tx: Parts, before: LocalDate): Promise<number> {
    const over = (await tx.leaves.listAll()).filter(({ days }) => days.untilOn < before);
    for (const { id } of over) {
      await tx.leaves.delete(id);
      await tx.accessEvents.deleteByRound(id);
    }
    return over.length;
  }

  async function deleteTexts(tx: Parts, round: Round, now: Date): Promise<void> {
    await snapshots.closeRound(tx, round, now);
    await lateReviews.freezeLateNamed(tx, round.id, now);
    const committee = await tx.reviews.findCommittee(round.id);
    const reviews = await tx.reviews.listByRound(round.id);
    for (const { id } of committee === undefined ? reviews : [...reviews, committee.review]) {
      await tx.answers.deleteByReview(id);
      await tx.revisions.deleteContents(id);
    }
    for (const { participantId, entered } of await tx.paperEntries.listByRound(round.id))
      await (entered === undefined ? dropEntry(tx, participantId) : tx.paperEntries.delete(participantId));
    for (const participant of await tx.participants.listByRound(round.id)) {
      if (participant.reason !== undefined)
        await tx.participants.update({ ...participant, reason: undefined }, now);
    }
    for (const { id, content } of await tx.summaries.listByRound(round.id)) {
      const counts = { ...content, committee: undefined, words: [] };
      await tx.summaries.rewrite({ id, content: counts, fingerprint: fingerprintOf(counts) });
    }
    await tx.suggestions.deleteTexts(round.id);
    await takeBackRound(tx, round.id, now);
    await tx.accessEvents.deleteByRound(round.id);
    await tx.rounds.markTextsDeleted(round.id, now);
  }
}
