import type { Round } from '../../core/model/rounds.ts';
import { isOpenTo, unopened, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { statusOf } from '../../core/rounds/excuse.ts';
import { isFromPaper } from '../../core/rounds/paper.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { forgetReports } from '../commitments/reports.ts';
import { tellLeads } from '../offices/leads.ts';
import { withinRound } from '../within.ts';
import { emptied, eraseReview, type ErasingParts } from './reviews.ts';

export type PaperErasingParts = ErasingParts & Pick<Store, 'offices'>;

/** Whether there was something of it, in which case it is gone. */
export type PaperContest = { status: 'contested' | 'nothing_there'; cellId: string } | Refused;

export type PaperContests = ReturnType<typeof createPaperContests>;

/** A member says that what was entered from paper in their name is not theirs: it goes at once, and who leads the cell learns of it. */
export function createPaperContests({
  store,
  clock,
}: {
  store: Transactional<PaperErasingParts>;
  clock: Pick<Clock, 'now'>;
}) {
  return {
    contest: (actor: Actor, roundId: string): Promise<PaperContest> =>
      store.transaction((tx) =>
        withinRound(tx, actor, roundId, 'review', async (round, { memberId }) => {
          const now = clock.now();
          const cellId = round.unitId;
          const participant = await tx.participants.find(roundId, memberId);
          const entry = participant && (await tx.paperEntries.find(participant.id));
          if (entry?.entered !== undefined && !isOpenTo(actor, memberId, entry.entered.at)) return unopened;
          if (!(await eraseFromPaper(tx, { round, memberId }, now)))
            return { status: 'nothing_there', cellId };
          const notice = { kind: 'paper_contested', roundId, memberId } as const;
          const key = `paper_contested:${roundId}:${memberId}:${now.toISOString()}`;
          await tellLeads(tx, { unitId: cellId, notice, key, except: actor.accountId }, now);
          return { status: 'contested', cellId };
        }),
      ),
  };
}

/**
 * Takes out what was entered from paper: what it says, the commitments and reports in it, and where it stands. What the member
 * had begun by the bot stays theirs. Counts that were frozen stay; of a round that was counted with it, it counts as sent.
 */
export async function eraseFromPaper(
  tx: PaperErasingParts,
  { round, memberId }: { round: Round; memberId: string },
  now: Date,
): Promise<boolean> {
  const participant = await tx.participants.find(round.id, memberId);
  const member = await tx.members.findById(memberId);
  const entry = participant && (await tx.paperEntries.find(participant.id));
  const own = await tx.reviews.findOwn(round.id, memberId);
  const newest = own && (await tx.revisions.findNewest(own.review.id));
  if (participant === undefined || member === undefined || entry === undefined || own === undefined)
    return false;
  if (!isFromPaper(entry, newest)) return false;
  const { review, answers } = own;
  const isCounted = phaseOf(round, now) !== 'open' && !review.late;
  const drafted = review.editing ? answers : [];
  const { position, sharing, sharedWithId } = review;
  const draft = { position, sharing, sharedWithId, erasedAt: undefined };
  await eraseReview(tx, { member, round, review, answers }, now);
  await forgetReports(tx, { memberId, since: entry.startedAt }, now);
  if (!isCounted) {
    await tx.reviews.update({ ...emptied(review, now), ...(drafted.length > 0 && draft) });
    await tx.answers.put(review.id, drafted, now);
    await tx.participants.update({ ...participant, status: statusOf(member), reason: undefined }, now);
  }
  return true;
}
