import { contestEnd, mayContest } from '../../core/joining/doors.ts';
import { roles, type Member } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { eraseCommitments } from '../commitments/making.ts';
import { removeShownWords, type RemovalParts } from '../delivery/shown-words.ts';
import { dropHandovers } from '../offices/handovers.ts';
import { tellLeads } from '../offices/leads.ts';
import { endUnitOffices } from '../offices/terms.ts';
import { withoutPaper } from '../../core/pledges/paper.ts';
import { erasePledge } from '../pledges/keeping.ts';
import { changeOwnPapers } from '../pledges/on-paper.ts';
import { eraseSuggestions } from '../suggestions/rounds.ts';
import type { ExportParts } from './export.ts';
import { eraseReview, listOwnRounds, type OwnRound } from './reviews.ts';
import type { InCell } from '../within.ts';

export type ErasureScope =
  | { kind: 'review'; roundId: string }
  | { kind: 'reviews' }
  /** Everything, with the consent and the place in the cells. */
  | { kind: 'everything' };

export type Erasure =
  | ({ status: 'erased' } & InCell)
  | { status: 'nothing_there' }
  /** Of what is closed to them, whoever had the place before may still say that it is theirs alone. */
  | { status: 'too_early'; until: Date }
  /** A cell is never without a secretary: the office has to be handed over first. */
  | { status: 'last_secretary'; cell: string; unitId: string }
  | Refused;

export type EraseParts = ExportParts &
  RemovalParts &
  Pick<Store, 'doorCodes' | 'handovers' | 'pages' | 'takeovers'>;

/** Deletes what the scope names; `everything` ends the consent and every place in a cell too. */
export async function eraseOwnData(
  tx: EraseParts,
  { actor, scope, now }: { actor: Actor; scope: ErasureScope; now: Date },
): Promise<Erasure> {
  const { accountId } = actor;
  const rounds = await listOwnRounds(tx, actor);
  const chosen = scope.kind === 'review' ? rounds.filter(({ round }) => round.id === scope.roundId) : rounds;
  if (scope.kind === 'review' && chosen.length === 0) return { status: 'nothing_there' };
  const until = keptUntil(actor, scope.kind === 'review' ? chosen : undefined, now);
  if (until !== undefined) return { status: 'too_early', until };
  if (scope.kind === 'everything') {
    const cell = await findOwnCell(tx, accountId, now);
    if (cell !== undefined) return { status: 'last_secretary', ...cell };
  }
  for (const own of chosen) {
    if (own.review.erasedAt === undefined || own.answers.length > 0) await eraseReview(tx, own, now);
  }
  if (scope.kind !== 'review') {
    for (const { id } of await tx.members.listByAccount(accountId))
      await eraseCommitments(tx, { memberId: id }, now);
  }
  // What stands on a page is kept by this program, unlike what stands in somebody's chat.
  for (const { id, kind } of await tx.doors.listByAccount(accountId))
    if (kind === 'web') await tx.pages.clear(id);
  const account = await tx.accounts.findById(accountId);
  if (
    account?.dialogue === 'review' ||
    account?.dialogue === 'commitment' ||
    account?.dialogue === 'pledge' ||
    account?.dialogue === 'suggestion'
  )
    await tx.accounts.setDialogue(accountId, undefined);
  if (scope.kind === 'everything') {
    for (const member of await tx.members.listByAccount(accountId)) {
      const { id } = member;
      await eraseSuggestions(tx, id, () => true, now);
      await changeOwnPapers(tx, member, (papers) => withoutPaper(papers, id));
      for (const pledge of await tx.pledges.listByMember(id)) await erasePledge(tx, pledge, now);
    }
    await leave(tx, accountId, now);
  }
  return { status: 'erased', cellId: scope.kind === 'review' ? chosen[0]?.round.unitId : undefined };
}

/** While a place may be contested, nothing is erased that was written before it changed hands. */
function keptUntil(actor: Actor, chosen: readonly OwnRound[] | undefined, now: Date): Date | undefined {
  const ends = [...(actor.closedBefore ?? [])].flatMap(([memberId, from]) => {
    const isMeant =
      chosen === undefined ||
      chosen.some(({ member, review }) => member.id === memberId && review.startedAt < from);
    return isMeant && mayContest(from, now) ? [contestEnd(from)] : [];
  });
  return ends.sort((one, other) => other.getTime() - one.getTime())[0];
}

/** A cell whose secretary this is; somebody who stands in for a time does not change that. */
async function findOwnCell(
  tx: EraseParts,
  accountId: string,
  now: Date,
): Promise<{ cell: string; unitId: string } | undefined> {
  for (const { id, unitId } of await tx.members.listByAccount(accountId)) {
    const offices = await tx.offices.listByMember(id, now);
    if (offices.some(({ role }) => role === 'secretary')) {
      return { cell: (await tx.units.findById(unitId))?.name ?? '', unitId };
    }
  }
  return undefined;
}

/** What was recorded stays, as in a roll call, without a word; what was only asked for is gone. */
async function forgetLeaves(
  tx: EraseParts,
  { id: memberId, unitId }: Pick<Member, 'id' | 'unitId'>,
  now: Date,
): Promise<void> {
  for (const round of await tx.rounds.listByUnit(unitId)) {
    const participant = await tx.participants.find(round.id, memberId);
    if (participant?.status === 'expected' && participant.reason !== undefined)
      await tx.participants.update({ ...participant, reason: undefined }, now);
  }
  for (const leave of await tx.leaves.listByMember(memberId)) {
    const { id, recorded } = leave;
    if (recorded === undefined) await tx.leaves.delete(id);
    else
      await tx.leaves.save({
        ...leave,
        ...{ days: recorded, status: 'recorded', reason: undefined, word: undefined },
      });
  }
}

async function leave(tx: EraseParts, accountId: string, now: Date): Promise<void> {
  const hadConsent = (await tx.consents.listByAccount(accountId)).some(
    ({ withdrawnAt }) => withdrawnAt === undefined,
  );
  const members = await tx.members.listByAccount(accountId);
  for (const member of members) {
    const { id: memberId, unitId } = member;
    await removeShownWords(tx, { memberId }, now);
    await tx.accessEvents.deleteByMember(memberId);
    await tx.attendances.forgetReplies(memberId);
    await forgetLeaves(tx, member, now);
    await endUnitOffices(tx, { unitId, memberId, roles, untold: memberId }, now);
    await dropHandovers(tx, { unitId, toId: memberId }, now);
    await tx.members.update({ ...member, accountId: undefined, joinedAt: undefined });
    if (!hadConsent || member.removedAt !== undefined) continue;
    const key = `member_left:${memberId}:${now.toISOString()}`;
    await tellLeads(
      tx,
      { unitId, notice: { kind: 'member_left', unitId, memberId }, key, except: accountId },
      now,
    );
  }
  for (const { id } of await tx.offices.listByAccount(accountId, now)) await tx.offices.end(id, now);
  await tx.joinRequests.deleteByAccount(accountId);
  await tx.takeovers.forget(accountId);
  await tx.doorCodes.drop(accountId);
  await tx.pagePushes.endOfAccount(accountId);
  await tx.deliveries.deleteByAccount(accountId);
  await tx.consents.withdraw(accountId, now);
  await tx.accounts.setDialogue(accountId, undefined);
  await tx.accounts.erase(accountId);
}
