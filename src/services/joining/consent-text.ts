import {
  consentVersion,
  stillToAsk,
  unnamedConsentVersion,
  type StillToAsk,
} from '../../core/joining/consent.ts';
import type { DoorKind, Invitation } from '../../core/model/people.ts';
import { isOnlyOfficer, type Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';

/**
 * The text somebody is asked to agree to. `operator` is who answers for the data: `reader` where that is whoever reads it,
 * who is about to claim the bot; undefined in the text that names nobody. An officer of a unit above, in no cell, is told
 * what is kept of officers, and what would be once they are in a cell too.
 */
export type ConsentText = StillToAsk & {
  version: number;
  operator: { name: string } | 'reader' | undefined;
  asOfficer: boolean;
};

type Parts = Pick<Store, 'accounts' | 'consents' | 'invitations' | 'operator' | 'units'>;

/** `doors`: those whose lines are asked for; left out, the one they came by. */
export async function textFor(
  tx: Parts,
  actor: Actor,
  doors: readonly DoorKind[] = [actor.door],
): Promise<ConsentText> {
  const text = await currentText(tx, actor);
  const given = await tx.consents.listByAccount(actor.accountId);
  const asked = stillToAsk(given, { ...text, doors });
  return {
    ...text,
    ...asked,
    // The text that names nobody says by itself how the door is that somebody came by.
    doors: asked.whole && text.operator === undefined ? [actor.door] : asked.doors,
  };
}

async function currentText(tx: Parts, actor: Actor): Promise<Omit<ConsentText, keyof StillToAsk>> {
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
