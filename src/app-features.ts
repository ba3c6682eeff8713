import type { Services } from './app-services.ts';
import { createCancelFeature } from './bot/features/cancel.ts';
import { createCellFeature } from './bot/features/cell.ts';
import { createConsentFeature } from './bot/features/consent.ts';
import { createHelpFeature } from './bot/features/help.ts';
import { createInviteFeature } from './bot/features/invite.ts';
import { createJoiningFeature } from './bot/features/joining.ts';
import { createLanding } from './bot/features/landing.ts';
import { createLanguageFeature } from './bot/features/language.ts';
import { createMeetingFeature } from './bot/features/meeting.ts';
import { createOperatorFeature } from './bot/features/operator.ts';
import { createOwnDataFeature } from './bot/features/own-data.ts';
import { createRemindFeature } from './bot/features/remind.ts';
import { createReviewFeature } from './bot/features/review.ts';
import { createRosterFeature } from './bot/features/roster.ts';
import { createScheduleFeature } from './bot/features/schedule.ts';
import { createSetupFeature } from './bot/features/setup.ts';
import { createStartFeature } from './bot/features/start.ts';
import { createSummaryFeature } from './bot/features/summary.ts';
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
};

/** Every part of the bot, each given the services it shows. */
export function createFeatures({ services, store, translators, defaultLocale, botUsername }: Deps): {
  features: readonly Feature[];
  land: (who: Omit<Request, 'input'>, from: Input['kind']) => Promise<Turn>;
} {
  const { enrolment, setup: cellSetup, cells, rosterEntries: entries } = services;
  const land = createLanding({ enrolment, cellSetup });

  const features = [
    createStartFeature({ enrolment, land }),
    createConsentFeature({ consents: services.consenting, land, defaultLocale }),
    createSetupFeature({ cellSetup, cells }),
    createCellFeature({ cells, cellSetup, entries, land }),
    createRosterFeature({ rosters: services.rosters, entries }),
    createInviteFeature({ inviting: services.inviting, land, botUsername }),
    createJoiningFeature({
      joining: services.joining,
      admissions: services.admissions,
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
    createScheduleFeature({ schedule: services.schedule }),
    createRemindFeature({ remindByHand: services.remindByHand, reminding: services.reminding }),
    createReviewFeature({ reviews: services.reviews, readWish: services.readWish }),
    createSummaryFeature({ summaries: services.summaries }),
    createOwnDataFeature({ ownData: services.ownData }),
    createLanguageFeature({ accounts: store.accounts, translators }),
    createHelpFeature(),
    createCancelFeature(),
    createOperatorFeature(),
  ];
  return { features, land };
}
