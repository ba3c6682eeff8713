import { createOperatorFeature } from '../../screens/operator/operator-feature.ts';
import { createClockConfirming } from '../../services/delivery/clock-confirming.ts';
import { createHousekeeping } from '../../services/delivery/housekeeping.ts';
import { createLostDoors } from '../../services/delivery/lost-doors.ts';
import { createOperatorNews } from '../../services/delivery/operator-news.ts';
import { createShownWords } from '../../services/delivery/shown-words.ts';
import type { Base } from './base.ts';

/** What was sent and shown, and what whoever hosts the bot hears of it. */
export function composeDelivery(base: Base) {
  return {
    shownWords: createShownWords(base),
    operatorNews: createOperatorNews({ ...base, zone: base.defaultZone }),
    housekeeping: createHousekeeping(base),
    lostDoors: createLostDoors(base),
    features: () => [
      createOperatorFeature({ clockConfirming: createClockConfirming(base), zone: base.defaultZone }),
    ],
  };
}
