import {
  afterFailure,
  isLocked,
  parseStartPayload,
  stateOf,
  type InvitationState,
  type StartLink,
} from '../../core/joining/invitation.ts';
import type { Invitation } from '../../core/model/people.ts';
import { may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Enrolment, WhereTheyStand } from './enrolment.ts';
import type { BotClaims } from './bot-claims.ts';
import { isSecretaryClaim } from './secretary-claims.ts';
import { changeOutsideCells } from '../within.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Pick<Clock, 'now'>;
  tokens: Tokens;
  claims: Pick<BotClaims, 'isClaimed'>;
  enrolment: Pick<Enrolment, 'landIn'>;
};

export type LinkRefusal =
  | 'locked'
  | 'unknown'
  | 'claim_taken'
  | 'claim_replaced'
  | 'unit_claim_gone'
  | 'claim_barred'
  | Exclude<InvitationState, 'alive'>;

export type Opened =
  /** What is under way: with this link, or with what was there before it. */
  | { status: 'opened'; landing: WhereTheyStand }
  | { status: 'refused'; why: LinkRefusal }
  | { status: 'already_in'; unitName: string }
  | Refused;

export type StartLinks = ReturnType<typeof createStartLinks>;

/** The links by which people come: opened, and remembered until they are taken up or dropped. */
export function createStartLinks({ store, clock, tokens, claims, enrolment }: Deps) {
  return {
    /** With what a deep link carries: it is remembered, and nothing else is stored before consent. */
    open: (actor: Actor, payload: string): Promise<Opened> =>
      changeOutsideCells(store, actor, 'start', async (tx) => {
        const now = clock.now();
        const { accountId } = actor;
        const link = parseStartPayload(payload);
        const opened = async (): Promise<Opened> => ({
          status: 'opened',
          landing: await enrolment.landIn(tx, actor),
        });
        if (payload === '') return opened();
        const failures = await tx.accounts.tokenFailures(accountId);
        if (isLocked(failures, now)) return { status: 'refused', why: 'locked' };
        const invitation = await findInvitation(tx, link);
        if (invitation === undefined) {
          await tx.accounts.setTokenFailures(accountId, afterFailure(failures, now));
          return { status: 'refused', why: 'unknown' };
        }
        const own = await findOwn(tx, actor, invitation);
        if (own !== undefined) {
          const { unitName } = own;
          return unitName === undefined || !actor.consented ? opened() : { status: 'already_in', unitName };
        }
        const state = stateOf(invitation, now);
        const isOfUnit = invitation.unitId !== undefined;
        if (invitation.kind === 'claim' && !isOfUnit && (await claims.isClaimed(tx)))
          return { status: 'refused', why: 'claim_taken' };
        if (state !== 'alive') {
          const replaced = isOfUnit ? 'unit_claim_gone' : 'claim_replaced';
          return { status: 'refused', why: invitation.kind === 'claim' ? replaced : state };
        }
        await tx.accounts.setPendingInvitation(accountId, invitation.id);
        return opened();
      }),

    /** "Not me", "not now": the link is forgotten, not used. */
    dropPending: (actor: Actor, invitationId: string): Promise<{ status: 'dropped' } | Refused> =>
      changeOutsideCells(store, actor, 'join', async (tx) => {
        if ((await tx.accounts.pendingInvitation(actor.accountId)) === invitationId)
          await tx.accounts.setPendingInvitation(actor.accountId, undefined);
        return { status: 'dropped' };
      }),
  };

  async function findInvitation(
    tx: Pick<Store, 'invitations'>,
    link: StartLink | undefined,
  ): Promise<Invitation | undefined> {
    if (link === undefined) return undefined;
    const invitation = await tx.invitations.findByHash(tokens.hash(link.token));
    const isClaim = invitation?.kind === 'claim';
    return link.kind === undefined || isClaim === (link.kind === 'claim') ? invitation : undefined;
  }
}

/** Opening a link again is no mistake: who is in already is told so, whatever became of the link. */
async function findOwn(
  tx: Pick<Store, 'units'>,
  actor: Actor,
  invitation: Invitation,
): Promise<{ unitName: string | undefined } | undefined> {
  if (invitation.kind === 'claim' && invitation.unitId === undefined) {
    return actor.offices.some(({ role }) => role === 'operator') ? { unitName: undefined } : undefined;
  }
  if (invitation.kind === 'claim') return findOwnUnit(tx, actor, invitation);
  const seat = actor.seats.find(({ unitId }) => unitId === invitation.unitId);
  if (seat === undefined) return undefined;
  return { unitName: (await tx.units.findById(seat.unitId))?.name };
}

/** Who leads the cell, or holds the committee's office, took it on before. */
async function findOwnUnit(
  tx: Pick<Store, 'units'>,
  actor: Actor,
  invitation: Invitation,
): Promise<{ unitName: string | undefined } | undefined> {
  const { unitId = '' } = invitation;
  const seat = actor.seats.find((one) => one.unitId === unitId);
  const leads = isSecretaryClaim(invitation)
    ? seat?.roles.includes('secretary') === true
    : may(actor, 'cell_setup', unitId);
  const reads = !isSecretaryClaim(invitation) && may(actor, 'unit_read', unitId);
  return leads || reads ? { unitName: (await tx.units.findById(unitId))?.name } : undefined;
}
