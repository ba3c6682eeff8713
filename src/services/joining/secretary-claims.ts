import { endUnitOffices, enrol, giveOffice, isBarredFromOffice } from '../offices/terms.ts';
import { tellEach } from '../offices/leads.ts';
import { newInvitation, stateOf } from '../../core/joining/invitation.ts';
import { leadRoles, type Invitation, type Member, type Unit } from '../../core/model/people.ts';
import { isSameName, parseName, type NameProblem } from '../../core/text/person-name.ts';
import { type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { dropHandovers } from '../offices/handovers.ts';
import { makeClaimKeys, type ClaimKeys } from '../offices/claim-keys.ts';
import { linkAccount } from './roster-link.ts';
import { changeOutsideCells, outsideCells } from '../within.ts';
import { findHolder, findHolderId } from '../records.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  tokens: Tokens;
  /** A new row of the roster takes part in a round that is open. */
  onMembersAdded: (tx: Store, unitId: string, memberIds: readonly string[], now: Date) => Promise<void>;
};

export type Reissued =
  | ({ status: 'created'; invitation: Invitation; unit: Unit } & ClaimKeys)
  /** Nobody holds the office: the cell's own claim link makes a secretary. */
  | { status: 'unled'; unit: Unit }
  | { status: 'gone' }
  | Refused;

/** What somebody who opened the link is asked: whether they are this secretary, or who they are. */
export type ClaimQuestion = {
  invitationId: string;
  unitName: string;
  holderName: string;
  /** Why what they just said is no answer. */
  problem: NameProblem | 'holder' | 'name_taken' | undefined;
};

/** That they are the holder, on the screen of this link; or the name of somebody else. */
export type ClaimAnswer = { holderBy: string } | { name: string };

export type Taken =
  | { status: 'taken'; unitId: string }
  | ({ status: 'asked' } & ClaimQuestion)
  /** Used, withdrawn, expired, or the office went to somebody else since. */
  | { status: 'over' }
  /** For somebody else: who hosts the bot gave it out. */
  | { status: 'barred' }
  /** No link of this kind is under way. */
  | { status: 'none' }
  | Refused;

export type SecretaryClaims = ReturnType<typeof createSecretaryClaims>;

