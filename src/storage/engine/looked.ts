import type { DatabaseRefusal, ServerRefusal } from '../../core/model/database.ts';
import type { Inspection } from './inspection.ts';
import type { Migration } from './migration-files.ts';
import { compareHistory } from './start-plan.ts';

export type NotLookedAt =
  | Exclude<Inspection, { status: 'inspected' }>
  | Extract<DatabaseRefusal, { status: 'newer' | 'damaged' }>
  /** Of an earlier version: a start of this one brings it up to date. */
  | { status: 'behind' }
  | ServerRefusal;

export type Looked<Found> = { status: 'looked'; found: Found } | NotLookedAt;

/** Why a database cannot be read by this version as it is. */
export function refusalTo(inspection: Inspection, migrations: readonly Migration[]): NotLookedAt | undefined {
  if (inspection.status !== 'inspected') return inspection;
  if (inspection.keyCheck === undefined) return { status: 'absent' };
  const history = compareHistory(inspection.recorded, migrations);
  if (history.status !== 'compared') return history;
  return history.behind ? { status: 'behind' } : undefined;
}
