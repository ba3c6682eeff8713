import type { Housekeeping } from '../services/housekeeping.ts';
import type { Outbox } from '../services/outbox.ts';
import type { Reminding } from '../services/reminders.ts';
import type { RoundSteps } from '../services/rounds.ts';
import type { Step } from './tick.ts';

type Deps = {
  rounds: RoundSteps;
  reminding: Pick<Reminding, 'sendDue'>;
  housekeeping: Housekeeping;
  /** Deletes what has been kept long enough. */
  retain: (now: Date) => Promise<unknown>;
  outbox: Pick<Outbox, 'kick'>;
};

/** Closing comes first: after downtime a round that is over must not remind anybody, and the next one must be planned. */
export function tickSteps({ rounds, reminding, housekeeping, retain, outbox }: Deps): Step[] {
  return [
    { name: 'close rounds', run: rounds.closeDue },
    { name: 'plan meetings', run: rounds.planCells },
    { name: 'open rounds', run: rounds.openDue },
    { name: 'ask about days', run: rounds.askDays },
    { name: 'remind', run: reminding.sendDue },
    { name: 'expire deliveries', run: housekeeping.expireDeliveries },
    { name: 'forget deliveries', run: housekeeping.forgetDeliveries },
    { name: 'retain', run: retain },
    {
      name: 'send',
      run: () => {
        outbox.kick();
        return Promise.resolve();
      },
    },
  ];
}
