import { createGroupFeature } from '../../screens/groups/group-feature.ts';
import { createGroupSide } from '../../screens/groups/in-group.ts';
import { createGroupLinking } from '../../services/groups/linking.ts';
import { createGroupNews } from '../../services/groups/news.ts';
import { createGroupAsking } from '../../services/groups/asking.ts';
import { createGroupPresence } from '../../services/groups/presence.ts';
import { createGroupProgress } from '../../services/groups/progress.ts';
import { createGroupTopics } from '../../services/groups/topics.ts';
import { plainAddress } from '../../screens/zalo.ts';
import type { Base, FeatureDeps } from './base.ts';

/** The group of a cell: found, linked, told when meetings are. */
export function composeGroups(base: Base) {
  const presence = createGroupPresence(base);
  const topics = createGroupTopics(base);
  const linking = createGroupLinking(base);
  const progress = createGroupProgress({ ...base, asking: createGroupAsking(base), topics });
  const news = createGroupNews({ ...base, linking });
  return {
    presence,
    inGroups: ({ links }: Pick<FeatureDeps, 'links'>) =>
      createGroupSide({ presence, progress, topics, links }),
    features: ({ links, titleOf, webUrl }: FeatureDeps) => [
      createGroupFeature({
        ...{ linking, progress, news, links, titleOf },
        address: plainAddress({ webUrl, links }),
      }),
    ],
  };
}
