import { consentVersion } from '../../core/joining/consent.ts';
import {
  leads,
  leadsAs,
  type DoorKind,
  type Locale,
  type Member,
  type Office,
} from '../../core/model/people.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { tellEach, tellLeads } from '../offices/leads.ts';
import type { Enrolment, WhereTheyStand } from './enrolment.ts';
import { textFor, type ConsentText } from './consent-text.ts';
import { mayHoldOffice } from '../offices/terms.ts';
import { changeOutsideCells } from '../within.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Clock;
  ids: Ids;
  enrolment: Pick<Enrolment, 'landIn'>;
  doors?: readonly DoorKind[];
};

export type Consenting = ReturnType<typeof createConsenting>;

/** Giving consent. It is never assumed, and its version and time are kept. */
export function createConsenting({ store, clock, ids, enrolment, doors }: Deps) {
  return {
    /**
     * `version` and `lines` are those of the text on screen: who agreed to an older one is shown the new one. With where it
     * brings them.
     */
    give: (
      actor: Actor,
      { version, lines, locale }: { version: number; lines: readonly string[]; locale: Locale },
    ): Promise<{ status: 'given' | 'outdated'; landing: WhereTheyStand } | Refused> =>
      changeOutsideCells(store, actor, 'start', async (tx) => {
        const now = clock.now();
        const before = await tx.accounts.loadActor(actor.accountId, consentVersion, now, actor.door);
        const text = await textFor(tx, before, doors);
        const isOnScreen = before.consented || text.doors.join() === lines.join();
        if (version !== text.version || !isOnScreen)
          return { status: 'outdated', landing: await enrolment.landIn(tx, actor) };
        if (!before.consented) await keep(tx, before, { ...text, locale }, now);
        return { status: 'given', landing: await enrolment.landIn(tx, actor) };
      }),

    /** The text that this person is asked to agree to. */
    textFor: (actor: Actor): Promise<ConsentText> => textFor(store, actor, doors),
  };

  async function keep(
    tx: Store,
    { accountId, seats }: Actor,
    { version, doors: agreed, locale }: Pick<ConsentText, 'version' | 'doors'> & { locale: Locale },
    now: Date,
  ): Promise<void> {
    const earlier = await tx.consents.listByAccount(accountId);
    for (const door of agreed) {
      await tx.consents.insert({ id: ids.next(), accountId, version, door, locale, givenAt: now });
    }
    const isBack = earlier.length > 0 && earlier.every(({ withdrawnAt }) => withdrawnAt !== undefined);
    if (isBack) for (const seat of seats) await tellBack(tx, seat, accountId, now);
  }
}

/** Afterwards only the four open commands answer. What was sent stays until it is erased. */
export async function withdrawConsent(
  tx: Pick<
    Store,
    'accounts' | 'consents' | 'deliveries' | 'joinRequests' | 'members' | 'offices' | 'pagePushes'
  >,
  { accountId, seats }: Actor,
  now: Date,
): Promise<void> {
  const consents = await tx.consents.listByAccount(accountId);
  if (consents.every(({ withdrawnAt }) => withdrawnAt !== undefined)) return;
  await tx.consents.withdraw(accountId, now);
  await tx.pagePushes.endOfAccount(accountId);
  await tx.accounts.setDialogue(accountId, undefined);
  await tx.accounts.setPendingInvitation(accountId, undefined);
  await tx.joinRequests.deleteWaiting(accountId);
  for (const seat of seats) {
    const { memberId, unitId } = seat;
    if (await leavesUnled(tx, seat, now)) {
      await tellOfLead(tx, { kind: 'secretary_withdrew', memberId, unitId, accountId }, now);
      continue;
    }
    const notice = { kind: 'member_left', unitId, memberId } as const;
    const key = `member_left:${memberId}:${now.toISOString()}`;
    await tellLeads(tx, { unitId, notice, key, except: accountId }, now);
  }
}

/** Whoever was to hear of the leaving hears that it is over. */
async function tellBack(
  tx: Pick<Store, 'consents' | 'deliveries' | 'members' | 'offices'>,
  { memberId, unitId, roles }: Seat,
  accountId: string,
  now: Date,
): Promise<void> {
  if (leadsAs(roles)) {
    await tellOfLead(tx, { kind: 'secretary_back', memberId, unitId, accountId }, now);
    return;
  }
  const notice = { kind: 'member_back', unitId, memberId } as const;
  const key = `member_back:${memberId}:${now.toISOString()}`;
  await tellLeads(tx, { unitId, notice, key, except: accountId }, now);
}

/** Whether a cell loses its secretary by it, or whoever stands in for one who has withdrawn before. */
async function leavesUnled(
  tx: Pick<Store, 'consents' | 'members' | 'offices'>,
  { roles, unitId }: Seat,
  now: Date,
): Promise<boolean> {
  if (roles.includes('secretary')) return true;
  if (!roles.includes('acting_secretary')) return false;
  const offices = await tx.offices.listByUnit(unitId, now);
  return (await listAble(tx, offices.filter(leads))).length === 0;
}

/** Whoever can do something about it: who stands in, the deputies and who hosts the bot, or else the whole cell. */
async function tellOfLead(
  tx: Pick<Store, 'consents' | 'deliveries' | 'members' | 'offices'>,
  {
    kind,
    memberId,
    unitId,
    accountId,
  }: {
    kind: 'secretary_withdrew' | 'secretary_back';
    memberId: string;
    unitId: string;
    accountId: string;
  },
  now: Date,
): Promise<void> {
  const offices = await tx.offices.listByUnit(unitId, now);
  const standIns = offices.filter(({ role }) => role === 'acting_secretary' || role === 'deputy');
  const told = new Set((await listAble(tx, standIns)).flatMap((member) => member.accountId ?? []));
  for (const operator of await tx.offices.listByRole('operator', now)) {
    if (operator.accountId !== undefined && (await tx.consents.holds(operator.accountId, consentVersion)))
      told.add(operator.accountId);
  }
  told.delete(accountId);
  const others = told.size > 0 ? [] : await tx.members.listByUnit(unitId);
  for (const member of others) {
    if (member.accountId !== undefined && (await mayHoldOffice(tx, member))) told.add(member.accountId);
  }
  const notice = { kind, unitId, memberId };
  await tellEach(tx, told, { notice, key: `${kind}:${memberId}:${now.toISOString()}` }, now);
}

/** Those who can use the rights of their office. */
async function listAble(
  tx: Pick<Store, 'consents' | 'members'>,
  offices: readonly Pick<Office, 'memberId'>[],
): Promise<Member[]> {
  const members = await tx.members.listByIds(offices.flatMap(({ memberId }) => memberId ?? []));
  const able: Member[] = [];
  for (const member of members) if (await mayHoldOffice(tx, member)) able.push(member);
  return able;
}
