import { createLedgerFeature } from '../../screens/reminders/ledger-feature.ts';
import { createRemindFeature } from '../../screens/reminders/remind-feature.ts';
import { createAfterMeetings } from '../../services/reminders/after-meeting.ts';
import { createRemindByHand } from '../../services/reminders/by-hand.ts';
import { createDigests } from '../../services/reminders/digests.ts';
import { createLedger } from '../../services/reminders/ledger.ts';
import { createOpeningLetters } from '../../services/reminders/opening-letter.ts';
import { createReminding } from '../../services/reminders/reminders.ts';
import { plainAddress } from '../../screens/zalo.ts';
import type { Base, FeatureDeps } from './base.ts';
import type { Meetings } from './meetings.ts';

/** Who has not finished is reminded, and who leads is told. */
export function composeReminders(
  base: Base,
  { rollCalls, schedule }: Pick<Meetings, 'rollCalls' | 'schedule'>,
) {
  const reminding = createReminding(base);
  const digests = createDigests(base);
  const afterMeetings = createAfterMeetings({ ...base, rollCalls });
  const ledger = createLedger(base);
  const remindByHand = createRemindByHand({ ...base, reminding });
  return {
    reminding,
    digests,
    afterMeetings,
    features: (front: FeatureDeps) => [
      createRemindFeature({
        ...{ remindByHand, reminding, digests, afterMeetings, openingLetters: createOpeningLetters(base) },
        address: plainAddress(front),
      }),
      createLedgerFeature({ ledger, schedule }),
    ],
  };
}
