import type { Commitments } from './commitments.ts';
import type { Deliveries } from './deliveries.ts';
import type { Groups } from './groups.ts';
import type { Handovers } from './handovers.ts';
import type {
  Accounts,
  Consents,
  DoorCodes,
  Doors,
  Invitations,
  JoinRequests,
  Members,
  Offices,
  Operator,
  Takeovers,
} from './people.ts';
import type { Leaves } from './leaves.ts';
import type { PaperEntries, PaperSheets } from './paper.ts';
import type { Pledges } from './pledges.ts';
import type { PagePushes, Pages } from './pages.ts';
import type { Answers, Reviews, Revisions } from './reviews.ts';
import type {
  Attendances,
  Checklists,
  Meetings,
  Participants,
  Reminders,
  ReminderSlots,
  Rounds,
} from './rounds.ts';
import type { Suggestions } from './suggestions.ts';
import type { AccessEvents, ShownWords, Snapshots, Summaries } from './summaries.ts';
import type { DocumentNumbers, DocumentSettings, UnitFigures, Units, UnitTree } from './units.ts';

/** Everything that is kept. Services take a `Pick` of it. */
export type Store = {
  accounts: Accounts;
  consents: Consents;
  doors: Doors;
  doorCodes: DoorCodes;
  takeovers: Takeovers;
  pages: Pages;
  pagePushes: PagePushes;
  operator: Operator;
  units: Units;
  unitTree: UnitTree;
  unitFigures: UnitFigures;
  documentSettings: DocumentSettings;
  documentNumbers: DocumentNumbers;
  members: Members;
  offices: Offices;
  handovers: Handovers;
  invitations: Invitations;
  joinRequests: JoinRequests;
  checklists: Checklists;
  meetings: Meetings;
  rounds: Rounds;
  participants: Participants;
  paperSheets: PaperSheets;
  paperEntries: PaperEntries;
  reminderSlots: ReminderSlots;
  reminders: Reminders;
  reviews: Reviews;
  answers: Answers;
  attendances: Attendances;
  revisions: Revisions;
  deliveries: Deliveries;
  groups: Groups;
  snapshots: Snapshots;
  summaries: Summaries;
  accessEvents: AccessEvents;
  shownWords: ShownWords;
  suggestions: Suggestions;
  commitments: Commitments;
  pledges: Pledges;
  leaves: Leaves;
};

/** A store whose writes can be joined. Inside `work` only `tx` may be used: the outer store would wait for itself. */
export type Transactional<Part extends Partial<Store>> = Part & {
  transaction<Result>(work: (tx: Part) => Promise<Result>): Promise<Result>;
};
