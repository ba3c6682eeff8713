import { graveItems } from '../../core/rounds/checklist.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { saysWords } from '../../core/reviews/answer.ts';
import { fingerprintOf, withoutItemWords } from '../../core/summaries/summary.ts';
import { takeBackMember, takeBackReview, type RemovalParts } from '../delivery/shown-words.ts';

type Parts = RemovalParts &
  Pick<Store, 'checklists' | 'commitments' | 'participants' | 'reviews' | 'revisions'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; log: Log };

/**
 * Where the newest version of a checklist calls an item grave, every older one does too from then on, and what was said
 * about it before stays with its writer alone: it leaves approved summaries, commitments that others read, and messages.
 * What was counted stays counted. Marked and withheld in one transaction, so that a start cut off does both or neither.
 */
export async function withholdGraveWords({ store, clock, log }: Deps): Promise<void> {
  const now = clock.now();
  const withheld = await store.transaction(async (tx) => {
    const marked: { key: string; rounds: number }[] = [];
    for (const { key, content } of await tx.checklists.listLatest()) {
      const grave = graveItems(content);
      const versions = grave.size === 0 ? [] : await tx.checklists.markGrave(key, grave);
      const rounds = versions.length === 0 ? [] : await tx.rounds.listByChecklists(versions);
      for (const round of rounds) await withhold(tx, { round, grave }, now);
      if (versions.length > 0) marked.push({ key, rounds: rounds.length });
    }
    return marked;
  });
  for (const one of withheld) log.info(one, 'what was said about grave items is withheld');
}

async function withhold(
  tx: Parts,
  { round, grave }: { round: Round; grave: ReadonlySet<number> },
  now: Date,
): Promise<void> {
  const roundId = round.id;
  for (const { memberId } of await listSaying(tx, roundId, grave)) {
    await takeBackReview(tx, { memberId, roundId }, now);
  }
  for (const { id, content, fingerprint } of await tx.summaries.listByRound(roundId)) {
    const kept = withoutItemWords(content, grave);
    if (kept === undefined) continue;
    // What was approved and has not changed since is not to look changed.
    const isUntouched = fingerprintOf(content) === fingerprint;
    await tx.summaries.rewrite({
      id,
      content: kept,
      fingerprint: isUntouched ? fingerprintOf(kept) : fingerprint,
    });
  }
  for (const { memberId } of await tx.participants.listByRound(roundId)) {
    const told = (await tx.commitments.listByMember(memberId)).filter(
      (one) => one.roundId === roundId && grave.has(one.item) && one.sharing !== 'counts_only',
    );
    if (told.length === 0) continue;
    await tx.commitments.put(
      told.map((one) => ({ ...one, sharing: 'counts_only' as const, sharedWithId: undefined })),
    );
    await takeBackMember(tx, memberId, now);
  }
}

/** Whose words about these items may stand on somebody's screen, the cell committee's among them. */
async function listSaying(
  tx: Pick<Parts, 'participants' | 'reviews' | 'revisions'>,
  roundId: string,
  grave: ReadonlySet<number>,
): Promise<{ memberId: string }[]> {
  const committee = await tx.participants.findCommittee(roundId);
  const own = committee && (await tx.reviews.findCommittee(roundId));
  const revision = own && (await tx.revisions.findNewest(own.review.id));
  const all = [
    ...(await tx.revisions.listNewest(roundId)),
    ...(committee === undefined || revision === undefined
      ? []
      : [{ ...revision, memberId: committee.memberId }]),
  ];
  return all.filter(({ answers = [] }) =>
    answers.some((answer) => grave.has(answer.item) && saysWords(answer)),
  );
}
