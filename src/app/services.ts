import type { Calendar } from '../core/time/calendar.ts';
import { consentVersion } from '../core/joining/consent.ts';
import type { Clock, Ids, Log, Tokens } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import { createAdmissions } from '../services/joining/admissions.ts';
import { createAgendas } from '../services/meetings/agendas.ts';
import { createRollCalls } from '../services/meetings/roll-call.ts';
import { createCellSetup } from '../services/cell/setup.ts';
import { createCells } from '../services/cell/cell.ts';
import { createClaims } from '../services/joining/claims.ts';
import { createClockConfirming } from '../services/delivery/clock-confirming.ts';
import { createCommitmentReminding } from '../services/commitments/reminders.ts';
import { createCommitmentServices } from '../services/commitments/commitments.ts';
import { createConsenting } from '../services/joining/consents.ts';
import { createDigests } from '../services/reminders/digests.ts';
import { createEnrolment } from '../services/joining/enrolment.ts';
import { createGroupLinking } from '../services/groups/linking.ts';
import { createGroupNews } from '../services/groups/news.ts';
import { createGroupPresence } from '../services/groups/presence.ts';
import { createGroupProgress } from '../services/groups/progress.ts';
import { createGroupTopics } from '../services/groups/topics.ts';
import { createHousekeeping } from '../services/delivery/housekeeping.ts';
import { createHandoverServices } from '../services/offices/handovers.ts';
import { createInviting } from '../services/joining/invitations.ts';
import { createJoining } from '../services/joining/joining.ts';
import { createMeetingChanges } from '../services/meetings/changes.ts';
import { createMeetingNews } from '../services/meetings/news.ts';
import { createMeetingPlans } from '../services/meetings/plans.ts';
import { createMeetingServices } from '../services/meetings/meetings.ts';
import { createOperatorNews } from '../services/delivery/operator-news.ts';
import { createActingServices } from '../services/offices/acting.ts';
import { createOfficeServices } from '../services/offices/offices.ts';
import { createOpening } from '../services/rounds/opening.ts';
import { createOwnData } from '../services/own-data/own-data.ts';
import { forgetReviews } from '../services/own-data/forged-reviews.ts';
import { createParticipation } from '../services/rounds/participants.ts';
import { createPeopleNotices } from '../services/joining/notices.ts';
import { createDatesAhead } from '../services/rounds/dates-ahead.ts';
import { createRemindByHand } from '../services/reminders/by-hand.ts';
import { createReminding } from '../services/reminders/reminders.ts';
import { createReplies } from '../services/meetings/replies.ts';
import { createReplyReading } from '../services/meetings/reply-reading.ts';
import { createRetention } from '../services/own-data/retention.ts';
import { createReviews } from '../services/reviews/reviews.ts';
import { createRosterEntries } from '../services/roster/entry.ts';
import { createRosters } from '../services/roster/roster.ts';
import { createRoundSetup } from '../services/rounds/setup.ts';
import { createRoundSteps } from '../services/rounds/rounds.ts';
import { createSchedule } from '../services/meetings/schedule.ts';
import { createSecretaryClaims } from '../services/joining/secretary-claims.ts';
import { createShownWords, removeShownWords } from '../services/delivery/shown-words.ts';
import { createSnapshots } from '../services/summaries/snapshots.ts';
import { createStartLinks } from '../services/joining/start-links.ts';
import { createSuggestionServices } from '../services/suggestions/suggestions.ts';
import { createSummaries } from '../services/summaries/summaries.ts';
import { createCellChoosing } from '../services/cell/choosing.ts';
import { createUnitClaims, createUnitNotices } from '../services/units/claims.ts';
import { createUnitCounting } from '../services/units/counts.ts';
import { createUnitNaming } from '../services/units/naming.ts';
import { createUnits } from '../services/units/units.ts';
import { createThematic } from '../services/meetings/thematic.ts';
import { createReadWish } from '../services/reviews/wish-to-talk.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Clock;
  ids: Ids;
  tokens: Tokens;
  log: Log;
  calendar: Calendar;
  defaultZone: string;
  /** Whether what time brings about for good may be done. */
  isClockConfirmed: () => boolean;
  confirmClock: () => void;
  /** After texts were deleted: nothing of them may stay in the write-ahead log, nor in what is kept of a chat. */
  onErased: (erased?: { chatId: string; everything: boolean }) => Promise<void>;
};

export type Services = ReturnType<typeof createServices>;

