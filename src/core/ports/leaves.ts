import type { Leave } from '../model/leaves.ts';

export interface Leaves {
  findById(id: string): Promise<Leave | undefined>;
  /** In the order in which they were first asked for. */
  listByMember(memberId: string): Promise<Leave[]>;
  /** `withdrawn` where the member has taken back their consent: then nothing that is only asked for is used. */
  listByUnit(unitId: string): Promise<(Leave & { withdrawn: boolean })[]>;
  listAll(): Promise<Leave[]>;
  save(leave: Leave): Promise<void>;
  delete(id: string): Promise<void>;
}
