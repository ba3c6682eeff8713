import { createPledgesFeature } from '../../screens/pledges/pledges-feature.ts';
import { createPaperPledges } from '../../services/pledges/on-paper.ts';
import { createPledges } from '../../services/pledges/pledges.ts';
import { createPledgeReading } from '../../services/pledges/reading.ts';
import { createPledgeSeasons } from '../../services/pledges/seasons.ts';
import type { Base } from './base.ts';

/** What members take on for a year. */
export function composePledges(base: Base) {
  const pledges = createPledges(base);
  const reading = createPledgeReading(base);
  const papers = createPaperPledges(base);
  const seasons = createPledgeSeasons(base);
  return { seasons, features: () => [createPledgesFeature({ pledges, papers, reading, seasons })] };
}
