import type { Sharing } from '../sharing.ts';
import type { CommitmentReport } from './commitments.ts';

/** Tư tưởng chính trị; đạo đức, lối sống; nhiệm vụ được giao; kỷ luật, nêu gương. */
export const pledgeParts = ['ideology', 'ethics', 'duties', 'discipline'] as const;
export type PledgePart = (typeof pledgeParts)[number];

export type PledgeTexts = Partial<Record<PledgePart, string>>;

/** A pledge is asked after, and counted, as the first half of its year ends and as the year does. */
export const pledgeTimes = ['half', 'end'] as const;
export type PledgeTime = (typeof pledgeTimes)[number];

/** What a member says has become of it. */
export type PledgeReport = { status: CommitmentReport; note: string | undefined; at: Date };

/** Cam kết tu dưỡng, rèn luyện, phấn đấu: what a member takes on for a year, in their own words. */
export type Pledge = {
  unitId: string;
  memberId: string;
  year: number;
  texts: PledgeTexts;
  sharing: Sharing;
  sharedWithId: string | undefined;
  /** To whom it was ever shown by name at most: `cell` also where it went from one office-holder to another. */
  widest: Sharing;
  madeAt: Date;
  /** Oldest first. */
  reports: readonly PledgeReport[];
  /** What it said before, oldest first, as long as somebody else may have changed it and that may be contested. */
  earlier?: readonly EarlierPledge[] | undefined;
};

/** Who leads the cell says that a member handed theirs in on paper; what it says stays there. */
export type PaperPledge = {
  memberId: string;
  markedAt: Date;
  markedById: string;
  /** When the member said that it is not so: it counts no more, and nobody marks it again. */
  contestedAt: Date | undefined;
};

export type EarlierPledge = Pick<Pledge, 'texts' | 'sharing' | 'sharedWithId'> & { until: Date };
