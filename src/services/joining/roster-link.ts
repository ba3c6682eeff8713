import type { Member, Takeover } from '../../core/model/people.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { takeFrom } from '../delivery/shown-words.ts';
import { tellAllEntered } from '../rounds/paper-told.ts';
import { tellDoors } from './door-news.ts';

type Parts = Pick<
  Store,
  | 'accounts'
  | 'deliveries'
  | 'doors'
  | 'invitations'
  | 'joinRequests'
  | 'members'
  | 'paperEntries'
  | 'rounds'
  | 'takeovers'
>;

/**
 * Gives a roster row to an account that has none in this cell. What else was open for either, links for this name and
 * requests, has served. A row it was removed under stays its own, so that what was written there can still be erased.
 */
export async function linkAccount(
  tx: Parts,
  { ids, member, accountId }: { ids: Ids; member: Member; accountId: string },
  now: Date,
): Promise<void> {
  if ((await tx.members.findByAccount(member.unitId, accountId)) !== undefined) {
    throw new Error(`the account ${accountId} already has a row in the roster of ${member.unitId}`);
  }
  await noteTakeover(tx, { ids, member, accountId }, now);
  await tx.members.update({ ...member, accountId, joinedAt: now });
  await tx.invitations.withdrawByMember(member.id, now);
  await tx.joinRequests.deleteWaiting(accountId, member.unitId);
  await tx.accounts.setActiveUnit(accountId, member.unitId);
  if (openFor(await tx.takeovers.listByMember(member.id), accountId) === undefined)
    await tellAllEntered(tx, { member, accountId }, now);
}

/**
 * Who made the link could be who opened it. So whoever comes after somebody finds closed what was written before them,
 * and that one is told at once by every door they have. Who had the row themselves once finds it as they left it.
 */
async function noteTakeover(
  tx: Parts,
  { ids, member, accountId }: { ids: Ids; member: Member; accountId: string },
  now: Date,
): Promise<void> {
  const earlier = await tx.takeovers.listByMember(member.id);
  const fromAccountId = member.accountId ?? earlier.at(-1)?.fromAccountId;
  if (fromAccountId === undefined && earlier.length === 0) return;
  const left = earlier.findLast((one) => one.fromAccountId === accountId);
  const takeover: Takeover = {
    ...{ id: ids.next(), memberId: member.id, fromAccountId, toAccountId: accountId, at: now },
    opensFrom: left === undefined && fromAccountId !== accountId ? now : openFor(earlier, accountId),
    contestedAt: undefined,
  };
  await tx.takeovers.insert(takeover);
  if (fromAccountId === undefined || fromAccountId === accountId) return;
  const notice = { kind: 'taken_over', unitId: member.unitId, takeoverId: takeover.id } as const;
  await tellDoors(tx, { accountId: fromAccountId, notice, key: `taken_over:${takeover.id}` }, now);
}

/** Since when what was written under a row is open to an account that has or had it; undefined where all of it is. */
export function openFor(takeovers: readonly Takeover[], accountId: string | undefined): Date | undefined {
  return takeovers.findLast(({ toAccountId }) => toAccountId === accountId)?.opensFrom;
}

/** A row that somebody came into who was not its member goes back to whom it belonged to. */
export async function giveBack(
  tx: Pick<Store, 'accounts' | 'deliveries' | 'doors' | 'members' | 'shownWords' | 'takeovers'>,
  { member, previous }: { member: Member; previous: string | undefined },
  now: Date,
): Promise<void> {
  const account = previous === undefined ? undefined : await tx.accounts.findById(previous);
  const elsewhere =
    account === undefined ? undefined : await tx.members.findByAccount(member.unitId, account.id);
  const accountId = elsewhere === undefined ? account?.id : undefined;
  if (member.accountId !== undefined)
    await takeFrom(tx, { accountId: member.accountId, unitId: member.unitId }, now);
  const last = (await tx.takeovers.listByMember(member.id)).at(-1);
  if (last !== undefined && last.toAccountId === member.accountId)
    await tx.takeovers.update({ ...last, contestedAt: now });
  await tx.members.update({ ...member, accountId, joinedAt: accountId === undefined ? undefined : now });
}
