import type { Services } from './services.ts';
import { createAgendaFeature } from '../screens/meetings/agenda-feature.ts';
import { createCancelFeature } from '../screens/cancel-feature.ts';
import { createCellFeature } from '../screens/cell/cell-feature.ts';
import { createCommitmentsFeature } from '../screens/commitments/commitments-feature.ts';
import { createConsentFeature } from '../screens/joining/consent-feature.ts';
import { createGroupFeature } from '../screens/groups/group-feature.ts';
import { createHelpFeature } from '../screens/help-feature.ts';
import { createInviteFeature } from '../screens/joining/invite-feature.ts';
import { createJoiningFeature } from '../screens/joining/joining-feature.ts';
import { createLand } from '../screens/joining/where-they-stand.ts';
import { createLanguageFeature } from '../screens/joining/language-feature.ts';
import { createMeetingFeature } from '../screens/meetings/meeting-feature.ts';
import { createOperatorFeature } from '../screens/operator-feature.ts';
import { createOfficesFeature } from '../screens/offices/offices-feature.ts';
import { createOwnDataFeature } from '../screens/own-data/own-data-feature.ts';
import { createPlanFeature } from '../screens/meetings/plan-feature.ts';
import { createRemindFeature } from '../screens/reminders/remind-feature.ts';
import { createReplyFeature } from '../screens/meetings/replies-feature.ts';
import { createReviewFeature } from '../screens/reviews/review-feature.ts';
import { createRoundSetupFeature } from '../screens/rounds/setup-feature.ts';
import { createRollCallFeature } from '../screens/meetings/roll-call-feature.ts';
import { createRosterFeature } from '../screens/roster/roster-feature.ts';
import { createScheduleFeature } from '../screens/meetings/schedule-feature.ts';
import { createSetupFeature } from '../screens/cell/setup-feature.ts';
import { createStartFeature } from '../screens/joining/start-feature.ts';
import { createSuggestionsFeature } from '../screens/suggestions/suggestions-feature.ts';
import { createSummaryFeature } from '../screens/summaries/summary-feature.ts';
import { createSwitchFeature } from '../screens/cell/choosing-feature.ts';
import { createUnitsFeature } from '../screens/units/units-feature.ts';
import type { Feature, Input, Request, Turn } from '../screens/feature.ts';
import type { Locale } from '../core/model/people.ts';
import type { Store } from '../core/ports/store.ts';
import type { Translators } from '../i18n/translator.ts';

type Deps = {
  services: Services;
  store: Pick<Store, 'accounts'>;
  translators: Translators;
  defaultLocale: Locale;
  botUsername: string;
  /** The title of a group as Telegram gives it now; undefined where it does not. */
  titleOf: (chatId: string) => Promise<string | undefined>;
};

/** Every part of the bot, each given the services it shows. */
export function createFeatures(deps: Deps): {
  features: readonly Feature[];
  land: (who: Omit<Request, 'input'>, from: Input['kind']) => Promise<Turn>;
} {
  const { services, store, translators, defaultLocale, botUsername, titleOf } = deps;
  const { enrolment, startLinks, setup: cellSetup, cells, rosterEntries: entries } = services;
  const land = createLand({ enrolment, cellSetup });

  const features = [
    createStartFeature({ startLinks, land }),
    createConsentFeature({ consents: services.consenting, land, defaultLocale }),
    createSetupFeature({ cellSetup, cells }),
    createCellFeature({ cells, cellSetup, entries, land }),
    createRosterFeature({ rosters: services.rosters, entries }),
    createOfficesFeature({
      offices: services.offices,
      acting: services.acting,
      handovers: services.handovers,
    }),
    createSuggestionsFeature({ suggestions: services.suggestions }),
    createInviteFeature({ inviting: services.inviting, land, botUsername }),
    createJoiningFeature({
      joining: services.joining,
      admissions: services.admissions,
      secretaryClaims: services.secretaryClaims,
      ...{ startLinks, enrolment },
      notices: services.peopleNotices,
      land,
    }),
    createMeetingFeature({
      meetings: services.meetings,
      changes: services.changes,
      participation: services.participation,
      news: services.meetingNews,
    }),
    createGroupFeature({
      linking: services.groupLinking,
      progress: services.groupProgress,
      news: services.groupNews,
      ...{ botUsername, titleOf },
    }),
    createScheduleFeature({ schedule: services.schedule }),
    createRemindFeature({
      remindByHand: services.remindByHand,
      reminding: services.reminding,
      digests: services.digests,
    }),
    createPlanFeature({
      plans: services.meetingPlans,
      agendas: services.agendas,
      thematic: services.thematic,
    }),
    createAgendaFeature({ agendas: services.agendas }),
    createReplyFeature({
      replies: services.replies,
      reading: services.replyReading,
      schedule: services.schedule,
      participation: services.participation,
    }),
    createRollCallFeature({ attendance: services.attendance }),
    createReviewFeature({ reviews: services.reviews, readWish: services.readWish }),
    createCommitmentsFeature({
      commitments: services.commitments,
      reminding: services.commitmentReminding,
    }),
    createRoundSetupFeature({ roundSetup: services.roundSetup }),
    createSummaryFeature({ summaries: services.summaries }),
    createOwnDataFeature({ ownData: services.ownData }),
    createUnitsFeature({
      units: services.units,
      naming: services.unitNaming,
      claims: services.unitClaims,
      reissuing: services.secretaryClaims,
      counting: services.unitCounting,
      notices: services.unitNotices,
      zone: services.defaultZone,
      botUsername,
    }),
    createSwitchFeature({ switching: services.switching }),
    createLanguageFeature({ accounts: store.accounts, translators }),
    createHelpFeature(),
    createCancelFeature({ entries, suggestions: services.suggestions }),
    createOperatorFeature({ clockConfirming: services.clockConfirming, zone: services.defaultZone }),
  ];
  return { features, land };
}
