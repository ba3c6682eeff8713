import { newInvitation, stateOf } from '../../core/joining/invitation.ts';
import { leads, type Invitation } from '../../core/model/people.ts';
import { unitsFollowed, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { startSetup } from '../../core/cell/setup.ts';
import { ancestry, type Tree, type TreeUnit } from '../../core/units/tree.ts';
import { makeClaimKeys, type ClaimKeys } from '../offices/claim-keys.ts';
import { tellEach } from '../offices/leads.ts';
import { enrol, giveOffice, isBarredFromOffice } from '../offices/terms.ts';
import { readTree, withUnit } from './within-unit.ts';
import { outsideCells } from '../within.ts';

type Parts = Pick<
  Store,
  'accounts' | 'deliveries' | 'invitations' | 'members' | 'offices' | 'unitTree' | 'units'
>;

type Deps = { store: Transactional<Parts>; clock: Clock; ids: Ids; tokens: Tokens };

export type ClaimCreated =
  | ({ status: 'created'; invitation: Invitation; unit: TreeUnit } & ClaimKeys)
  | { status: 'just_created' }
  /** A cell that somebody leads. */
  | { status: 'led' }
  | { status: 'gone' }
  | Refused;

export type ClaimListView = { unit: TreeUnit; invitations: readonly Invitation[] };

type ClaimList<Status> = ({ status: Status } & ClaimListView) | { status: 'gone' } | Refused;

export type UnitClaimed =
  | { status: 'secretary' | 'officer'; unitId: string }
  | { status: 'taken' }
  /** For somebody else: who hosts the bot gave it out. */
  | { status: 'barred' }
  | Refused;

export type UnitClaims = ReturnType<typeof createUnitClaims>;

/** The one-time link of a unit: for a cell it makes a secretary, for a unit above cells a committee officer. */
export function createUnitClaims({ store, clock, ids, tokens }: Deps) {
  return {
    /** A cell has one that works at a time; a committee as many as it has officers to come. */
    create: (actor: Actor, unitId: string): Promise<ClaimCreated> =>
      store.transaction((tx) =>
        withUnit(tx, actor, unitId, 'unit_write', async (_tree, unit) => {
          const now = clock.now();
          if (unit.kind === 'cell' && (await isLed(tx, unit.id, now))) return { status: 'led' };
          const alive = await listClaims(tx, unit.id, now);
          if (alive.some(({ createdAt }) => now.getTime() - createdAt.getTime() < doubleTapMs)) {
            return { status: 'just_created' };
          }
          if (unit.kind === 'cell') for (const { id } of alive) await tx.invitations.withdraw(id, now);
          const of = { id: ids.next(), kind: 'claim', unitId: unit.id, memberId: undefined } as const;
          const invitation = newInvitation(of, now);
          const { keys, hashes } = makeClaimKeys(tokens);
          await tx.invitations.insert({ ...invitation, ...hashes });
          return { status: 'created', ...keys, invitation, unit };
        }),
      ),

    /** Those that still work. */
    list: (actor: Actor, unitId: string): Promise<ClaimList<'listed'>> =>
      withUnit(store, actor, unitId, 'unit_write', async (_tree, unit) => ({
        status: 'listed',
        unit,
        invitations: await listClaims(store, unit.id, clock.now()),
      })),

    /** With those that still work. */
    withdraw: (actor: Actor, invitationId: string): Promise<ClaimList<'withdrawn'>> =>
      store.transaction(async (tx) => {
        const now = clock.now();
        const invitation = await tx.invitations.findById(invitationId);
        const unitId = invitation?.kind === 'claim' ? invitation.unitId : undefined;
        return withUnit(tx, actor, unitId ?? '', 'unit_write', async (_tree, unit) => {
          await tx.invitations.withdraw(invitationId, now);
          return { status: 'withdrawn', unit, invitations: await listClaims(tx, unit.id, now) };
        });
      }),

    /** Takes the pending claim of a unit up, after consent. Of two at once one wins. */
    accept: (tx: Parts, actor: Actor, invitationId: string): Promise<UnitClaimed> =>
      outsideCells(actor, 'join', async () => {
        const now = clock.now();
        const { accountId } = actor;
        await tx.accounts.setPendingInvitation(accountId, undefined);
        const invitation = await tx.invitations.findById(invitationId);
        if (invitation?.kind !== 'claim' || stateOf(invitation, now) !== 'alive') return { status: 'taken' };
        const tree = await readTree(tx);
        const { unitId, memberId } = invitation;
        const isOfUnit = unitId !== undefined && memberId === undefined;
        const unit = isOfUnit ? tree.get(unitId) : undefined;
        if (unit === undefined || unit.closedAt !== undefined) return { status: 'taken' };
        if (unit.kind === 'cell' && (await isLed(tx, unit.id, now))) return { status: 'taken' };
        if (unit.kind === 'cell' && (await isBarredFromOffice(tx, { unit, accountId }, now)))
          return { status: 'barred' };
        if (!(await tx.invitations.use(invitationId, now))) return { status: 'taken' };
        if (unit.kind === 'cell') await becomeSecretary(tx, unit, accountId, now);
        else await becomeOfficer(tx, unit, accountId, now);
        await tellAbove(tx, { tree, unit, invitationId, except: accountId }, now);
        return { status: unit.kind === 'cell' ? 'secretary' : 'officer', unitId: unit.id };
      }),
  };

  /** As secretary of a cell that waits to be set up under the name it was given. */
  async function becomeSecretary(tx: Parts, unit: TreeUnit, accountId: string, now: Date): Promise<void> {
    const existing = await tx.members.findByAccount(unit.id, accountId);
    const memberId = existing?.id ?? ids.next();
    if (existing === undefined) {
      const position = (await tx.members.listByUnit(unit.id)).length + 1;
      await enrol(tx, { id: memberId, unitId: unit.id, accountId, name: '', position }, now);
    }
    await giveOffice(tx, ids, { unitId: unit.id, memberId, role: 'secretary', fromAt: now });
    if (unit.readyAt === undefined) await tx.units.saveSetup(unit.id, startSetup({ cell_name: unit.name }));
    await tx.accounts.setActiveUnit(accountId, unit.id);
  }

  async function becomeOfficer(
    tx: Parts,
    { id: unitId }: TreeUnit,
    accountId: string,
    now: Date,
  ): Promise<void> {
    const held = await tx.offices.listByAccount(accountId, now);
    if (unitsFollowed(held).includes(unitId)) return;
    await tx.offices.insert({
      ...{ id: ids.next(), unitId, memberId: undefined, accountId, role: 'committee_officer' },
      ...{ fromAt: now, untilAt: undefined },
    });
  }
}

/** Whoever hosts the bot, and the officers of the unit and of those above it. */
async function tellAbove(
  tx: Parts,
  { tree, unit, invitationId, except }: { tree: Tree; unit: TreeUnit; invitationId: string; except: string },
  now: Date,
): Promise<void> {
  const operators = await tx.offices.listByRole('operator', now);
  const above = await Promise.all(ancestry(tree, unit.id).map(({ id }) => tx.offices.listByUnit(id, now)));
  const officers = above.flat().filter(({ role }) => role === 'committee_officer');
  const accountIds = new Set([...operators, ...officers].flatMap(({ accountId }) => accountId ?? []));
  accountIds.delete(except);
  const notice = { kind: 'unit_claimed', unitId: unit.id } as const;
  await tellEach(tx, accountIds, { notice, key: `unit_claimed:${invitationId}` }, now);
}

async function isLed(tx: Pick<Store, 'offices'>, unitId: string, now: Date): Promise<boolean> {
  const offices = await tx.offices.listByUnit(unitId, now);
  return offices.some(leads);
}

async function listClaims(tx: Pick<Store, 'invitations'>, unitId: string, now: Date): Promise<Invitation[]> {
  return (await tx.invitations.listAlive(unitId, now)).filter(({ kind }) => kind === 'claim');
}

/** A second tap on the same button: the link that the first one made could not be shown again. */
const doubleTapMs = 10_000;
