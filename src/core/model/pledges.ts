import { z } from 'zod';
import { jsonInstant, perhaps } from '../json.ts';
import { sharings } from '../sharing.ts';
import { commitmentReports } from './commitments.ts';

/** Tư tưởng chính trị; đạo đức, lối sống; nhiệm vụ được giao; kỷ luật, nêu gương. */
export const pledgeParts = ['ideology', 'ethics', 'duties', 'discipline'] as const;
export type PledgePart = (typeof pledgeParts)[number];

const pledgeTexts = z.partialRecord(z.enum(pledgeParts), z.string());
export type PledgeTexts = z.output<typeof pledgeTexts>;

/** A pledge is asked after, and counted, as the first half of its year ends and as the year does. */
export const pledgeTimes = ['half', 'end'] as const;
export type PledgeTime = (typeof pledgeTimes)[number];

/** What a member says has become of it. */
const pledgeReport = z.object({
  status: z.enum(commitmentReports),
  note: perhaps(z.string()),
  at: jsonInstant,
});
export type PledgeReport = z.output<typeof pledgeReport>;

const shared = {
  texts: pledgeTexts,
  sharing: z.enum(sharings),
  sharedWithId: perhaps(z.string()),
};

const earlierPledge = z.object({ ...shared, until: jsonInstant });

/** As it is kept, beside whose it is and for which year. */
export const pledgeSchema = z.object({
  ...shared,
  /** To whom it was ever shown by name at most: `cell` also where it went from one office-holder to another. */
  widest: z.enum(sharings),
  madeAt: jsonInstant,
  /** Oldest first. */
  reports: z.array(pledgeReport).readonly(),
  /** What it said before, oldest first, as long as somebody else may have changed it and that may be contested. */
  earlier: z.array(earlierPledge).readonly().optional(),
});

/** Cam kết tu dưỡng, rèn luyện, phấn đấu: what a member takes on for a year, in their own words. */
export type Pledge = { unitId: string; memberId: string; year: number } & z.output<typeof pledgeSchema>;

/** Who leads the cell says that a member handed theirs in on paper; what it says stays there. */
const paperPledge = z.object({
  memberId: z.string(),
  markedAt: jsonInstant,
  markedById: z.string(),
  /** When the member said that it is not so: it counts no more, and nobody marks it again. */
  contestedAt: perhaps(jsonInstant),
});
export type PaperPledge = z.output<typeof paperPledge>;

/** Those of a cell in one year, as they are kept. */
export const paperPledgesSchema = z.array(paperPledge).readonly();
