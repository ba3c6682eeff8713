import type { Ids } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import { createAccessEvents } from './access-sheets.ts';
import { createAccounts } from './accounts.ts';
import { createAttendances } from './attendances.ts';
import { createChecklists } from './checklists.ts';
import type { Cipher } from './keys/cipher.ts';
import { createCommitmentSheets, type CommitmentSheets } from './commitment-sheets.ts';
import { createCommitments } from './commitments.ts';
import { createConsents } from './consents.ts';
import type { Database } from './engine/database.ts';
import { createDeliveries } from './deliveries.ts';
import { createDocumentNumbers } from './document-numbers.ts';
import { createDocumentSettings } from './document-settings.ts';
import { createDoorCodes } from './door-codes.ts';
import { createDoorStore } from './doors.ts';
import { createDueSheets, type DueSheets } from './due-sheets.ts';
import { createGroups } from './groups.ts';
import { createHandovers } from './handovers.ts';
import { createInvitations } from './invitations.ts';
import { createJoinRequests } from './join-requests.ts';
import { createMeetings } from './meetings.ts';
import { createMembers } from './members.ts';
import { createOperator } from './meta.ts';
import { createOffices } from './offices.ts';
import { createPagePushes } from './page-pushes.ts';
import { createPages } from './page-messages.ts';
import { createPaperEntries } from './paper-entries.ts';
import { createPaperSheets } from './paper-sheets.ts';
import { createParticipants } from './participants.ts';
import { createLeaves } from './leaves.ts';
import { createPledges } from './pledges.ts';
import type { Access } from './engine/sql.ts';
import { createReminderSlots } from './reminder-slots.ts';
import { createReminders } from './reminders.ts';
import {
  createAnswers,
  createAnswerSheets,
  createReviewPlaces,
  createReviews,
  type AnswerSheets,
  type ReviewPlaces,
} from './reviews.ts';
import { createRevisions, createRevisionSheets, type RevisionSheets } from './review-revisions.ts';
import { createRounds } from './rounds.ts';
import { createShownWords } from './shown-messages.ts';
import { createSnapshots } from './snapshots.ts';
import { createSuggestions } from './suggestions.ts';
import { createSummaries } from './summaries.ts';
import { createTakeovers } from './takeovers.ts';
import { createUnitFigures } from './unit-figures.ts';
import { createUnitTree } from './unit-tree.ts';
import { createUnits } from './units.ts';

type Parts = Access & {
  cipher: Cipher;
  ids: Ids;
  answerSheets: AnswerSheets;
  reviewPlaces: ReviewPlaces;
  revisionSheets: RevisionSheets;
  commitmentSheets: CommitmentSheets;
  dueSheets: DueSheets;
};

const repositories: { readonly [Name in keyof Store]: (parts: Parts) => Store[Name] } = {
  accounts: createAccounts,
  consents: createConsents,
  doors: createDoorStore,
  doorCodes: createDoorCodes,
  takeovers: createTakeovers,
  pages: createPages,
  pagePushes: createPagePushes,
  operator: createOperator,
  units: createUnits,
  unitTree: createUnitTree,
  unitFigures: createUnitFigures,
  documentSettings: createDocumentSettings,
  documentNumbers: createDocumentNumbers,
  members: createMembers,
  offices: createOffices,
  handovers: createHandovers,
  invitations: createInvitations,
  joinRequests: createJoinRequests,
  checklists: createChecklists,
  meetings: createMeetings,
  rounds: createRounds,
  participants: createParticipants,
  paperSheets: createPaperSheets,
  paperEntries: createPaperEntries,
  reminderSlots: createReminderSlots,
  reminders: createReminders,
  reviews: createReviews,
  answers: createAnswers,
  attendances: createAttendances,
  revisions: createRevisions,
  deliveries: createDeliveries,
  groups: createGroups,
  snapshots: createSnapshots,
  summaries: createSummaries,
  accessEvents: createAccessEvents,
  shownWords: createShownWords,
  suggestions: createSuggestions,
  commitments: createCommitments,
  pledges: createPledges,
  leaves: createLeaves,
};

type Deps = {
  database: Pick<Database, keyof Access | 'transaction'>;
  cipher: Cipher;
  ids: Ids;
  /** Whether other programs work on the database too. */
  isShared?: boolean;
};

/** Every repository over one database, alone or joined in a transaction. */
export function createStore({ database, cipher, ids, isShared = false }: Deps): Transactional<Store> {
  const commitmentSheets = createCommitmentSheets(cipher);
  const shared = {
    ...{ cipher, ids, commitmentSheets },
    dueSheets: createDueSheets(commitmentSheets, isShared),
    answerSheets: createAnswerSheets(cipher),
    reviewPlaces: createReviewPlaces(cipher),
    revisionSheets: createRevisionSheets(cipher),
  };

  return {
    ...madeAtOnce({ ...database, ...shared }),
    transaction: (work) => database.transaction((inside) => work(madeWhenAsked({ ...inside, ...shared }))),
  };
}

function madeAtOnce(parts: Parts): Store;
function madeAtOnce(parts: Parts): object {
  return Object.fromEntries(Object.entries(repositories).map(([name, make]) => [name, make(parts)]));
}

const makers = new Map<string | symbol, (parts: Parts) => unknown>(Object.entries(repositories));

/** For a transaction, most of which need a few of them. Whoever lays a repository of their own over it by spreading it has them all. */
function madeWhenAsked(parts: Parts): Store;
function madeWhenAsked(parts: Parts): object {
  const made = new Map<string | symbol, unknown>();
  return new Proxy(repositories, {
    get(_, name): unknown {
      if (!made.has(name)) made.set(name, makers.get(name)?.(parts));
      return made.get(name);
    },
  });
}
