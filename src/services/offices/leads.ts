import { leads, type Account } from '../../core/model/people.ts';
import type { Notice } from '../../core/model/notices.ts';
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

/** Tells those who lead the cell; the same `key` is told once. */
export async function tellLeads(
  tx: Tx,
  news: { unitId: string; notice: Notice; key: string; except?: string },
  now: Date,
): Promise<void> {
  for (const accountId of await leadAccountIds(tx, news.unitId, now)) {
    if (accountId === news.except) continue;
    const dedupeKey = `${news.key}:${accountId}`;
    await tell(tx, { accountId, notice: news.notice, dedupeKey }, now);
  }
}

export async function tell(
  tx: Pick<Store, 'deliveries'>,
  { accountId, notice, dedupeKey }: { accountId: string; notice: Notice; dedupeKey: string },
  now: Date,
): Promise<void> {
  await tx.deliveries.add({ dedupeKey, accountId, notice }, now);
}
