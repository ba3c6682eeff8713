import type { Services } from './app-services.ts';
import { createAgendaFeature } from './bot/features/agenda.ts';
import { createCancelFeature } from './bot/features/cancel.ts';
import { createCellFeature } from './bot/features/cell.ts';
import { createCommitmentsFeature } from './bot/features/commitments.ts';
import { createConsentFeature } from './bot/features/consent.ts';
import { createGroupFeature } from './bot/features/group.ts';
import { createHelpFeature } from './bot/features/help.ts';
import { createInviteFeature } from './bot/features/invite.ts';
import { createJoiningFeature } from './bot/features/joining.ts';
import { createLanding } from './bot/features/landing.ts';
import { createLanguageFeature } from './bot/features/language.ts';
import { createMeetingFeature } from './bot/features/meeting.ts';
import { createOperatorFeature } from './bot/features/operator.ts';
import { createOfficesFeature } from './bot/features/offices.ts';
import { createOwnDataFeature } from './bot/features/own-data.ts';
import { createPlanFeature } from './bot/features/plan.ts';
import { createRemindFeature } from './bot/features/remind.ts';
import { createReplyFeature } from './bot/features/replies.ts';
import { createReviewFeature } from './bot/features/review.ts';
import { createRoundSetupFeature } from './bot/features/round-setup.ts';
import { createRollCallFeature } from './bot/features/roll-call.ts';
import { createRosterFeature } from './bot/features/roster.ts';
import { createScheduleFeature } from './bot/features/schedule.ts';
import { createSetupFeature } from './bot/features/setup.ts';
import { createStartFeature } from './bot/features/start.ts';
import { createSuggestionsFeature } from './bot/features/suggestions.ts';
import { createSummaryFeature } from './bot/features/summary.ts';
import { createSwitchFeature } from './bot/features/switch.ts';
import { createUnitsFeature } from './bot/features/units.ts';
import type { Feature, Input, Request, Turn } from './bot/feature.ts';
import type { Locale } from './core/model/people.ts';
import type { Store } from './core/ports/store.ts';
import type { Translators } from './i18n/translator.ts';

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
  const { enrolment, setup: cellSetup, cells, rosterEntries: entries } = services;
  const land = createLanding({ enrolment, cellSetup });

  const features = [
    createStartFeature({ enrolment, land }),
    createConsentFeature({ consents: services.consenting, land, defaultLocale }),
    createSetupFeature({ cellSetup, cells }),
    createCellFeature({ cells, cellSetup, entries, land }),
    createRosterFeature({ rosters: services.rosters, entries }),
    createOfficesFeature({ offices: services.offices, handovers: services.handovers }),
    createSuggestionsFeature({ suggestions: services.suggestions }),
    createInviteFeature({ inviting: services.inviting, land, botUsername }),
    createJoiningFeature({
      joining: services.joining,
      admissions: services.admissions,
      secretaryClaims: services.secretaryClaims,
      enrolment,
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
      schedule: services.schedule,
      participation: services.participation,
    }),
    createRollCallFeature({ attendance: services.attendance }),
    createReviewFeature({ reviews: services.reviews, readWish: services.readWish }),
    createCommitmentsFeature({
      commitments: services.commitments,
      reminding: services.commitmentReminding,
      accounts: store.accounts,
    }),
    createRoundSetupFeature({ roundSetup: services.roundSetup }),
    createSummaryFeature({ summaries: services.summaries }),
    createOwnDataFeature({ ownData: services.ownData }),
    createUnitsFeature({
      units: services.units,
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
