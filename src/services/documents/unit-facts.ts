import type { DocumentFacts } from '../../core/documents/facts.ts';
import type { Signer } from '../../core/documents/settings.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Seat } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { findHolder } from '../records.ts';

export type UnitFactsParts = Pick<Store, 'documentSettings' | 'members' | 'offices'>;

/**
 * What the documents of a unit print at head and foot: what nobody has entered is left to be written by hand. A cell issues
 * under its own name, an organisation above by a committee whose name the tree does not tell.
 */
export async function readUnitFacts(
  tx: UnitFactsParts,
  { id, kind, name }: Pick<Unit, 'id' | 'kind' | 'name'>,
  now: Date,
): Promise<DocumentFacts> {
  const settings = await tx.documentSettings.read(id);
  const { superior, place, recipients = [], signer = usualSigner, printing = [] } = settings;
  const issuer = settings.issuer ?? (kind === 'cell' ? name : undefined);
  // Whoever only does the secretary's work for a time signs nothing by that.
  const holder = await findHolder(tx, { unitId: id, role: signer.office }, now);
  return { kind, superior, issuer, place, printing, recipients, signer: { ...signer, name: holder?.name } };
}

const usualSigner: Signer = { for: 'whole', office: 'secretary' };

/** Undefined for none. */
export function officeOf({ roles }: Seat): string | undefined {
  if (roles.includes('secretary')) return 'Bí thư Chi bộ';
  if (roles.includes('deputy')) return 'Phó Bí thư Chi bộ';
  return roles.includes('cell_officer') ? 'Chi ủy viên' : undefined;
}
