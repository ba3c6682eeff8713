import { leads, type Account } from '../../core/model/people.ts';
import type { NewDelivery, Notice } from '../../core/model/notices.ts';
import type { Store } from '../../core/ports/store.ts';

type Tx = Pick<Store, 'offices' | 'members' | 'deliveries'>;

/** The accounts of those who lead a cell now: the secretary, and the deputy appointed acting. */
export async function leadAccountIds(
  tx: Pick<Store, 'offices' | 'members'>,
  unitId: string,
  now: Date,
): Promise<Account['id'][]> {
  const leading = (await tx.offices.listByUnit(unitId, now)).filter(leads);
  const members = await tx.members.listByIds(leading.flatMap(({ memberId }) => memberId ?? []));
  return [
    ...new Set(
      members.flatMap(({ accountId, removedAt }) => (removedAt === undefined ? (accountId ?? []) : [])),
    ),
  ];
}

type News = Pick<NewDelivery, 'notice' | 'roundId' | 'expiresAt'> & { key: string };

/** Tells those who lead the cell. Returns how many they are. */
export async function tellLeads(
  tx: Tx,
  { unitId, except, ...news }: News & { unitId: string; except?: string },
  now: Date,
): Promise<number> {
  const leads = (await leadAccountIds(tx, unitId, now)).filter((accountId) => accountId !== except);
  await tellEach(tx, leads, news, now);
  return leads.length;
}

/** Tells each of these accounts; the same `key` is told once. */
export async function tellEach(
  tx: Pick<Store, 'deliveries'>,
  accountIds: Iterable<string>,
  { key, ...news }: News,
  now: Date,
): Promise<void> {
  for (const accountId of accountIds)
    await tx.deliveries.add({ ...news, accountId, dedupeKey: `${key}:${accountId}` }, now);
}

/** Tells a member, who may have no account. */
export async function tellMember(
  tx: Pick<Store, 'deliveries' | 'members'>,
  { memberId, except, ...news }: { memberId: string; notice: Notice; dedupeKey: string; except?: string },
  now: Date,
): Promise<void> {
  const accountId = (await tx.members.findById(memberId))?.accountId;
  if (accountId !== undefined && accountId !== except) await tx.deliveries.add({ ...news, accountId }, now);
}
