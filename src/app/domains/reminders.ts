import { createRemindFeature } from '../../screens/reminders/remind-feature.ts';
import { createRemindByHand } from '../../services/reminders/by-hand.ts';
import { createDigests } from '../../services/reminders/digests.ts';
import { createReminding } from '../../services/reminders/reminders.ts';
import type { Base } from './base.ts';

/** Who has not finished is reminded, and who leads is told. */
export function composeReminders(base: Base) {
  const reminding = createReminding(base);
  const digests = createDigests(base);
  const remindByHand = createRemindByHand({ ...base, reminding });
  return {
    reminding,
    digests,
    features: () => [createRemindFeature({ remindByHand, reminding, digests })],
  };
}
