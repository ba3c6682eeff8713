import { newInvitation, stateOf } from '../../core/joining/invitation.ts';
import type { Zone } from '../../core/time/local-time.ts';
import { type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { enrol, giveOffice } from '../offices/terms.ts';
import { outsideCells } from '../within.ts';
import { makeClaimKeys, type ClaimKeys } from '../offices/claim-keys.ts';

type Parts = Pick<Store, 'accounts' | 'invitations' | 'offices' | 'units' | 'members'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Clock;
  ids: Ids;
  tokens: Tokens;
  defaultZone: Zone;
};

export type BotClaims = ReturnType<typeof createBotClaims>;

/** Who opens the claim link becomes the bot's operator and the secretary of its first cell. */
export function createBotClaims({ store, clock, ids, tokens, defaultZone }: Deps) {
  return {
    isClaimed: (tx: Pick<Store, 'offices'> = store): Promise<boolean> => isClaimed(tx, clock.now()),

    /** A new one-time link, and the code that does the same on the page; earlier ones no longer work. */
    async createClaim(): Promise<ClaimKeys> {
      const now = clock.now();
      const { keys, hashes } = makeClaimKeys(tokens);
      await store.transaction(async (tx) => {
        await tx.invitations.withdrawClaims(now);
        const of = { id: ids.next(), kind: 'claim', unitId: undefined, memberId: undefined } as const;
        await tx.invitations.insert({ ...newInvitation(of, now), ...hashes });
      });
      return keys;
    },

    /** The account's pending claim becomes its offices and a cell still to be set up. Of two at once one wins. */
    accept: (
      tx: Parts,
      actor: Actor,
      invitationId: string,
    ): Promise<{ status: 'accepted'; unitId: string } | { status: 'taken' } | Refused> =>
      outsideCells(actor, 'join', async () => {
        const now = clock.now();
        const { accountId } = actor;
        await tx.accounts.setPendingInvitation(accountId, undefined);
        const invitation = await tx.invitations.findById(invitationId);
        if (invitation?.kind !== 'claim' || invitation.unitId !== undefined) return { status: 'taken' };
        if (stateOf(invitation, now) !== 'alive') return { status: 'taken' };
        if ((await isClaimed(tx, now)) || !(await tx.invitations.use(invitationId, now)))
          return { status: 'taken' };
        await tx.invitations.withdrawClaims(now);
        return { status: 'accepted', unitId: await foundCell(tx, accountId, now) };
      }),
  };

  /** Its name, and the secretary's own, are asked in the guided setup. */
  async function foundCell(
    tx: Pick<Store, 'accounts' | 'units' | 'members' | 'offices'>,
    accountId: string,
    now: Date,
  ) {
    const unitId = ids.next();
    const memberId = ids.next();
    await tx.units.insert({
      ...{ id: unitId, parentId: undefined, kind: 'cell', name: '', zone: defaultZone },
      ...{ meetingRule: undefined, checklistKey: undefined, readyAt: undefined, createdAt: now },
    });
    await enrol(tx, { id: memberId, unitId, accountId, name: '', position: 1 }, now);
    await tx.offices.insert({
      ...{ id: ids.next(), unitId: undefined, memberId: undefined, accountId, role: 'operator' },
      ...{ fromAt: now, untilAt: undefined },
    });
    await giveOffice(tx, ids, { unitId, memberId, role: 'secretary', fromAt: now });
    await tx.accounts.setActiveUnit(accountId, unitId);
    return unitId;
  }
}

async function isClaimed(tx: Pick<Store, 'offices'>, now: Date): Promise<boolean> {
  return (await tx.offices.listByRole('operator', now)).length > 0;
}
