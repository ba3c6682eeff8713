import type { Member } from '../core/model/people.ts';
import type { Store } from '../core/ports/store.ts';

/** Gives a roster row to an account. What else was open for either, links for this name and requests, has served. */
export async function linkAccount(
  tx: Pick<Store, 'accounts' | 'members' | 'invitations' | 'joinRequests'>,
  { member, accountId }: { member: Member; accountId: string },
  now: Date,
): Promise<void> {
  await tx.members.unlinkRemoved(member.unitId, accountId);
  await tx.members.update({ ...member, accountId, joinedAt: now });
  await tx.invitations.withdrawByMember(member.id, now);
  await tx.joinRequests.deleteWaiting(accountId, member.unitId);
  await tx.accounts.setActiveUnit(accountId, member.unitId);
}
