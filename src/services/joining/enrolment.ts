import { consentVersion } from '../../core/joining/consent.ts';
import { stateOf, type InvitationState } from '../../core/joining/invitation.ts';
import type { Account, DoorKind, Invitation } from '../../core/model/people.ts';
import {
  currentSeat,
  may,
  unitsFollowed,
  type Actor,
  type Seat,
  type Refused,
} from '../../core/permissions.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { NameProblem } from '../../core/text/person-name.ts';
import { stillWaits } from '../../core/time/quiet-hours.ts';
import type { CellSetup, SetupOutcome } from '../cell/setup.ts';
import { textFor, type ConsentText } from './consent-text.ts';
import type { BotClaims } from './bot-claims.ts';
import {
  isSecretaryClaim,
  type ClaimAnswer,
  type ClaimQuestion,
  type SecretaryClaims,
} from './secretary-claims.ts';
import type { UnitClaims } from '../units/unit-claims.ts';
import { findOpenRoundId } from '../rounds/open-round.ts';
import { outsideCells } from '../within.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Clock;
  claims: Pick<BotClaims, 'accept'>;
  unitClaims: Pick<UnitClaims, 'accept'>;
  secretaryClaims: Pick<SecretaryClaims, 'take'>;
  cellSetup: Pick<CellSetup, 'openIn'>;
  doors?: readonly DoorKind[];
};

/** `again` where they consented before, to another text or before they withdrew. */
export type ConsentView = ConsentText & { unitName: string | undefined; again: boolean };

export type WaitingView = {
  requestId: string;
  unitName: string;
  name: string;
  /** At night the secretary is told in the morning. */
  waits: { until: Date; zone: Zone } | undefined;
};

export type WelcomeView = {
  memberName: string;
  unitName: string;
  openRoundId: string | undefined;
  /** Something was written there before they had this place. */
  hasUnopened?: boolean;
};

/** Where somebody stands, and so what they are shown when nothing else is under way. */
export type WhereTheyStand =
  | ({ status: 'consent_needed' } & ConsentView)
  | { status: 'stranger' }
  | { status: 'claim_taken' }
  /** The bot is theirs, and nobody is named yet who answers for its data. */
  | { status: 'operator_name_asked' }
  | { status: 'unit_claim_gone' }
  /** Who hosts the bot opened the link of a cell that is not theirs to lead. */
  | { status: 'claim_barred' }
  /** The link of a cell that has a secretary: whether this is the same person, or who it is. */
  | ({ status: 'secretary_claim' } & ClaimQuestion)
  /** Somebody in no cell who reads the units of a committee, or hosts the bot. */
  | { status: 'officer'; unitNames: readonly string[] }
  | { status: 'link_gone'; why: Exclude<InvitationState, 'alive'> }
  | { status: 'setup'; unitId: string; setup: SetupOutcome }
  | { status: 'name_to_confirm'; invitationId: string; memberName: string; unitName: string }
  | {
      status: 'name_asked';
      invitationId: string;
      unitName: string;
      /** What is wrong with what they just typed, or sent. */
      problem?: NameProblem | 'typed' | undefined;
    }
  | ({ status: 'waiting' } & WaitingView)
  | ({ status: 'member'; leads: boolean } & WelcomeView)
  | Refused;

export type Enrolment = ReturnType<typeof createEnrolment>;

