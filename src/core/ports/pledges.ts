import type { Pledge, PledgeTime } from '../model/pledges.ts';
import type { PledgeCounts } from '../pledges/counts.ts';

type Key = Pick<Pledge, 'memberId' | 'year'>;
type Season = Pick<Pledge, 'unitId' | 'year'> & { time: PledgeTime };

export interface Pledges {
  find(key: Key): Promise<Pledge | undefined>;
  listByMember(memberId: string): Promise<Pledge[]>;
  listByUnit(of: Pick<Pledge, 'unitId' | 'year'>): Promise<Pledge[]>;
  save(pledge: Pledge): Promise<void>;
  delete(key: Key): Promise<void>;
  /** Of which cells, and of which years up to this one, any are kept. */
  listKept(upTo: number): Promise<Pick<Pledge, 'unitId' | 'year'>[]>;
  deleteByUnit(of: Pick<Pledge, 'unitId' | 'year'>): Promise<void>;
  /** Everybody of the cell was asked after theirs. */
  markAsked(season: Season, at: Date): Promise<void>;
  isAsked(season: Season): Promise<boolean>;
  findCounts(season: Season): Promise<PledgeCounts | undefined>;
  saveCounts(season: Season, counts: PledgeCounts): Promise<void>;
}
