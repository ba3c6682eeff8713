import type { Member } from '../../core/model/people.ts';
import type { Store } from '../../core/ports/store.ts';

/**
 * Gives a roster row to an account that has none in this cell. What else was open for either, links for this name and
 * requests, has served. A row it was removed under stays its own, so that what was written there can still be erased.
 */
export async function linkAccount(
  tx: Pick<Store, 'accounts' | 'members' | 'invitations' | 'joinRequests'>,
  { member, accountId }: { member: Member; accountId: string },
  now: Date,
): Promise<void> {
  if ((await tx.members.findByAccount(member.unitId, accountId)) !== undefined) {
    throw new Error(`the account ${accountId} already has a row in the roster of ${member.unitId}`);
  }
  await tx.members.update({ ...member, accountId, joinedAt: now });
  await tx.invitations.withdrawByMember(member.id, now);
  await tx.joinRequests.deleteWaiting(accountId, member.unitId);
  await tx.accounts.setActiveUnit(accountId, member.unitId);
}
