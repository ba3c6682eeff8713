import type { Clock } from '../../core/ports/runtime.ts';
import type { KeySource } from '../keys/key-file.ts';
import { isPostgres } from '../postgres/address.ts';
import type { TargetRefusal } from '../postgres/move-target.ts';
import { move, type MoveOutcome } from './moving.ts';

type Options = {
  /** Of the database that is carried over. */
  url: string;
  keys: KeySource;
  /** Where it is brought to. */
  to: string;
  clock: Pick<Clock, 'now'>;
  onTable: (table: string, rows: number) => void;
};

export type ToPostgresOutcome =
  | MoveOutcome<TargetRefusal>
  /** It is on a server already. */
  | { status: 'on_server' }
  /** `to` names no server. */
  | { status: 'no_address' };

/** Carries a stopped SQLite database over to PostgreSQL. */
export async function moveToPostgres({ to, ...options }: Options): Promise<ToPostgresOutcome> {
  if (isPostgres(options.url)) return { status: 'on_server' };
  // Loaded only where it is needed.
  const { openMoveTarget, targetRefusalOf } = await import('../postgres/move-target.ts');
  const target = openMoveTarget(to);
  if (target === undefined) return { status: 'no_address' };
  try {
    return await move({ ...options, target });
  } catch (error) {
    const refusal = targetRefusalOf(error);
    if (refusal === undefined) throw error;
    return { status: 'refused_there', refusal };
  } finally {
    await target.close();
  }
}
