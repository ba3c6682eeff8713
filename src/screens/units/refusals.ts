import type { RefusalWords } from '../feature.ts';

/** A unit out of reach, or one that is no longer there. */
export const unitRefusals: RefusalWords = {
  no_consent: 'unit-denied',
  no_seat: 'unit-denied',
  not_a_member: 'unit-denied',
  not_your_office: 'unit-denied',
  gone: 'gone.unit',
};
