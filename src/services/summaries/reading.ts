import { graveItems, itemsOf, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import { committeeWords, type CommitteeSummary } from '../../core/summaries/committee.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Answer } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Snapshot } from '../../core/ports/summaries.ts';
import { hasSent, type Reach } from '../../core/rounds/recipients.ts';
import { isHiddenIn, withoutOwnPools, type OwnRevision } from '../../core/summaries/own-in-pool.ts';
import { sameItems } from '../../core/rounds/items.ts';
import { isFromPaper } from '../../core/rounds/paper.ts';
import {
  compileSummary,
  isClosed,
  type SummaryInput,
  type SummaryParticipant,
} from '../../core/summaries/compilation.ts';
import { mayComparePools, poolPeopleOf, type PoolPeople } from '../../core/summaries/comparison.ts';
import type { SummaryWords } from '../../core/summaries/words.ts';
import type { FrozenSummary } from '../../core/summaries/summary.ts';
import type { Obstacle } from '../../core/summaries/people.ts';

import { readChecklist } from '../rounds/checklists.ts';
import { listOwnSaid, listCommitmentsThen, type CommitmentThen } from '../commitments/counts.ts';
import { nameOf, namesOf } from '../records.ts';

export type ReadingParts = Pick<
  Store,
  | 'checklists'
  | 'commitments'
  | 'members'
  | 'paperEntries'
  | 'participants'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'snapshots'
  | 'units'
>;

/** Everything a summary of a round is compiled from, for one of some readers. */
export type SummaryMatter = Omit<
  SummaryInput,
  'viewerId' | 'commitments' | 'batches' | 'before' | 'arePoolsComparable' | 'own'
> & {
  readerIds: readonly string[];
  batches: readonly Snapshot[];
  before: readonly Snapshot[];
  /** The newest version of each reader's own review, in this round and in the one before. */
  own: ReadonlyMap<string, OwnRevision>;
  ownBefore: ReadonlyMap<string, OwnRevision>;
  /** Each reader's own commitments, where they may be in a pool that was frozen. */
  ownSaid: ReadonlyMap<string, readonly CommitmentThen[]>;
  checklist: ChecklistContent;
  commitments: readonly CommitmentThen[];
  /** Whose counts-only answers were frozen as each of the two rounds closed. */
  pools: { now: PoolPeople | undefined; before: PoolPeople | undefined };
  /** The round that this one is compared with. */
  previous: Round | undefined;
};

export function summaryFor(matter: SummaryMatter, viewerId: string): FrozenSummary {
  const { readerIds, own, ownBefore, ownSaid, commitments, pools, ...input } = matter;
  // Whose own review is not at hand could tell from the pools what others said.
  if (!readerIds.includes(viewerId)) throw new Error(`the summary was not read for the member ${viewerId}`);
  const of = { viewerId, commitments: ownSaid.get(viewerId) ?? [] };
  return compileSummary({
    ...{ ...input, viewerId, commitments },
    own: own.get(viewerId),
    arePoolsComparable: mayComparePools(pools.now, pools.before, viewerId),
    batches: withoutOwnPools(matter.batches, { ...of, own: own.get(viewerId) }),
    before: withoutOwnPools(matter.before, { ...of, own: ownBefore.get(viewerId) }),
  });
}

export async function loadMatter(
  parts: ReadingParts,
  round: Round,
  { readerIds, batches, now }: { readerIds: readonly string[]; batches: readonly Snapshot[]; now: Date },
): Promise<SummaryMatter> {
  const checklist = await readChecklist(parts, round);
  const items = itemsOf(checklist);
  const withdrawn = await parts.participants.listWithdrawn(round.id);
  const previous = isClosed(batches) ? await findPrevious(parts, round) : undefined;
  const newest = await parts.revisions.listNewest(round.id);
  const enterers = await loadEnterers(parts, round, newest);
  const before = previous === undefined ? [] : await parts.snapshots.listByRound(previous.id);
  const newestBefore =
    previous === undefined ? [] : await parts.revisions.listNewest(previous.id, { memberIds: readerIds });
  return {
    readerIds,
    checklist,
    items: items.flatMap((item) => (isQuestion(item) ? [] : [item.number])),
    questions: items.filter(isQuestion),
    grave: graveItems(checklist),
    committee: await loadCommittee(parts, round, graveItems(checklist)),
    participants: await loadParticipants(parts, round.id, { batches, enterers }),
    reviews: newest.flatMap(({ memberId, sharing, sharedWithId, late, answers }) =>
      answers === undefined || withdrawn.has(memberId)
        ? []
        : [{ memberId, sharing, sharedWithId, late, answers, ...enteredBy(enterers, memberId) }],
    ),
    commitments: await listCommitmentsThen(parts, round, now),
    batches,
    previous,
    before,
    pools: {
      now: previous && (await loadPoolPeople(parts, batches)),
      before: await loadPoolPeople(parts, before),
    },
    own: byMember(newest.filter(({ memberId }) => readerIds.includes(memberId))),
    ownBefore: byMember(newestBefore),
    ownSaid: await loadOwnSaid(parts, round, { readerIds, batches, now }),
  };
}

async function loadOwnSaid(
  parts: ReadingParts,
  round: Round,
  { readerIds, batches, now }: { readerIds: readonly string[]; batches: readonly Snapshot[]; now: Date },
): Promise<Map<string, readonly CommitmentThen[]>> {
  const frozen = batches.flatMap(({ counts }) => counts.commitments ?? []);
  const hidden = readerIds.filter((id) => frozen.some((one) => one.pooled.made > 0 && isHiddenIn(one, id)));
  const said = new Map<string, readonly CommitmentThen[]>();
  for (const id of hidden) said.set(id, await listOwnSaid(parts, round, id, now));
  return said;
}

async function loadPoolPeople(
  parts: Pick<Store, 'revisions'>,
  batches: readonly Snapshot[],
): Promise<PoolPeople | undefined> {
  const closing = batches.find(({ kind }) => kind === 'closing');
  if (closing === undefined) return undefined;
  return poolPeopleOf(closing.counts, await parts.revisions.listPool(closing.id));
}

function byMember(revisions: readonly (OwnRevision & { memberId: string })[]): Map<string, OwnRevision> {
  return new Map(revisions.map((revision) => [revision.memberId, revision]));
}

/** By whom the reviews that came on paper were entered, by the id of whose they are. */
export async function loadEnterers(
  parts: Pick<Store, 'members' | 'paperEntries'>,
  { id }: Pick<Round, 'id'>,
  newest: readonly { memberId: string; number: number }[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = new Map(newest.map((revision) => [revision.memberId, revision]));
  const entries = (await parts.paperEntries.listByRound(id)).filter((entry) =>
    isFromPaper(entry, numbers.get(entry.memberId)),
  );
  if (entries.length === 0) return new Map();
  const names = await namesOf(
    parts,
    entries.map(({ enteredById: memberId }) => ({ memberId })),
  );
  return new Map(entries.map((entry) => [entry.memberId, names.get(entry.enteredById) ?? '']));
}

function enteredBy(enterers: ReadonlyMap<string, string>, memberId: string): { enteredBy?: string } {
  const by = enterers.get(memberId);
  return by === undefined ? {} : { enteredBy: by };
}

/** Who withdrew their consent counts as not having sent; what was frozen before that stays counted. */
async function loadParticipants(
  parts: ReadingParts,
  roundId: string,
  { batches, enterers }: { batches: readonly Snapshot[]; enterers: ReadonlyMap<string, string> },
): Promise<SummaryParticipant[]> {
  const closing = batches.find(({ kind }) => kind === 'closing');
  const reach = await parts.participants.listReach(roundId, consentVersion);
  const names = await namesOf(parts, reach);
  const reviews = await parts.reviews.listByRound(roundId);
  const late = new Set(reviews.filter((review) => review.late).map(({ memberId }) => memberId));
  return reach.map((one) => ({
    memberId: one.memberId,
    name: names.get(one.memberId) ?? '',
    status: one.status,
    sent: hasSent(one, closing?.createdAt),
    late: late.has(one.memberId),
    obstacle: obstacleOf(one),
    ...enteredBy(enterers, one.memberId),
  }));
}

function obstacleOf({ removed, account }: Reach): Obstacle {
  if (removed) return 'removed';
  if (account === undefined) return 'no_account';
  if (!account.consented) return 'no_consent';
  return account.reachable ? 'none' : 'blocked';
}

/** The cell committee's own review, where it was asked for or sent. */
async function loadCommittee(
  parts: ReadingParts,
  { id }: Pick<Round, 'id'>,
  grave: ReadonlySet<number>,
): Promise<CommitteeSummary | undefined> {
  const committee = await parts.participants.findCommittee(id);
  const own = committee && (await parts.reviews.findCommittee(id));
  const isSent = own?.review.sentAt !== undefined;
  const revision = isSent ? await parts.revisions.findNewest(own.review.id) : undefined;
  if (committee === undefined) return undefined;
  const { memberId, status } = committee;
  if (revision === undefined) {
    return status === 'expected' ? { memberId, state: 'missing', words: [] } : undefined;
  }
  const words = await namedWords(parts, { memberId, answers: revision.answers ?? [] }, grave);
  return { memberId, state: revision.late ? 'late' : 'sent', words };
}

/** What has been written of it so far, for those who lead the cell together; undefined where it is sent or not begun. */
export async function loadCommitteeDraft(
  parts: Pick<Store, 'members' | 'participants' | 'reviews'>,
  { id }: Pick<Round, 'id'>,
  grave: ReadonlySet<number>,
): Promise<readonly SummaryWords[] | undefined> {
  const committee = await parts.participants.findCommittee(id);
  const own = committee && (await parts.reviews.findCommittee(id));
  if (committee === undefined || own === undefined) return undefined;
  if (own.review.sentAt !== undefined || own.answers.length === 0) return undefined;
  return namedWords(parts, { memberId: committee.memberId, answers: own.answers }, grave);
}

async function namedWords(
  parts: Pick<Store, 'members'>,
  { memberId, answers }: { memberId: string; answers: readonly Answer[] },
  grave: ReadonlySet<number>,
): Promise<SummaryWords[]> {
  const told = answers.filter(({ item }) => !grave.has(item));
  return committeeWords(memberId, await nameOf(parts, memberId), told);
}

/** The latest one before it of the same kind and with the very same items. */
async function findPrevious(parts: Pick<Store, 'rounds'>, round: Round): Promise<Round | undefined> {
  const rounds = await parts.rounds.listByUnit(round.unitId);
  return rounds
    .filter(
      (one) =>
        one.kind === round.kind &&
        sameItems(one, round) &&
        one.closedAt !== undefined &&
        one.cancelledAt === undefined &&
        one.dueAt < round.dueAt,
    )
    .sort((one, other) => other.dueAt.getTime() - one.dueAt.getTime())[0];
}
