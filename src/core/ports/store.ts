import type { Deliveries } from './deliveries.ts';
import type { Accounts, Consents, Invitations, JoinRequests, Members, Offices, Units } from './people.ts';
import type { Answers, Reviews, Revisions } from './reviews.ts';
import type { Checklists, Meetings, Participants, Reminders, ReminderSlots, Rounds } from './rounds.ts';
import type { AccessEvents, ShownWords, Snapshots, Summaries } from './summaries.ts';

/** Everything that is kept. Services take a `Pick` of it. */
export type Store = {
  accounts: Accounts;
  consents: Consents;
  units: Units;
  members: Members;
  offices: Offices;
  invitations: Invitations;
  joinRequests: JoinRequests;
  checklists: Checklists;
  meetings: Meetings;
  rounds: Rounds;
  participants: Participants;
  reminderSlots: ReminderSlots;
  reminders: Reminders;
  reviews: Reviews;
  answers: Answers;
  revisions: Revisions;
  deliveries: Deliveries;
  snapshots: Snapshots;
  summaries: Summaries;
  accessEvents: AccessEvents;
  shownWords: ShownWords;
};

/** A store whose writes can be joined. Inside `work` only `tx` may be used: the outer store would wait for itself. */
export type Transactional<Part extends Partial<Store>> = Part & {
  transaction<Result>(work: (tx: Part) => Promise<Result>): Promise<Result>;
};
