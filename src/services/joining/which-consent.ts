import { consentVersion, unnamedConsentVersion } from '../../core/joining/consent.ts';
import type { Invitation } from '../../core/model/people.ts';
import { isOnlyOfficer, type Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';

/**
 * The text somebody is asked to agree to. `operator` is who answers for the data: `reader` where that is whoever reads it,
 * who is about to claim the bot; undefined in the text that names nobody. An officer of a unit above, in no cell, is told
 * what is kept of officers, and what would be once they are in a cell too.
 */
export type ConsentText = {
  version: number;
  operator: { name: string } | 'reader' | undefined;
  asOfficer: boolean;
};

type Parts = Pick<Store, 'accounts' | 'invitations' | 'operator' | 'units'>;

export async function textFor(tx: Parts, actor: Actor): Promise<ConsentText> {
  const pendingId = await tx.accounts.pendingInvitation(actor.accountId);
  const pending = pendingId === undefined ? undefined : await tx.invitations.findById(pendingId);
  const asOfficer = isOnlyOfficer(actor) || (actor.seats.length === 0 && (await isForOfficer(tx, pending)));
  const name = await tx.operator.name();
  if (name !== undefined) return { version: consentVersion, operator: { name }, asOfficer };
  return pending?.kind === 'claim' && pending.unitId === undefined
    ? { version: consentVersion, operator: 'reader', asOfficer }
    : { version: unnamedConsentVersion, operator: undefined, asOfficer };
}

async function isForOfficer(tx: Parts, pending: Invitation | undefined): Promise<boolean> {
  const unit = pending?.unitId === undefined ? undefined : await tx.units.findById(pending.unitId);
  return unit !== undefined && unit.kind !== 'cell';
}