/** The way back into a cell whose secretary lost the account or is gone: a link that the operator gives out. */
export function createSecretaryClaims({ store, clock, ids, tokens, onMembersAdded }: Deps) {
  return {
    /** For who hosts the bot. Earlier links of this cell no longer work. */
    reissueClaim: (actor: Actor, unitId: string): Promise<Reissued> =>
      changeOutsideCells(store, actor, 'unit_write', async (tx) => {
        const now = clock.now();
        const unit = await tx.units.findById(unitId);
        if (unit?.kind !== 'cell') return { status: 'gone' };
        const memberId = await findHolderId(tx, { unitId, role: 'secretary' }, now);
        if (memberId === undefined) return { status: 'unled', unit };
        for (const { id, kind } of await tx.invitations.listAlive(unitId, now)) {
          if (kind === 'claim') await tx.invitations.withdraw(id, now);
        }
        const invitation = newInvitation({ id: ids.next(), kind: 'claim', unitId, memberId }, now);
        const { keys, hashes } = makeClaimKeys(tokens);
        await tx.invitations.insert({ ...invitation, ...hashes });
        return { status: 'created', ...keys, invitation, unit };
      }),

    /** Where this link leads whoever opened it: who is in the cell already takes the office at once, anybody else is asked. */
    take: (tx: Store, actor: Actor, answer: ClaimAnswer | undefined): Promise<Taken> =>
      outsideCells(actor, 'join', async () => {
        const now = clock.now();
        const { accountId } = actor;
        const pendingId = await tx.accounts.pendingInvitation(accountId);
        const invitation = pendingId === undefined ? undefined : await tx.invitations.findById(pendingId);
        if (invitation === undefined || !isSecretaryClaim(invitation)) return { status: 'none' };
        const found = await find(tx, invitation, now);
        if (found === undefined) {
          await tx.accounts.setPendingInvitation(accountId, undefined);
          return { status: 'over' };
        }
        const { unit, holder } = found;
        const own = await tx.members.findByAccount(unit.id, accountId);
        if (await isBarredFromOffice(tx, { unit, accountId }, now)) {
          await tx.accounts.setPendingInvitation(accountId, undefined);
          return { status: 'barred' };
        }
        // A cell that is still to be set up has nobody's words and no name to ask about.
        const choice: Choice =
          own !== undefined
            ? { status: 'other', row: own, name: own.name }
            : holder.name === ''
              ? { status: 'holder' }
              : choiceOf(answer, found);
        if (choice.status === 'asked') {
          return { ...choice, invitationId: invitation.id, unitName: unit.name, holderName: holder.name };
        }
        await tx.accounts.setPendingInvitation(accountId, undefined);
        if (own?.id === holder.id) return { status: 'taken', unitId: unit.id };
        if (!(await tx.invitations.use(invitation.id, now))) return { status: 'over' };
        await handOver(tx, { ...found, choice, accountId }, now);
        return { status: 'taken', unitId: unit.id };
      }),
  };

  async function find(tx: Store, invitation: Invitation, now: Date): Promise<Found | undefined> {
    const { unitId = '', memberId = '' } = invitation;
    const unit = await tx.units.findById(unitId);
    const holder = await findHolder(tx, { unitId, role: 'secretary' }, now);
    if (unit === undefined || holder?.id !== memberId) return undefined;
    if (stateOf(invitation, now) !== 'alive') return undefined;
    return { invitation, unit, holder, roster: await tx.members.listByUnit(unitId) };
  }

  async function handOver(
    tx: Store,
    {
      invitation,
      unit,
      holder,
      roster,
      choice,
      accountId,
    }: Found & { choice: Exclude<Choice, { status: 'asked' }>; accountId: string },
    now: Date,
  ): Promise<void> {
    const unitId = unit.id;
    const before = holder.accountId;
    await dropHandovers(tx, { unitId }, now);
    let memberId = holder.id;
    if (choice.status === 'holder') {
      await linkAccount(tx, { ids, member: holder, accountId }, now);
    } else {
      memberId = await placeOf(tx, { ...choice, unitId, accountId, position: roster.length + 1 }, now);
      await endUnitOffices(tx, { unitId, roles: leadRoles, untold: memberId }, now);
      await endUnitOffices(tx, { unitId, memberId, roles: ['deputy', 'cell_officer'] }, now);
      await giveOffice(tx, ids, { unitId, memberId, role: 'secretary', fromAt: now });
      await tx.accounts.setActiveUnit(accountId, unitId);
    }
    const offices = await tx.offices.listByUnit(unitId, now);
    const rows = await tx.members.listByIds(offices.flatMap((office) => office.memberId ?? []));
    const told = new Set([...rows.map((row) => row.accountId), before].flatMap((one) => one ?? []));
    told.delete(accountId);
    const notice = { kind: 'secretary_claimed', unitId, memberId } as const;
    await tellEach(tx, told, { notice, key: `secretary_claimed:${invitation.id}` }, now);
  }

  /** The claimant's row of the roster: the one they have, one under their name that nobody joined, or a new one. */
  async function placeOf(
    tx: Store,
    facts: { row: Member | undefined; name: string; unitId: string; accountId: string; position: number },
    now: Date,
  ): Promise<string> {
    const { row, name, unitId, accountId, position } = facts;
    if (row !== undefined) {
      if (row.accountId === undefined) await linkAccount(tx, { ids, member: row, accountId }, now);
      return row.id;
    }
    const id = ids.next();
    await enrol(tx, { id, unitId, accountId, name, position }, now);
    await onMembersAdded(tx, unitId, [id], now);
    return id;
  }
}

type Found = { invitation: Invitation; unit: Unit; holder: Member; roster: readonly Member[] };

type Choice =
  | { status: 'asked'; problem: ClaimQuestion['problem'] }
  /** The same person with another account: the row, and the office with it, goes over. */
  | { status: 'holder' }
  | { status: 'other'; row: Member | undefined; name: string };

function choiceOf(answer: ClaimAnswer | undefined, { invitation, holder, roster }: Found): Choice {
  if (answer === undefined) return { status: 'asked', problem: undefined };
  if ('holderBy' in answer)
    return invitation.id === answer.holderBy ? { status: 'holder' } : { status: 'asked', problem: undefined };
  const parsed = parseName(answer.name);
  if (parsed.status === 'unclear') return { status: 'asked', problem: parsed.why };
  if (isSameName(parsed.name, holder.name)) return { status: 'asked', problem: 'holder' };
  const named = roster.find(({ name }) => isSameName(name, parsed.name));
  if (named?.accountId !== undefined) return { status: 'asked', problem: 'name_taken' };
  return { status: 'other', row: named, name: parsed.name };
}

/** A claim that names whose office it is: the cell has a secretary, who is to be replaced. */
export function isSecretaryClaim({ kind, unitId, memberId }: Invitation): boolean {
  return kind === 'claim' && unitId !== undefined && memberId !== undefined;
}