/** Every use case over one store, each given what it needs of the others. */
export function createServices(deps: Deps) {
  const { store, clock, ids, tokens, log, calendar, defaultZone, onErased } = deps;
  const { isClockConfirmed, confirmClock } = deps;
  const participation = createParticipation({ store, clock, ids });
  const opening = createOpening({ ids, consentVersion, participation, isClockConfirmed });
  const datesAhead = createDatesAhead({ ids, calendar, consentVersion, opening });
  const changes = createMeetingChanges({ store, clock, calendar });
  const attendance = createRollCalls({ store, clock, ids });
  const thematic = createThematic({ store, clock, log, consentVersion });
  const snapshots = createSnapshots({ ids, isClockConfirmed });
  const claims = createClaims({ store, clock, ids, tokens, defaultZone });
  const unitClaims = createUnitClaims({ store, clock, ids, tokens });
  const consenting = createConsenting({ store, clock, ids });
  const reminding = createReminding({ store, clock, ids, log, consentVersion, isClockConfirmed });
  const { onMembersAdded, onMemberRemoved, onStandingChanged } = participation;
  const admitting = createAdmissions({
    store,
    clock,
    forgetReviews: (tx, whose, now) => forgetReviews(tx, { ids, ...whose }, now),
  });
  const admissions: typeof admitting = {
    ...admitting,
    async contest(actor, requestId) {
      const outcome = await admitting.contest(actor, requestId);
      await onErased();
      return outcome;
    },
  };
  const { planCell, replanCell } = datesAhead;
  const secretaryClaims = createSecretaryClaims({ store, clock, ids, tokens, onMembersAdded });
  const groupPresence = createGroupPresence({ store, clock, ids });
  const groupLinking = createGroupLinking({ store, clock });
  const groupTopics = createGroupTopics({ store, clock });
  const { closeRound, freezeLateBatch } = snapshots;

  return {
    claims,
    consenting,
    enrolment: createEnrolment({ store, clock, claims, unitClaims, secretaryClaims }),
    startLinks: createStartLinks({ store, clock, tokens, claims }),
    joining: createJoining({ store, clock, ids }),
    admissions,
    peopleNotices: createPeopleNotices({ store, clock, admissions }),
    setup: createCellSetup({ store, clock, calendar, planCell, replanCell }),
    cells: createCells({ store, clock }),
    rosters: createRosters({ store, clock, ids, onMemberRemoved, onStandingChanged }),
    rosterEntries: createRosterEntries({ store, clock, ids, onMembersAdded }),
    inviting: createInviting({ store, clock, ids, tokens }),
    participation,
    meetings: createMeetingServices({
      ...{ store, clock, calendar, datesAhead, changes },
      listToAttend: attendance.listOpen,
    }),
    meetingPlans: createMeetingPlans({
      ...{ store, clock, ids, calendar, datesAhead },
      listChecklists: (tx) => tx.checklists.listLatest(),
    }),
    agendas: createAgendas({ store, clock, log, datesAhead }),
    replies: createReplies({ store, clock, ids }),
    replyReading: createReplyReading({ store, clock, ids, consentVersion }),
    attendance,
    digests: createDigests({ store, clock, log, consentVersion }),
    thematic,
    changes,
    meetingNews: createMeetingNews({ store, clock, calendar, consentVersion }),
    schedule: createSchedule({
      ...{ store, clock, calendar, consentVersion },
      listToAttend: attendance.listOpen,
      thematicStateOf: thematic.stateOf,
    }),
    reminding,
    remindByHand: createRemindByHand({ store, clock, consentVersion, reminding }),
    rounds: createRoundSteps({ store, log, datesAhead, opening, consentVersion, closeRound }),
    commitments: createCommitmentServices({ store, clock, ids }),
    commitmentReminding: createCommitmentReminding({ store, clock, log, consentVersion }),
    reviews: createReviews({ store, clock, ids, removeShownWords, freezeLateBatch }),
    roundSetup: createRoundSetup({ store, clock, ids }),
    readWish: createReadWish({ store, clock }),
    summaries: createSummaries({ store, clock, ids, snapshots }),
    shownWords: createShownWords({ store, clock, ids }),
    ownData: createOwnData({ store, clock, defaultZone, consenting, onErased }),
    offices: createOfficeServices({ store, clock }),
    acting: createActingServices({ store, clock, ids }),
    handovers: createHandoverServices({ store, clock, ids }),
    secretaryClaims,
    suggestions: createSuggestionServices({ store, clock, ids, defaultZone, onErased }),
    retention: createRetention({ store, snapshots, onErased }),
    groupPresence,
    groupLinking,
    groupNews: createGroupNews({ store, clock, linking: groupLinking }),
    groupTopics,
    groupProgress: createGroupProgress({ store, clock, presence: groupPresence, topics: groupTopics }),
    defaultZone,
    units: createUnits({ store, clock }),
    unitNaming: createUnitNaming({ store, clock, ids, defaultZone }),
    unitClaims,
    unitNotices: createUnitNotices({
      store,
      loadActor: (accountId) => store.accounts.loadActor(accountId, consentVersion, clock.now()),
    }),
    unitCounting: createUnitCounting({ store, clock, defaultZone }),
    switching: createCellChoosing({ store }),
    clockConfirming: createClockConfirming({ clock, confirmClock }),
    operatorNews: createOperatorNews({ store, clock, zone: defaultZone }),
    housekeeping: createHousekeeping({ store, log }),
  };
}
