import { createConsentFeature } from '../../screens/joining/consent-feature.ts';
import { createInviteFeature } from '../../screens/joining/invite-feature.ts';
import { createJoiningFeature } from '../../screens/joining/joining-feature.ts';
import { createLanguageFeature } from '../../screens/joining/language-feature.ts';
import { createOperatorNameFeature } from '../../screens/joining/operator-name-feature.ts';
import { createStartFeature } from '../../screens/joining/start-feature.ts';
import { createAdmissions } from '../../services/joining/admissions.ts';
import { createBotClaims } from '../../services/joining/bot-claims.ts';
import { createConsenting } from '../../services/joining/consents.ts';
import { createEnrolment } from '../../services/joining/enrolment.ts';
import { createInviting } from '../../services/joining/invitations.ts';
import { createJoining } from '../../services/joining/joining.ts';
import { createPeopleNotices } from '../../services/joining/notices.ts';
import { createOperatorNaming } from '../../services/joining/operator-naming.ts';
import { createSecretaryClaims } from '../../services/joining/secretary-claims.ts';
import { createStartLinks } from '../../services/joining/start-links.ts';
import { createWebDoors } from '../../services/joining/web-doors.ts';
import { forgetReviews } from '../../services/own-data/forged-reviews.ts';
import { createUnitClaims } from '../../services/units/unit-claims.ts';
import type { Base, FeatureDeps } from './base.ts';
import type { Cell } from './cell.ts';
import type { Rounds } from './rounds.ts';

export type Joining = ReturnType<typeof composeJoining>;

/** From the first contact to a place in a cell, or to an office above it. */
export function composeJoining(base: Base, { participants }: Rounds, { cellSetup }: Cell) {
  const { onMembersAdded } = participants;
  const claims = createBotClaims(base);
  const unitClaims = createUnitClaims(base);
  const secretaryClaims = createSecretaryClaims({ ...base, onMembersAdded });
  const enrolment = createEnrolment({ ...base, claims, unitClaims, secretaryClaims, cellSetup });
  const consents = createConsenting({ ...base, enrolment });
  const startLinks = createStartLinks({ ...base, claims, enrolment });
  const joining = createJoining({ ...base, enrolment });
  const operatorNaming = createOperatorNaming(base);
  const inviting = createInviting(base);
  const admissions = composeAdmissions(base);
  const webDoors = createWebDoors(base);
  const notices = createPeopleNotices({ ...base, admissions });
  return {
    claims,
    unitClaims,
    secretaryClaims,
    enrolment,
    webDoors,
    operatorNaming,
    features: ({ land, translators, defaultLocale, links, webUrl }: FeatureDeps) => [
      createStartFeature({ startLinks }),
      createConsentFeature({ consents, enrolment, land, defaultLocale }),
      createInviteFeature({ inviting, land, links, webUrl }),
      createJoiningFeature({ joining, admissions, startLinks, enrolment, notices, land }),
      createOperatorNameFeature({ naming: operatorNaming, land }),
      createLanguageFeature({ accounts: base.store.accounts, translators }),
    ],
  };
}

function composeAdmissions(base: Base) {
  const admissions = createAdmissions({
    ...base,
    forgetReviews: (tx, whose, now) => forgetReviews(tx, { ids: base.ids, ...whose }, now),
  });
  return {
    ...admissions,
    async contest(...[actor, requestId]: Parameters<typeof admissions.contest>) {
      const outcome = await admissions.contest(actor, requestId);
      await base.onErased();
      return outcome;
    },
  };
}
