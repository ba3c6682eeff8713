import { consentVersion, unnamedConsentVersion } from '../../core/joining/consent.ts';
import type { Store } from '../../core/ports/store.ts';

/**
 * The text somebody is asked to agree to. `operator` is who answers for the data: `reader` where that is whoever reads it,
 * who is about to claim the bot; undefined in the text that names nobody.
 */
export type ConsentText = { version: number; operator: { name: string } | 'reader' | undefined };

export async function textFor(
  tx: Pick<Store, 'accounts' | 'invitations' | 'operator'>,
  accountId: string,
): Promise<ConsentText> {
  const name = await tx.operator.name();
  if (name !== undefined) return { version: consentVersion, operator: { name } };
  const pendingId = await tx.accounts.pendingInvitation(accountId);
  const pending = pendingId === undefined ? undefined : await tx.invitations.findById(pendingId);
  return pending?.kind === 'claim' && pending.unitId === undefined
    ? { version: consentVersion, operator: 'reader' }
    : { version: unnamedConsentVersion, operator: undefined };
}
