import type { Handover } from '../offices/handover.ts';

export interface Handovers {
  findById(id: string): Promise<Handover | undefined>;
  /** Proposed and not decided, of which the time may be over. */
  listProposed(unitId: string): Promise<Handover[]>;
  /** Proposed and not decided, of which the time is over. */
  listOverdue(now: Date): Promise<Handover[]>;
  insert(handover: Handover): Promise<void>;
  update(handover: Handover): Promise<void>;
}
