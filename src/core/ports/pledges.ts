import type { PaperPledge, Pledge, PledgeTime } from '../model/pledges.ts';
import type { PledgeCounts } from '../pledges/counts.ts';

type Key = Pick<Pledge, 'memberId' | 'year'>;
type OfCell = Pick<Pledge, 'unitId' | 'year'>;
type Season = OfCell & { time: PledgeTime };

export interface Pledges {
  find(key: Key): Promise<Pledge | undefined>;
  listByMember(memberId: string): Promise<Pledge[]>;
  listByUnit(of: OfCell): Promise<Pledge[]>;
  save(pledge: Pledge): Promise<void>;
  delete(key: Key): Promise<void>;
  /** Of which cells, and of which years up to this one, any are kept. */
  listKept(upTo: number): Promise<OfCell[]>;
  deleteByUnit(of: OfCell): Promise<void>;
  /** Those that were handed in on paper, whether they are contested or not. */
  listOnPaper(of: OfCell): Promise<readonly PaperPledge[]>;
  saveOnPaper(of: OfCell, papers: readonly PaperPledge[]): Promise<void>;
  /** The years of which any of the cell were. */
  listPaperYears(unitId: string): Promise<number[]>;
  /** Everybody of the cell was asked after theirs. */
  markAsked(season: Season, at: Date): Promise<void>;
  isAsked(season: Season): Promise<boolean>;
  findCounts(season: Season): Promise<PledgeCounts | undefined>;
  saveCounts(season: Season, counts: PledgeCounts): Promise<void>;
}
