import { createDoorsFeature } from '../../screens/own-data/doors-feature.ts';
import { createOwnDataFeature } from '../../screens/own-data/own-data-feature.ts';
import { createOwnData } from '../../services/own-data/own-data.ts';
import { createOwnDoors } from '../../services/own-data/doors.ts';
import { createOwnPushes } from '../../services/own-data/pushes.ts';
import { createTakeovers } from '../../services/own-data/takeovers.ts';
import { createRetention } from '../../services/own-data/retention.ts';
import type { Base, FeatureDeps } from './base.ts';
import type { Summaries } from './summaries.ts';

/** What is kept about a person: told, handed out, erased, and forgotten when its time is over. */
export function composeOwnData(base: Base, { snapshots, lateReviews }: Summaries) {
  const ownData = createOwnData(base);
  const doors = createOwnDoors(base);
  const pushes = createOwnPushes(base);
  const takeovers = createTakeovers(base);
  return {
    pushes,
    retention: createRetention({ ...base, snapshots, lateReviews }),
    features: ({ webUrl }: FeatureDeps) => [
      createOwnDataFeature({ ownData }),
      createDoorsFeature({ doors, pushes, takeovers, webUrl }),
    ],
  };
}
