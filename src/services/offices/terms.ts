import type { Unit, Member, Office, Role } from '../../core/model/people.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';

export type OfficeParts = Pick<Store, 'consents' | 'deliveries' | 'members' | 'offices'>;

/** Whether somebody on this roster row could use the rights of an office: on the roster, joined and consented. */
export async function mayHoldOffice(tx: Pick<Store, 'consents'>, member: Member): Promise<boolean> {
  if (member.accountId === undefined || member.removedAt !== undefined) return false;
  return tx.consents.holds(member.accountId, consentVersion);
}

export async function giveOffice(
  tx: Pick<Store, 'offices'>,
  ids: Ids,
  office: { unitId: string; memberId: string; role: Role; fromAt: Date; untilAt?: Date },
): Promise<Office> {
  const given: Office = { ...office, id: ids.next(), accountId: undefined, untilAt: office.untilAt };
  await tx.offices.insert(given);
  return given;
}

/** Puts somebody on the roster of the cell whose office they take. */
export async function enrol(
  tx: Pick<Store, 'members'>,
  row: Pick<Member, 'id' | 'unitId' | 'accountId' | 'name' | 'position'>,
  now: Date,
): Promise<void> {
  const facts = { membership: 'official', standing: 'active' } as const;
  await tx.members.insertMany([{ ...row, ...facts, joinedAt: now, addedAt: now, removedAt: undefined }]);
}

/** Those in force, and those that were to begin later. Whoever stood in for the secretary is told, but for `untold`. */
export async function endUnitOffices(
  tx: OfficeParts,
  {
    unitId,
    memberId,
    roles,
    untold,
  }: { unitId: string; memberId?: string; roles: readonly Role[]; untold?: string },
  now: Date,
): Promise<void> {
  for (const office of await tx.offices.listComing(unitId, now)) {
    if (!roles.includes(office.role) || (memberId !== undefined && office.memberId !== memberId)) continue;
    await tx.offices.end(office.id, now);
    if (office.role === 'acting_secretary' && office.memberId !== untold)
      await tellActingEnds(tx, office, { at: now, early: true }, now);
  }
}

/** When it begins and when it ends, each at its time. */
export async function tellActing(
  tx: Pick<Store, 'deliveries' | 'members'>,
  office: Office,
  now: Date,
): Promise<void> {
  const { id: officeId, fromAt, untilAt } = office;
  const accountId = await accountOf(tx, office);
  const unitId = office.unitId ?? '';
  if (accountId === undefined || untilAt === undefined) return;
  if (fromAt > now) {
    const notice = { kind: 'acting_named', unitId, officeId } as const;
    await tx.deliveries.add({ accountId, notice, dedupeKey: `acting_named:${officeId}` }, now);
  }
  await tx.deliveries.add(
    {
      ...{ dedupeKey: `acting_began:${officeId}`, accountId },
      notice: { kind: 'acting_began', unitId, officeId },
      ...{ notBefore: fromAt, expiresAt: untilAt },
    },
    now,
  );
  await tellActingEnds(tx, office, { at: untilAt }, now);
}

/** `at` is when it ends: an end that was moved makes the earlier telling pointless. */
export async function tellActingEnds(
  tx: Pick<Store, 'deliveries' | 'members'>,
  office: Office,
  { at, early }: { at: Date; early?: true },
  now: Date,
): Promise<void> {
  const accountId = await accountOf(tx, office);
  if (accountId === undefined) return;
  const when = at.toISOString();
  await tx.deliveries.add(
    {
      ...{ dedupeKey: `acting_ended:${office.id}:${when}`, accountId },
      notice: { kind: 'acting_ended', unitId: office.unitId ?? '', officeId: office.id, at: when, early },
      ...{ notBefore: at },
    },
    now,
  );
}

async function accountOf(tx: Pick<Store, 'members'>, { memberId }: Office): Promise<string | undefined> {
  return memberId === undefined ? undefined : (await tx.members.findById(memberId))?.accountId;
}

/**
 * Who hosts the bot gives out the links of cells, and would come by one to what members wrote to their secretary. Only a
 * cell that is still to be set up, or one that they led themselves before, is theirs to take.
 */
export async function isBarredFromOffice(
  tx: Pick<Store, 'members' | 'offices'>,
  { unit, accountId }: { unit: Pick<Unit, 'id' | 'readyAt'>; accountId: string },
  now: Date,
): Promise<boolean> {
  if (unit.readyAt === undefined) return false;
  const offices = await tx.offices.listByAccount(accountId, now);
  if (!offices.some(({ role }) => role === 'operator')) return false;
  const own = await tx.members.findByAccount(unit.id, accountId);
  return own === undefined || !(await tx.offices.hasHeld(own.id, 'secretary', now));
}
