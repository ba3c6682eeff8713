import type { UseCases } from './use-cases.ts';
import { setAsideKeptDays } from '../core/ports/inbox.ts';
import type { Step } from '../jobs/tick.ts';

const dayMs = 24 * 60 * 60 * 1000;

type Deps = Pick<UseCases, 'domains' | 'inboxStore'> & { outbox: { kick(): void } };

/** What is looked after every minute, in the order in which one makes work for the next. */
export function createSteps({ domains, inboxStore, outbox }: Deps): readonly Step[] {
  const { announcing, leaves, thematic } = domains.meetings;
  const { afterMeetings, digests, reminding } = domains.reminders;
  const { steps: rounds } = domains.rounds;
  const { retention } = domains.ownData;
  const { housekeeping, operatorNews } = domains.delivery;
  return [
    { name: 'close rounds', run: rounds.closeDue, isFinal: true },
    { name: 'plan meetings', run: rounds.planCells },
    { name: 'open rounds', run: rounds.openDue },
    { name: 'ask about days', run: rounds.askDays },
    { name: 'announce meetings', run: announcing.announceDue },
    { name: 'tell of ending leaves', run: leaves.tellEnds },
    { name: 'remind', run: reminding.sendDue },
    { name: 'remind of deadlines', run: domains.commitments.reminding.sendDue },
    { name: 'ask after pledges', run: (now) => domains.pledges.seasons.askDue(now) },
    { name: 'send digests', run: digests.sendBefore },
    { name: 'tell who has finished', run: digests.sendComplete },
    { name: 'tell what follows a meeting', run: afterMeetings.sendDue },
    { name: 'ask for thematic meetings', run: thematic.askDue },
    { name: 'end hand-over offers', run: (now) => domains.offices.handovers.expireDue(now), isFinal: true },
    {
      name: 'tell of what cannot be read',
      run: (now) =>
        operatorNews.reportUnreadable(now, (from, before) => inboxStore.countUnreadable(from, before)),
    },
    { name: 'expire deliveries', run: housekeeping.expireDeliveries, isFinal: true },
    { name: 'forget deliveries', run: housekeeping.forgetDeliveries, isFinal: true },
    { name: 'count pledges', run: (now) => domains.pledges.seasons.countDue(now), isFinal: true },
    {
      name: 'delete expired pledges',
      run: (now) => domains.pledges.seasons.deleteExpired(now),
      isFinal: true,
    },
    { name: 'delete expired texts', run: (now) => retention.deleteExpiredTexts(now), isFinal: true },
    {
      name: 'close doors that nobody uses',
      run: (now) => domains.joining.webDoors.closeUnused(now),
      isFinal: true,
    },
    {
      name: 'forget who was never in',
      run: (now) => domains.joining.webDoors.forgetNeverIn(now),
      isFinal: true,
    },
    { name: 'forget groups', run: (now) => domains.groups.presence.forgetLeft(now), isFinal: true },
    {
      name: 'purge the inbox',
      run: (now) => inboxStore.purge(new Date(now.getTime() - setAsideKeptDays * dayMs)),
      isFinal: true,
    },
    {
      name: 'send',
      run: () => {
        outbox.kick();
        return Promise.resolve();
      },
    },
  ];
}
