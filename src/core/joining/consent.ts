import type { Consent, DoorKind } from '../model/people.ts';

/**
 * Raised when the text on the consent screen comes to say something else: everybody is then asked again. It names who
 * answers for the data; as long as nobody has been named, an earlier one holds.
 */
export const consentVersion = 2;

/** The text that names nobody, asked as long as it is not known who answers for the data. */
export const unnamedConsentVersion = 1;

/**
 * Of the text that is asked on the page when a device is to be told that something came (`pushAgree` in web/page/words.ts);
 * raised when that comes to say something else: who agreed to an earlier one is told nothing more until they agreed anew.
 */
export const pushConsentVersion = 1;

/** How long answers are kept. */
export const retentionMonths = 12;

/** What somebody is still to agree to: the whole text with the lines of all its doors, or lines alone, or nothing. */
export type StillToAsk = { whole: boolean; doors: readonly DoorKind[] };

export function stillToAsk(
  given: readonly Pick<Consent, 'version' | 'door' | 'withdrawnAt'>[],
  { version, doors }: { version: number; doors: readonly DoorKind[] },
): StillToAsk {
  const inForce = given.filter((one) => one.withdrawnAt === undefined && one.version >= version);
  const agreed: ReadonlySet<string> = new Set(inForce.map(({ door }) => door));
  return { whole: agreed.size === 0, doors: doors.filter((door) => !agreed.has(door)) };
}
