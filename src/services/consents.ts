import { consentVersion } from '../core/consent.ts';
import type { Locale } from '../core/model/people.ts';
import { permit, type Actor, type Permission } from '../core/permissions.ts';
import type { Clock, Ids } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import { tellLeads } from './cell-leads.ts';

type Denied = Extract<Permission, { status: 'denied' }>;

type Deps = {
  store: Transactional<
    Pick<Store, 'accounts' | 'consents' | 'joinRequests' | 'offices' | 'members' | 'deliveries'>
  >;
  clock: Clock;
  ids: Ids;
};

export type Consenting = ReturnType<typeof createConsenting>;

/** Giving and withdrawing consent. It is never assumed, and its version and time are kept. */
export function createConsenting({ store, clock, ids }: Deps) {
  return {
    /** `version` is that of the text on screen: who agreed to an older one is shown the new one. */
    async give(
      actor: Actor,
      { version, locale }: { version: number; locale: Locale },
    ): Promise<{ status: 'given'; actor: Actor } | { status: 'outdated' } | Denied> {
      const permission = permit(actor, 'start', undefined);
      if (permission.status === 'denied') return permission;
      if (version !== consentVersion) return { status: 'outdated' };
      const now = clock.now();
      const { accountId } = actor;
      const consenting = await store.transaction(async (tx) => {
        const before = await tx.accounts.loadActor(accountId, consentVersion, now);
        if (before.consented) return before;
        await tx.consents.insert({ id: ids.next(), accountId, version, locale, givenAt: now });
        return { ...before, consented: true };
      });
      return { status: 'given', actor: consenting };
    },

    /** Afterwards only the four open commands answer. What was sent stays until it is erased. */
    async withdraw(actor: Actor): Promise<{ status: 'withdrawn' } | Denied> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      const now = clock.now();
      const { accountId } = actor;
      await store.transaction(async (tx) => {
        if (!(await holdsConsent(tx, accountId))) return;
        await tx.consents.withdraw(accountId, now);
        await tx.accounts.setDialogue(accountId, undefined);
        await tx.accounts.setPendingInvitation(accountId, undefined);
        await tx.joinRequests.deleteWaiting(accountId);
        for (const { memberId, unitId } of actor.memberships) {
          const key = `member_left:${memberId}:${now.toISOString()}`;
          await tellLeads(
            tx,
            { unitId, notice: { kind: 'member_left', unitId, memberId }, key, except: accountId },
            now,
          );
        }
      });
      return { status: 'withdrawn' };
    },
  };
}

async function holdsConsent(tx: Pick<Store, 'consents'>, accountId: string): Promise<boolean> {
  const consents = await tx.consents.listByAccount(accountId);
  return consents.some(({ version, withdrawnAt }) => version === consentVersion && withdrawnAt === undefined);
}
