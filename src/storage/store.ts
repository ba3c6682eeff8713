import type { Ids } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import { createAccessEvents } from './access-events.ts';
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
import { createOperator } from './operator.ts';
import { createOffices } from './offices.ts';
import { createPagePushes } from './page-pushes.ts';
import { createPages } from './pages.ts';
import { createPaperEntries } from './paper-entries.ts';
import { createPaperSheets } from './paper-sheets.ts';
import { createParticipants } from './participants.ts';
import { createPlaces } from './places.ts';
import { createLeaves } from './leaves.ts';
import { createPledges } from './pledges.ts';
import type { Access, Inside } from './engine/prisma-client.ts';
import { createReminderSlots } from './reminder-slots.ts';
import { createReminders } from './reminders.ts';
import { createReviewPlaces, type ReviewPlaces } from './review-places.ts';
import { createAnswers, createAnswerSheets, createReviews, type AnswerSheets } from './reviews.ts';
import { createRevisionSheets, type RevisionSheets } from './revision-sheets.ts';
import { createRevisions } from './revisions.ts';
import { createRounds } from './rounds.ts';
import { createShownWords } from './shown-words.ts';
import { createSnapshots } from './snapshots.ts';
import { createSuggestions } from './suggestions.ts';
import { createSummaries } from './summaries.ts';
import { createTakeovers } from './takeovers.ts';
import { createUnitFigures } from './unit-figures.ts';
import { createUnitTree } from './unit-tree.ts';
import { createUnits } from './units.ts';

type Deps = {
  database: Pick<Database, keyof Access | 'transaction'>;
  cipher: Cipher;
  ids: Ids;
};

/** Every repository over one database, alone or joined in a transaction. */
export function createStore({ database, cipher, ids }: Deps): Transactional<Store> {
  const commitmentSheets = createCommitmentSheets(cipher);
  const dueSheets = createDueSheets(commitmentSheets);
  const shared = {
    ...{ cipher, ids, commitmentSheets, dueSheets },
    answerSheets: createAnswerSheets(cipher),
    reviewPlaces: createReviewPlaces(cipher),
    revisionSheets: createRevisionSheets(cipher),
  };
  let known: { access: Access; store: Store } | undefined;

  /** The repositories are the same for many transactions, and each of those may use them while it is open. */
  function storeInside({ access, assertOpen }: Inside): Store {
    if (known?.access !== access) known = { access, store: repositories(access, shared) };
    return new Proxy(known.store, {
      get(store, name): unknown {
        assertOpen();
        return Reflect.get(store, name);
      },
    });
  }

  return {
    ...repositories(database, shared),
    transaction: (work) => database.transaction((inside) => work(storeInside(inside))),
  };
}

type Shared = {
  cipher: Cipher;
  ids: Ids;
  answerSheets: AnswerSheets;
  reviewPlaces: ReviewPlaces;
  revisionSheets: RevisionSheets;
  commitmentSheets: CommitmentSheets;
  dueSheets: DueSheets;
};

function repositories({ client, read, write }: Access, shared: Shared): Store {
  const deps = { client, read, write, ...shared };
  return {
    accounts: createAccounts(deps),
    consents: createConsents(deps),
    doors: createDoorStore(deps),
    doorCodes: createDoorCodes(deps),
    takeovers: createTakeovers(deps),
    pages: createPages(deps),
    pagePushes: createPagePushes(deps),
    operator: createOperator(deps),
    units: createUnits(deps),
    unitTree: createUnitTree(deps),
    unitFigures: createUnitFigures(deps),
    documentSettings: createDocumentSettings(deps),
    documentNumbers: createDocumentNumbers(deps),
    places: createPlaces(deps),
    members: createMembers(deps),
    offices: createOffices(deps),
    handovers: createHandovers(deps),
    invitations: createInvitations(deps),
    joinRequests: createJoinRequests(deps),
    checklists: createChecklists(deps),
    meetings: createMeetings(deps),
    rounds: createRounds(deps),
    participants: createParticipants(deps),
    paperSheets: createPaperSheets(deps),
    paperEntries: createPaperEntries(deps),
    reminderSlots: createReminderSlots(deps),
    reminders: createReminders(deps),
    reviews: createReviews(deps),
    answers: createAnswers(deps),
    attendances: createAttendances(deps),
    revisions: createRevisions(deps),
    deliveries: createDeliveries(deps),
    groups: createGroups(deps),
    snapshots: createSnapshots(deps),
    summaries: createSummaries(deps),
    accessEvents: createAccessEvents(deps),
    shownWords: createShownWords(deps),
    suggestions: createSuggestions(deps),
    commitments: createCommitments(deps),
    pledges: createPledges(deps),
    leaves: createLeaves(deps),
  };
}