/** From the first contact to a place in a cell. */
export function createEnrolment({
  store,
  clock,
  claims,
  unitClaims,
  secretaryClaims,
  cellSetup,
  doors,
}: Deps) {
  return {
    /** `answer` is what they say to the question of a secretary's link, where that is what stands on their screen. */
    land: (actor: Actor, answer?: ClaimAnswer): Promise<WhereTheyStand> =>
      store.transaction((tx) => landIn(tx, actor, answer)),

    landIn,

    /** What is put before somebody who agreed to an earlier text; undefined where they have agreed since, or withdrew. */
    async consentAsked({ id: accountId, door }: Account): Promise<ConsentView | undefined> {
      const actor = await store.accounts.loadActor(accountId, consentVersion, clock.now(), door.kind);
      const consents = await store.consents.listByAccount(accountId);
      const isBehind = consents.some(({ withdrawnAt }) => withdrawnAt === undefined);
      if (actor.consented || !isBehind) return undefined;
      return {
        ...(await unitAbout(store, actor, undefined)),
        ...(await textFor(store, actor, doors)),
        again: true,
      };
    },
  };

  /** Where the person stands now. A claim that waited for consent is taken up here. */
  function landIn(tx: Store, before: Actor, answer?: ClaimAnswer): Promise<WhereTheyStand> {
    return outsideCells(before, 'start', async () => {
      const actor = await reload(tx, before);
      const pendingId = await tx.accounts.pendingInvitation(actor.accountId);
      const pending = pendingId === undefined ? undefined : await tx.invitations.findById(pendingId);
      if (!actor.consented) return beforeConsent(tx, actor, pending);
      const next = pending && (await takeUp(tx, actor, pending, answer));
      return next ?? afterAll(tx, actor);
    });
  }

  /** What was just done, a consent or a joining, is not in the actor that the update came with. */
  function reload(tx: Store, { accountId, door }: Actor): Promise<Actor> {
    return tx.accounts.loadActor(accountId, consentVersion, clock.now(), door);
  }

  async function beforeConsent(
    tx: Store,
    actor: Actor,
    pending: Invitation | undefined,
  ): Promise<WhereTheyStand> {
    const consents = await tx.consents.listByAccount(actor.accountId);
    if (pending === undefined && actor.seats.length === 0 && consents.length === 0)
      return { status: 'stranger' };
    return {
      status: 'consent_needed',
      ...(await textFor(tx, actor, doors)),
      ...(await unitAbout(tx, actor, pending)),
      again: consents.length > 0,
    };
  }

  async function unitAbout(
    tx: Store,
    actor: Actor,
    pending: Invitation | undefined,
  ): Promise<Pick<ConsentView, 'unitName'>> {
    const held = actor.offices.find(({ role }) => role === 'committee_officer');
    const unitId = pending === undefined ? (currentSeat(actor) ?? held)?.unitId : pending.unitId;
    const unit = unitId === undefined ? undefined : await tx.units.findById(unitId);
    return { unitName: unit?.name === '' ? undefined : unit?.name };
  }

  async function takeUp(
    tx: Store,
    actor: Actor,
    invitation: Invitation,
    answer: ClaimAnswer | undefined,
  ): Promise<WhereTheyStand | undefined> {
    if (isSecretaryClaim(invitation)) return takeUpSecretary(tx, actor, answer);
    if (invitation.kind === 'claim' && invitation.unitId !== undefined && invitation.memberId === undefined) {
      return takeUpUnit(tx, actor, invitation.id);
    }
    if (invitation.kind === 'claim') {
      const outcome = await claims.accept(tx, actor, invitation.id);
      if (outcome.status === 'denied') return outcome;
      if (outcome.status === 'taken') return { status: 'claim_taken' };
      if ((await tx.operator.name()) === undefined) return { status: 'operator_name_asked' };
      return inSetup(tx, await reload(tx, actor), outcome.unitId);
    }
    const { accountId } = actor;
    const { unitId = '', memberId } = invitation;
    const waiting = await tx.joinRequests.findWaiting(unitId, accountId);
    const state = stateOf(invitation, clock.now());
    const member = memberId === undefined ? undefined : await tx.members.findById(memberId);
    const isIn = actor.seats.some((one) => one.unitId === unitId);
    const isGone = (state !== 'alive' && waiting === undefined) || member?.removedAt !== undefined;
    if (isIn || isGone) {
      await tx.accounts.setPendingInvitation(accountId, undefined);
      if (isIn) return undefined;
      return { status: 'link_gone', why: state === 'alive' ? 'withdrawn' : state };
    }
    const unitName = (await tx.units.findById(unitId))?.name ?? '';
    const invitationId = invitation.id;
    if (member === undefined) return { status: 'name_asked', invitationId, unitName };
    return { status: 'name_to_confirm', invitationId, memberName: member.name, unitName };
  }

  async function takeUpUnit(tx: Store, actor: Actor, invitationId: string): Promise<WhereTheyStand> {
    const outcome = await unitClaims.accept(tx, actor, invitationId);
    if (outcome.status === 'denied') return outcome;
    if (outcome.status === 'taken') return { status: 'unit_claim_gone' };
    if (outcome.status === 'barred') return { status: 'claim_barred' };
    const now = await reload(tx, actor);
    if (outcome.status === 'officer') return asOfficer(tx, now);
    const isReady = now.seats.some(({ unitId, unitReady }) => unitId === outcome.unitId && unitReady);
    return isReady ? afterAll(tx, now) : inSetup(tx, now, outcome.unitId);
  }

  async function takeUpSecretary(
    tx: Store,
    actor: Actor,
    answer: ClaimAnswer | undefined,
  ): Promise<WhereTheyStand | undefined> {
    const outcome = await secretaryClaims.take(tx, actor, answer);
    switch (outcome.status) {
      case 'denied':
        return outcome;
      case 'over':
        return { status: 'unit_claim_gone' };
      case 'barred':
        return { status: 'claim_barred' };
      case 'asked':
        return { ...outcome, status: 'secretary_claim' };
      case 'taken':
        return afterAll(tx, await reload(tx, actor));
      case 'none':
        return undefined;
    }
  }

  async function inSetup(tx: Store, actor: Actor, unitId: string): Promise<WhereTheyStand> {
    return { status: 'setup', unitId, setup: await cellSetup.openIn(tx, actor, unitId) };
  }

  async function asOfficer(tx: Store, actor: Actor): Promise<WhereTheyStand> {
    const units = await Promise.all(unitsFollowed(actor.offices).map((unitId) => tx.units.findById(unitId)));
    return { status: 'officer', unitNames: units.flatMap((unit) => unit?.name ?? []) };
  }

  async function afterAll(tx: Store, actor: Actor): Promise<WhereTheyStand> {
    const unready = actor.seats.find(
      ({ unitId, unitReady }) => !unitReady && may(actor, 'cell_setup', unitId),
    );
    if (unready !== undefined) return inSetup(tx, actor, unready.unitId);
    const seat = currentSeat(actor);
    if (seat !== undefined) return asMember(tx, actor, seat);
    return actor.offices.length > 0 ? asOfficer(tx, actor) : asStranger(tx, actor);
  }

  async function asStranger(tx: Store, { accountId }: Actor): Promise<WhereTheyStand> {
    const request = await tx.joinRequests.findLatestByAccount(accountId);
    if (request?.status !== 'waiting') return { status: 'stranger' };
    const unit = await tx.units.findById(request.unitId);
    const until = unit && stillWaits(request.createdAt, clock.now(), unit.zone);
    return {
      ...{ status: 'waiting', requestId: request.id, unitName: unit?.name ?? '', name: request.name ?? '' },
      waits: unit && until && { until, zone: unit.zone },
    };
  }

  async function asMember(tx: Store, actor: Actor, { unitId, memberId }: Seat): Promise<WhereTheyStand> {
    const [unit, member, openRoundId] = await Promise.all([
      tx.units.findById(unitId),
      tx.members.findById(memberId),
      findOpenRoundId(tx, { unitId, memberId }),
    ]);
    const leads = may(actor, 'cell_setup', unitId);
    return {
      status: 'member',
      memberName: member?.name ?? '',
      unitName: unit?.name ?? '',
      leads,
      openRoundId,
    };
  }
}
