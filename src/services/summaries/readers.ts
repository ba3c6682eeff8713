import type { Round } from '../../core/model/rounds.ts';
import { permissionTable } from '../../core/permissions.ts';
import { type Role } from '../../core/model/people.ts';
import type { Store } from '../../core/ports/store.ts';

type Parts = Pick<Store, 'members' | 'offices' | 'units'>;

/**
 * Those who may open the summary, and members who read the counts of a committee above the cell. Each of them knows the
 * own answers, and could take them off a small pool.
 */
export async function listReaders(
  tx: Parts,
  round: Pick<Round, 'unitId'> | undefined,
  now: Date,
): Promise<ReadonlySet<string>> {
  if (round === undefined) return new Set();
  const offices = await tx.offices.listByUnit(round.unitId, now);
  const readers = offices.flatMap(({ role, memberId }) =>
    memberId !== undefined && mayRead(role) ? [memberId] : [],
  );
  return new Set([...readers, ...(await listOfficersAbove(tx, round, now))]);
}

async function listOfficersAbove(tx: Parts, { unitId }: Pick<Round, 'unitId'>, now: Date): Promise<string[]> {
  const accountIds = new Set<string>();
  const passed = new Set<string>();
  let aboveId = (await tx.units.findById(unitId))?.parentId;
  while (aboveId !== undefined && !passed.has(aboveId)) {
    passed.add(aboveId);
    for (const { role, accountId } of await tx.offices.listByUnit(aboveId, now)) {
      if (accountId !== undefined && permissionTable.unit_counts.includes(role)) accountIds.add(accountId);
    }
    aboveId = (await tx.units.findById(aboveId))?.parentId;
  }
  const members = await Promise.all([...accountIds].map((id) => tx.members.findByAccount(unitId, id)));
  return members.flatMap((member) => member?.id ?? []);
}

function mayRead(role: Role): boolean {
  return permissionTable.summary_read.includes(role);
}
